"""What stands beside a person in a row of values without column names: ('Stellan', 'Marklund', 'x@y.se', '1988-03-14')."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...finding import Evidence, Finding

# A cell in quotes that is one or two words with capitals, or a date.
_CELL = re.compile(
    r"""(?<=[(,;|\[\t\n ])(?P<quote>['"])(?:(?P<name>[^\W\d_a-zß-ÿ][^\W\d_]+(?:[ '’-][^\W\d_]+)?)|(?P<date>(?:19\d\d|200\d|201[0-2])-\d\d-\d\d))(?P=quote)(?=\s{0,2}(?:[,;|)\]\t\n]|\Z))"""
)
_OPENS, _CLOSES = re.compile(r"[(\[{\n]"), re.compile(r"[)\]}\n]")
# What shows that the row is somebody's record, and no list of words.
_RECORDED = frozenset({"EMAIL_ADDRESS", "PHONE_NUMBER", "DATE_OF_BIRTH", "IBAN_CODE", "CREDIT_CARD", "NATIONAL_ID", "US_SSN"})
_SCORE, _SOURCE, _LONGEST_ROW = 0.45, "row_mates", 2000


def with_row_mates(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with the other half of a name and a birth date that stand in quotes beside one half, in somebody's record.

    Findings: sorted and disjoint, as those that are returned. Linear in the text's length and the number of findings.
    """
    if not any(finding.entity_type in _RECORDED for finding in findings):
        return list(findings)
    more: list[Finding] = []
    starts = [finding.start for finding in findings]
    done = 0
    for person in findings:
        if person.entity_type == "PERSON" and person.start >= done and _is_cell(text, person):
            start, end = _row(text, person)
            done = end
            row = findings[bisect_left(starts, start) : bisect_left(starts, end)]
            more += _mates(text, start, end, row) if any(each.entity_type in _RECORDED for each in row) else ()
    return sorted([*findings, *more]) if more else list(findings)


def _is_cell(text: str, person: Finding) -> bool:
    quotes = text[max(0, person.start - 1) : person.start] + text[person.end : person.end + 1]
    return quotes in ("''", '""') and " " not in text[person.start : person.end]


def _row(text: str, person: Finding) -> tuple[int, int]:
    first = max(0, person.start - _LONGEST_ROW)
    opened = [match.end() for match in _OPENS.finditer(text, first, person.start)]
    closed = _CLOSES.search(text, person.end, person.end + _LONGEST_ROW)
    return opened[-1] if opened else first, closed.start() if closed else min(len(text), person.end + _LONGEST_ROW)


def _mates(text: str, start: int, end: int, row: Sequence[Finding]) -> Iterator[Finding]:
    """Only the cell right behind or before the half of a name may be the other half."""
    halves = [finding for finding in row if finding.entity_type == "PERSON"]
    for cell in _CELL.finditer(text, max(0, start - 1), min(len(text), end + 1)):
        if any(finding.start < cell.end() and cell.start() < finding.end for finding in row):
            continue
        if cell["date"]:
            yield Finding(*cell.span("date"), "DATE_OF_BIRTH", _SCORE, _SOURCE, Evidence.MODEL)
        elif any(_adjacent(text, cell, half) for half in halves):
            yield Finding(*cell.span("name"), "PERSON", _SCORE, _SOURCE, Evidence.MODEL)


def _adjacent(text: str, cell: re.Match[str], half: Finding) -> bool:
    first, second = sorted([cell.span(), (half.start - 1, half.end + 1)])
    return len(text[first[1] : second[0]].strip()) == 1
