"""What is stored about a finding: kinds, numbers, ids, times and a keyed fingerprint; never content."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .message import MessageRef


class State(StrEnum):
    """What became of a finding. HISTORY: a search of the history has found it, and its author has not been told."""

    OPEN = "open"
    WAITING = "waiting"
    SHADOW = "shadow"
    SILENT = "silent"
    UNREACHABLE = "unreachable"
    UNCHECKED = "unchecked"
    RESOLVED = "resolved"
    DELETED = "deleted"
    DISMISSED = "dismissed"
    REPLACED = "replaced"
    BLOCKED = "blocked"
    HISTORY = "history"


LIVE = (State.OPEN, State.WAITING, State.SHADOW, State.SILENT, State.UNREACHABLE, State.UNCHECKED, State.HISTORY)
# Nobody was told, or what somebody was told about was gone: a search of the history that finds it (again) reports it.
UNHANDLED = (State.HISTORY, State.SHADOW, State.SILENT, State.RESOLVED, State.DELETED)


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """One message's finding. ``notice``: where the notice about it is, if there is one; ``version`` is a keyed fingerprint."""

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
    """A notice that an author got; its key is empty if it is still to be sent."""

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
