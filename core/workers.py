"""Where checks run: short texts in a thread, long ones in a process that may be killed."""

import asyncio
import multiprocessing
import time
from collections.abc import Callable

from pebble import ProcessPool

from config.policy import Policy
from config.responding import LoadSettings

from .checker import Checker
from .message import Message
from .metrics import Metrics
from .verdict import Verdict

_CHARACTERS_A_SECOND = 20_000
_checkers: list[Checker] = []  # of a worker process, which has nothing else to hold it by


class Unchecked(Exception):
    """The check failed, or took too long; whoever wrote the text is told so. Says nothing of the text."""


def _begin(build: Callable[[], Checker]) -> None:
    _checkers.append(build())


def _check(message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
    return _checkers[0].check(message, policy, marks)


def size_of(message: Message) -> int:
    """Characters of the text and bytes of the files."""
    return len(message.text.raw) + sum(len(file.content or b"") for file in message.files)


class Workers:
    """Checks messages outside the event loop."""

    def __init__(self, checker: Checker, build: Callable[[], Checker] | None, load: LoadSettings, metrics: Metrics) -> None:
        """Build: makes the same checker in another process and must be picklable; without it all runs in threads."""
        self._checker = checker
        self._build = build
        self._load = load
        self._metrics = metrics
        self._pool: ProcessPool | None = None

    def apart(self, message: Message) -> bool:
        """Whether the message is checked in a process of its own."""
        return self._build is not None and size_of(message) > self._load.long_text

    async def check(self, message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
        """The verdict; raises Unchecked."""
        size, apart = size_of(message), self.apart(message)
        began = time.monotonic()
        try:
            if apart:
                return await self._apart(message, policy, marks, self._load.check_seconds + size / _CHARACTERS_A_SECOND)
            return await asyncio.to_thread(self._checker.check, message, policy, marks)
        except Exception as error:  # noqa: BLE001 - its text may quote the message; the type alone goes on
            # Also the pool's own: TimeoutError for a hung process, ProcessExpired for a dead one.
            raise Unchecked(type(error).__name__) from None
        finally:
            self._metrics.checked(time.monotonic() - began, apart=apart)

    async def _apart(self, message: Message, policy: Policy, marks: frozenset[str], seconds: float) -> Verdict:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(self._load.processes, initializer=_begin, initargs=[self._build], context=context)
        future = self._pool.schedule(_check, args=[message, policy, marks], timeout=seconds)
        verdict: Verdict = await asyncio.wrap_future(future)
        return verdict

    async def close(self) -> None:
        """Ends the processes."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            await asyncio.to_thread(self._pool.join)
