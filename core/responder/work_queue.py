"""The bounded queue of one process: people who wait come first, and when it is full the platform keeps the rest.

Lanes, so that none waits for another's jobs: what people asked for, messages, long texts, and what has files to fetch. In each,
workspaces take turns, and in each of these the people.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, IntEnum

import structlog

from ..fair_queue import NOBODY, FairQueue, Owner, share_of

_log = structlog.get_logger("work_queue")
Job = Callable[[], Awaitable[None]]


class Priority(IntEnum):
    """Who comes first."""

    PERSON = 0
    MESSAGE = 1
    CATCHUP = 2
    HISTORY = 3


class Lane(Enum):
    """What a job waits for: nothing, a process that checks long texts, or files."""

    SHORT = "short"
    LONG = "long"
    FILES = "files"


class Overloaded(Exception):
    """There is no room: leave the event unacknowledged, or the cursor where it is."""


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    job: Job
    done: asyncio.Future[None]


class _Jobs:
    """Runs some jobs at once, at most half of them for one person."""

    def __init__(self, at_once: int) -> None:
        self._at_once, self._share = at_once, share_of(at_once)
        self._waiting = {priority: FairQueue[_Entry]() for priority in Priority}
        self._running: dict[asyncio.Task[None], Owner] = {}
        self._of_owner: Counter[Owner] = Counter()

    def waiting(self, priority: Priority) -> int:
        return len(self._waiting[priority])

    @property
    def idle(self) -> bool:
        return not self._running and not any(self._waiting.values())

    def push(self, priority: Priority, owner: Owner, entry: _Entry) -> None:
        self._waiting[priority].push(owner, entry)

    def begin(self, ended: Callable[[], None]) -> None:
        """Starts jobs up to the limit. Ended: called whenever a job has ended."""
        while len(self._running) < self._at_once:
            found = next(filter(None, (queue.pop(self._may) for queue in self._waiting.values())), None)
            if found is None:
                return
            owner, entry = found
            task = asyncio.create_task(_run(entry))
            self._running[task] = owner
            self._of_owner[owner] += 1
            task.add_done_callback(lambda done: self._end(done, ended))

    def _may(self, owner: Owner) -> bool:
        return owner == NOBODY or self._of_owner[owner] < self._share

    def _end(self, task: asyncio.Task[None], ended: Callable[[], None]) -> None:
        owner = self._running.pop(task)
        self._of_owner[owner] -= 1
        if not self._of_owner[owner]:
            del self._of_owner[owner]
        ended()

    async def cancel(self) -> None:
        tasks = [*self._running]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class WorkQueue:
    """Runs jobs, a few at a time."""

    def __init__(self, capacity: int, at_once: int, files_at_once: int = 1) -> None:
        """Capacity: jobs of each lane and priority that may wait, so that a flood of messages keeps nobody from their answer.

        At once: messages, and as many commands and long texts; of what has files to fetch, as many as the last one says.
        """
        self._capacity = capacity
        self._people = _Jobs(at_once)
        self._lanes = {lane: _Jobs(files_at_once if lane is Lane.FILES else at_once) for lane in Lane}
        self._all = (self._people, *self._lanes.values())
        self._idle = asyncio.Event()
        self._idle.set()
        self._closed = self._stopped = False

    @property
    def waiting(self) -> int:
        """Jobs that wait."""
        return sum(jobs.waiting(priority) for jobs in self._all for priority in Priority)

    def submit(self, priority: Priority, job: Job, owner: Owner = NOBODY, lane: Lane = Lane.SHORT) -> asyncio.Future[None]:
        """Takes a job; the future says how it ended. Raises Overloaded.

        Owner: who brings it.
        """
        jobs = self._people if priority is Priority.PERSON and lane is Lane.SHORT else self._lanes[lane]
        if self._closed or jobs.waiting(priority) >= self._capacity:
            raise Overloaded
        loop = asyncio.get_running_loop()
        entry = _Entry(job, loop.create_future())
        # Whoever asked may have gone away; an outcome that nobody reads is no error.
        entry.done.add_done_callback(lambda done: done.cancelled() or done.exception())
        jobs.push(priority, owner, entry)
        self._idle.clear()
        loop.call_soon(self._begin)
        return entry.done

    async def rest(self, seconds: float) -> None:
        """Waits until nothing is running, so many seconds at most."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._idle.wait()

    async def close(self, seconds: float) -> None:
        """Accepts nothing more and finishes within so many seconds; the rest is cancelled, to be delivered or read again."""
        self._closed = True
        try:
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        except TimeoutError:
            _log.warning("unfinished", count=self.waiting)
        self._stopped = True
        for jobs in self._all:
            await jobs.cancel()

    def _begin(self) -> None:
        if self._stopped:
            return
        for jobs in self._all:
            jobs.begin(self._begin)
        if all(jobs.idle for jobs in self._all):
            self._idle.set()


async def _run(entry: _Entry) -> None:
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
