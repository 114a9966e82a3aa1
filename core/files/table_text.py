"""Tables separated by commas, semicolons or tabs: places are rows and columns with their names."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..text import Span
from .lines import locate_lines
from .place import FilePlace, is_label

_SAMPLE = 20_000
_MARKS = ",;\t|"
_FIRST_LINES = 10
_REGULAR, _SURE = 0.8, 0.95


def delimiter(raw: str) -> str:
    """The delimiter of a table, or an empty string for other texts. A table has at least two columns, nearly as many in each row.

    Reads the beginning once for each delimiter; ``csv.Sniffer``, which does the same, is quadratic for some texts.
    """
    lines = [line for line in raw[:_SAMPLE].splitlines(keepends=True) if line.strip()]
    if len(lines) < 2:
        return ""
    found = [(*_regularity(lines, mark), mark) for mark in _MARKS if any(mark in line for line in lines[:_FIRST_LINES])]
    regular = [(share, columns, mark) for share, columns, mark in found if columns >= 2 and share >= _REGULAR]
    _, _, best = max(regular, default=(0.0, 0, ""))
    return best if best and ('"' in lines[0] + lines[1] or _often(lines, best)) else ""


def _regularity(lines: Sequence[str], mark: str) -> tuple[float, int]:
    """The share of rows that have the most common number of columns, and that number."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=mark) if row)
    except csv.Error:
        return 0.0, 0
    columns, rows = widths.most_common(1)[0]
    return rows / widths.total(), columns


def _often(lines: Sequence[str], mark: str) -> bool:
    """Whether the first lines, or all, contain the same number of delimiters, as in a table without quotes."""
    for part in (lines[:_FIRST_LINES], lines):
        count, usual = Counter(line.count(mark) for line in part).most_common(1)[0]
        if count and usual >= _SURE * len(part):
            return True
    return False


def cells(raw: str, mark: str) -> Iterator[tuple[int, int, int, int]]:
    """Yields (start, end, row, column) of every cell; row and column from 1; quotes are part of the cell.

    Linear: after a quote that is never closed, quotes are ordinary characters.
    """
    edge = re.escape(mark)
    quoted = re.compile(rf'"(?:[^"]|"")*+"[^{edge}\r\n]*+')
    bare = re.compile(rf"[^{edge}\r\n]*+")
    row, column, at, closed = 1, 1, 0, True
    while at < len(raw):
        match = quoted.match(raw, at) if closed and raw[at] == '"' else None
        closed = closed and (match is not None or raw[at] != '"')
        end = match.end() if match else _end(bare, raw, at)
        yield at, end, row, column
        same_row = raw.startswith(mark, end)
        at = end + (2 if raw.startswith("\r\n", end) else 1)
        row, column = (row, column + 1) if same_row else (row + 1, 1)


def borders(raw: str) -> Iterator[Span]:
    """What divides cells: delimiters, ends of lines, and the quotes around a cell."""
    mark = delimiter(raw)
    at = 0
    for start, end, _, _ in cells(raw, mark) if mark else ():
        quoted = raw[start : start + 1] == '"' and end - start > 1
        if start + quoted > at:
            yield Span(at, start + quoted)
        at = end - (quoted and raw[end - 1] == '"')


def _end(pattern: re.Pattern[str], raw: str, at: int) -> int:
    match = pattern.match(raw, at)
    return match.end() if match else at


def locate(raw: str, offsets: Sequence[int]) -> list[FilePlace]:
    """Row, column and column name of each sorted offset.

    A cell of the first row names its column if it reads like a label and contains no offset.
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
