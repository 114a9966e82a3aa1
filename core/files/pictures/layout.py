"""Puts lines of text in the order in which a person reads them: column by column, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass

from .box import Box, around
from .words import Line

# Lines are columns side by side if the gap between them is so wide (in line heights) ...
_GAP = 1.2
# ... each has so many lines, and so many of the shorter one's lines lie beside a line of the other one.
_LEAST, _BESIDE = 3, 0.3
# If so many of those are on the same height as their neighbour, they are a table, which is read across.
_LEVEL, _TABLE = 0.2, 0.75
_DEEPEST = 6


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """Lines side by side, from left to right."""

    lines: tuple[Line, ...]

    @property
    def box(self) -> Box:
        """The box around them."""
        return around(line.box for line in self.lines)


def columns(lines: Sequence[Line], depth: int = 0) -> list[list[Row]]:
    """The rows of each column, from left to right."""
    if not lines:
        return []
    parts = _split(lines) if depth < _DEEPEST else None
    if parts is None:
        return [rows(lines)]
    return [column for part in parts for column in columns(part, depth + 1)]


def rows(lines: Sequence[Line]) -> list[Row]:
    """From top to bottom; lines that share a height make one row."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.box.middle):
        if found and all(line.box.shares_row(other.box) and _apart(line.box, other.box) for other in found[-1]):
            found[-1].append(line)
        else:
            found.append([line])
    return [Row(tuple(sorted(row, key=lambda each: each.box.x))) for row in found]


def _apart(one: Box, other: Box) -> bool:
    """Whether one is beside the other and not over it."""
    return min(one.right, other.right) - max(one.x, other.x) < 0.3 * min(one.width, other.width)


def _split(lines: Sequence[Line]) -> tuple[list[Line], list[Line]] | None:
    """The columns at the widest gap from top to bottom that parts any."""
    height = sorted(line.box.height for line in lines)[len(lines) // 2]
    for _, at in sorted(_gaps(lines, _GAP * height), reverse=True):
        left = [line for line in lines if line.box.right <= at]
        right = [line for line in lines if line.box.right > at]
        if _are_columns(left, right):
            return left, right
    return None


def _gaps(lines: Sequence[Line], least: float) -> list[tuple[int, int]]:
    """Width and left edge of each range of pixels that no line touches."""
    found: list[tuple[int, int]] = []
    reached: int | None = None
    for box in sorted((line.box for line in lines), key=lambda box: box.x):
        if reached is not None and box.x - reached >= least:
            found.append((box.x - reached, reached))
        reached = box.right if reached is None else max(reached, box.right)
    return found


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    few, many = sorted((left, right), key=len)
    if len(few) < _LEAST:
        return False
    pairs = [(one.box, other.box) for one in few for other in many if one.box.shares_row(other.box)]
    beside = {one for one, _ in pairs}
    if len(beside) < _BESIDE * len(few):
        return False
    level = {one for one, other in pairs if abs(one.middle - other.middle) <= _LEVEL * min(one.height, other.height)}
    return len(level) < _TABLE * len(few)
