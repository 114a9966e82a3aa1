"""Check digits and plausibility, by name, for rules in code and in an admin's YAML."""

import importlib
import math
import re
from base64 import b64decode
from collections import Counter
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from itertools import cycle

from stdnum import luhn as _luhn
from stdnum import verhoeff as _verhoeff
from stdnum.exceptions import ValidationError

_PLACEHOLDER = re.compile(
    r"(?i)^(?:x+|y+|\*+|\.+|-+|0+|your[-_ ]?\w*|my[-_ ]?\w*|some[-_ ]?\w*|changeme|change[-_]me|password|passwd|secret|token|"
    r"example\w*|test\d{0,4}|demo\d{0,4}|dummy|sample|pass|guest|postgres|tiger|foobared|hunter2|changeit|placeholder|redacted|hidden|none|null|nil|true|false|undefined|todo|tbd|foo|bar|baz|"
    r"string|value|key|env|\$?\{.*\}|<.*>|\[.*\]|%\w*%?|\$\w+|process\.env\.\w+|os\.environ.*|getenv.*|\w+\(\)?|"
    # What a program reads it from: getpass.getpass(, $_POST[, ENV.fetch(, self.password
    r"\$?[\w.:>-]+[\[(]|(?:self|this|settings|config|request|req|params|args|kwargs|cfg|opts|ctx)\.[\w.]+)$"
)
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RUN = re.compile(
    r"(.)\1{5,}|^abcdef\d*$|^abc123$|(?i:x{4,}|\*{3,}|\.{3,}|1234567890|0123456789abcdef|abcdefghijkl|deadbeef|a1b2c3d4-?5678-?90ab|-a1b2c3$|example|your[-_]|redacted|placeholder)"
)
_VIN_VALUES = dict(
    zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", (*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10)), strict=True)
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_FOR_ONE = r"(?:password|passwd|passphrase|secret|token|api_?key|key|pwd|credential)s?"
# What a program reads a secret from, by its form in code.
_IN_CODE = (
    r"\(?(?:self|this|cls|request|settings|config)\.\S*",
    r"\w+\(\w+=\S*",  # Metadata(id=
    r"\w*[_.][\w.]*\([\w.,=]*[):,]*",  # get_auth(proxy)
    r"[A-Za-z_]\w*(?:\.\w+)+\(\S*",  # base64.b64encode(data[8:])
    r"[a-z_]\w*\((?:[a-z_]{2,}|(?:self|request|settings|config)\.[\w.]*)\)?[):,]*",  # str(password)
    r"[A-Za-z_][\w.]*\[[A-Za-z_., |\[]*\]*[),:=]*",  # Optional[str]
    rf"(?:self\.|this\.)?(?=\w*_|\w*[)\]])[a-z_]*{_FOR_ONE}[a-z_]*[)\]}}:]*",  # hide_password)
    r"(?:[A-Za-z_]\w{0,30}\.)+[A-Za-z]+(?:_[a-z]+)+[()]*",  # x25519.PrivateKey.from_bytes
    r"[A-Za-z_]+(?:\.[A-Za-z_]+)+[()]*",
    r"base64\.\w+\(?",
    r"[A-Z]{2,}\d*(?:_[A-Z0-9]+){2,}",  # P11_KIT_URI
)
_CODE = re.compile(rf"^(?:{'|'.join(_IN_CODE)})$")
# What is longer is generated, and would be asked in quadratic time.
_LONGEST_CODE = 80
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
    in_code = len(bare) <= _LONGEST_CODE and _CODE.match(bare)
    return len(bare) >= 4 and not in_code and not _PLACEHOLDER.match(bare) and not _RUN.search(bare)


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


def social_security(value: str) -> bool:
    """A US number that nobody prints as an example: the published ones, 123-45-6789, one digit a group as in 111-22-3333."""
    groups = re.split(r"[ -]", value)
    return "".join(groups) not in ("123456789", "078051120", "219099999") and any(len(set(group)) > 1 for group in groups)


def encoded_login(value: str) -> bool:
    """Base64 of ``user:password`` (RFC 7617, and Docker's configuration)."""
    try:
        user, colon, password = b64decode(value, validate=True).decode("utf-8").partition(":")
    except (ValueError, UnicodeDecodeError):
        return False
    return bool(user and colon) and user.isprintable() and password.isprintable() and no_placeholder(password)


def mixed_password(value: str) -> bool:
    """What somebody has thought up as a password, and no word, name, number or path: letters, digits, and a mark or a capital within."""
    if value.startswith(("-", "\\")):  # an option of a command
        return False
    letters, numbers = any(c.islower() for c in value), any(c.isdigit() for c in value)
    return letters and numbers and any(c.isupper() or c in "!@#$%^&*+=?~" for c in value[1:]) and password_like(value)


# Where one sets a password or looks it up; "https:" may have been read as a label.
_WEB_ADDRESS = re.compile(r"(?:https?:)?//[\w-]|www\.")


_ENDS, _JOINTS, _MOST_WORDS = ".:!?)]…", re.compile(r"[-/'’]"), 3
_ENCODING = re.compile(r"(?:base64|sha\d+|md5|utf-?8)[-/]")


def _in_words(value: str) -> bool:
    """Said of a password at a sentence's end, or in words that belong together: "incorrect.", "case-sensitive", "see-vault".

    "wrong!" is said of one, "Dragon!" is one.
    """
    if value.endswith("!") and value[0].isupper():
        return False
    words = _JOINTS.split(_ENCODING.sub("", value.rstrip(_ENDS)))
    return len(words) <= _MOST_WORDS and all(word.isalpha() and word[1:] == word[1:].lower() for word in words)


def password_like(value: str) -> bool:
    """What follows ``password =`` and is neither a placeholder nor a plain word of a sentence."""
    bare = value.strip("\"'`;,")
    if not no_placeholder(bare) or len(bare) < 6 or _WEB_ADDRESS.match(bare) or _in_words(bare):
        return False
    return bool(re.search(r"[\d!@#$%^&*+=?~]", bare)) or not bare.isalpha()


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

    return check


def machine_readable(value: str) -> bool:
    """The check digits of the document's number, the birth date and the date of expiry: weights 7, 3, 1, modulo 10."""

    def right(part: str) -> bool:
        values = (0 if char == "<" else int(char, 36) for char in part[:-1])
        return sum(n * weight for n, weight in zip(values, cycle((7, 3, 1)), strict=False)) % 10 == int(part[-1])

    return right(value[:10]) and right(value[13:20]) and right(value[21:28])


def wallet_import_format(value: str) -> bool:
    """Base 58 of a version, 32 or 33 bytes, and the first four of their double SHA-256."""
    number = sum(_BASE58.index(char) * 58**place for place, char in enumerate(reversed(value)))
    held = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return sha256(sha256(held[:-4]).digest()).digest()[:4] == held[-4:]


def hungarian_tax(value: str) -> bool:
    """The tenth digit of a person's tax number is the weighted sum of the others modulo 11."""
    number = [int(char) for char in digits(value)]
    return len(number) == 10 and sum(n * digit for n, digit in enumerate(number[:9], 1)) % 11 == number[9]


def luxembourgish_id(value: str) -> bool:
    """Thirteen digits: the twelfth is Luhn's, the thirteenth Verhoeff's, both of the first eleven."""
    number = digits(value)
    return len(number) == 13 and bool(_luhn.is_valid(number[:12])) and bool(_verhoeff.is_valid(number[:11] + number[12]))


def provider_identifier(value: str) -> bool:
    """A US National Provider Identifier: Luhn's digit behind the prefix 80840."""
    number = digits(value)
    return len(number) == 10 and bool(_luhn.is_valid("80840" + number))


def vehicle(value: str) -> bool:
    """The ninth character of a vehicle identification number (49 CFR 565.15); weights and values as there."""
    number = value.upper()
    if len(number) != 17 or number.isdigit() or number.isalpha() or not set(number) <= _VIN_VALUES.keys():
        return False
    total = sum(_VIN_VALUES[char] * weight for char, weight in zip(number, _VIN_WEIGHTS, strict=True))
    return "0123456789X"[total % 11] == number[8]


def of_words(value: str) -> bool:
    """Words of a password that belong together, "fluffy-otter", as a file of settings has them; a plain word is an example mostly."""
    return no_placeholder(value) and _in_words(value) and bool(_JOINTS.search(value))


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
