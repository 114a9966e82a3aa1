"""Messages in tables: one a row, and a row may have several lines."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from .lines import MOST, lines_of
from .records import BrokenMember, Entry, Piece, Role, Said

_CELL = re.compile(r'"((?:[^"]|"")*+)"|([^",\r\n]*)')


@dataclass(frozen=True, slots=True)
class CsvReader:
    """Columns: all, in order. Said, names, skipped: which of them are what. Ids, times, rooms, roles: by name, or empty."""

    columns: tuple[str, ...]
    said: frozenset[str]
    names: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    ids: str = ""
    times: str = ""
    rooms: str = ""
    roles: str = ""
    users: frozenset[str] = frozenset({"human", "user"})

    def pieces(self, file: TextIO) -> Iterator[Piece]:
        """See Reader."""
        before, held, quotes = "", "", 0
        first = True
        for line in lines_of(file):
            held += line
            quotes += line.count('"')
            if len(held) > MOST:
                raise BrokenMember("A part of it is too large to be read.")
            if quotes % 2:
                continue
            row = held.rstrip("\r\n")
            if first or not row:
                before += held
            else:
                yield Piece(before, row)
                before = held[len(row) :]
            held, quotes, first = "", 0, False
        if held:
            yield Piece(before, held)
            raise BrokenMember("It ends before it is complete.")
        yield Piece(before)

    def entries(self, piece: Piece, conversation: str) -> Sequence[Entry]:
        """See Reader."""
        cells = [(column, value) for column, value, _ in self._cells(piece.raw)]
        by_name = dict(cells)
        texts = tuple(Said(value, self._role(column)) for column, value in cells if self._is_text(column))
        room = by_name.get(self.rooms, "") or conversation
        to_assistant = by_name.get(self.roles, "").casefold() in self.users if self.roles else False
        return [Entry(texts, by_name.get(self.ids, ""), room, by_name.get(self.times, ""), to_assistant)]

    def rewritten(self, piece: Piece, texts: Sequence[str]) -> str:
        """See Reader."""
        new = iter(texts)
        parts, at = [], 0
        for column, value, (start, end) in self._cells(piece.raw):
            text = next(new) if self._is_text(column) else value
            if text != value:
                parts += [piece.raw[at:start], '"' + text.replace('"', '""') + '"']
                at = end
        return "".join((*parts, piece.raw[at:]))

    def _is_text(self, column: str) -> bool:
        return column not in self.skipped

    def _role(self, column: str) -> Role:
        return Role.SAID if column in self.said else Role.NAME if column in self.names else Role.OTHER

    def _cells(self, row: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
        """Column, value and place of each cell."""
        at, number = 0, 0
        while at <= len(row):
            match = _CELL.match(row, at)
            if not match:
                return
            value = match[1].replace('""', '"') if match[1] is not None else match[2]
            yield (self.columns[number] if number < len(self.columns) else ""), value, match.span()
            at, number = match.end() + 1, number + 1


def columns_of(head: str) -> tuple[str, ...]:
    """The names in the first line."""
    first = head.partition("\n")[0]
    return tuple(name.strip() for name in next(csv.reader([first]), []))
