"""What an admin may wish of the checking; the core only reads it."""

from enum import StrEnum

import re2
from pydantic import BaseModel, ConfigDict, Field, field_validator


class Sensitivity(StrEnum):
    """How soon somebody is told."""

    RELAXED = "relaxed"
    BALANCED = "balanced"
    STRICT = "strict"


class Style(StrEnum):
    """What stands in place of a value."""

    PLACEHOLDER = "placeholder"
    MASK = "mask"
    LAST4 = "last4"
    HASH = "hash"
    FAKE = "fake"


class Policy(BaseModel):
    """The wishes of an admin for a workspace or channel."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sensitivity: Sensitivity = Field(Sensitivity.BALANCED, description="How soon somebody is told")
    style: Style = Field(Style.PLACEHOLDER, description="What stands in place of a value")
    own_domains: tuple[str, ...] = Field((), description="Mail domains of your own: addresses there never alarm")
    allowed_values: tuple[str, ...] = Field((), description="Values that are neither found nor redacted")
    allowed_patterns: tuple[str, ...] = Field((), description="Patterns (google-re2) of such values; the whole value must match")
    ignored_types: tuple[str, ...] = Field(("ORGANIZATION",), description="Entity types that are neither found nor redacted")
    quiet_types: tuple[str, ...] = Field((), description="Entity types that are redacted but never alarm")
    minimum_score: float = Field(0.3, ge=0, le=1, description="Findings below it are not redacted")

    @field_validator("allowed_patterns")
    @classmethod
    def _linear(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        quiet = re2.Options()
        quiet.log_errors = False
        for pattern in patterns:
            try:
                re2.compile(pattern, quiet)
            except re2.error:
                raise ValueError(f"{pattern!r} is not a pattern that google-re2 runs") from None
        return patterns
