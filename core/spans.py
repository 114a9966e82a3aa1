"""Spans of work, for whoever traces: named and measured, with kinds and numbers as attributes; never content, never an id."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

Attribute = str | bool | int


class Spans(Protocol):
    """Where spans go."""

    def span(self, name: str, **attributes: Attribute) -> AbstractContextManager[None]:
        """Measures what is done within. Attributes: kinds and numbers alone."""
        ...


class NoSpans:
    """Nobody traces."""

    @contextmanager
    def span(self, name: str, **attributes: Attribute) -> Iterator[None]:
        """Does nothing."""
        yield
