"""How a spreadsheet shows a number: dates as dates, and digits with the zeros and signs of their format (ECMA-376, 18.8.30)."""

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
# Digits and what stands between them, as in a telephone or social security number.
_DIGITS = re.compile(r"[(+]?[0#][0# ()/+-]*[ ()/+-][0# ()/+-]*[0#]|00+")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_DAY_0, _DAY_0_OF_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet's dates have no zone
_LAST_DAY = 2_958_466
_LONGEST = 40


def is_date(number: int, code: str) -> bool:
    """Whether a number format shows dates or times. Number: of a built-in one. Code: of one's own."""
    return number in _BUILT_IN_DATES if not code else bool(_DATE.search(_LITERAL.sub("", code.partition(";")[0])))


def shown(value: str, number: int, code: str, *, from_1904: bool) -> str:
    """What a person sees of a stored number, nearly: rounding, currencies and percents are left out."""
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return value
    if not amount.is_finite() or len(value) > _LONGEST:
        return value
    if is_date(number, code) and 0 <= amount < _LAST_DAY:
        return _date(float(amount), _DAY_0_OF_1904 if from_1904 else _DAY_0)
    if abs(amount) > 10**_LONGEST:
        return value
    plain = f"{amount.normalize():f}" if amount else "0"
    return _with_signs(plain, code) if plain.isdigit() else plain


def _date(days: float, first: datetime) -> str:
    moment = first + timedelta(seconds=round(days * 86_400))
    if days < 1:
        return moment.strftime("%H:%M:%S")
    return moment.strftime("%Y-%m-%d" if days == int(days) else "%Y-%m-%d %H:%M:%S")


def _with_signs(digits: str, code: str) -> str:
    """The digits from the right into the places that a format has for them."""
    pattern = _QUOTED.sub(lambda match: match[1] or match[2] or "", code.partition(";")[0])
    if not _DIGITS.fullmatch(pattern) or len(digits) > sum(map(pattern.count, "0#")):
        return digits
    left, out = list(digits), list[str]()
    for sign in reversed(pattern):
        if sign in "0#":
            out.append(left.pop() if left else "0" if sign == "0" else "")
        else:
            out.append(sign)
    return "".join(reversed(out)).strip()
