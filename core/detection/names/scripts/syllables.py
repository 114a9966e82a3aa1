"""A reader for Vietnamese, which writes each syllable as a word: names by family names, forms of address and listed syllables.

A listed family name begins a whole name ("Nguyễn Văn Khải"). After a form of address ("anh", "chị", "sếp") what has a capital is a
name; elsewhere only listed syllables are, and not where they are a word of two ("Thanh Toán").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .listed import read_list
from .reader import Name

_SYLLABLE = re.compile(r"[^\W\d_]+")
_VOCATIVE, _PLACED = "ơi", frozenset({"ở", "tại", "đến", "về", "đi", "từ", "qua", "tới"})
_MOST, _MOST_GIVEN, _LONGEST_TITLE = 5, 3, 4
_WHOLE, _LIKELY = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class _Syllable:
    """A syllable: its offsets, itself in small letters, whether it has a capital, and whether only a space parts it from the last."""

    start: int
    end: int
    text: str
    capital: bool
    goes_on: bool


class SyllableReader:
    """Reads names by the lists in a folder, one name or word a line, in small letters.

    family.txt, given.txt (syllables of given names), places.txt, and in context/: words.txt (what sentences begin with),
    vocabulary.txt (words of two syllables) and honorifics.txt.
    """

    def __init__(self, folder: Path | None) -> None:
        """A list without a file is empty."""
        names = ("family", "given", "places", "words", "vocabulary", "honorifics")
        self._family, self._given, self._places, self._words, self._vocabulary, self._titles = (
            read_list(folder, name) for name in names
        )

    def names(self, text: str) -> Iterator[Name]:
        """See ``Reader``."""
        found = _syllables(text)
        at = 0
        while at < len(found):
            name = self._place(found, at) or self._person(found, at)
            if name:
                kind, score, last = name
                yield Name(found[at].start, found[last].end, kind, score)
                at = last
            at += 1

    def knows(self, syllable: str) -> bool:
        """Whether it is in one of its lists, and so judged here and by no list of names of other languages."""
        small = syllable.lower()
        return any(small in each for each in (self._family, self._given, self._words, self._titles))

    def _place(self, found: Sequence[_Syllable], at: int) -> tuple[str, float, int] | None:
        run = _run(found, at, _MOST)
        placed = at > 0 and found[at].goes_on and found[at - 1].text in _PLACED
        for last in range(at + len(run) - 1, at - 1, -1):
            if (last > at or placed) and _joined(found[at : last + 1]) in self._places:
                return "LOCATION", _LIKELY, last
        return None

    def _person(self, found: Sequence[_Syllable], at: int) -> tuple[str, float, int] | None:
        """The type, score and last syllable of the name that begins with a syllable."""
        first = found[at]
        titled = self._is_titled(found, at)
        if not first.capital:
            called = titled and self._is_called(found, at) and first.text in self._given and first.text not in self._words
            return ("PERSON", _LIKELY, at) if called else None
        if first.text in self._titles and self._goes_on(found, at):
            return None
        run = _run(found, at, _MOST)
        if len(run) > 2 and first.text in self._words and not first.goes_on and run[1].text in self._family:
            return None  # "Mai Nguyễn Văn Khải lên": tomorrow he comes
        if len(run) > 1 and first.text in self._family and not self._is_word(run):
            return "PERSON", _WHOLE, at + len(run) - 1
        if titled:
            return "PERSON", _LIKELY, at + len(run) - 1
        return self._given_alone(found, at)

    def _given_alone(self, found: Sequence[_Syllable], at: int) -> tuple[str, float, int] | None:
        """A given name without a family name or a form of address."""
        first, run = found[at], _run(found, at, _MOST)
        opens = not first.goes_on
        if self._is_called(found, at + len(run) - 1) and len(run) <= _MOST_GIVEN and first.text not in self._titles | self._words:
            return "PERSON", _LIKELY, at + len(run) - 1
        if opens and (first.text in self._words or first.text not in self._given):
            return None
        before = found[at - 1] if not opens and at else None
        inside = before is not None and (
            (before.capital and before.text not in self._words) or _joined((before, first)) in self._vocabulary
        )
        listed = len(run) <= _MOST_GIVEN and all(each.text in self._given for each in run)
        if inside or not listed or self._is_word(run) or (before is not None and before.text in _PLACED):
            return None
        return "PERSON", _LIKELY, at + len(run) - 1

    def _is_titled(self, found: Sequence[_Syllable], at: int) -> bool:
        """Whether a form of address stands before a syllable; with a capital only where it begins a sentence."""
        for length in range(1, _LONGEST_TITLE + 1):
            first = at - length
            if first < 0 or not found[first + 1].goes_on:
                return False
            if _joined(found[first:at]) in self._titles and (not found[first].capital or not found[first].goes_on):
                return True
        return False

    def _goes_on(self, found: Sequence[_Syllable], at: int) -> bool:
        """Whether a form of address has its name behind it: "Anh Tuấn"; else it may be one itself."""
        return at + 1 < len(found) and found[at + 1].goes_on and not found[at].goes_on

    def _is_called(self, found: Sequence[_Syllable], at: int) -> bool:
        return at + 1 < len(found) and found[at + 1].goes_on and found[at + 1].text == _VOCATIVE

    def _is_word(self, run: Sequence[_Syllable]) -> bool:
        return len(run) > 1 and _joined(run[:2]) in self._vocabulary


def _syllables(text: str) -> list[_Syllable]:
    found: list[_Syllable] = []
    for match in _SYLLABLE.finditer(text):
        goes_on = bool(found) and text[found[-1].end : match.start()] == " "
        found.append(_Syllable(match.start(), match.end(), match[0].lower(), match[0][0].isupper(), goes_on))
    return found


def _run(found: Sequence[_Syllable], at: int, most: int) -> Sequence[_Syllable]:
    """The syllables with capitals from one on."""
    end = at + 1
    while end < len(found) and end - at < most and found[end].goes_on and found[end].capital:
        end += 1
    return found[at:end] if found[at].capital else ()


def _joined(run: Sequence[_Syllable]) -> str:
    return " ".join(each.text for each in run)
