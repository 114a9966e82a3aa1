"""The typed form of revocation.yaml: how to revoke a leaked secret."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter, ValidationError

from .errors import first_problem
from .partial import over, read_both


class Revocation(BaseModel):
    """What one kind of secret gives access to, the steps to revoke it, and the provider's page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    steps: tuple[str, ...] = Field(min_length=1)
    page: HttpUrl | None = None


def shipped_revocation() -> Mapping[str, Revocation]:
    """What ships, without an admin's."""
    return load_revocation(Path("/nonexistent"))


def load_revocation(overlay: Path | None = None) -> Mapping[str, Revocation]:
    """Recognizer or entity type -> how to revoke it, from the admin's file over the shipped one; raises ConfigError."""
    file, shipped, own = read_both("revocation.yaml", overlay)
    try:
        return TypeAdapter(dict[str, Revocation]).validate_python(over(shipped, own, 1))
    except ValidationError as error:
        raise first_problem(str(file), error) from None
