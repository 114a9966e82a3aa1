"""The typed form of entities.yaml."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from .errors import ConfigError, first_problem, nearest
from .partial import over, read_both

_UNKNOWN = "no type has that name, and one of your own needs a name and a plural"


def _type_name(name: str) -> str:
    if not re.fullmatch("[A-Z][A-Z0-9_]{1,30}", name):
        raise ValueError(f"{name!r} is no name of a type: capitals, digits and underscores, as in TICKET_ID")
    return name


TypeName = Annotated[str, AfterValidator(_type_name)]


class EntityType(BaseModel):
    """The name, severity and weight of an entity type."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    plural: str
    severity: Literal["low", "medium", "high", "critical"] = "medium"
    alarm: Literal["alone", "together"] = "together"
    weight: float = Field(default=1.0, ge=0)
    anchors: Literal["always", "pasted", "owned", "never"] = "always"


class EntityTypes:
    """All known entity types; an unknown one gets its name from its identifier."""

    def __init__(self, known: dict[str, EntityType]) -> None:
        """Known: entity type -> description."""
        self._known = known

    def __getitem__(self, entity_type: str) -> EntityType:
        words = entity_type.lower().replace("_", " ")
        return self._known.get(entity_type) or EntityType(name=words, plural=words + "s")

    @property
    def names(self) -> frozenset[str]:
        """Those that are described."""
        return frozenset(self._known)

    def __contains__(self, entity_type: object) -> bool:
        return entity_type in self._known


def load_entities(overlay: Path | None = None) -> EntityTypes:
    """Reads entities.yaml, the admin's over the shipped one; raises ConfigError."""
    file, shipped, own = read_both("entities.yaml", overlay)
    if isinstance(shipped, Mapping) and isinstance(own, Mapping):
        for name, said in own.items():
            if name not in shipped and isinstance(said, Mapping) and not {"name", "plural"} <= said.keys():
                raise ConfigError(f"{file}: {name}: {_UNKNOWN}{nearest(str(name), shipped)}")
        own = {name: _weighed(said) for name, said in own.items()}
    try:
        return EntityTypes(TypeAdapter(dict[str, EntityType]).validate_python(over(shipped, own, 2)))
    except ValidationError as error:
        raise first_problem(str(file), error) from None


def _weighed(said: object) -> object:
    """A type that gets a weight no longer alarms alone, unless it says so."""
    return {"alarm": "together", **said} if isinstance(said, Mapping) and "weight" in said else said
