"""Reads files in processes of their own, which know no secret, reach no network, and end when they take too much."""

import os
import queue
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import BinaryIO, cast

from .bounds import Limits
from .contents import Contents, NotRewritable, UnreadableFile
from .reading_child import READ, REWRITE
from .unread import Unread
from .wire import Json, as_contents, receive, send

# Nothing of the bot's environment, which holds tokens, but what finds Python and its packages.
_ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ")
_STARTING_SECONDS = 20.0
# A process that has read so many files is replaced: nothing that one has left in it stays for long.
_MOST_FILES = 50
# An answer may be longer than what was unpacked: JSON escapes, and each place has a name.
_LARGER = 12
# Of the time that is allowed; within it a reader ends by itself, and by the processor's.
_BY_THE_CLOCK = 2
_BROKEN = "Reading it takes more than is allowed, or is not possible at all, so it was not checked."


class _Ended(Exception):
    """The process is gone, or answers nonsense. Late: it was ended because it took too long."""

    def __init__(self, *, late: bool = False) -> None:
        super().__init__()
        self.late = late


class _Reading:
    """One process."""

    def __init__(self) -> None:
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        environment |= {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
        self.files = 0
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "core.files.reading_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        self._streams = cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)

    def ask(self, head: Json, body: bytes, seconds: float, most: int) -> tuple[dict[str, object], bytes]:
        """The answer; raises _Ended."""
        requests, answers = self._streams
        late = threading.Event()
        seconds += 0 if self.files else _STARTING_SECONDS
        self.files += 1
        timer = threading.Timer(seconds, self._end_late, [late])
        timer.daemon = True
        timer.start()
        try:
            send(requests, head, body)
            return receive(answers, most)
        except (OSError, EOFError, ValueError):
            raise _Ended(late=late.is_set()) from None
        finally:
            timer.cancel()

    def _end_late(self, late: threading.Event) -> None:
        late.set()
        self.kill()

    def kill(self) -> None:
        """The process and all that it has begun."""
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def end(self) -> None:
        """Leaves nothing behind."""
        self.kill()
        for stream in self._streams:
            with suppress(OSError):
                stream.close()
        self._process.wait()


class ReadingProcesses:
    """Up to so many processes, which begin when there is something to read and stay for the next file. Thread-safe."""

    def __init__(self, limits: Limits, most: int = 2) -> None:
        """Limits: of one file. Most: processes at the same time."""
        self._limits = limits
        self._room = threading.BoundedSemaphore(most)
        self._idle: queue.LifoQueue[_Reading] = queue.LifoQueue()
        self.close = weakref.finalize(self, _end_all, self._idle)

    def read(self, content: bytes) -> Contents:
        """See registry.read."""
        head, _ = self._asked({"do": READ}, content)
        try:
            return as_contents(head)
        except ValueError:
            raise UnreadableFile(_BROKEN, Unread.DAMAGED) from None

    def rewrite(self, content: bytes, texts: Sequence[str]) -> bytes:
        """See registry.rewrite."""
        return self._asked({"do": REWRITE, "texts": list(texts)}, content)[1]

    def _asked(self, head: Json, content: bytes) -> tuple[dict[str, object], bytes]:
        head = {**head, "limits": asdict(self._limits)}
        answer, body = self._answer(head, content)
        if "unreadable" in answer:
            raise UnreadableFile(str(answer["unreadable"]), Unread(str(answer["kind"])))
        if "not_rewritable" in answer:
            raise NotRewritable(str(answer["not_rewritable"]))
        return answer, body

    def _answer(self, head: Json, content: bytes) -> tuple[dict[str, object], bytes]:
        """Asks once more where a process was gone already, or a file before this one broke it."""
        clock, most = self._limits.read_seconds * _BY_THE_CLOCK, self._limits.expanded_bytes * _LARGER
        while True:
            warm = False
            try:
                with self._taken() as reading:
                    warm = reading.files > 0
                    return reading.ask(head, content, clock, most)
            except _Ended as error:
                if error.late:
                    late = f"Reading it takes longer than {clock:g} seconds, so it was not checked."
                    raise UnreadableFile(late, Unread.TOO_LARGE) from None
                if not warm:
                    raise UnreadableFile(_BROKEN, Unread.DAMAGED) from None

    @contextmanager
    def _taken(self) -> Iterator[_Reading]:
        """A process to oneself. One that has failed, or has read many files, does not come back."""
        with self._room:
            try:
                reading = self._idle.get_nowait()
            except queue.Empty:
                reading = _Reading()
            try:
                yield reading
            except BaseException:
                reading.end()
                raise
            if reading.files < _MOST_FILES:
                self._idle.put(reading)
            else:
                reading.end()


def _end_all(idle: "queue.LifoQueue[_Reading]") -> None:
    with suppress(queue.Empty):
        while True:
            idle.get_nowait().end()
