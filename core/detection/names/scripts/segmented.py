"""A reader for a script without spaces between words, Thai: the text is cut into listed words and names, which are judged by what is beside.

The cut with the fewest pieces counts, where a character that is in no list costs more than a word (maximal matching).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .listed import read_list
from .reader import Name

_LONGEST, _SHORTEST, _SHORTEST_ALONE = 24, 3, 4
_WORD_COST, _NAME_COST, _UNKNOWN_COST = 1.0, 1.1, 1.5
_SURE, _LIKELY, _GUESSED = 0.9, 0.7, 0.6
_MARKS = frozenset("ะัาำิีึืฺุู็่้๊๋์ํ๎ๅๆฯ")


@dataclass(frozen=True, slots=True)
class Piece:
    """What the text is cut into. Kind: w, a word; n, a name; b, both; u, neither; or another character."""

    start: int
    end: int
    kind: str


class SegmentedReader:
    """Reads names by the lists in a folder: given.txt, family.txt, words.txt, context/honorifics.txt and context/labels.txt."""

    def __init__(self, folder: Path | None) -> None:
        """A list without a file is empty."""
        self._given, self._family = read_list(folder, "given"), read_list(folder, "family")
        self._cues, self._labels = read_list(folder, "honorifics"), read_list(folder, "labels")
        self._words = read_list(folder, "words") | self._cues
        self._names = self._given | self._family

    def names(self, text: str) -> Iterator[Name]:
        """See ``Reader``."""
        pieces = self._pieces(text)
        at = 0
        while at < len(pieces):
            score = self._begins(text, pieces, at)
            last = self._ends(text, pieces, at) if score else at
            if score:
                yield Name(pieces[at].start, pieces[last].end, "PERSON", score)
            at = last + 1

    def family(self, word: str) -> bool:
        """Whether a word is a listed family name."""
        return word in self._family

    def ordinary(self, word: str) -> bool:
        """See ``ListReader``; a part of a name that follows a space is never an ordinary word here."""
        return False

    def _begins(self, text: str, pieces: Sequence[Piece], at: int) -> float:
        """The score of a name that begins with a piece; 0 where none does."""
        piece = pieces[at]
        value = text[piece.start : piece.end]
        long = len(value) >= _SHORTEST or piece.kind == "n"
        if piece.kind in "nbu" and long and self._after_cue(text, pieces, at):
            return _LIKELY if value in self._given else _GUESSED
        if piece.kind not in "nb" or value not in self._given:
            return 0.0
        if text[piece.end : piece.end + 1] == ":" and (not at or text[pieces[at - 1].start] == "\n"):
            return _LIKELY
        followed = at + 2 < len(pieces) and text[piece.end : pieces[at + 2].start] == " "
        family = followed and text[pieces[at + 2].start : pieces[at + 2].end] in self._family
        beside = [p.kind for p in (*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2])]
        alone = piece.kind == "n" and len(value) >= _SHORTEST_ALONE and "u" not in beside
        return _SURE if alone else _LIKELY if family and piece.kind == "n" else 0.0

    def _after_cue(self, text: str, pieces: Sequence[Piece], at: int) -> bool:
        """Whether an honorific stands before a piece, or a label and a colon."""
        before = text[: pieces[at].start]
        line = before[before.rfind("\n") + 1 :].strip()
        if line[-1:] in (":", "：") and line[:-1].strip() in self._labels:
            return True
        trimmed = before[-_LONGEST:].rstrip(" .")
        own = pieces[at - 1] if at else None
        cue = own is not None and text[own.start : own.end] in self._cues
        return cue or (trimmed != before[-_LONGEST:] and any(trimmed.endswith(word) for word in ("ดร", "นพ", "พญ", "น.ส", "คุณ")))

    def _ends(self, text: str, pieces: Sequence[Piece], at: int) -> int:
        """The last piece of the name: a family name after one space belongs to it."""
        last = at
        while last + 1 < len(pieces) and pieces[last + 1].kind == "u" and pieces[last].kind == "u":
            last += 1
        if last + 2 < len(pieces) and text[pieces[last].end : pieces[last + 2].start] == " ":
            after = pieces[last + 2]
            if text[after.start : after.end] in self._family or after.kind in "nu":
                return last + 2
        return last

    def _pieces(self, text: str) -> list[Piece]:
        return cut(text, self._words, self._names)


def cut(text: str, words: Collection[str], names: Collection[str] = frozenset()) -> list[Piece]:
    """The cut of the text into words and names with the lowest cost."""
    best: list[tuple[float, int, str]] = [(0.0, 0, "")]
    for end in range(1, len(text) + 1):
        best.append(min(_options(text, end, best, words, names)))
    pieces: list[Piece] = []
    end = len(text)
    while end:
        _, start, kind = best[end]
        if kind == "u" and pieces and pieces[-1].kind == "u":
            pieces[-1] = Piece(start, pieces[-1].end, "u")
        else:
            pieces.append(Piece(start, end, kind))
        end = start
    return pieces[::-1]


def _options(
    text: str, end: int, best: Sequence[tuple[float, int, str]], words: Collection[str], names: Collection[str]
) -> Iterator[tuple[float, int, str]]:
    """The last pieces that a cut up to an offset may have: cost, where it begins, and kind."""
    last = text[end - 1]
    if not "\u0e00" <= last <= "\u0e4f":
        yield best[end - 1][0], end - 1, last
        return
    yield best[end - 1][0] + _UNKNOWN_COST, end - 1, "u"
    if text[end : end + 1] in _MARKS:
        return
    for start in range(max(0, end - _LONGEST), end - 1):
        value = text[start:end]
        name = value in names
        if value in words:
            yield best[start][0] + _WORD_COST, start, "b" if name else "w"
        elif name:
            yield best[start][0] + _NAME_COST, start, "n"
