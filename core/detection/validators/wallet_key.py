"""Wallet import format: a Bitcoin private key in base 58."""

from hashlib import sha256

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def wallet_import_format(value: str) -> bool:
    """Whether it is base 58 of a version byte, 32 or 33 bytes, and the first four bytes of their double SHA-256."""
    number = sum(_BASE58.index(char) * 58**place for place, char in enumerate(reversed(value)))
    held = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return sha256(sha256(held[:-4]).digest()).digest()[:4] == held[-4:]
