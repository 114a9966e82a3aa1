"""Comma, semicolon and tab separated tables: rows, columns and header names for places."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .document import FilePlace, is_label, locate_lines

_SAMPLE = 20_000
_REGULAR = 0.8


def delimiter(raw: str) -> str:
    """The delimiter of a table, or an empty string where the text is none (csv.Sniffer's judgement, two columns at least)."""
    head = raw[:_SAMPLE]
    lines = [line for line in head.splitlines() if line.strip()]
    if len(lines) < 2:
        return ""
    try:
        found = csv.Sniffer().sniff(head, ",;\t|").delimiter
    except csv.Error:
        return ""
    try:
        widths = [len(row) for row in csv.reader(head.splitlines(keepends=True), delimiter=found) if row]
    except csv.Error:
        return ""
    usual = max(widths, key=widths.count)
    return found if usual >= 2 and widths.count(usual) >= _REGULAR * len(widths) else ""


def cells(raw: str, mark: str) -> Iterator[tuple[int, int, int, int]]:
    """Yields (start, end, row, column) of every cell; row and column from 1; quotes count as part of the cell."""
    pattern = re.compile(rf'("(?:[^"]|"")*"|[^{re.escape(mark)}\r\n"][^{re.escape(mark)}\r\n]*|)({re.escape(mark)}|\r?\n|\Z)')
    row, column, at = 1, 1, 0
    while at < len(raw):
        match = pattern.match(raw, at)
        if not match:
            at += 1
            continue
        yield match.start(1), match.end(1), row, column
        at = max(match.end(), at + 1)
        row, column = (row, column + 1) if match[2] == mark else (row + 1, 1)


def locate(raw: str, offsets: Sequence[int]) -> list[FilePlace]:
    """Row, column and header's name of each offset; the offsets are sorted.

    A cell of the first row names its column where it reads like a label and no offset is in it.
    """
    mark = delimiter(raw)
    if not mark:
        return locate_lines(raw, offsets)
    header: list[str] = []
    places: list[FilePlace] = []
    lines = locate_lines(raw, offsets)
    for start, end, row, column in cells(raw, mark):
        if row == 1:
            label = raw[start:end].strip().strip('"')
            header.append(label if is_label(label) else "")
        while len(places) < len(offsets) and offsets[len(places)] < max(end, start + 1):
            if row == 1 and offsets[len(places)] >= start:
                header[-1] = ""
            name = header[column - 1] if column <= len(header) and row > 1 else ""
            places.append(replace(lines[len(places)], row=row, column=column, field=name))
    return places + lines[len(places) :]
