"""What reads names in one language, and what it tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Name:
    """A name: offsets in code points, end exclusive; PERSON, LOCATION or ORGANIZATION; a score from 0 to 1."""

    start: int
    end: int
    entity_type: str
    score: float


class Reader(Protocol):
    """Reads names in one language. It need not be thread-safe."""

    def names(self, text: str) -> Iterable[Name]:
        """The names in a run of at most 1,000 characters or so, sorted and disjoint."""
        ...
