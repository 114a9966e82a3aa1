"""The typed form of examples.yaml: example values from published documentation."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from .errors import first_problem
from .partial import read_both


class Examples(BaseModel):
    """Numbers: entity type -> numbers, in capitals, without spaces and punctuation. Keys: parts of keys and tokens."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    numbers: dict[str, frozenset[str]] = Field(default_factory=dict)
    keys: tuple[str, ...] = ()


def load_examples(overlay: Path | None = None) -> Examples:
    """Reads examples.yaml, and what the admin's adds to the shipped one; raises ConfigError."""
    file, content, added = read_both("examples.yaml", overlay)
    try:
        shipped, own = Examples.model_validate(content), Examples.model_validate(added)
    except ValidationError as error:
        raise first_problem(str(file), error) from None
    none = frozenset[str]()
    kinds = shipped.numbers.keys() | own.numbers.keys()
    numbers = {kind: shipped.numbers.get(kind, none) | own.numbers.get(kind, none) for kind in kinds}
    return Examples(numbers=numbers, keys=tuple(dict.fromkeys((*shipped.keys, *own.keys))))
