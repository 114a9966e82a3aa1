"""Check digits and plausibility, by name, for rules in code and in an admin's YAML."""

import importlib
import math
import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from stdnum import luhn as _luhn
from stdnum.exceptions import ValidationError

_PLACEHOLDER = re.compile(
    r"(?i)^(?:x+|y+|\*+|\.+|-+|0+|your[-_ ]?\w*|my[-_ ]?\w*|some[-_ ]?\w*|changeme|change[-_]me|password|passwd|secret|token|"
    r"example\w*|test|dummy|sample|placeholder|redacted|hidden|none|null|nil|true|false|undefined|todo|tbd|foo|bar|baz|"
    r"string|value|key|env|\$?\{.*\}|<.*>|\[.*\]|%\w*%?|\$\w+|process\.env\.\w+|os\.environ.*|getenv.*|\w+\(\)?)$"
)
_RUN = re.compile(
    r"(.)\1{5,}|(?i:x{4,}|\*{3,}|\.{3,}|1234567890|0123456789abcdef|abcdefghijkl|deadbeef|example|your[-_]|redacted|placeholder)"
)
_UUID = re.compile(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NETWORKS = (
    ("4", (13, 16, 19)), ("5", (16,)), ("2", (16,)), ("34", (15,)), ("37", (15,)), ("6011", (16, 19)), ("65", (16, 19)),
    ("64", (16, 19)), ("62", (16, 17, 18, 19)), ("35", (16,)), ("36", (14,)), ("38", (14,)), ("39", (14,)), ("30", (14,)),
    ("50", (16,)), ("56", (16,)), ("57", (16,)), ("58", (16,)), ("63", (16,)), ("67", (16,)),
)  # fmt: skip


def digits(value: str) -> str:
    """Only the decimal digits of a value."""
    return "".join(char for char in value if char.isdecimal())


def luhn(value: str) -> bool:
    """ISO/IEC 7812 annex B check digit; all-equal digits do not count."""
    number = digits(value)
    return len(set(number)) > 1 and bool(_luhn.is_valid(number))


def payment_card(value: str) -> bool:
    """Length and prefix of a payment network, and the Luhn digit (ISO/IEC 7812)."""
    number = digits(value)
    fits = any(number.startswith(prefix) and len(number) in lengths for prefix, lengths in _NETWORKS)
    return fits and luhn(number)


def entropy(value: str) -> float:
    """Shannon entropy, bits a character."""
    size = len(value)
    return -sum(n / size * math.log2(n / size) for n in Counter(value).values()) if size else 0.0


def no_placeholder(value: str) -> bool:
    """Whether a secret's value could be real: not ``xxxx``, ``YOUR_KEY``, ``<token>`` or a documentation example."""
    bare = value.strip("\"'`;, ")
    return len(bare) >= 4 and not _PLACEHOLDER.match(bare) and not _RUN.search(bare)


def random_looking(value: str) -> bool:
    """A value that somebody generated: mixed characters and high entropy."""
    mixed = any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
    return no_placeholder(value) and mixed and entropy(value) >= 3.0


def generated(value: str) -> bool:
    """A value that no person has thought up: a UUID, or with a long stretch of mixed letters and digits."""
    if _UUID.fullmatch(value):
        return no_placeholder(value)
    stretches = re.findall(r"[A-Za-z0-9]{8,}", value)
    mixed = any(any(c.isdigit() for c in stretch) and any(c.isalpha() for c in stretch) for stretch in stretches)
    return mixed and random_looking(value)


def password_like(value: str) -> bool:
    """What follows ``password =`` and is neither a placeholder nor a plain word of a sentence."""
    bare = value.strip("\"'`;,")
    if not no_placeholder(bare) or len(bare) < 6:
        return False
    return bool(re.search(r"[\d!@#$%^&*+=?~]", bare)) or not bare.isalpha()


@cache
def stdnum(module: str) -> Callable[[str], bool]:
    """The validator of python-stdnum's module of that name, such as ``de.idnr``; raises ImportError for an unknown one."""
    loaded = importlib.import_module(f"stdnum.{module}")

    def check(value: str) -> bool:
        try:
            return bool(loaded.validate(value))
        except (ValidationError, ValueError, IndexError, KeyError):
            return False

    return check


_NAMED: dict[str, Callable[[str], bool]] = {
    "luhn": luhn,
    "payment_card": payment_card,
    "no_placeholder": no_placeholder,
    "random_looking": random_looking,
    "generated": generated,
    "password_like": password_like,
}


def named(name: str) -> Callable[[str], bool]:
    """A check by its name in YAML (``luhn``, ``stdnum:de.idnr``); raises ValueError for an unknown one."""
    if name in _NAMED:
        return _NAMED[name]
    if name.startswith("stdnum:"):
        try:
            return stdnum(name.removeprefix("stdnum:"))
        except ImportError as error:
            raise ValueError(f"no check named {name!r}") from error
    raise ValueError(f"no check named {name!r}; known: {', '.join(_NAMED)}, stdnum:<module>")
