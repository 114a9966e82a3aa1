"""What of a text is no longer there once it has been redacted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_LINES, _WORDS = re.compile(r"[^\n]*\n|[^\n]+\Z"), re.compile(r"\w+|\s+|[^\w\s]")
# Beyond so many comparisons, all that lies between what begins and ends alike counts as changed.
_MOST = 4_000_000


@dataclass(frozen=True, slots=True)
class Change:
    """What stood from start to end is gone; ``text`` stands there instead."""

    start: int
    end: int
    text: str


def changes(old: str, new: str) -> list[Change]:
    """In the order of the old text. What is left of that, without them, is in the new one, word by word and in the same order."""
    found: list[Change] = []
    for change in _compared(old, new, _LINES, 0):
        found += _compared(old[change.start : change.end], change.text, _WORDS, change.start)
    return found


def _compared(old: str, new: str, unit: re.Pattern[str], at: int) -> Iterator[Change]:
    before, after = unit.findall(old), unit.findall(new)
    starts = [0]
    for part in before:
        starts.append(starts[-1] + len(part))
    for first, last, text in _different(before, after):
        yield Change(at + starts[first], at + starts[last], "".join(text))


def _different(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, Sequence[str]]]:
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) * len(new) > _MOST:
        yield head, head + len(old), new
        return
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield head + first, head + last, new[start:end]
