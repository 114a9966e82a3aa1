"""Finds words and phrases of the classes of config/private_matters in a text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from config.private_matters import PRIVATE, Classes

from ...fragments import UNSPACED
from .plain_text import PlainText, plain

_ANY_ENDING = "*"
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
# Scripts in which particles are written together with a word: Arabic "and in the", Hebrew "and that from the", Amharic "of".
_HAS_PARTICLES = re.compile("[\u0590-\u06ff\u1200-\u139f]")
_PARTICLES = re.compile("[وف]?[بكل]?(?:ال|ل)?|[והבלמשכ]{1,3}|[የለከበ]")
_REST_OF_WORD = re.compile("[^ ]*")
# Within a phrase: not more than a word has, or several stars would take quadratic time in a giant one.
_SOME_LETTERS = "[^ ]{0,30}"


class Hit(NamedTuple):
    """An entry in a plain text: its class, its language, and where it stands."""

    kind: str
    code: str
    start: int
    end: int


class _Entry(NamedTuple):
    """Rest: what follows the letters by which it is found. Before: how many of these are a space before it."""

    kind: str
    code: str
    rest: re.Pattern[str] | None
    before: int


class MatterLexicon:
    """All entries of all languages. Thread-safe."""

    def __init__(self, classes: Classes) -> None:
        """Classes: by language. Takes some hundredths of a second."""
        entries: dict[str, list[_Entry]] = defaultdict(list)
        for code, lists in classes.items():
            for kind, words in lists.items():
                for word in words:
                    letters, rest = _read(word)
                    entries[letters].append(_Entry(kind, code, rest, int(letters[0] == " ")))
        self._entries = [*entries.items()]
        self._automaton = AhoCorasick([*entries], store_patterns=False)
        # Nearly no message has one of these: asking for them alone spares it all else.
        private = [letters for letters, known in self._entries if any(entry.kind in PRIVATE for entry in known)]
        self._gate = AhoCorasick(private, store_patterns=False)

    def may_tell(self, text: PlainText) -> bool:
        """Whether a text may have an entry of a private class."""
        return bool(self._gate.find_matches_as_indexes(text.plain))

    def hits(self, text: PlainText) -> list[Hit]:
        """The entries in a text, in the order of their ends."""
        return [
            hit
            for number, start, end in self._automaton.find_matches_as_indexes(text.plain, overlapping=True)
            for hit in self._at(text.plain, number, start, end)
        ]

    def _at(self, text: str, number: int, start: int, end: int) -> Iterator[Hit]:
        letters, entries = self._entries[number]
        if _HAS_PARTICLES.match(letters) and not _begins(text, start):
            return
        for kind, code, rest, before in entries:
            behind = rest.match(text, end) if rest is not None else None
            if behind is not None or rest is None:
                last = behind.end() if behind is not None else end
                yield Hit(kind, code, start + before, last - (text[last - 1] == " "))


def _read(word: str) -> tuple[str, re.Pattern[str] | None]:
    """The letters by which an entry is found, and what must follow them."""
    first, star, behind = word.partition(_ANY_ENDING)
    letters = plain(first).strip()
    if not word.isascii():
        if _IS_UNSPACED.search(letters):
            return plain(word).replace(" ", ""), None
        before = "" if _HAS_PARTICLES.match(letters) else " "
    else:
        before = " "
    if not star:
        return f"{before}{letters} ", None
    return before + letters, _rest(behind) if behind.strip() else _REST_OF_WORD


def _rest(behind: str) -> re.Pattern[str]:
    """What follows the first star of a phrase, such as " of the * court"."""
    parts = (re.escape(plain(part).rstrip()) for part in behind.split(_ANY_ENDING))
    return re.compile(_SOME_LETTERS + _SOME_LETTERS.join(parts) + ("" if behind.endswith(_ANY_ENDING) else "(?= )"))


def _begins(text: str, at: int) -> bool:
    """Whether a word begins there, perhaps behind particles that are written together with it."""
    first = text.rfind(" ", 0, at) + 1
    return first == at or _PARTICLES.fullmatch(text, first, at) is not None
