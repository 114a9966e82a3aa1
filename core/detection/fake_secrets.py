"""Builds sample secrets from parts, so that the source has no real-looking key (code hosts reject such pushes)."""

import random
import string

UPPER = string.ascii_uppercase + string.digits
LOWER = string.ascii_lowercase + string.digits
MIXED = string.ascii_letters + string.digits
HEX = "0123456789abcdef"
DIGITS = string.digits


def made(prefix: str, alphabet: str, length: int, suffix: str = "") -> str:
    """Prefix, ``length`` characters of the alphabet (always the same ones for the same arguments), suffix."""
    pick = random.Random(f"{prefix}{alphabet}{length}")  # noqa: S311 - samples, not secrets
    return prefix + "".join(pick.choice(alphabet) for _ in range(length)) + suffix
