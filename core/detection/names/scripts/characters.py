"""What the models of Chinese, Japanese and Korean see of each character: those beside it, and a cut of the text into words and names.

A change here means training these models again (``make model``).
"""

from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import Path

from .lexicon import Lexicon, Piece

Features = tuple[str, ...]
_BEGIN, _END = "^", "$"
# Texts come normalised, training data as it is written.
_NARROW = {0xFEE0 + code: chr(code) for code in range(0x21, 0x7F)}
# The lists of names by the letter that stands for them.
_NAMES = {"f": "family", "g": "given", "n": "people", "p": "places"}
_MOST_LETTERS = 4


class Characters:
    """Features of characters; ``hidden`` ones are seen as if no list of names had them, ``unknown`` ones as if none of words had."""

    def __init__(self, folder: Path | None) -> None:
        """Reads words.txt, the most frequent first, family.txt, given.txt, people.txt and places.txt; a list without a file is empty.

        traditional.txt: pairs of a character and what it is read as.
        """
        self._lexicon = Lexicon(_lines(folder, "words"), {letter: _lines(folder, name) for letter, name in _NAMES.items()})
        self._read_as = _NARROW | {ord(pair[0]): pair[1] for pair in _lines(folder, "traditional")}

    def tokens(self, text: str) -> list[tuple[int, int]]:
        """The offsets of a text's characters."""
        return [(at, at + 1) for at in range(len(text))]

    def features(
        self, text: str, spans: Sequence[tuple[int, int]], hidden: Collection[int] = (), unknown: Collection[int] = ()
    ) -> list[Features]:
        """The features of each token. Full-width marks, digits and letters are read like others."""
        text = text.translate(self._read_as)
        flags = bytes(n in hidden for n in range(len(text))) if hidden else b""
        pieces, marks = self._lexicon.read(text, flags, bytes(n in unknown for n in range(len(text))) if unknown else b"")
        columns = (*_of_characters(text), *_of_lists(marks), *_of_cut(text, pieces, marks, hidden))
        return list(zip(*columns, strict=True))


def _lines(folder: Path | None, name: str) -> list[str]:
    file = folder / f"{name}.txt" if folder else None
    return file.read_text(encoding="utf-8").split() if file and file.exists() else []


def _plain(char: str) -> str:
    """A character as the models read it: digits and spaces are alike."""
    if char.isdecimal():
        return "0"
    if char == "\n":
        return "¶"
    return "_" if char.isspace() else char


def _class(char: str) -> str:
    """What a character is: han, kana, another letter, a digit, a space or a mark."""
    if "一" <= char <= "鿿" or char in "々〇":
        return "H"
    if "ァ" <= char <= "ヿ":
        return "K"
    if "ぁ" <= char <= "ゟ":
        return "h"
    if char.isdecimal():
        return "0"
    if char == "\n":
        return "¶"
    if char.isspace():
        return "_"
    if not char.isalpha():
        return "."
    return "a" if char < "\u0250" else "L"


def _of_characters(text: str) -> tuple[list[str], ...]:
    size = len(text)
    chars = [*_BEGIN * 3, *map(_plain, text), *_END * 3]
    kinds = [*_BEGIN * 2, *map(_class, text), *_END * 2]
    l3, l2, l1, c0, r1, r2, r3 = (chars[n : n + size] for n in range(7))
    pairs = [a + b for a, b in pairwise(chars)]
    triples = [a + b for a, b in zip(pairs, chars[2:], strict=False)]
    return (
        _named("a", l3),
        _named("b", l2),
        _named("c", l1),
        _named("d", c0),
        _named("e", r1),
        _named("f", r2),
        _named("g", r3),
        _named("h", pairs[1 : size + 1]),
        _named("i", pairs[2 : size + 2]),
        _named("j", pairs[3 : size + 3]),
        _named("k", pairs[4 : size + 4]),
        _named("l", triples[1 : size + 1]),
        _named("m", triples[2 : size + 2]),
        _named("n", triples[3 : size + 3]),
        _named("q", ["".join(kinds[n : n + 5]) for n in range(size)]),
    )


def _of_lists(marks: Sequence[dict[str, str]]) -> tuple[list[str], ...]:
    """Which names begin and end at a character: of people, also at those beside it."""
    people = [_BEGIN, *("".join(letter + at[letter] for letter in "fg" if letter in at) for at in marks), _END]
    size = len(marks)
    return (
        _named("r", people[:size]),
        _named("s", people[1 : size + 1]),
        _named("t", people[2:]),
        _named("u", [at.get("n", "") for at in marks]),
        _named("v", [at.get("p", "") for at in marks]),
    )


def _of_cut(
    text: str, pieces: Sequence[Piece], marks: Sequence[dict[str, str]], hidden: Collection[int]
) -> tuple[list[str], ...]:
    """Which piece of the cut a character is in, where in it, the pieces beside, and where family names begin just before."""
    begins = ["", "", *(at.get("f", ",").partition(",")[0] for at in marks)]
    kinds = [_BEGIN, _BEGIN, *(piece.kind for piece in pieces), _END, _END]
    values = [_BEGIN, _BEGIN, *(_value(text, piece) for piece in pieces), _END, _END]
    columns: tuple[list[str], ...] = tuple([] for _ in range(9))
    for n, piece in enumerate(pieces):
        v2, v1, value, w1, w2 = values[n : n + 5]
        k1, kind, l1 = kinds[n + 1 : n + 4]
        size = min(piece.end - piece.start, _MOST_LETTERS)
        for at in range(piece.start, piece.end):
            where = _where(piece, at)
            made = (
                f"A{where}{kind}{size}",
                f"B{where}{v1}",
                f"C{where}{w1}",
                f"D{k1}|{where}{kind}|{l1}",
                f"E{v1}|{where}{kind}|{w1}",
                "F" if at in hidden else f"F{where}{value}",
                f"G{where}{v2}|{v1}",
                f"H{where}{w1}|{w2}",
                f"I{begins[at]},{begins[at + 1]},{begins[at + 2]}|{where}{kind[:1]}{size}",
            )
            for column, feature in zip(columns, made, strict=True):
                column.append(feature)
    return columns


def _value(text: str, piece: Piece) -> str:
    """A piece as its neighbours see it: itself if it is a short word or a mark, else its kind."""
    value = text[piece.start : piece.end]
    if piece.kind[:1] == "w" and len(value) <= _MOST_LETTERS:
        return value
    return piece.kind if not value[0].isalnum() else f"<{piece.kind}{min(len(value), _MOST_LETTERS)}>"


def _where(piece: Piece, at: int) -> str:
    """Where a character stands: B, the first, I or E, the last, of a piece; S if it is the only one."""
    if piece.end - piece.start == 1:
        return "S"
    return "B" if at == piece.start else "E" if at == piece.end - 1 else "I"


def _named(name: str, values: Sequence[str]) -> list[str]:
    return [name + value for value in values]
