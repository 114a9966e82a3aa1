"""The typed form of entities.yaml."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from . import path
from .errors import first_problem, read_yaml


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

    def __contains__(self, entity_type: object) -> bool:
        return entity_type in self._known


def load_entities(overlay: Path | None = None) -> EntityTypes:
    """Reads entities.yaml, the admin's or the shipped one; raises ConfigError."""
    file = path("entities.yaml", overlay)
    try:
        return EntityTypes(TypeAdapter(dict[str, EntityType]).validate_python(read_yaml(file)))
    except ValidationError as error:
        raise first_problem(str(file), error) from None
