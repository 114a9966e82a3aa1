"""A file of the admin's over the shipped one of that name: what it does not name is as shipped."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from . import path
from .errors import read_yaml

_NOWHERE = Path("/nonexistent")
Row = TypeVar("Row")


def read_both(name: str, overlay: Path | None) -> tuple[Path, object, object]:
    """The file that counts, what ships, and what the admin's says, which is nothing where there is none; raises ConfigError."""
    shipped, file = path(name, _NOWHERE), path(name, overlay)
    own = read_yaml(file) if file != shipped else None
    return file, read_yaml(shipped), {} if own is None else own


def over(shipped: object, own: object, depth: int) -> object:
    """What is said anew over what was there. Depth: how many levels of names stand for themselves; below, all is replaced."""
    if not depth or not isinstance(shipped, Mapping) or not isinstance(own, Mapping):
        return own
    return {**shipped, **{key: over(shipped.get(key), value, depth - 1) for key, value in own.items()}}


def rows_over(shipped: Sequence[Row], own: Sequence[Row], name: Callable[[Row], str]) -> tuple[Row, ...]:
    """The rows of a table: one that is said anew takes the place of those of its name."""
    named = set(map(name, own))
    return (*(row for row in shipped if name(row) not in named), *own)
