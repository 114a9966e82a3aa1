"""What stands beside a person in a row of values without column names: ('Stellan', 'Marklund', 'x@y.se', '1988-03-14')."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from ...finding import Evidence, Finding
from ...lazy_pattern import lazy

# A cell in quotes that is one or two words with capitals, or a date.
_CELL = re.compile(
    r"""(?<=[(,;|\[\t\n ])(?P<quote>['"])(?:(?P<name>[^\W\d_a-zß-ÿ][^\W\d_]+(?:[ '’-][^\W\d_]+)?)|(?P<date>(?:19\d\d|200\d|201[0-2])-\d\d-\d\d))(?P=quote)(?=\s{0,2}(?:[,;|)\]\t\n]|\Z))"""
)
_OPENS, _CLOSES = re.compile(r"[(\[{\n]"), re.compile(r"[)\]}\n]")
# What shows that the row is somebody's record, and no list of words.
_RECORDED = frozenset({"EMAIL_ADDRESS", "PHONE_NUMBER", "DATE_OF_BIRTH", "IBAN_CODE", "CREDIT_CARD", "NATIONAL_ID", "US_SSN"})
_SCORE, _SOURCE, _LONGEST_ROW = 0.45, "row_mates", 2000
# What finds pay in a row of a list, and a row of one: a name and an amount of four digits or with a word for thousands.
_PAY_IN_A_ROW = "salary.row_beside_a_person"
_PAY_ITEM = (
    r"(?P<name>[^\W\d_a-zß-ÿ][^\d\n:;|$€£₹]{1,40}?)\.?[\t ,:;|=–—-]{1,5}"
    r"(?P<value>(?!(?:19|20)[0-3]\d(?!\d))[$€£₹]?[ ]?(?:\d{1,3}(?:[.,' \u00a0\u202f]\d{3}){1,2}|\d{4,9}|"
    r"\d{1,3}(?:[.,]\d{1,2})?[ ]?(?:[kK]|tr|jt|lakh)\d?)(?:[ ]?[€$£₽₴₺])?)(?![^\W_]|[.,:/-]\d|[ ]?%)"
)
_PAY_ROW = lazy(rf"[ \t]{{0,3}}(?:[•*-][ \t])?{_PAY_ITEM}")
_NEXT_PAY = lazy(rf"[^\d\n,;]{{0,8}}[,;][ ]{{1,2}}{_PAY_ITEM}")
_LINE, _MOST_ROWS = re.compile(r"[^\n]+"), 50


def with_row_mates(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with the other half of a name and a birth date that stand in quotes beside one half, in somebody's record.

    Findings: sorted and disjoint, as those that are returned. Linear in the text's length and the number of findings.
    """
    more = list(_pay_of_the_others(text, findings))
    if not any(finding.entity_type in _RECORDED for finding in findings):
        return sorted([*findings, *more]) if more else list(findings)
    starts = [finding.start for finding in findings]
    done = 0
    for person in findings:
        if person.entity_type == "PERSON" and person.start >= done and _is_cell(text, person):
            start, end = _row(text, person)
            done = end
            row = findings[bisect_left(starts, start) : bisect_left(starts, end)]
            more += _mates(text, start, end, row) if any(each.entity_type in _RECORDED for each in row) else ()
    return sorted([*findings, *more]) if more else list(findings)


def _pay_of_the_others(text: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    """What stands as pay in the rows above and below one with pay, up to a row of another form, and behind it in its own."""
    paid = [finding for finding in findings if finding.source == _PAY_IN_A_ROW]
    taken = [finding.start for finding in findings]
    rows = chain(_rows_around(text, paid), *(_behind(text, finding.end) for finding in paid))
    for start, end in sorted(set(rows)):
        near = bisect_left(taken, end)
        if not near or findings[near - 1].end <= start:
            yield Finding(start, end, "SALARY", _SCORE, _SOURCE, Evidence.CONTEXT)


def _behind(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The pay of the next ones in the same line."""
    item = _NEXT_PAY.match(text, at)
    while item is not None:
        yield item.span("value")
        item = _NEXT_PAY.match(text, item.end())


def _rows_around(text: str, paid: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    if not paid or "\n" not in text:
        return
    lines = [match.span() for match in _LINE.finditer(text)]
    starts = [start for start, _ in lines]
    seen = {bisect_right(starts, finding.start) - 1 for finding in paid}
    for first in sorted(seen):
        for step in (1, -1):
            for at in range(first + step, first + step * _MOST_ROWS, step):
                row = _PAY_ROW.match(text, *lines[at]) if 0 <= at < len(lines) and at not in seen else None
                if row is None:
                    break
                seen.add(at)
                yield row.span("value")


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
