"""The typed form of examples.yaml: example values from published documentation."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from . import path
from .errors import first_problem, read_yaml


class Examples(BaseModel):
    """Numbers: entity type -> numbers, in capitals, without spaces and punctuation. Keys: parts of keys and tokens."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    numbers: dict[str, frozenset[str]] = Field(default_factory=dict)
    keys: tuple[str, ...] = ()


def load_examples(overlay: Path | None = None) -> Examples:
    """Reads examples.yaml, the admin's or the shipped one; raises ConfigError."""
    file = path("examples.yaml", overlay)
    try:
        return Examples.model_validate(read_yaml(file))
    except ValidationError as error:
        raise first_problem(str(file), error) from None
