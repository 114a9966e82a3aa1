"""A keyed fingerprint: tells that a value was seen before, and nothing else about it."""

import hashlib
import hmac

_SIZE = 16


def fingerprint(key: bytes, entity_type: str, value: str) -> str:
    """HMAC-SHA-256 of type and value, cut to 16 bytes, in hexadecimal; case and outer white space do not matter."""
    identity = f"{entity_type}\0{' '.join(value.casefold().split())}"
    return hmac.new(key, identity.encode(errors="surrogatepass"), hashlib.sha256).digest()[:_SIZE].hex()


def digest(key: bytes, *parts: bytes) -> str:
    """HMAC-SHA-256 of the parts, each with its length before it, cut and written likewise; each byte matters."""
    keyed = hmac.new(key, digestmod=hashlib.sha256)
    for part in parts:
        keyed.update(len(part).to_bytes(8))
        keyed.update(part)
    return keyed.digest()[:_SIZE].hex()


def claim_name(key: bytes, what: str, *about: str) -> str:
    """A name for a claim that shows no id of a person."""
    return f"{what}:{fingerprint(key, what.upper(), '|'.join(about))[:40]}"
