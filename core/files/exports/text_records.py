"""Messages in plain text: each begins with a line that says when and by whom it was written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TextIO

from .lines import MOST, lines_of
from .moments import day_of, day_of_parts
from .records import BrokenMember, Entry, Piece, Role, Said


@dataclass(frozen=True, slots=True)
class TextReader:
    """Header: how a message begins; its groups ``when`` and ``name`` say that, and what follows is said.

    ``month_first``: how dates are written that have no other hint.
    """

    header: str
    month_first: bool = False

    def pieces(self, file: TextIO) -> Iterator[Piece]:
        """See Reader."""
        begins = _compiled(self.header)
        held: list[str] = []
        size = 0
        for line in lines_of(file):
            if held and begins.match(line):
                yield Piece("", "".join(held))
                held, size = [], 0
            held.append(line)
            size += len(line)
            if size > MOST:
                raise BrokenMember("A part of it is too large to be read.")
        yield Piece("", "".join(held))
        yield Piece("")

    def entries(self, piece: Piece, conversation: str) -> Sequence[Entry]:
        """See Reader."""
        match = _compiled(self.header).match(piece.raw)
        if not match:
            return [Entry((Said(piece.raw),), conversation=conversation, header=True)]
        when = match["when"]
        sent = day_of(when) or day_of_parts(when, month_first=self.month_first)
        name, body = match["name"], piece.raw[match.end() :]
        texts = (Said(name, Role.NAME), Said(body)) if name else (Said(body),)
        return [Entry(texts, conversation=conversation, sent=sent)]

    def rewritten(self, piece: Piece, texts: Sequence[str]) -> str:
        """See Reader."""
        match = _compiled(self.header).match(piece.raw)
        if not match:
            return texts[0]
        if not match["name"]:
            return piece.raw[: match.end()] + texts[0]
        start, end = match.span("name")
        return piece.raw[:start] + texts[0] + piece.raw[end : match.end()] + texts[1]


@cache
def _compiled(header: str) -> re.Pattern[str]:
    return re.compile(header)
