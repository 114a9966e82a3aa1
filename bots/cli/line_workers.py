"""Answers shares of work in several processes, in order; each is a fork of this one, whose checker it shares."""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Generic, Protocol, TypeVar


class Share(Protocol):
    """Something to answer. Last: whether nothing more has come yet, so that all answers are due. Size: in bytes."""

    @property
    def last(self) -> bool: ...

    @property
    def size(self) -> int: ...


@dataclass(frozen=True, slots=True, repr=False)
class Answers:
    """The answers to a block's lines as they are written; how many of them are errors, and how many alarm."""

    written: str
    errors: int
    alarms: int


S = TypeVar("S", bound=Share)
A = TypeVar("A")
_FEW_BYTES = 1 << 16


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def answered(blocks: Iterable[S], answer: Callable[[S], A], jobs: int) -> Iterator[A]:
    """One for each block, in order. Jobs: the most processes; only one where the system cannot fork safely, or for few lines."""
    crew: _Crew[S, A] | None = None
    read = 0
    try:
        for block in blocks:
            read += block.size
            if crew is None and jobs > 1 and read > _FEW_BYTES and sys.platform == "linux":
                crew = _Crew(answer, jobs)
            if crew is None:
                yield answer(block)
                continue
            yield from crew.asked(block)
            if block.last:
                yield from crew.rest()
        if crew is not None:
            yield from crew.rest()
    finally:
        if crew is not None:
            crew.end()


class _Crew(Generic[S, A]):
    """Processes with one share each; whoever has answered gets the next, so that no pipe ever fills up from both ends."""

    def __init__(self, answer: Callable[[S], A], jobs: int) -> None:
        context = multiprocessing.get_context("fork")
        self._answer = answer
        self._free: deque[Connection] = deque()
        self._busy: deque[tuple[Connection, S]] = deque()
        self._processes = []
        for _ in range(jobs):
            ours, theirs = context.Pipe()
            # A process that holds the others' ends would keep them from noticing that this one has ended.
            process = context.Process(target=_work, args=(theirs, [*self._free, ours], answer), daemon=True)
            process.start()
            theirs.close()
            self._free.append(ours)
            self._processes.append(process)

    def asked(self, block: S) -> Iterator[A]:
        """Gives the share to a process; yields the oldest answer if all were busy."""
        answers = [self._oldest()] if not self._free and self._busy else []
        while self._free:
            connection = self._free.popleft()
            with suppress(OSError):  # its process has ended
                connection.send(block)
                self._busy.append((connection, block))
                yield from answers
                return
        yield from answers
        yield from self.rest()
        yield self._answer(block)

    def rest(self) -> Iterator[A]:
        """The answers that are still due."""
        while self._busy:
            yield self._oldest()

    def end(self) -> None:
        """Ends the processes."""
        for connection in (*self._free, *(busy for busy, _ in self._busy)):
            connection.close()
        for process in self._processes:
            process.join(1)

    def _oldest(self) -> A:
        connection, block = self._busy.popleft()
        try:
            answers: A = connection.recv()
        except (EOFError, OSError):  # the system has ended its process, mostly for memory: this one answers
            connection.close()
            return self._answer(block)
        self._free.append(connection)
        return answers


def _work(asked: Connection, others: Sequence[Connection], answer: Callable[[S], A]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends, and this one with it
    for other in others:
        other.close()
    try:
        while True:
            asked.send(answer(asked.recv()))
    except (EOFError, OSError):
        return
