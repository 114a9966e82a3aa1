"""The bounded queue of one process: people who wait come first, and when it is full the platform keeps the rest."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count

import structlog

_log = structlog.get_logger("intake")
Job = Callable[[], Awaitable[None]]


class Priority(IntEnum):
    """Who comes first."""

    PERSON = 0
    MESSAGE = 1
    CATCHUP = 2


class Overloaded(Exception):
    """There is no room: leave the event unacknowledged, or the cursor where it is."""


@dataclass(order=True, slots=True)
class _Entry:
    priority: Priority
    number: int
    job: Job = field(compare=False)
    done: asyncio.Future[None] = field(compare=False)


class Intake:
    """Runs jobs, a few at a time."""

    def __init__(self, capacity: int, at_once: int) -> None:
        """Capacity: jobs of each priority that may wait, so that a flood of messages keeps nobody from their answer."""
        self._capacity = capacity
        self._at_once = at_once
        self._queue: asyncio.PriorityQueue[_Entry] = asyncio.PriorityQueue()
        self._waiting = dict.fromkeys(Priority, 0)
        self._numbers = count()
        self._workers: list[asyncio.Task[None]] = []
        self._closed = False

    @property
    def waiting(self) -> int:
        """Jobs that wait."""
        return self._queue.qsize()

    def submit(self, priority: Priority, job: Job) -> asyncio.Future[None]:
        """Takes a job; the future says how it ended. Raises Overloaded."""
        if self._closed or self._waiting[priority] >= self._capacity:
            raise Overloaded
        if not self._workers:
            self._workers = [asyncio.create_task(self._work()) for _ in range(self._at_once)]
        entry = _Entry(priority, next(self._numbers), job, asyncio.get_running_loop().create_future())
        # Whoever asked may have gone away; an outcome that nobody reads is no error.
        entry.done.add_done_callback(lambda done: done.cancelled() or done.exception())
        self._waiting[priority] += 1
        self._queue.put_nowait(entry)
        return entry.done

    async def rest(self, seconds: float) -> None:
        """Waits until nothing is in work, so many seconds at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._queue.join()

    async def close(self, seconds: float) -> None:
        """Takes nothing more, and gives what it has so many seconds; the rest is cancelled and stays where it came from."""
        self._closed = True
        try:
            async with asyncio.timeout(seconds):
                await self._queue.join()
        except TimeoutError:
            _log.warning("unfinished", count=self.waiting)
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    async def _work(self) -> None:
        while True:
            entry = await self._queue.get()
            self._waiting[entry.priority] -= 1
            try:
                await entry.job()
            except asyncio.CancelledError:
                entry.done.cancel()
                raise
            except Exception as error:  # noqa: BLE001 - a job must never stop the queue; whoever asked reads the outcome
                if not entry.done.done():
                    entry.done.set_exception(error)
            else:
                if not entry.done.done():
                    entry.done.set_result(None)
            finally:
                self._queue.task_done()
