"""A terminal with somebody before it: a pseudo-terminal that a command has as its own."""

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from .commands import forker

_PATIENCE_SECONDS, _AGAIN_SECONDS = 60, 10


def _before() -> None:
    """The terminal is the command's own; and Ctrl-C reaches it where whoever runs the tests ignores it, as a shell's job does."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Process(Protocol):
    """Of a command."""

    pid: int

    def wait(self) -> int: ...


class Keyboard:
    """``privacy-check ARGUMENTS`` on a terminal of its own, in an interpreter that begins with nothing, or a fork of one."""

    def __init__(self, *arguments: str, cwd: Path, forked: bool = False, **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        begin = _forked if forked else _anew
        self._process = begin(arguments, theirs, cwd, environment)
        os.close(theirs)
        self.shown = b""

    def wait_for(self, text: bytes) -> None:
        """Until the terminal has shown it."""
        while text not in self.shown:
            assert self._more(), self.shown

    def press(self, keys: bytes) -> None:
        """``\\x03`` is Ctrl-C, ``\\x04`` Ctrl-D."""
        os.write(self._ours, keys)

    def end(self, again: bytes = b"") -> int:
        """The exit code, when all is shown. Again: what is pressed again while nothing happens.

        A signal that comes right before Python begins to wait for the keyboard is noticed only with the next one: people press
        Ctrl-C twice then.
        """
        while self._more(again):
            pass
        os.close(self._ours)
        return self._process.wait()

    def _more(self, again: bytes = b"") -> bool:
        for _ in range(_PATIENCE_SECONDS // _AGAIN_SECONDS):
            if select.select([self._ours], [], [], _AGAIN_SECONDS)[0]:
                break
            if again:
                os.write(self._ours, again)
        else:
            os.kill(self._process.pid, signal.SIGKILL)
            # Its end is read, too, or the next command would take it for its own.
            self._process.wait()
            raise AssertionError(f"nothing more is shown than {self.shown!r}")
        try:
            part = os.read(self._ours, 65536)
        except OSError:  # it has hung up
            return False
        self.shown += part
        return bool(part)


def _forked(arguments: Sequence[str], terminal: int, cwd: Path, environment: Mapping[str, str]) -> Process:
    return forker().begin(arguments, [terminal] * 3, cwd, **environment)


def _anew(arguments: Sequence[str], terminal: int, cwd: Path, environment: Mapping[str, str]) -> Process:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "bots", *arguments],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=cwd,
        env={**os.environ, **environment},
        start_new_session=True,
        preexec_fn=_before,  # noqa: PLW1509 - two calls to the system, and no lock
    )
