"""The queue of messages and other work: each version of a message is handled once, those of one message one after the other."""

import asyncio
import math
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog

from config.responding import LoadSettings

from ..fair_queue import NOBODY, Owner
from ..message import Attachment, Message, MessageRef, Place
from ..metrics import Metrics
from ..workers import Workers, owner_of
from .messages import MessageHandler
from .watermark import Watermark
from .work_queue import Lane, Overloaded, Priority, WorkQueue

_log = structlog.get_logger("queue")
_SAY_SECONDS = 60.0


def any_pending(files: Iterable[Attachment]) -> bool:
    """Whether one of them is yet to be downloaded."""
    return any(file.pending for file in files)


@dataclass(frozen=True, slots=True, repr=False)
class _InFlight:
    """A message that is being handled: its content, and the future that ends when that is done."""

    text: str
    edited: bool
    files: tuple[object, ...]
    lane: Lane
    done: asyncio.Future[None]

    def says(self, message: Message) -> bool:
        """Whether the message has the same content."""
        return (self.text, self.edited, self.files) == (message.text.raw, message.edited, _files_of(message))


def _files_of(message: Message) -> tuple[object, ...]:
    return tuple(file.id or file.content for file in message.files)


def _shared_outcome(done: asyncio.Future[None]) -> asyncio.Future[None]:
    """A future with the same outcome; cancelling it does not cancel the work, for which others may wait, too."""
    mine = asyncio.shield(done)
    mine.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
    return mine


@dataclass(slots=True)
class _MessageLock:
    """Lets the versions of one message be handled one after the other."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class _Refusals:
    """Logs what there was no room for: the first one at once, then once a minute how many; a line each would fill a disk."""

    def __init__(self) -> None:
        self._said_at: dict[str, float] = {}
        self._unsaid: Counter[str] = Counter()

    def add(self, platform: str) -> None:
        self._unsaid[platform] += 1
        now = asyncio.get_running_loop().time()
        if now - self._said_at.get(platform, -math.inf) >= _SAY_SECONDS:
            self._said_at[platform] = now
            _log.warning("deferred", platform=platform, count=self._unsaid.pop(platform))


class MessageQueue:
    """Queues messages, and keeps each place's cursor before what is not handled yet."""

    def __init__(
        self, load: LoadSettings, handler: MessageHandler, workers: Workers, watermark: Watermark, metrics: Metrics
    ) -> None:
        """Load: how much may wait, and how much is done at once."""
        self._handler = handler
        self._workers = workers
        self._watermark = watermark
        self._metrics = metrics
        self._work_queue = WorkQueue(load.queue, load.at_once, load.files_at_once)
        # By message, so that a second delivery of the same content joins the work on the first.
        self._in_flight: dict[MessageRef, _InFlight] = {}
        self._message_locks: dict[MessageRef, _MessageLock] = {}
        self._refusals = _Refusals()

    def take(self, message: Message, priority: Priority) -> asyncio.Future[None]:
        """Queues a new or edited message; the future ends when it is handled. Raises Overloaded.

        The place's cursor stays before it until it is handled; a failure is read again from the platform's history. What comes
        once more while it is in work joins it.
        """
        place, at = message.place.ids_only, message.ref.position
        same = self._in_flight.get(message.ref)
        if same and not same.done.done() and same.says(message):
            return _shared_outcome(same.done)

        async def work() -> None:
            async with self._one_at_a_time(message.ref):
                await self._handler.on_message(message)

        lane = self._lane(message)
        try:
            done = self.submit(priority, work, owner_of(message), lane)
        except Overloaded:
            self._watermark.refuse(place, at)
            self._metrics.deferred(place.platform, "queue full")
            self._refusals.add(place.platform)
            raise
        self._watermark.start(place, at)
        done.add_done_callback(lambda ended: self._ended(ended, place, at))
        self._in_flight[message.ref] = _InFlight(message.text.raw, message.edited, _files_of(message), lane, done)
        done.add_done_callback(lambda ended: self._forget_in_flight(message.ref, ended))
        return done

    def _forget_in_flight(self, ref: MessageRef, done: asyncio.Future[None]) -> None:
        if ref in self._in_flight and self._in_flight[ref].done is done:
            del self._in_flight[ref]

    def _lane(self, message: Message) -> Lane:
        if any_pending(message.files) or self._loading(message.ref):
            return Lane.FILES
        return Lane.LONG if self._workers.apart(message) else Lane.SHORT

    def _loading(self, ref: MessageRef) -> bool:
        """Whether files of the message are being downloaded: a deletion then waits in the same lane."""
        in_flight = self._in_flight.get(ref)
        return in_flight is not None and in_flight.lane is Lane.FILES

    async def delete(self, ref: MessageRef) -> None:
        """Handles a message's deletion; returns when that is done."""

        async def work() -> None:
            async with self._one_at_a_time(ref):
                await self._handler.on_delete(ref)

        lane = Lane.FILES if self._loading(ref) else Lane.SHORT
        await self.submit(Priority.MESSAGE, work, Owner((ref.platform, ref.workspace)), lane)

    async def rest(self, seconds: float) -> None:
        """Waits until nothing is running, so many seconds at most."""
        await self._work_queue.rest(seconds)

    async def close(self, seconds: float) -> None:
        """Finishes what is in work within so many seconds."""
        await self._work_queue.close(seconds)

    def submit(
        self, priority: Priority, job: Callable[[], Awaitable[None]], owner: Owner = NOBODY, lane: Lane = Lane.SHORT
    ) -> asyncio.Future[None]:
        """Queues other work. Owner: whose turn it is. Raises Overloaded."""
        future = self._work_queue.submit(priority, job, owner, lane)
        self._metrics.waiting(self._work_queue.waiting)
        return future

    def _ended(self, done: asyncio.Future[None], place: Place, at: int) -> None:
        if done.cancelled() or done.exception() is not None:
            self._watermark.fail(place, at)
            self._metrics.deferred(place.platform, "failed")
        else:
            self._watermark.finish(place, at)

    @asynccontextmanager
    async def _one_at_a_time(self, ref: MessageRef) -> AsyncIterator[None]:
        lock = self._message_locks.setdefault(ref, _MessageLock())
        lock.users += 1
        try:
            async with lock.lock:
                yield
        finally:
            lock.users -= 1
            if not lock.users:
                del self._message_locks[ref]
