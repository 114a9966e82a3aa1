"""A search of the history: what was asked for, and how far each channel has been read; ids, numbers and times alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from .message import MessageRef, Place
from .ports import Person
from .records import FindingRecord


class RunState(StrEnum):
    """What a search does now."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"


OVER = (RunState.STOPPED, RunState.DONE)


class ChannelState(StrEnum):
    """What became of a channel: still to be read, read, read in part, or not readable; or left out, because it is exempt."""

    TODO = "todo"
    READ = "read"
    CUT = "cut"
    CLOSED = "closed"
    FAILED = "failed"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Run:
    """A search. Asker: an admin's id. First look: the offer to whoever added the bot. Pause: milliseconds between two calls.

    ``notice``: where its progress is shown.
    """

    id: str
    platform: str
    workspace: str
    asker: str
    state: RunState
    days: int
    started_at: datetime
    first_look: bool = False
    pause_ms: int = 0
    notice: MessageRef | None = None

    @property
    def since(self) -> datetime:
        """What is older is not read."""
        return self.started_at - timedelta(days=self.days)

    @property
    def admin(self) -> Person | None:
        """Whoever asked for it, unless everything about them was erased."""
        return Person(self.platform, self.workspace, self.asker) if self.asker else None


@dataclass(frozen=True, slots=True)
class ChannelRun:
    """A channel of a search. Position: where to go on, as the platform's adapter names it.

    Known: alarms that were handled before. Unread: files that were not read.
    """

    run: str
    place: Place
    state: ChannelState
    position: str = ""
    reached: datetime | None = None
    messages: int = 0
    alarms: int = 0
    known: int = 0
    unread: int = 0
    tries: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one page adds to a channel."""

    messages: int = 0
    unread: int = 0
    found: Sequence[FindingRecord] = ()
