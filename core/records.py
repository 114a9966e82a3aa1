"""What is kept of a finding: kinds, numbers, ids and times, and a keyed fingerprint; never content."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .message import MessageRef


class State(StrEnum):
    """What became of a finding."""

    OPEN = "open"
    WAITING = "waiting"
    SHADOW = "shadow"
    SILENT = "silent"
    UNREACHABLE = "unreachable"
    UNCHECKED = "unchecked"
    MENDED = "mended"
    DELETED = "deleted"
    DISMISSED = "dismissed"
    REPLACED = "replaced"
    BLOCKED = "blocked"


LIVE = (State.OPEN, State.WAITING, State.SHADOW, State.SILENT, State.UNREACHABLE, State.UNCHECKED)


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """One message's finding. ``notice``: where the notice about it stands, if one does; ``version`` is a keyed fingerprint."""

    ref: MessageRef
    author: str
    version: str
    severity: str
    counts: Mapping[str, int]
    state: State
    found_at: datetime
    thread: str = ""
    due_at: datetime | None = None
    notice_key: str = ""
    notice: MessageRef | None = None


@dataclass(frozen=True, slots=True)
class Notification:
    """One finding that its author was told of; the key is empty while that is still to come."""

    at: datetime
    channel: str
    notice_key: str
    ref: MessageRef


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers about findings."""

    findings: int = 0
    people: int = 0
    channels: int = 0
    types: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
