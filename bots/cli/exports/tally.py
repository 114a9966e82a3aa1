"""What came of an export: counts by type, conversation and month, and the messages that matter most, in bounded memory."""

import heapq
from collections import Counter
from dataclasses import dataclass, field

from ..exit_codes import ExitCode
from .checking import Hit
from .worker import PartAnswer

MOST_SHOWN = 1000
_MOST_UNREAD = 200
_RANK = {"none": 0, "low": 1, "medium": 2, "high": 3, "critical": 4}


@dataclass(frozen=True, slots=True, order=True)
class Ranked:
    """A message in the list of the worst. Earlier ones come first among equals."""

    rank: tuple[int, int, int, int]
    hit: Hit = field(compare=False)


@dataclass(slots=True)
class Room:
    """Of one conversation."""

    entries: int = 0
    findings: int = 0
    alarms: int = 0


@dataclass(slots=True)
class Tally:
    """Counts. ``worst``: a heap of at most MOST_SHOWN; ``unread``: the first files that were not read, and why."""

    entries: int = 0
    size: int = 0
    findings: int = 0
    alarms: int = 0
    failed: int = 0
    unread_count: int = 0
    types: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    alarm_months: Counter[str] = field(default_factory=Counter)
    rooms: dict[str, Room] = field(default_factory=dict)
    worst: list[Ranked] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)

    def add(self, answer: PartAnswer) -> None:
        """One part's answer."""
        self.entries += answer.entries
        self.size += answer.size
        self.failed += answer.failed
        self.unread_count += len(answer.unread)
        self.unread += answer.unread[: max(0, _MOST_UNREAD - len(self.unread))]
        for hit in answer.hits:
            self._add(hit)

    def _add(self, hit: Hit) -> None:
        number = len(hit.findings)
        self.findings += number
        self.alarms += hit.alarm
        self.types.update(kind for kind, _ in hit.findings)
        self.months[hit.sent[:7]] += number
        self.alarm_months[hit.sent[:7]] += hit.alarm
        room = self.rooms.setdefault(hit.conversation, Room())
        room.findings += number
        room.alarms += hit.alarm
        ranked = Ranked((int(hit.alarm), _RANK.get(hit.severity, 0), number, -self.findings), hit)
        if len(self.worst) < MOST_SHOWN:
            heapq.heappush(self.worst, ranked)
        else:
            heapq.heappushpop(self.worst, ranked)

    @property
    def code(self) -> ExitCode:
        """Failed before found before unread; an export without a message is not called clean."""
        if self.failed:
            return ExitCode.FAILED
        if self.alarms:
            return ExitCode.FOUND
        return ExitCode.UNREAD if self.unread_count or not self.entries else ExitCode.FINE
