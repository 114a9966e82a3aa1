"""Fake dates in the same form as real ones."""

import random
import re

_DIGITS = re.compile(r"\d+")
_YEARS, _EXPIRY_YEARS = (1941, 2004), (2027, 2035)


def _two(number: int, length: int) -> str:
    return f"{number:02}" if length > 1 else str(number)


def _year(pick: random.Random, length: int, years: tuple[int, int] = _YEARS) -> str:
    return str(pick.randint(*years))[-length:]


def _day_and_month(pick: random.Random, lengths: tuple[int, int]) -> list[str]:
    """Day and month, both at most 12, since some people write the month first."""
    return [_two(pick.randint(1, 12) if length > 1 else pick.randint(1, 9), length) for length in lengths]


def _parts(lengths: list[int], first: str, pick: random.Random) -> list[str]:
    match lengths:
        case [4, (1 | 2) as month, (1 | 2) as day]:
            return [_year(pick, 4), *_day_and_month(pick, (month, day))]
        case [(1 | 2) as day, (1 | 2) as month, (2 | 4) as year]:
            return [*_day_and_month(pick, (day, month)), _year(pick, year)]
        case [(1 | 2) as day, (2 | 4) as year]:  # the month is written out
            return [*_day_and_month(pick, (day, 1))[:1], _year(pick, year)]
        case [4]:
            return [_year(pick, 4)]
        case [8] if first.startswith(("19", "20")):
            return ["".join((_year(pick, 4), *_day_and_month(pick, (2, 2))))]
        case [8 | 6]:
            return ["".join((*_day_and_month(pick, (2, 2)), _year(pick, lengths[0] - 4)))]
        case _:
            return []


def invented_date(value: str, pick: random.Random) -> str:
    """A valid date between 1941 and 2004 in the form of the value; an empty string if the form is unknown."""
    groups = _DIGITS.findall(value)
    return _filled(value, _parts([len(group) for group in groups], groups[0], pick) if groups else [])


def invented_expiry(value: str, pick: random.Random) -> str:
    """A future month and year in the form of the value; an empty string if the form is unknown."""
    groups = _DIGITS.findall(value)
    match [len(group) for group in groups]:
        case [(1 | 2) as month, (2 | 4) as year]:
            parts = [_day_and_month(pick, (month, 1))[0], _year(pick, year, _EXPIRY_YEARS)]
        case [4 as year, (1 | 2) as month]:
            parts = [_year(pick, year, _EXPIRY_YEARS), _day_and_month(pick, (month, 1))[0]]
        case _:
            parts = []
    return _filled(value, parts)


def _filled(value: str, parts: list[str]) -> str:
    following = iter(parts)
    return _DIGITS.sub(lambda _: next(following), value) if parts else ""
