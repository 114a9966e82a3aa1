"""The typed form of revocation.yaml: how to revoke a leaked secret."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter, ValidationError

from . import path
from .errors import first_problem, read_yaml


class Revocation(BaseModel):
    """What one kind of secret gives access to, the steps to revoke it, and the provider's page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    steps: tuple[str, ...] = Field(min_length=1)
    page: HttpUrl | None = None


def load_revocation(overlay: Path | None = None) -> Mapping[str, Revocation]:
    """Recognizer or entity type -> how to revoke it, from the admin's file or the shipped one; raises ConfigError."""
    file = path("revocation.yaml", overlay)
    try:
        return TypeAdapter(dict[str, Revocation]).validate_python(read_yaml(file))
    except ValidationError as error:
        raise first_problem(str(file), error) from None
