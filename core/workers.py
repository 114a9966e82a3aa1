"""Where checks run: short texts in a thread, long ones in a process that may be killed."""

import asyncio
import multiprocessing
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.context import BaseContext
from pathlib import Path

from pebble import ProcessPool

from config.policy import Policy
from config.responding import LoadSettings

from .checker import Checker
from .message import Message
from .metrics import Metrics
from .verdict import Verdict

_CHARACTERS_A_SECOND = 20_000
_FORK_SERVER = "forkserver"
_checkers: list[Checker] = []  # of a worker process, which has nothing else to hold it by


class Unchecked(Exception):
    """The check failed, or took too long; whoever wrote the text is told so. Says nothing of the text."""


def _begin(build: Callable[[], Checker]) -> None:
    _checkers.append(build())


def _check(message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
    return _checkers[0].check(message, policy, marks)


async def _asked(pool: ProcessPool, message: Message, policy: Policy, marks: frozenset[str], seconds: float) -> Verdict:
    verdict: Verdict = await asyncio.wrap_future(pool.schedule(_check, args=[message, policy, marks], timeout=seconds))
    return verdict


def size_of(message: Message) -> int:
    """Characters of the text and bytes of the files."""
    return len(message.text.raw) + sum(len(file.content or b"") for file in message.files)


class Workers:
    """Checks messages outside the event loop."""

    def __init__(
        self,
        checker: Checker,
        build: Callable[[], Checker] | None,
        load: LoadSettings,
        metrics: Metrics,
        preload: Sequence[str] = (),
        folder: Path | None = None,
    ) -> None:
        """Build: makes the same checker in another process and must be picklable; without it all runs in threads.

        Preload: modules that are imported once, where processes are forked from; what they hold is shared by all of these.
        Folder: where the checker may keep what it compiles to be quicker, once it has much to do.
        """
        self._checker = checker
        self._build = build
        self._load = load
        self._metrics = metrics
        self._preload = preload
        self._folder = folder
        self._checked = 0
        self._pool: ProcessPool | None = None
        self._ended = False

    def apart(self, message: Message) -> bool:
        """Whether the message is checked in a process of its own."""
        return self._build is not None and size_of(message) > self._load.long_text

    async def check(self, message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
        """The verdict; raises Unchecked."""
        self._quicken()
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

    def _quicken(self) -> None:
        """Once, aside: it takes seconds, which a bot that reads little would not get back."""
        self._checked += 1
        if self._folder and self._checked == self._load.hyperscan_after:
            threading.Thread(target=self._checker.quicken, args=[self._folder], name="quicken", daemon=True).start()

    async def _apart(self, message: Message, policy: Policy, marks: frozenset[str], seconds: float) -> Verdict:
        pool = self._running()
        try:
            return await _asked(pool, message, policy, marks, seconds)
        except Exception:
            # A process that is killed while it has nothing to do ends pebble's whole pool, sometimes only when it is asked next.
            if pool.active or self._ended:
                raise
        return await _asked(self._running(), message, policy, marks, seconds)

    def _running(self) -> ProcessPool:
        """The pool; a new one in place of one that has ended, but for our own end: then raises Unchecked."""
        if self._ended:
            raise Unchecked("ended")
        if self._pool is not None and not self._pool.active:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool = None
        if self._pool is None:
            self._pool = ProcessPool(self._load.processes, initializer=_begin, initargs=[self._build], context=self._beginning())
        return self._pool

    def _beginning(self) -> BaseContext:
        """How processes begin: as forks of one that has no threads, where the system can fork."""
        if _FORK_SERVER not in multiprocessing.get_all_start_methods():
            return multiprocessing.get_context("spawn")
        context = multiprocessing.get_context(_FORK_SERVER)
        context.set_forkserver_preload([*self._preload])
        return context

    async def close(self) -> None:
        """Ends the processes; what they check is unchecked."""
        self._ended = True
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            await asyncio.to_thread(self._pool.join)
