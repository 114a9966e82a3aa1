"""A reader that needs no training: names of lists, judged by the words beside them.

A listed given name that is no ordinary word is a name. One that is also a word ("أمل", "शांति", "Ελπίδα"), and a family name, count
beside an honorific, a label or another listed name. After an honorific, a word that is in no list is a name, too.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .affixes import readings, words
from .reader import Name

_LISTS = ("given", "family", "places", "words", "vocabulary", "honorifics", "roles", "labels")
_MOST_PARTS, _SHORTEST = 4, 3
_SURE, _LIKELY, _GUESSED = 0.9, 0.7, 0.6
_BESIDE_LABEL = ":：=՝،፦"


@dataclass(frozen=True, slots=True)
class _Word:
    """A word: its offsets; the part of it that is a listed name, if any; and what it is."""

    start: int
    end: int
    text: str
    name: tuple[int, int]
    given: bool
    family: bool
    ordinary: bool
    known: bool


class ListReader:
    """Reads names by the lists in a folder, one name or word a line.

    given.txt, family.txt, places.txt, and in context/: words.txt (what talk is made of), vocabulary.txt (frequent words, names among them),
    honorifics.txt, roles.txt and labels.txt.
    """

    def __init__(self, folder: Path | None) -> None:
        """A list without a file is empty."""
        self._lists = {name: read_list(folder, name) for name in _LISTS}
        self._places = frozenset(map(folded, self._lists["places"]))

    def names(self, text: str) -> Iterator[Name]:
        """See ``Reader``."""
        found = [self._word(start, end, text[start:end]) for start, end in words(text)]
        at = 0
        while at < len(found):
            score = self._begins(text, found, at)
            last = self._ends(text, found, at, guess=score == _GUESSED) if score else at
            place = self._place(text, found, at)
            if place and (not score or place[1] > found[last].end):
                yield Name(*place, "LOCATION", _LIKELY)
                last = next(n for n in range(at, len(found)) if found[n].end >= place[1])
            elif score:
                yield Name(found[at].name[0], found[last].name[1], "PERSON", score)
            at = last + 1

    def family(self, word: str) -> bool:
        """Whether a word is a listed family name."""
        return word.lower() in self._lists["family"] and word.lower() not in self._lists["words"]

    def ordinary(self, word: str) -> bool:
        """Whether a word is what talk is made of, and no listed name; one with a capital may always be a name."""
        small = word.lower()
        if _cased(word[:1]) and word[:1].isupper():
            return False
        named = small in self._lists["given"] or small in self._lists["family"]
        return not named and small in self._lists["words"]

    def _place(self, text: str, found: Sequence[_Word], at: int) -> tuple[int, int] | None:
        """Where a listed place is that begins with a word, the longest first; particles before it are no part of it."""
        if not self._lists["places"] or not _capital(text[found[at].start :]):
            return None
        for last in range(min(at + _MOST_PARTS, len(found)) - 1, at - 1, -1):
            whole = text[found[at].start : found[last].end].lower()
            for first, end in readings(whole) if "\n" not in whole else ():
                if folded(whole[first:end]) in self._places:
                    return found[at].start + first, found[at].start + end
        return None

    def _word(self, start: int, end: int, text: str) -> _Word:
        """What a word is: the whole word if it is listed, else without a particle or an ending, unless it is an ordinary word."""
        folded = text.lower()
        ordinary = folded in self._lists["words"] or not text[0].isalpha()
        for first, last in readings(text) if not ordinary else [(0, len(text))]:
            part = folded[first:last]
            given, family = part in self._lists["given"], part in self._lists["family"]
            if given or family:
                common = part in self._lists["words"] or len(part) < _SHORTEST or not _capital(text[first:])
                return _Word(start, end, folded, (start + first, start + last), given, family, common, True)
        parts = [folded[first:last] for first, last in readings(text)]
        ordinary = ordinary or not _capital(text) or any(part in self._lists["words"] for part in parts)
        known = ordinary or any(part in self._lists["vocabulary"] for part in parts)
        return _Word(start, end, folded, (start, end), False, False, ordinary, known)

    def _begins(self, text: str, found: Sequence[_Word], at: int) -> float:
        """The score of a name that begins with a word; 0 where none does."""
        word = found[at]
        listed = word.given or word.family
        if word.given and not word.ordinary:
            return _SURE
        if listed and (self._after_cue(text, found, at) or self._before_colon(text, found, at)):
            return _LIKELY
        after = found[at + 1] if at + 1 < len(found) else None
        beside = after is not None and text[word.end : after.start] == " "
        if listed and beside and after and (after.given or after.family) and not (word.ordinary and after.ordinary):
            return _LIKELY
        unlisted = not listed and not word.ordinary and word.text[0].isalpha()
        if unlisted and not word.known and beside and after and after.family and not after.ordinary:
            return _GUESSED
        return _GUESSED if unlisted and (self._after_honorific(text, found, at) or self._after_label(text, found, at)) else 0.0

    def _after_cue(self, text: str, found: Sequence[_Word], at: int) -> bool:
        before = _before(text, found, at)
        roles = before is not None and self._is(before, "roles")
        return roles or self._after_honorific(text, found, at) or self._after_label(text, found, at)

    def _after_honorific(self, text: str, found: Sequence[_Word], at: int) -> bool:
        before = _before(text, found, at)
        return before is not None and self._is(before, "honorifics")

    def _after_label(self, text: str, found: Sequence[_Word], at: int) -> bool:
        """Whether the line up to the word is a label and a colon."""
        line = text[text.rfind("\n", 0, found[at].start) + 1 : found[at].start].strip().lower()
        return line[-1:] in _BESIDE_LABEL and line[:-1].strip() in self._lists["labels"] if line else False

    def _before_colon(self, text: str, found: Sequence[_Word], at: int) -> bool:
        """Whether a line of a chat's log begins with the word."""
        word = found[at]
        begins = text[text.rfind("\n", 0, word.start) + 1 : word.start].strip() == ""
        return begins and text[word.end : word.end + 1] == ":"

    def _is(self, word: _Word, name: str) -> bool:
        return any(word.text[first:last] in self._lists[name] for first, last in readings(word.text))

    def _ends(self, text: str, found: Sequence[_Word], at: int, *, guess: bool) -> int:
        """The last word of the name that begins with a word."""
        last = at
        while last + 1 < len(found) and last - at + 1 < _MOST_PARTS:
            word, after = found[last], found[last + 1]
            if text[word.name[1] : after.name[0]] != " ":
                break
            believed = guess or _cased(text[after.start]) or (not after.known and bool(self._lists["vocabulary"]))
            unknown = believed and last == at and not after.ordinary and after.text[0].isalpha()
            listed = (after.given or after.family) and (not after.ordinary or (after.family and len(after.text) >= _SHORTEST))
            if not listed and not unknown:
                break
            last += 1
        return last


