"""Joins the lines of a paragraph that were only broken because the column ended."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .layout import Row
from .words import Line, Word, joined

Paragraph = tuple[Word, ...]
CLOCK = re.compile(r"(?i)(?:\d{1,2}[:.]\d{2}(?:[ \u202f]?[ap]\.?m\.?)?)$")
_LABEL = re.compile(r"\S+(?: \S+)?\s?[:=](?:\s|$)|[-*•·–#>]\s|\d{1,3}[.)]\s")
_END = re.compile(r"[.!?:;…]$")
# In heights of a line: how far left edges may differ, how much room may be between lines, and between words of one line.
_EDGE, _ROOM, _ALIKE = 0.8, 0.75, 1.35
# Narrower lines are lists; where only one line is so long, it has to be wider.
_NARROW, _WIDE = 6, 18
# A single word so long was broken, because it did not fit on a line.
_LONG = 16


def row_words(row: Row) -> Paragraph:
    """The words of a row; between lines side by side, two spaces."""
    words: list[Word] = []
    for line in row.lines:
        words += (replace(word, before="  ") if words and not at else word for at, word in enumerate(line.words))
    return tuple(words)


def paragraphs(rows: Sequence[Row], *, bubble: bool = False) -> list[Paragraph]:
    """The paragraphs of a column or bubble. Lines are broken where the farthest ends, if that is a bubble's or far enough."""
    if not rows:
        return []
    edge = max(row.box.right for row in rows)
    sure = bubble or sum(row.box.right >= edge - 2 * row.box.height for row in rows) > 1
    found: list[list[Word]] = []
    before: Row | None = None
    for row in rows:
        words = row_words(row)
        between = _between(before, row, edge, _NARROW if sure else _WIDE) if before else None
        if between is None or not found:
            found.append(list(words))
        else:
            found[-1] += (replace(words[0], before=between), *words[1:])
        before = row
    return [tuple(words) for words in found]


def _between(upper: Row, lower: Row, edge: int, least: float) -> str | None:
    """What to put between two rows of one paragraph; None if they are not."""
    one, other = upper.lines[-1], lower.lines[0]
    if len(lower.lines) > 1 or not _follows(one if len(upper.lines) == 1 else None, other):
        return None
    text = one.text
    if one.box.width < least * one.box.height:
        return None
    if _END.search(text) or CLOCK.search(text) or _LABEL.match(other.text):
        return None
    if len(one.words) == 1 and len(text) >= _LONG and one.box.right >= edge - one.box.height:
        return ""
    space = one.box.height / 3
    return " " if one.box.right + space + other.words[0].box.width > edge else None


def _follows(one: Line | None, other: Line) -> bool:
    """Whether a line is right below another of its kind."""
    if one is None:
        return False
    height = min(one.box.height, other.box.height)
    return (
        abs(one.box.x - other.box.x) <= _EDGE * height
        and other.box.y - one.box.bottom <= _ROOM * height
        and max(one.box.height, other.box.height) <= _ALIKE * height
        and same_colour(one.paper, other.paper)
    )


def same_colour(one: tuple[int, int, int], other: tuple[int, int, int], most: int = 24) -> bool:
    """Whether two colours differ by at most so much in all."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) <= most


def text_of(paragraph: Paragraph) -> str:
    """What it says."""
    return joined(paragraph)
