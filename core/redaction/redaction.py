"""The result of a redaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, repr=False)
class Redaction:
    """The redacted text in the platform's markup (``raw``) and as a person reads it (``visible``).

    ``mapping`` maps each placeholder to its value; it is never stored or logged, and the repr hides everything.
    """

    raw: str
    visible: str
    mapping: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Redaction({len(self.mapping)} placeholders)"
