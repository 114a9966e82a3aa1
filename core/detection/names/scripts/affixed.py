"""What a model sees of words that may have particles before them or endings after them: Arabic, Hebrew, Greek, Hindi and others.

It sees the letters at a word's ends and inside, with and without particles, the words beside, and which lists have them. A name that
is in no list is told by the words beside it and by its letters. A change here means training these models again (``make model``).
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from .affixes import words
from .listed import folded, read_list

# By the letter that stands for a list in a feature.
_LISTS = {
    "g": "given",
    "f": "family",
    "p": "places",
    "w": "words",
    "v": "vocabulary",
    "u": "rare",
    "h": "honorifics",
    "r": "roles",
    "l": "labels",
}
_OF_NAMES = frozenset("gf")
_BEFORE = re.compile(r"[ובלהמשכ]{1,3}|[وفبلك]{1,2}ـ?|[የለከበ]")
_AFTER = re.compile(r"[\u0980-\u0dff\u0531-\u0587\u10a0-\u10ff]{1,4}\Z")
_FEWEST_LETTERS = 2
_NO_LETTERS = re.compile("[\u0640\u064b-\u0652]")
_BEGIN, _END = "^", "$"
_LONGEST_PART = 4


class Affixed:
    """Features of words; ``hidden`` tokens are seen as if they were in no list and never seen before."""

    def __init__(self, folder: Path | None) -> None:
        """Reads the lists of a folder and of its context; a list without a file is empty."""
        self._lists = {letter: frozenset(map(_plain, read_list(folder, name))) for letter, name in _LISTS.items()}

    def tokens(self, text: str) -> list[tuple[int, int]]:
        """The offsets of words, numbers and marks."""
        return words(text)

    def features(
        self, text: str, spans: Sequence[tuple[int, int]], hidden: Collection[int] = (), unknown: Collection[int] = ()
    ) -> list[tuple[str, ...]]:
        """The features of each token. Hidden: tokens that no list of names has; unknown: tokens that no list of words has."""
        values = [text[start:end].replace("\n", "¶") for start, end in spans]
        lower = [_BEGIN, _BEGIN, *(_number(_plain(word)) for word in values), _END, _END]
        known = [n not in hidden and n not in unknown for n in range(len(spans))]
        marks = [self._mark(word, hidden=n in hidden, unknown=n in unknown) for n, word in enumerate(values)]
        shapes = [_BEGIN, _BEGIN, *map(_shape, values), _END, _END]
        spaced = [" " if start > end else "" for (_, end), (start, _) in pairwise([(0, 0), *spans])]
        around = [_BEGIN, _BEGIN, *marks, _END, _END]
        made = []
        for n, word in enumerate(values):
            seen = (*_of_word(word), *_of_place(lower[n : n + 5], shapes[n : n + 5], around[n : n + 5], spaced[n]))
            own = _identity(lower[n : n + 5]) if known[n] else ()
            made.append((*seen, *own, *self._parts(word, hidden=n in hidden, unknown=n in unknown)))
        return made

    def _mark(self, word: str, *, hidden: bool, unknown: bool) -> str:
        """The letters of the lists that have a word."""
        plain = _plain(word)
        return "".join(
            letter for letter, names in self._lists.items() if plain in names and not (hidden if letter in _OF_NAMES else unknown)
        )

    def _parts(self, word: str, *, hidden: bool, unknown: bool) -> Iterator[str]:
        """What is left of a word without particles before it or an ending, and which lists have that."""
        before = _BEFORE.match(word)
        for cut in range(1, len(before[0]) + 1 if before else 1):
            rest = word[cut:]
            if len(rest) >= _FEWEST_LETTERS:
                yield f"B{cut}{word[:cut]}{self._mark(rest, hidden=hidden, unknown=unknown)}"
                yield f"R{cut}{rest[:3]}"
        if not _AFTER.search(word):
            return
        for cut in range(1, min(_LONGEST_PART, len(word) - _FEWEST_LETTERS) + 1):
            yield f"A{cut}{word[-cut:]}{self._mark(word[:-cut], hidden=hidden, unknown=unknown)}"


def _of_word(word: str) -> Iterator[str]:
    """A word's letters: beginnings, endings, and all triples."""
    plain = _plain(word)
    for size in range(1, _LONGEST_PART + 1):
        yield f"i{plain[:size]}"
        yield f"j{plain[-size:]}"
    framed = f"^{plain}$"
    yield from {f"k{framed[n : n + 3]}" for n in range(len(framed) - 2)}
    yield f"z{min(len(plain), 9)}"


def _of_place(lower: Sequence[str], shapes: Sequence[str], marks: Sequence[str], space: str) -> tuple[str, ...]:
    """What stands beside a word: words, shapes, and marks of lists."""
    l2, l1, _, r1, r2 = lower
    s2, s1, s, t1, t2 = shapes
    m2, m1, m, n1, n2 = marks
    return (
        "0",
        f"a{l2}",
        f"b{l1}",
        f"d{r1}",
        f"e{r2}",
        f"f{l2} {l1}",
        f"g{r1} {r2}",
        f"h{l1}|{r1}",
        f"n{s1}{space}{s}{t1}",
        f"o{s2}{s1}{s}{t1}{t2}",
        f"p{m}",
        f"q{m}{s}",
        f"r{m1}{s1}|{m}",
        f"s{m}|{n1}{t1}",
        f"t{m1}|{m}|{n1}",
        f"u{m2}|{m1}|{m}",
        f"v{m}|{n1}|{n2}",
        f"w{s}{l1}",
        f"x{s}{r1}",
        f"y{m}{l1}",
        f"Y{m}{r1}",
        f"l{l1[-3:]}",
        f"m{r1[-3:]}",
    )


def _identity(lower: Sequence[str]) -> tuple[str, ...]:
    """The word itself, which a model should not know of names that are new to it."""
    _, l1, word, r1, _ = lower
    return f"c{word}", f"C{l1} {word}", f"D{word} {r1}"


def _plain(word: str) -> str:
    """A word in small letters, without accents and vowel points, which are often left out."""
    return folded(_NO_LETTERS.sub("", word))


def _number(word: str) -> str:
    return "0" * min(len(word), 5) if word.isdecimal() else word


def _shape(word: str) -> str:
    """X: capitals, Xx: a capital first, x: other letters; a before Latin ones; 0, ¶ and marks stand for themselves."""
    if word.isdecimal():
        return "0"
    if not word[0].isalpha():
        return word
    latin = "a" if word[0] < "\u0250" else ""
    return latin + ("X" if word.isupper() and len(word) > 1 else "Xx" if word[0].isupper() else "x")
