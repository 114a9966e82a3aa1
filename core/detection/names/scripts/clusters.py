"""What a model sees of Thai, which has no spaces between words: letters with their vowels and tones, and a cut into listed words.

The cut knows ordinary words only, so names are cut oddly; which names of the lists begin and end where is seen beside it. A change here
means training the model again (``make model``).
"""

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from .listed import read_list
from .lists import NameLists
from .segmented import Piece, cut

_CLUSTER = re.compile(r"[เ-ไ]?[ก-ฮ][ะ-ฺๅ็-๎]*|[ๆฯ]|[A-Za-z]+|\d+|\n|.", re.DOTALL)
_THAI = re.compile("[ก-๎]")
_BEGIN, _END = "^", "$"
_MOST_SIZE, _MOST_PIECES = 6, 6


class Clusters:
    """Features of Thai clusters of letters; ``hidden`` tokens are seen as if no list of names had them."""

    def __init__(self, folder: Path | None) -> None:
        """Reads words.txt, given.txt, family.txt, nicknames.txt and the context; a list without a file is empty."""
        self._cues, self._labels = read_list(folder, "honorifics"), read_list(folder, "labels")
        self._words = read_list(folder, "words") | self._cues
        lists = {name: read_list(folder, name) for name in ("given", "family", "nicknames")}
        self._whole = {name[0]: names for name, names in lists.items()}
        self._names = NameLists({name: lists[name] for name in ("given", "family")})

    def tokens(self, text: str) -> list[tuple[int, int]]:
        """The offsets of clusters, Latin words, numbers and marks."""
        return [match.span() for match in _CLUSTER.finditer(text)]

    def features(
        self, text: str, spans: Sequence[tuple[int, int]], hidden: Collection[int] = (), unknown: Collection[int] = ()
    ) -> list[tuple[str, ...]]:
        """The features of each token. Hidden: tokens that no list of names has; unknown is for other readers."""
        chars = [*_BEGIN * 3, *(_plain(text[start:end]) for start, end in spans), *_END * 3]
        pieces = cut(text, self._words)
        at = [0] * len(text)
        for n, piece in enumerate(pieces):
            at[piece.start : piece.end] = [n] * (piece.end - piece.start)
        marks = self._names.marks(text)
        named = [_BEGIN, *("" if n in hidden else marks[start] for n, (start, _) in enumerate(spans)), _END]
        whole = self._covers(text, pieces)
        covers = ["" if n in hidden else whole[at[start]] for n, (start, _) in enumerate(spans)]
        values = [_BEGIN, _BEGIN, *(self._value(text, piece) for piece in pieces), _END, _END]
        return [
            (
                *_of_clusters(chars[n : n + 7]),
                *_of_pieces(values[at[start] : at[start] + 5], _where(pieces[at[start]], start, end)),
                *_of_cover(covers[n], values[at[start] : at[start] + 5], _where(pieces[at[start]], start, end)),
                f"N{named[n + 1]}",
                f"O{named[n]}|{named[n + 1]}",
                f"P{named[n + 1]}|{named[n + 2]}",
                f"Q{named[n + 1]}{values[at[start] + 1]}",
            )
            for n, (start, end) in enumerate(spans)
        ]

    def _covers(self, text: str, pieces: Sequence[Piece]) -> list[str]:
        """By piece, the lists with a name that is made of whole pieces, this one among them: a capital letter where the name begins."""
        covers = [""] * len(pieces)
        for n, piece in enumerate(pieces):
            for last in range(min(n + _MOST_PIECES, len(pieces)) - 1, n - 1, -1):
                found = [letter for letter, names in self._whole.items() if text[piece.start : pieces[last].end] in names]
                if found:
                    covers[n] += "".join(found).upper()
                    covers[n + 1 : last + 1] = [cover + "".join(found) for cover in covers[n + 1 : last + 1]]
                    break
        return covers

    def _value(self, text: str, piece: Piece) -> str:
        """A piece as the model reads it: an ordinary word, or ? and how long it is."""
        value = text[piece.start : piece.end]
        if piece.kind == "u":
            return f"?{min(len(value), _MOST_SIZE)}"
        return _plain(value)


def _of_clusters(around: Sequence[str]) -> Iterator[str]:
    l3, l2, l1, c, r1, r2, r3 = around
    yield from ("0", f"a{l3}", f"b{l2}", f"c{l1}", f"d{c}", f"e{r1}", f"f{r2}", f"g{r3}")
    yield from (f"h{l2}{l1}", f"i{l1}{c}", f"j{c}{r1}", f"k{r1}{r2}", f"l{l2}{l1}{c}", f"m{l1}{c}{r1}", f"n{c}{r1}{r2}")
    yield f"o{l3}{l2}{l1}"


def _of_pieces(values: Sequence[str], where: str) -> Iterator[str]:
    """The listed word that a cluster is in, where in it, and the words beside."""
    before2, before, own, after, after2 = values
    yield from (f"p{where}", f"q{where}{own}", f"r{where}{before}", f"s{where}{after}", f"t{where}{before2}|{before}")
    yield from (f"u{where}{before}|{own}", f"v{where}{own}|{after}", f"w{where}{after}|{after2}", f"x{where}{before}|{after}")


def _of_cover(cover: str, values: Sequence[str], where: str) -> Iterator[str]:
    """The listed names that a cluster's piece is part of, and the words beside."""
    _, before, own, after, _ = values
    yield from (f"K{cover}{where}", f"L{cover}{where}{before}", f"M{cover}{where}{after}", f"R{cover}{where}{own}")


def _where(piece: Piece, start: int, end: int) -> str:
    """Where in its piece a cluster is: B, I, E, or S for all of it; small in a piece that is no listed word."""
    first, last = start <= piece.start, end >= piece.end
    letter = "S" if first and last else "B" if first else "E" if last else "I"
    return letter.lower() if piece.kind == "u" else letter


def _plain(value: str) -> str:
    if value.isdecimal():
        return "0" * min(len(value), 4)
    if value == "\n":
        return "¶"
    if value.isspace():
        return "_"
    return value if _THAI.match(value) or not value[0].isalpha() else "a"
