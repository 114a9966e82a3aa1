"""The typed form of decision.yaml: thresholds, and what roles add."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from . import path
from .errors import first_problem, read_yaml
from .policy import Sensitivity


class BySensitivity(BaseModel):
    """A number for each sensitivity."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    relaxed: float = Field(ge=0)
    balanced: float = Field(ge=0)
    strict: float = Field(ge=0)

    def at(self, sensitivity: Sensitivity) -> float:
        """The number for one."""
        number: float = getattr(self, sensitivity.value)
        return number


class RolePoints(BaseModel):
    """What a role adds, and what it means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    points: float = Field(ge=0)
    meaning: str


class Roles(BaseModel):
    """All roles; each must be there, so that none is forgotten in an admin's own file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    HOME: RolePoints
    OWN_ADDRESS: RolePoints
    TOLD_ADDRESS: RolePoints
    UNMASKED: RolePoints
    SERVED: RolePoints
    MINOR: RolePoints
    OWNED: RolePoints
    SINGLED_OUT: RolePoints


class DecisionTable(BaseModel):
    """When somebody is told."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sure: BySensitivity
    talk: BySensitivity
    pasted: BySensitivity
    most_of_a_type: int = Field(ge=1)
    roles: Roles

    def points(self, role: str) -> float:
        """What a role adds."""
        return self._of(role).points

    def meaning(self, role: str) -> str:
        """What a role is, in a few words."""
        return self._of(role).meaning

    def _of(self, role: str) -> RolePoints:
        found: RolePoints = getattr(self.roles, role)
        return found


def load_decision(overlay: Path | None = None) -> DecisionTable:
    """Reads decision.yaml, the admin's or the shipped one; raises ConfigError."""
    file = path("decision.yaml", overlay)
    try:
        return DecisionTable.model_validate(read_yaml(file))
    except ValidationError as error:
        raise first_problem(str(file), error) from None
