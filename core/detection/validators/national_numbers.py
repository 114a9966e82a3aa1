"""Check digits of national numbers: python-stdnum's validators, and those that it lacks."""

import importlib
import re
from collections.abc import Callable
from functools import cache

from stdnum import luhn as _luhn
from stdnum import verhoeff as _verhoeff
from stdnum.exceptions import ValidationError

from .luhn import digits


def social_security(value: str) -> bool:
    """Whether a US number is no example: not a published one, not 123-45-6789, and no groups of repeated digits like 111-22-3333."""
    groups = re.split(r"[ -]", value)
    return "".join(groups) not in ("123456789", "078051120", "219099999") and any(len(set(group)) > 1 for group in groups)


@cache
def stdnum(module: str, **options: bool) -> Callable[[str], bool]:
    """The validator of python-stdnum's module of that name, such as ``de.idnr``, with its own options.

    Raises ImportError for an unknown one.
    """
    loaded = importlib.import_module(f"stdnum.{module}")

    def check(value: str) -> bool:
        try:
            return bool(loaded.validate(value, **options))
        except (ValidationError, ValueError, IndexError, KeyError):
            return False

    check.__name__ = f"stdnum:{module}"
    return check


def hungarian_tax(value: str) -> bool:
    """Whether the tenth digit of a person's tax number is the weighted sum of the others modulo 11."""
    number = [int(char) for char in digits(value)]
    return len(number) == 10 and sum(n * digit for n, digit in enumerate(number[:9], 1)) % 11 == number[9]


def luxembourgish_id(value: str) -> bool:
    """Whether the twelfth digit is the Luhn digit, and the thirteenth the Verhoeff digit, of the first eleven."""
    number = digits(value)
    return len(number) == 13 and bool(_luhn.is_valid(number[:12])) and bool(_verhoeff.is_valid(number[:11] + number[12]))


def russian_insurance(value: str) -> bool:
    """Whether the last two digits of a SNILS are the weighted sum of the first nine modulo 101."""
    number = [int(char) for char in digits(value)]
    if len(number) != 11:
        return False
    return sum(n * digit for n, digit in zip(range(9, 0, -1), number[:9], strict=True)) % 101 % 100 == number[9] * 10 + number[10]


def hong_kong_id(value: str) -> bool:
    """Whether the weighted sum of letters, digits and check digit is a multiple of 11; a missing first letter counts 36."""
    letters = re.sub(r"[^A-Z0-9]", "", value.upper()).rjust(9)
    if not letters.strip()[-1:].isalnum() or not re.fullmatch(r"[ A-Z][A-Z]\d{6}[\dA]", letters):
        return False
    numbers = [36 if char == " " else int(char, 36) for char in letters]
    return sum(weight * number for weight, number in zip(range(9, 0, -1), numbers, strict=True)) % 11 == 0


def taiwanese_id(value: str) -> bool:
    """Whether the weighted sum of the letter's two digits, the others and the check digit is a multiple of 10."""
    code = "ABCDEFGHJKLMNPQRSTUVXYWZIO".find(value[:1].upper()) + 10
    rest = [int(char) for char in digits(value)]
    if code < 10 or len(rest) != 9:
        return False
    weighted = sum(weight * digit for weight, digit in zip((8, 7, 6, 5, 4, 3, 2, 1, 1), rest, strict=True))
    return (code // 10 + code % 10 * 9 + weighted) % 10 == 0


def hungarian_insurance(value: str) -> bool:
    """Whether the last digit of a TAJ number is the sum of the others, times 3 and 7 in turn, modulo 10."""
    number = [int(char) for char in digits(value)]
    return len(number) == 9 and sum((3, 7)[n % 2] * digit for n, digit in enumerate(number[:8])) % 10 == number[8]


def iranian_id(value: str) -> bool:
    """Whether the last digit is the weighted sum of the others modulo 11, or 11 minus that."""
    number = [int(char) for char in digits(value)]
    if len(number) != 10 or len(set(number)) == 1:
        return False
    rest = sum(weight * digit for weight, digit in zip(range(10, 1, -1), number[:9], strict=True)) % 11
    return number[9] == (rest if rest < 2 else 11 - rest)


def born_on_a_day(value: str) -> bool:
    """Whether the second to seventh digits are a day, as in an Egyptian number: century, year, month, day."""
    number = digits(value)
    return len(number) == 14 and 1 <= int(number[3:5]) <= 12 and 1 <= int(number[5:7]) <= 31


# By the first letter: what is added to the weighted sum, and the check letters for its rest modulo 11.
_SINGAPOREAN = {
    "S": (0, "JZIHGFEDCBA"),
    "T": (4, "JZIHGFEDCBA"),
    "F": (0, "XWUTRQPNMLK"),
    "G": (4, "XWUTRQPNMLK"),
    "M": (3, "XWUTRQPNJLK"),
}


def singaporean_id(value: str) -> bool:
    """Whether the last letter of an NRIC or FIN is that of the weighted sum of its digits modulo 11."""
    number = [int(char) for char in digits(value)]
    if len(number) != 7 or value[:1].upper() not in _SINGAPOREAN:
        return False
    added, letters = _SINGAPOREAN[value[0].upper()]
    weighted = sum(weight * digit for weight, digit in zip((2, 7, 6, 5, 4, 3, 2), number, strict=True))
    return letters[(weighted + added) % 11] == value[-1].upper()


def hungarian_account(value: str) -> bool:
    """Whether the eighth digit of a Hungarian account's bank, and the last one of the rest, make the weighted sums multiples of 10."""
    number = [int(char) for char in digits(value)]
    if len(number) not in (16, 24) or not any(number):
        return False
    return all(sum((9, 7, 3, 1)[n % 4] * digit for n, digit in enumerate(part)) % 10 == 0 for part in (number[:8], number[8:]))


def spanish_affiliation(value: str) -> bool:
    """Whether the last two digits of a Spanish social security number are the province and number before them modulo 97."""
    number = digits(value)
    if len(number) not in (11, 12):
        return False
    province, own, check = number[:2], int(number[2:-2]), int(number[-2:])
    whole = int(province) * 10**7 + own if own < 10**7 else int(province + number[2:-2])
    return whole % 97 == check


def polish_account(value: str) -> bool:
    """Whether the digits are those of a Polish IBAN."""
    return stdnum("iban", check_country=False)("PL" + digits(value))


def polish_id_card(value: str) -> bool:
    """Whether the weighted sum of the three letters (A is 10) and the six digits of a Polish identity card is a multiple of 10."""
    signs = [int(char, 36) for char in value.upper() if char.isalnum() and char.isascii()]
    return (
        len(signs) == 9 and sum(weight * sign for weight, sign in zip((7, 3, 1, 9, 7, 3, 1, 7, 3), signs, strict=True)) % 10 == 0
    )
