"""The typed form of examples.yaml: example values from published documentation."""

import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from .errors import first_problem
from .partial import read_both

# Any key may have what is shorter in it.
_SHORTEST_KEY, _SHORTEST_NUMBER = 6, 4
_MARKS = re.compile(r"[^A-Z0-9]")


class Examples(BaseModel):
    """Numbers: entity type -> numbers, kept in capitals, without spaces and punctuation. Keys: parts of keys and tokens."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    numbers: dict[str, frozenset[str]] = Field(default_factory=dict)
    keys: tuple[str, ...] = ()

    @field_validator("numbers")
    @classmethod
    def _plain(cls, numbers: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        plain = {kind: {value: _MARKS.sub("", value.upper()) for value in values} for kind, values in numbers.items()}
        for kind, values in plain.items():
            if short := [value for value in sorted(values) if len(values[value]) < _SHORTEST_NUMBER]:
                raise ValueError(f"{kind}: {short[0]!r} has fewer than {_SHORTEST_NUMBER} of A-Z and 0-9; write a whole number")
        return {kind: frozenset(values.values()) for kind, values in plain.items()}

    @field_validator("keys")
    @classmethod
    def _telling(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        if short := [key for key in keys if len(key.strip()) < _SHORTEST_KEY]:
            raise ValueError(f"{short[0]!r} is part of too many keys; write {_SHORTEST_KEY} characters of it or more")
        return keys


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
