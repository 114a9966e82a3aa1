"""From offsets to lines and columns."""

from bisect import bisect_right
from collections.abc import Sequence

from .place import FilePlace


def locate_lines(raw: str, offsets: Sequence[int]) -> list[FilePlace]:
    """Line and column of each offset."""
    starts = line_starts(raw)
    found = []
    for offset in offsets:
        line = bisect_right(starts, offset)
        found.append(FilePlace(line, offset - starts[line - 1] + 1))
    return found


def line_starts(raw: str) -> list[int]:
    """The offset at which each line starts."""
    starts = [0]
    at = raw.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = raw.find("\n", at + 1)
    return starts
