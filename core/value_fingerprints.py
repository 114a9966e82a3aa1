"""Fingerprints of found values: how a value that is marked as not a leak is known again, and never the value itself."""

from collections.abc import Iterable

from .allowlist import ValueFingerprint
from .decision.judge import Value, key
from .finding import Finding
from .fingerprint import fingerprint
from .message import Message


class ValueFingerprints:
    """Keyed by the message's workspace: the same value has another one elsewhere."""

    def __init__(self, key: bytes, message: Message) -> None:
        place = message.place
        self._key = fingerprint(key, "WORKSPACE", f"{place.platform}\0{place.workspace}").encode()

    def among(self, pairs: Iterable[tuple[Finding, str]], marks: frozenset[str]) -> dict[Value, str]:
        """The values that are marked, with their fingerprints."""
        if not marks:
            return {}
        made = {key(finding, value): self._made(finding, value) for finding, value in pairs}
        return {value: each.fingerprint for value, each in made.items() if each.fingerprint in marks}

    def of(self, pairs: Iterable[tuple[Finding, str]]) -> tuple[ValueFingerprint, ...]:
        """Each once."""
        made = (self._made(finding, value) for finding, value in pairs)
        return tuple({each.fingerprint: each for each in made}.values())

    def _made(self, finding: Finding, value: str) -> ValueFingerprint:
        return ValueFingerprint(fingerprint(self._key, finding.entity_type, value), finding.entity_type, finding.source)
