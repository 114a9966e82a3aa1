"""Cuts a text without spaces into listed words and names, and tells which names of which lists begin and end where."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

# What is one piece of the cut whatever the lists say: a run of Latin letters, of digits, or of katakana.
_RUN = re.compile(r"[A-Za-z\u00c0-\u024f]+|\d+|[ァ-ヺー]+")
_WORD, UNKNOWN = "w", "u"
_COSTLIER, _MOST = 1.15, 1e9


@dataclass(frozen=True, slots=True)
class Piece:
    """Offsets, and of what kind what stands there is.

    Kind: w for a word, with the letters of the lists of names that have it; u in no list; a, K or 0 for a run of Latin letters, katakana
    or digits; ¶ or _ for a line's end or a space; else the character itself.
    """

    start: int
    end: int
    kind: str


class Lexicon:
    """Words and names. A cut is the most probable one.

    A word costs the logarithm of its rank (Zipf's law: a word is about as frequent as its rank is low), a name as much as a word in the
    midst of the list, and a character in no list more than any word.
    """

    def __init__(self, words: Sequence[str], names: Mapping[str, Iterable[str]]) -> None:
        """Words: the most frequent first. Names: by the letter of their list."""
        self._kinds: dict[str, str] = {}
        for letter, listed in names.items():
            for name in listed:
                self._kinds[name] = self._kinds.get(name, "") + letter
        self._words = {word: log(rank + 2) for rank, word in enumerate(words)}
        self._name, self._unknown = log(len(words) / 2 + 2), log(len(words) + 2) * _COSTLIER
        lengths: dict[str, set[int]] = {}
        for value in (*self._words, *self._kinds):
            lengths.setdefault(value[0], set()).add(len(value))
        self._lengths = {first: sorted(each) for first, each in lengths.items()}

    def read(self, text: str, hidden: bytes = b"", unknown: bytes = b"") -> tuple[list[Piece], list[dict[str, str]]]:
        """The cut, and for each character by list how long the longest name is that begins there, and that which ends there.

        Hidden: a byte of 1 for each character of a name that no list is to have; unknown: for those that no list of words is to have.
        """
        size = len(text)
        best: list[tuple[float, int, str]] = [(0.0, 0, ""), *[(_MOST, 0, "")] * size]
        begins: list[dict[str, int]] = [{} for _ in range(size)]
        ends: list[dict[str, int]] = [{} for _ in range(size + 1)]
        runs = {match.start(): match.end() for match in _RUN.finditer(text)}
        for at in range(size):
            cost = best[at][0]
            for end, kind, price, lists in self._from(text, at, runs, hidden, unknown):
                if cost + price < best[end][0]:
                    best[end] = (cost + price, at, kind)
                for letter in lists:
                    begins[at][letter] = end - at
                    ends[end][letter] = max(end - at, ends[end].get(letter, 0))
        return _pieces(best), [
            {letter: f"{begins[at].get(letter, '')},{ends[at].get(letter, '')}" for letter in {*begins[at], *ends[at]}}
            for at in range(size)
        ]

    def _from(
        self, text: str, at: int, runs: Mapping[int, int], hidden: bytes, unknown: bytes
    ) -> Iterator[tuple[int, str, float, str]]:
        """What may begin at an offset: where it ends, its kind, its cost, and the letters of the lists of names that have it."""
        char = text[at]
        yield at + 1, _mark(char), self._unknown, ""
        if at in runs:
            yield runs[at], "0" if char.isdecimal() else "K" if char > "\u3000" else "a", self._unknown, ""
        for length in self._lengths.get(char, ()):
            value = text[at : at + length]
            if len(value) < length:
                return
            kind = self._kinds.get(value, "")
            if kind and hidden.find(1, at, at + length) >= 0:
                kind = ""
            price = self._words.get(value)
            if price is not None and unknown.find(1, at, at + length) < 0:
                yield at + length, _WORD + kind, price, kind
            elif kind:
                yield at + length, kind, self._name, kind


def _mark(char: str) -> str:
    if char.isalpha():
        return UNKNOWN
    return "¶" if char == "\n" else "_" if char.isspace() else char


def _pieces(best: Sequence[tuple[float, int, str]]) -> list[Piece]:
    """The cheapest cut; characters in no list that stand side by side are one piece."""
    pieces: list[Piece] = []
    end = len(best) - 1
    while end:
        _, start, kind = best[end]
        if kind == UNKNOWN and pieces and pieces[-1].kind == UNKNOWN:
            pieces[-1] = Piece(start, pieces[-1].end, kind)
        else:
            pieces.append(Piece(start, end, kind))
        end = start
    return pieces[::-1]
