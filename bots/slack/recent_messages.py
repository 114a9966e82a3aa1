"""Messages as their events told them, in memory for ten minutes: a button right after a notice needs no call to Slack.

Why: commercially distributed apps outside Slack's Marketplace may read one message a minute. Never on disk, never in a log.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from core.message import Message, MessageRef
from core.ports import Clock

KEPT_FOR = timedelta(minutes=10)
MOST_MESSAGES, MOST_BYTES, MOST_STAMPS = 1_000, 5_000_000, 20_000
# Slack sends an event again at once, after one minute and after five: one that is late may be a version that was edited since.
YOUNG = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, repr=False)
class _Kept:
    message: Message
    stamp: float
    size: int


class Recent:
    """The newest version of each message that this process has heard of, bounded in number, bytes and time."""

    def __init__(self, clock: Clock, alone: Callable[[], Awaitable[bool]]) -> None:
        """Alone: whether no other process runs, which may have got the event of an edit instead of us."""
        self._clock = clock
        self._alone = alone
        self._kept: OrderedDict[MessageRef, _Kept] = OrderedDict()
        # When each message was changed last, kept longer than its text: an older version must not come back.
        self._stamps: OrderedDict[MessageRef, float] = OrderedDict()
        self._bytes = 0

    def __repr__(self) -> str:
        return f"Recent({len(self._kept)} messages)"

    def keep(self, message: Message, stamp: float) -> None:
        """A message was posted or edited. Stamp: when, in seconds since the epoch, as Slack says."""
        if stamp < self._stamps.get(message.ref, 0.0):
            return
        self._note(message.ref, stamp)
        shared = sum(len(file.content) for file in message.files if file.content is not None)
        size = len(message.text.raw.encode("utf-8", "surrogatepass")) + shared
        if self._clock.now().timestamp() - stamp > YOUNG.total_seconds() or size > MOST_BYTES:
            return
        self._kept[message.ref] = _Kept(message, stamp, size)
        self._bytes += size
        while len(self._kept) > MOST_MESSAGES or self._bytes > MOST_BYTES:
            self._drop(next(iter(self._kept)))

    def changed(self, ref: MessageRef, stamp: float) -> None:
        """It was edited: what it said before does not count any more. Stamp: as for ``keep``."""
        if stamp >= self._stamps.get(ref, 0.0):
            self._note(ref, stamp)

    def gone(self, ref: MessageRef) -> None:
        """It was deleted: no version of it counts any more."""
        self._note(ref, float("inf"))

    def forget(self) -> None:
        """Something may have been missed."""
        self._kept.clear()
        self._bytes = 0

    async def find(self, ref: MessageRef) -> Message | None:
        """The message as it stands now, or None where only Slack can say."""
        oldest = self._clock.now().timestamp() - KEPT_FOR.total_seconds()
        for old in [each for each, kept in self._kept.items() if kept.stamp < oldest]:
            self._drop(old)
        if ref not in self._kept or not await self._alone():
            return None
        kept = self._kept.get(ref)
        return kept.message if kept else None

    def _note(self, ref: MessageRef, stamp: float) -> None:
        self._drop(ref)
        self._stamps[ref] = stamp
        self._stamps.move_to_end(ref)
        if len(self._stamps) > MOST_STAMPS:
            self._stamps.popitem(last=False)

    def _drop(self, ref: MessageRef) -> None:
        kept = self._kept.pop(ref, None)
        self._bytes -= kept.size if kept else 0
