"""The day of a message, as exports write times."""

import re
from datetime import UTC, datetime

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_NUMBER = re.compile(r"\d{9,19}(?:\.\d+)?")
_ENGLISH = re.compile(r"\b([A-Z][a-z]{2})[a-z]* (\d{1,2}),? (\d{4})\b")
_ENGLISH_DAY_FIRST = re.compile(r"\b(\d{1,2})[ -]([A-Z][a-z]{2})[a-z]*[ -](\d{4})\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")
# The largest number of seconds, milliseconds and microseconds until the year 2286.
_UNITS = ((10**10, 1), (10**13, 1000), (10**16, 1_000_000), (10**19, 1_000_000_000))


def day_of(written: object) -> str:
    """As 2026-11-29; empty if it is no moment. Of numbers, their size tells seconds from milliseconds and less."""
    if isinstance(written, dict):
        inner = written.get("$date")
        return day_of(inner.get("$numberLong") if isinstance(inner, dict) else inner)
    if isinstance(written, int | float) or (isinstance(written, str) and _NUMBER.fullmatch(written)):
        return _of_number(float(written))
    if not isinstance(written, str):
        return ""
    iso = _ISO.search(written)
    if iso:
        return iso[0]
    english = _ENGLISH.search(written)
    if english and english[1] in _MONTHS:
        return f"{english[3]}-{_MONTHS.index(english[1]) + 1:02d}-{int(english[2]):02d}"
    day_first = _ENGLISH_DAY_FIRST.search(written)
    if day_first and day_first[2] in _MONTHS:
        return f"{day_first[3]}-{_MONTHS.index(day_first[2]) + 1:02d}-{int(day_first[1]):02d}"
    return ""


def _of_number(number: float) -> str:
    for most, unit in _UNITS:
        if number < most:
            return datetime.fromtimestamp(number / unit, UTC).date().isoformat()
    return ""


def day_of_parts(written: str, *, month_first: bool = False) -> str:
    """Of numbers between points, slashes or hyphens; where only one reading is a date, that one."""
    parts = _PARTS.search(written)
    if not parts:
        return ""
    first, second, third = map(int, parts.groups())
    if len(parts[1]) == 4:
        year, month, day = first, second, third
    else:
        year = third + 2000 if third < 100 else third
        day, month = (second, first) if (month_first and first <= 12) or second > 12 else (first, second)
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
