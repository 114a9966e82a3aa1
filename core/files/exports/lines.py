"""Lines of a text of any size."""

from collections.abc import Iterator
from typing import TextIO

from .records import BrokenMember

MOST = 64_000_000  # characters of one line or record


def lines_of(file: TextIO) -> Iterator[str]:
    """Each with its end. Raises BrokenMember where one is too large to be held."""
    while line := file.readline(MOST):
        if len(line) >= MOST:
            raise BrokenMember("A part of it is too large to be read.")
        yield line
