"""Values under a column header that names a type: tables with commas, semicolons, tabs or bars, in files and messages."""

import re
from collections.abc import Iterator
from itertools import islice, zip_longest

from ...finding import Evidence, Finding
from .fields import LABEL_ROLES, Columns

_ROW = re.compile(r"[^\r\n]+")
_MARKS = ("\t", "|", ";", ",")
_MAX_CELL, _MAX_HEADER = 200, 2000
# One in the header, and one in a row.
_FEWEST_MARKS = 2
# Header cells are words; in code, words are called, indexed or quoted.
_CODE = re.compile(
    r"^\s*(?:return|yield|import|def|lambda|assert|raise|elif|await|const)\b|^\s*(?:for\b.*\bin|from\b.*\bimport)\b|[:({]\s*$|[{}\[\]=]|\.\w+\(|(?<!\w)'|'(?!\w)"
)
_RULE_ROW = re.compile(r"^[\s|:+-]+$")
_FORMS = {
    "EMAIL_ADDRESS": re.compile(r"\S@\S"),
    "PHONE_NUMBER": re.compile(r"\d\D*(?:\d\D*){5}"),
    "CREDIT_CARD": re.compile(r"(?:\d\D?){12}"),
    "IBAN_CODE": re.compile(r"^\W*[A-Za-z]{2}\d{2}"),
    "US_SSN": re.compile(r"\d"),
    "DATE_OF_BIRTH": re.compile(r"\d"),
    "ACCOUNT_NUMBER": re.compile(r"\d{3}"),
    "PATIENT_ID": re.compile(r"\d"),
    "EMPLOYEE_ID": re.compile(r"\d"),
    "CUSTOMER_ID": re.compile(r"\d{2}"),
    "PASSPORT_NUMBER": re.compile(r"\d.*\d"),
    "IP_ADDRESS": re.compile(r"\d[.:]\d|::"),
    "SALARY": re.compile(r"\d"),
    "PERSON": re.compile(r"[^\W\d_](?:[^\W\d_]|[^\s!-~])"),  # a vowel sign of Hindi or Thai is no letter
}
_ANY = re.compile(r"\w")
_QUOTED = re.compile(r'"(?P<value>(?:[^"]|"")*+)"(?P<behind>\s*+)')
_SPACE = re.compile(r"\s*+")


def _after_space(line: str, at: int) -> int:
    space = _SPACE.match(line, at)
    return space.end() if space else at


def _split(line: str, offset: int, mark: str) -> Iterator[tuple[int, int]]:
    """Yields (start, end) of each cell, without surrounding white space and quotes. Linear in the line's length."""
    at = line.index("|") + 1 if mark == "|" and line.lstrip().startswith("|") else 0
    closed = True
    while at < len(line):
        begin = _after_space(line, at)
        if at and begin == len(line) and mark.isspace():
            return
        quoted = _QUOTED.match(line, begin) if closed and line.startswith('"', begin) else None
        closed = closed and (quoted is not None or not line.startswith('"', begin))
        if quoted and (quoted.end() == len(line) or line.startswith(mark, quoted.end()) or mark in quoted["behind"]):
            start, end = quoted.span("value")
            at = quoted.end() + (mark not in quoted["behind"])
        else:
            stop = line.find(mark, begin)
            stop = stop if stop >= 0 else len(line)
            start, end = begin, begin + len(line[begin:stop].rstrip())
            at = stop + 1
        yield offset + start, offset + end


def _goes_on(row: str, below: str, cells: int) -> bool:
    """Whether the row below has as many cells, and the row does not end with a comma like a list in a sentence."""
    return not row.endswith(",") and sum(1 for _ in islice(_split(below, 0, ","), cells + 1)) == cells


def _header(text: str, row: re.Match[str], below: str, columns: Columns) -> tuple[str, list[str]]:
    """Returns (delimiter, entity type of each column) if the row is a header that names at least one type.

    Below: the next row. A sentence has commas, too, but the line below it rarely has as many.
    """
    # A table has at least one row.
    if not any(mark in row[0] and mark in below for mark in _MARKS):
        return "", []
    if len(row[0]) >= _MAX_HEADER or _CODE.search(row[0]):
        return "", []
    for mark in _MARKS:
        if mark in row[0]:
            names = [text[start:end].strip(" *_`'\"") for start, end in _split(row[0], row.start(), mark)]
            plain = len(names) >= 2 and all(len(name) <= 40 and not re.search(r"\d{3}|@", name) for name in names)
            if not plain or (mark == "," and not _goes_on(row[0], below, len(names))):
                continue
            kinds = [columns.type_of(name) for name in names]
            if any(kinds) and sum(1 for name in names if name) >= 2:
                return mark, kinds
    return "", []


def table_findings(text: str, columns: Columns) -> Iterator[Finding]:
    """Yields the values under headers that name a type, in visible offsets; a table ends at the first line without its delimiter."""
    if "\n" not in text or all(text.count(mark) < _FEWEST_MARKS for mark in _MARKS):
        return
    mark = ""
    kinds: list[str] = []
    rows = list(_ROW.finditer(text))
    for row, below in zip_longest(rows, rows[1:]):
        if not mark or mark not in row[0]:
            mark, kinds = _header(text, row, below[0] if below else "", columns)
            continue
        if _RULE_ROW.match(row[0]):
            continue
        for (start, end), kind in zip(_split(row[0], row.start(), mark), kinds, strict=False):
            form = _FORMS.get(kind, _ANY)
            if kind and 0 < end - start <= _MAX_CELL and form.search(text[start:end]):
                yield Finding(start, end, kind, 0.7, "tables.header", Evidence.LABEL, frozenset(LABEL_ROLES.get(kind, ())))
