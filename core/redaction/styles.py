"""The replacement of a value, by style."""

import hashlib
import hmac
import re
from collections.abc import Callable
from typing import Protocol

from config.policy import Style

from .fakes import Fakes
from .placeholders import Placeholders

REVERSIBLE = frozenset({Style.PLACEHOLDER, Style.HASH, Style.FAKE})
_KEPT, _LONG_ENOUGH, _KEY_LENGTH = 4, 10, 20
_NEVER_SHOWN = frozenset({"PASSWORD", "CARD_SECURITY_CODE", "CARD_EXPIRY", "DATE_OF_BIRTH", "PIN", "IP_ADDRESS", "GPS"})
_DIGEST, _MORE = 10, 4
HASHED = re.compile(r"\[([A-Z_]+):[0-9a-f]{10,64}\]")  # as the hash style writes it


class Substitute(Protocol):
    """Returns the replacement of a value."""

    def __call__(self, entity_type: str, value: str) -> str:
        """Plain text, not yet in a platform's markup."""
        ...


def _mask(entity_type: str, value: str) -> str:
    return "*" * len(value)


def _last4(entity_type: str, value: str) -> str:
    """The last four characters of long numbers and keys; nothing of other types, short values, or what a person chose."""
    bare = "".join(char for char in value if char.isascii() and char.isalnum())
    digits = sum(char.isdecimal() for char in bare)
    number = len(bare) >= _LONG_ENOUGH and digits * 2 > len(bare)
    key = len(bare) >= _KEY_LENGTH and digits > 0 and not re.search(r"[\s@]", value)
    if entity_type in _NEVER_SHOWN or not (number or key):
        return _mask(entity_type, value)
    return "*" * (len(value) - _KEPT) + bare[-_KEPT:]


class _Hashes:
    """A keyed digest, lengthened if two values of a text would share a short one."""

    def __init__(self, key: bytes, places: Placeholders) -> None:
        self._key = key
        self._places = places
        self._owner: dict[str, tuple[str, str]] = {}

    def __call__(self, entity_type: str, value: str) -> str:
        key = self._places.key(entity_type, value)
        digest = hmac.new(self._key, "|".join(key).encode(), hashlib.sha256).hexdigest()
        lengths = range(_DIGEST, len(digest), _MORE)
        made = next(m for length in lengths if self._owner.setdefault(m := f"[{entity_type}:{digest[:length]}]", key) == key)
        return str(made)


def substitute(style: Style, places: Placeholders, text: str, key: bytes) -> Substitute:
    """The style's replacement function for one text. ``key`` is for the hash and fake styles."""
    ways: dict[Style, Callable[[], Substitute]] = {
        Style.PLACEHOLDER: lambda: places.give,
        Style.MASK: lambda: _mask,
        Style.LAST4: lambda: _last4,
        Style.HASH: lambda: _Hashes(key, places),
        Style.FAKE: lambda: Fakes(text, key, places),
    }
    return ways[style]()
