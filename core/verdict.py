"""The result of checking a message: findings, kind of paste, redacted version and decision."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .allowlist import ValueFingerprint
from .files.place import FilePlace
from .files.unread import Unread
from .finding import Evidence, Finding
from .paste.kinds import Paste
from .redaction.redaction import Redaction


class Severity(StrEnum):
    """How bad it would be if a stranger read the values."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class ReasonKind(StrEnum):
    """What kind of reason it is."""

    ALONE = "alone"
    TOGETHER = "together"
    MANY = "many"
    PASTE = "paste"
    OTHERS = "others"
    OUTSIDERS = "outsiders"
    ASSISTANT = "assistant"
    SHARE_LINK = "share_link"
    STRICT = "strict"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a message alarms, as data; ``wording`` turns it into a sentence."""

    kind: ReasonKind
    entity_type: str = ""
    count: int = 0
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether somebody is told, how bad it is and why."""

    alarm: bool = False
    severity: Severity = Severity.NONE
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class FileVerdict:
    """The result for one attachment. If it was not read, ``unread`` says why, and ``error`` says the same in one sentence.

    ``name``: redacted, so that it can be shown. ``named``: the entity types found in the name itself. ``unread_parts``: why parts
    of it were not read, one for each; the verdict does not cover them.
    """

    name: str
    findings: tuple[Finding, ...] = ()
    places: tuple[FilePlace, ...] = ()
    paste: Paste | None = None
    redaction: Redaction | None = None
    error: str = ""
    unread: Unread | None = None
    named: tuple[str, ...] = ()
    unread_parts: tuple[Unread, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether there is a file that was not checked, or not all of it; a deleted file is not there."""
        return self.unread not in (None, Unread.DELETED) or bool(self.unread_parts)

    def __repr__(self) -> str:
        return f"FileVerdict({len(self.findings)} findings)"


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Findings that do not count. Reason: the name of the filter or suppression; because: the same in words."""

    entity_type: str
    reason: str
    because: str
    count: int


@dataclass(frozen=True, slots=True, repr=False)
class Verdict:
    """The result for one message; its repr hides content.

    ``counts``: entity type -> number of distinct values, including files, most frequent first; values marked as not a leak
    count only if somebody asked. ``values``: the values found, if anybody may be told. ``marked``: fingerprints of those
    that are marked as not a leak here; they are redacted all the same. ``spared``: if any are marked, the texts in which
    only the others are redacted. ``uncounted``: what a filter dropped or a suppression silenced.
    """

    findings: tuple[Finding, ...]
    paste: Paste
    redaction: Redaction
    decision: Decision
    files: tuple[FileVerdict, ...] = field(default=())
    counts: Mapping[str, int] = field(default_factory=dict)
    values: tuple[ValueFingerprint, ...] = ()
    marked: frozenset[str] = frozenset()
    spared: tuple[str, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()

    @property
    def unread(self) -> tuple[FileVerdict, ...]:
        """The files that were not read; the verdict does not cover them."""
        return tuple(file for file in self.files if file.unread)

    @property
    def read_in_part(self) -> tuple[FileVerdict, ...]:
        """The files that were read, but not all of them."""
        return tuple(file for file in self.files if file.unread_parts and not file.unread)

    def __repr__(self) -> str:
        return f"Verdict({len(self.findings)} findings, alarm={self.decision.alarm})"
