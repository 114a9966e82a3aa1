"""Splits a line into words, and finds the edges of each in the picture."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from .box import Box
from .words import Word

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
Columns = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
# Room between two characters that the model read as one word, from which they are two: in heights of the line, and beside the
# room that spaces have on that line; between a letter and a digit less, as stamps are written smaller.
_ROOM, _SHARE, _SHARE_OF_STAMPS = 0.18, 0.8, 0.5
_INK = 40
_WIDE = (("\u2e80", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"), ("\uff00", "\uffef"))


def placed(text: str, middles: Sequence[float], crop: Pixels, box: Box) -> Iterator[Word]:
    """The words of a line with their boxes.

    Middles: where in the line, from 0 to 1, the model saw each character that is no space. Crop: the line's pixels.
    """
    blank = _blank(crop)
    at = [min(box.width - 1, max(0, round(middle * box.width))) for middle in middles]
    first = 0
    start = _first(blank, 0, at[0]) if at else 0
    found = list(runs(_with_spaces(text, at, blank, box.height)))
    for number, (run, before) in enumerate(found):
        after = first + len(run)
        if number + 1 < len(found):
            end, following = _between(blank, at[after - 1], at[after])
        else:
            end, following = box.width - _first(blank[::-1], 0, box.width - 1 - at[after - 1]), box.width
        yield Word(run, Box(box.x + start, box.y, max(1, end - start), box.height), before)
        first, start = after, following


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Runs without spaces, and each character of scripts without spaces; with what parts it from the one before."""
    for word in text.split():
        start, before = 0, " "
        for at, char in enumerate(word):
            if is_wide(char):
                if at > start:
                    yield word[start:at], before
                    before = ""
                yield char, before
                start, before = at + 1, ""
        if start < len(word):
            yield word[start:], before


def is_wide(char: str) -> bool:
    """Whether it belongs to Chinese, Japanese or Korean, which are written without spaces or in square blocks."""
    return any(first <= char <= last for first, last in _WIDE)


def _with_spaces(text: str, at: Sequence[int], blank: Columns, height: int) -> str:
    """With the spaces that the model left out ("DE893704"), where there is as much room as at those that it saw."""
    places = [place for place, char in enumerate(text) if not char.isspace()]
    rooms = [end - start for start, end in (_between(blank, a, b) for a, b in pairwise(at))]
    apart = [after > place + 1 for place, after in pairwise(places)]
    seen = sorted(room for room, spaced in zip(rooms, apart, strict=True) if spaced)
    within = sorted(room for room, spaced in zip(rooms, apart, strict=True) if not spaced)
    if not within:
        return text
    least = max(_ROOM * height, 2.0 * within[len(within) // 2] + 1)
    usual = seen[len(seen) // 2] if seen else 1.3 * least / _SHARE
    missing = set()
    for (place, after), room, spaced in zip(pairwise(places), rooms, apart, strict=True):
        share = _SHARE_OF_STAMPS if text[place].isdigit() != text[after].isdigit() else _SHARE
        if not spaced and room >= max(least, share * usual):
            missing.add(place)
    return "".join(char + " " * (place in missing and not is_wide(char)) for place, char in enumerate(text))


def _blank(crop: Pixels) -> Columns:
    """Which columns of pixels have no ink."""
    grey = crop.astype(np.int16).sum(axis=2) // 3
    return np.asarray(np.abs(grey - np.median(grey)).max(axis=0) < _INK, np.bool_)


def _first(blank: Columns, start: int, most: int) -> int:
    """The first column with ink."""
    inked = np.flatnonzero(~blank[start : most + 1])
    return start + int(inked[0]) if len(inked) else start


def _between(blank: Columns, left: int, right: int) -> tuple[int, int]:
    """The widest room between two columns: where it starts and ends; the middle if there is none."""
    best, start = (0, 0, 0), None
    for column in range(left, right + 1):
        if blank[column]:
            start = column if start is None else start
            best = max(best, (column + 1 - start, start, column + 1))
        else:
            start = None
    middle = math.ceil((left + right) / 2)
    return (best[1], best[2]) if best[0] else (middle, middle)
