"""The typed form of decision.yaml: thresholds, and the points of roles."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from .errors import ConfigError, first_problem
from .partial import over, read_both, rows_over
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


RoleName = Literal[
    "ADDRESS", "STREET", "OWN_ADDRESS", "REAL_NAME", "INTRODUCED", "HOME", "SERVED", "OWNED", "MINOR", "DOUBTED", "TOLD"
]


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


def load_decision(overlay: Path | None = None) -> DecisionTable:
    """Reads decision.yaml, the admin's over the shipped one; raises ConfigError."""
    file, shipped, own = read_both("decision.yaml", overlay)
    try:
        table = DecisionTable.model_validate(over(shipped, own, 2))
    except ValidationError as error:
        raise first_problem(str(file), error) from None
    _refuse_two_of_a_kind(file, table.roles)
    roles = rows_over(DecisionTable.model_validate(shipped).roles, table.roles, lambda row: row.role)
    return table.model_copy(update={"roles": roles})


def _refuse_two_of_a_kind(file: Path, rows: Sequence[RoleRow]) -> None:
    """Raises ConfigError for two rows of a role that count for the same type in the same place: only one could hold."""
    for first, second in combinations(rows, 2):
        places = {first.where, second.where}
        together = first.role == second.role and (len(places) == 1 or "anywhere" in places)
        if shared := sorted(first.of & second.of) if together else []:
            raise ConfigError(f"{file}: roles: {first.role}: two rows are of {shared[0]} in the same place (in:); keep one")
