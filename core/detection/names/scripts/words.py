"""What the model of Russian and Ukrainian sees of a text, word by word: used to train it and to run it, so that both see the same.

A change here means training it again (``make model``).
"""

import re
from collections.abc import Collection, Iterator, Sequence

from .lists import NameLists

# One token's features, as CRFsuite reads them.
Features = tuple[str, ...]
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff])*|\d+|\S|\n")
_BEGIN, _END = "^", "$"
# Texts come normalised, training data as it is written.
_NARROW = str.maketrans({chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)})


class Words:
    """Features of words; ``hidden`` tokens are seen as if no list had them."""

    def __init__(self, lists: NameLists) -> None:
        """Lists: of names."""
        self._lists = lists

    def tokens(self, text: str) -> list[tuple[int, int]]:
        """The offsets of a text's words and marks."""
        return [match.span() for match in _WORD.finditer(text)]

    def features(
        self, text: str, spans: Sequence[tuple[int, int]], hidden: Collection[int] = (), unknown: Collection[int] = ()
    ) -> list[Features]:
        """The features of each token. Full-width marks, digits and letters are read like others."""
        text = text.translate(_NARROW)
        words = [text[start:end] for start, end in spans]
        return list(
            _word_features(words, ["" if n in hidden else self._lists.mark(word) for n, word in enumerate(words)], hidden)
        )


def _word_features(words: Sequence[str], listed: Sequence[str], hidden: Collection[int]) -> Iterator[Features]:
    lower = [_BEGIN, _BEGIN, *(_number(word.lower()) for word in words), _END, _END]
    shapes = [_BEGIN, _BEGIN, *map(_shape, words), _END, _END]
    marks = [_BEGIN, *listed, _END]
    for n in range(len(words)):
        l2, l1, w, r1, r2 = lower[n : n + 5]
        s2, s1, s, t1, t2 = shapes[n : n + 5]
        yield (
            f"a{l2}",
            f"b{l1}",
            f"d{r1}",
            f"e{r2}",
            *(() if n in hidden else (f"c{w}", f"f{l1} {w}", f"g{w} {r1}")),
            f"h{w[:2]}",
            f"i{w[:3]}",
            f"j{w[:4]}",
            f"k{w[-2:]}",
            f"l{w[-3:]}",
            f"m{w[-4:]}",
            f"n{s2}{s1}{s}{t1}{t2}",
            f"o{s1}{s}{t1}",
            f"p{s}{w[-3:]}",
            f"q{marks[n]}{s1}",
            f"r{marks[n + 1]}{s}",
            f"s{marks[n + 2]}{t1}",
            f"t{marks[n]}{marks[n + 1]}{marks[n + 2]}",
            f"u{l1[-3:]}{s1}",
            f"v{r1[-3:]}{t1}",
            f"w{s}{l1}",
            f"x{s}{r1}",
        )


def _number(word: str) -> str:
    return "0" * min(len(word), 5) if word.isdecimal() else "¶" if word == "\n" else word


def _shape(word: str) -> str:
    """X: capitals, Xx: a capital first, x: small letters or a script without capitals; 0, ¶ and marks stand for themselves."""
    if word.isdecimal():
        return "0"
    if not word[0].isalpha():
        return "¶" if word == "\n" else word
    latin = "a" if word[0] < "\u0250" else ""
    if len(word) == 1:
        return latin + ("I" if word.isupper() else "i")
    return latin + ("X" if word.isupper() else "Xx" if word[0].isupper() else "x")
