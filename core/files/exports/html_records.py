"""Messages in pages: each begins with an element of a class."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TextIO

from .lines import MOST
from .moments import day_of, day_of_parts
from .records import BrokenMember, Entry, Piece, Role, Said

_CHUNK = 1 << 16
_HEAD = re.compile(r"(?is)^.*</(?:style|script|head)>")


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """Start: the tag with which a message begins. Names: an element with a person's name, in a group of its own.

    ``ids``, ``times``: where a message's id and time stand, in the groups ``id`` and ``when``.
    """

    start: str
    names: str = r"(?!)(?P<name>)"
    ids: str = r"(?!)(?P<id>)"
    times: str = r"(?!)(?P<when>)"
    prompts: bool = False

    def pieces(self, file: TextIO) -> Iterator[Piece]:
        """See Reader."""
        begins = _compiled(self.start)
        held, first = "", True
        while True:
            come = file.read(max(_CHUNK, len(held)))
            held += come
            starts = [match.start() for match in begins.finditer(held)]
            bounds = [at for at in starts if at > 0]
            at = 0
            for bound in bounds if come else [*bounds, len(held)]:
                if first:
                    yield _first(held[at:bound])
                else:
                    yield Piece("", held[at:bound])
                first, at = False, bound
            held = held[at:]
            if not come:
                break
            if len(held) > MOST:
                raise BrokenMember("A part of it is too large to be read.")
        yield Piece("")

    def entries(self, piece: Piece, conversation: str) -> Sequence[Entry]:
        """See Reader."""
        identity, when = _compiled(self.ids).search(piece.raw), _compiled(self.times).search(piece.raw)
        moment = when["when"] if when else ""
        sent = day_of(moment) or day_of_parts(moment)
        texts = tuple(Said(raw, role, "html") for role, raw in self._parts(piece.raw))
        header = not _compiled(self.start).match(piece.raw)
        room_id = identity["id"] if identity else ""
        return [Entry(texts, room_id, conversation, sent, self.prompts and not header, glue="", header=header)]

    def rewritten(self, piece: Piece, texts: Sequence[str]) -> str:
        """See Reader."""
        return "".join(texts)

    def _parts(self, raw: str) -> Iterator[tuple[Role, str]]:
        at = 0
        for match in _compiled(self.names).finditer(raw):
            start, end = match.span(match.lastgroup or 0)
            yield Role.SAID, raw[at:start]
            yield Role.NAME, raw[start:end]
            at = end
        yield Role.SAID, raw[at:]


def _first(head: str) -> Piece:
    """What stands before all messages, without styles and programs."""
    styles = _HEAD.match(head)
    end = styles.end() if styles else 0
    return Piece(head[:end], head[end:])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
