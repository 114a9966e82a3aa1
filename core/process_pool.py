"""The processes that check long texts; nothing of starting, asking and ending them runs on the event loop."""

import asyncio
import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from . import check_process
from .check_process import Unchecked
from .checker import Checker

T = TypeVar("T")
_FORK_SERVER = "forkserver"
_USED_UP = -getattr(signal, "SIGPROF", 0)
_KILLED = -getattr(signal, "SIGKILL", 9)
_PATIENCE_SECONDS, _END_SECONDS = 1.5, 2.0


class Pool:
    """Asks one of some processes, and begins another in place of one that has died."""

    def __init__(self, build: Callable[[], Checker], processes: int, preload: Sequence[str] = ()) -> None:
        """Build: makes the checker of a process. Preload: modules that are imported once, where processes are forked from."""
        self._build = build
        self._processes = processes
        self._preload = preload
        self._pool: ProcessPool | None = None
        self._ended = False
        # Where processes are forked from loads for seconds, and whoever begins one waits for it.
        self._aside = ThreadPoolExecutor(1, "process-pool")

    def start(self) -> None:
        """Begins the processes aside, before they are needed."""
        self._aside.submit(self._warm)

    async def ask(self, seconds: float, function: Callable[..., T], *args: object) -> T:
        """What the function returns in a process, within so many seconds by the clock.

        Asks once more where a process was killed from outside, or did not answer: it may have been stopped. Raises what the
        function raises, Unchecked, or pebble's own errors.
        """
        try:
            return await self._asked(seconds, function, args)
        except Exception as error:  # noqa: BLE001 - raised again
            if self._ended or not self._from_outside(error):
                raise _told(error) from None
        try:
            return await self._asked(seconds, function, args)
        except ProcessExpired as error:
            raise _told(error) from None

    def _from_outside(self, error: Exception) -> bool:
        if isinstance(error, ProcessExpired):
            return bool(error.exitcode == _KILLED)
        # A process that is killed while it has nothing to do ends pebble's whole pool, sometimes only when it is asked next.
        return isinstance(error, TimeoutError) or not (self._pool and self._pool.active)

    async def _asked(self, seconds: float, function: Callable[..., T], args: Sequence[object]) -> T:
        loop = asyncio.get_running_loop()
        scheduled = await loop.run_in_executor(self._aside, self._schedule, seconds, function, args)
        return await asyncio.wrap_future(scheduled)

    def _schedule(self, seconds: float, function: Callable[..., T], args: Sequence[object]) -> "Future[T]":
        return self._running().schedule(function, args=args, timeout=seconds)

    def _warm(self) -> None:
        if not self._ended:
            self._running().schedule(check_process.ready)

    def _running(self) -> ProcessPool:
        """The pool; a new one in place of one that has ended, but for our own end: then raises Unchecked."""
        if self._ended:
            raise Unchecked("ended")
        if self._pool is not None and not self._pool.active:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool = None
        if self._pool is None:
            self._pool = ProcessPool(
                self._processes, initializer=check_process.begin, initargs=[self._build], context=self._beginning()
            )
        return self._pool

    def _beginning(self) -> BaseContext:
        """How processes begin: as forks of one that has no threads, where the system can fork."""
        if _FORK_SERVER not in multiprocessing.get_all_start_methods():
            return multiprocessing.get_context("spawn")
        context = multiprocessing.get_context(_FORK_SERVER)
        context.set_forkserver_preload([*self._preload])
        return context

    async def close(self) -> None:
        """Ends the processes within two seconds; what they check is unchecked. What still loads then is killed."""
        self._ended = True
        stopping = asyncio.get_running_loop().run_in_executor(self._aside, self._stop)
        _, late = await asyncio.wait({stopping}, timeout=_PATIENCE_SECONDS)
        if late:
            self._kill()
            await asyncio.wait({stopping}, timeout=_END_SECONDS - _PATIENCE_SECONDS)
        self._aside.shutdown(wait=False, cancel_futures=True)

    def _kill(self) -> None:
        """The processes, and the one that they are forked from: whoever waits for them to load waits no longer."""
        workers = self._pool._pool_manager.worker_manager.workers if self._pool else {}  # noqa: SLF001 - pebble only asks them to end
        server = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_pid", None)
        for process in (*workers, server):
            if process is not None:
                with contextlib.suppress(OSError):  # it has ended
                    os.kill(process, -_KILLED)

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()


def _told(error: Exception) -> Exception:
    used_up = isinstance(error, ProcessExpired) and error.exitcode == _USED_UP
    return Unchecked("ProcessorSecondsUsedUp") if used_up else error
