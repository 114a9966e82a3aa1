"""A keyed fingerprint: tells that a value was seen before, and nothing else about it."""

import hashlib
import hmac
from collections.abc import Iterable, Iterator

from .allowlist import ValueFingerprint
from .decision.judge import Value, key
from .finding import Finding
from .message import Message

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


# Words that may be said of anybody: marked with one person's message, they would hide the next one's.
_OF_ANYBODY = frozenset({"MEDICAL_CONDITION", "PRIVATE_MATTER"})


def _of_somebody(pairs: Iterable[tuple[Finding, str]]) -> Iterator[tuple[Finding, str]]:
    return (pair for pair in pairs if pair[0].entity_type not in _OF_ANYBODY)


class ValueFingerprints:
    """How a value that is marked as not a leak is known again; by workspace, so that elsewhere it is another one."""

    def __init__(self, key: bytes, message: Message) -> None:
        place = message.place
        self._key = fingerprint(key, "WORKSPACE", f"{place.platform}\0{place.workspace}").encode()

    def among(self, pairs: Iterable[tuple[Finding, str]], marks: frozenset[str]) -> dict[Value, str]:
        """The values that are marked, with their fingerprints."""
        if not marks:
            return {}
        made = {key(finding, value): self._made(finding, value) for finding, value in _of_somebody(pairs)}
        return {value: each.fingerprint for value, each in made.items() if each.fingerprint in marks}

    def of(self, pairs: Iterable[tuple[Finding, str]]) -> tuple[ValueFingerprint, ...]:
        """Each once."""
        made = (self._made(finding, value) for finding, value in _of_somebody(pairs))
        return tuple({each.fingerprint: each for each in made}.values())

    def _made(self, finding: Finding, value: str) -> ValueFingerprint:
        return ValueFingerprint(fingerprint(self._key, finding.entity_type, value), finding.entity_type, finding.source)
