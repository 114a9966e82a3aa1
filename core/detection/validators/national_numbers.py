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
