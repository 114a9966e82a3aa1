"""The typed form of decision.yaml: thresholds, and the points of roles."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from . import path
from .errors import first_problem, read_yaml
from .policy import Sensitivity


class BySensitivity(BaseModel):
    """One number for each sensitivity."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    relaxed: float = Field(ge=0)
    balanced: float = Field(ge=0)
    strict: float = Field(ge=0)

    def at(self, sensitivity: Sensitivity) -> float:
        """The number for a sensitivity."""
        number: float = getattr(self, sensitivity.value)
        return number


RoleName = Literal["ADDRESS", "STREET", "OWN_ADDRESS", "REAL_NAME", "INTRODUCED", "HOME", "SERVED", "OWNED", "MINOR", "DOUBTED"]
_JUDGED = ("HOME", "OWN_ADDRESS", "ADDRESS", "REAL_NAME", "SERVED", "OWNED", "MINOR")


class RoleRow(BaseModel):
    """The points that a role adds, once per message, if a finding of one of the types has it.

    ``in``: where it counts. ``unless``: another role, with which it does not count. ``anchors``: it ties the message to a person
    by itself. ``owns``: with it, the number of a database row is somebody's. ``meaning``: its words in an explanation.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: RoleName
    of: frozenset[str]
    where: Literal["talk", "pasted", "anywhere"] = Field(default="anywhere", alias="in")
    unless: RoleName | None = None
    points: float = Field(ge=0)
    anchors: bool = False
    owns: bool = False
    meaning: str

    def holds(self, *, pasted: bool) -> bool:
        """Whether it counts in pasted text, or else in talk."""
        return self.where in ("anywhere", "pasted" if pasted else "talk")


class Combination(BaseModel):
    """The points that several findings add together: one from each group of types."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    of: tuple[frozenset[str], ...] = Field(min_length=2)
    points: float = Field(ge=0)
    meaning: str


class DecisionTable(BaseModel):
    """When a message alarms."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sure: BySensitivity
    talk: BySensitivity
    pasted: BySensitivity
    most_of_a_type: int = Field(ge=1)
    roles: tuple[RoleRow, ...]
    combinations: tuple[Combination, ...] = ()

    @field_validator("roles")
    @classmethod
    def _none_is_forgotten(cls, rows: tuple[RoleRow, ...]) -> tuple[RoleRow, ...]:
        missing = sorted({*_JUDGED}.difference(row.role for row in rows))
        if missing:
            raise ValueError(f"no row for {', '.join(missing)}; points: 0 makes one count for nothing")
        return rows


def load_decision(overlay: Path | None = None) -> DecisionTable:
    """Reads decision.yaml, the admin's or the shipped one; raises ConfigError."""
    file = path("decision.yaml", overlay)
    try:
        return DecisionTable.model_validate(read_yaml(file))
    except ValidationError as error:
        raise first_problem(str(file), error) from None