def folded(word: str) -> str:
    """A word in small letters without Greek accents, which capital letters do not have: ΠΑΦΟΣ is Πάφος."""
    small = word.lower().replace("ς", "σ")
    if not "\u0370" <= small[:1] <= "\u1fff":
        return small
    return "".join(char for char in unicodedata.normalize("NFD", small) if not unicodedata.combining(char))


def _before(text: str, found: Sequence[_Word], at: int) -> _Word | None:
    """The word before another in the same line; the mark of an abbreviation is passed over."""
    before = at - 1
    while before >= 0 and found[before].text in "./'":
        before -= 1
    return found[before] if before >= 0 and text[found[before].end : found[at].start].strip("./' ") == "" else None


def _cased(char: str) -> bool:
    return char.lower() != char


def _capital(word: str) -> bool:
    """Whether a word is written like a name: with a capital, where its script has them in ordinary text, as Georgian has not."""
    return not word[:1].islower() or "\u10a0" <= word[0] <= "\u10ff"


def read_list(folder: Path | None, name: str) -> frozenset[str]:
    """One list of a folder or of its context; empty without a file."""
    files = [folder / f"{name}.txt", folder / "context" / f"{name}.txt"] if folder else []
    return frozenset(line for file in files if file.exists() for line in file.read_text(encoding="utf-8").lower().splitlines())
