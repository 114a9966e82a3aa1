"""A keyed fingerprint: tells that a value was seen before, and nothing else about it."""

import hashlib
import hmac

_SIZE = 16


def fingerprint(key: bytes, entity_type: str, value: str) -> str:
    """HMAC-SHA-256 of type and value, cut to 16 bytes, in hexadecimal; case and outer white space do not matter."""
    identity = f"{entity_type}\0{' '.join(value.casefold().split())}"
    return hmac.new(key, identity.encode(errors="surrogatepass"), hashlib.sha256).digest()[:_SIZE].hex()
