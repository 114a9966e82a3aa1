"""A terminal with somebody before it: a pseudo-terminal that a command has as its own."""

import fcntl
import os
import pty
import subprocess
import sys
import termios
from pathlib import Path


class Keyboard:
    """``privacy-check ARGUMENTS`` on a terminal of its own."""

    def __init__(self, *arguments: str, cwd: Path, **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "bots", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=cwd,
            env=os.environ | environment,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - one call to the system, and no lock
        )
        os.close(theirs)
        self.shown = b""

    def wait_for(self, text: bytes) -> None:
        """Until the terminal has shown it."""
        while text not in self.shown:
            assert self._more(), self.shown

    def press(self, keys: bytes) -> None:
        """``\\x03`` is Ctrl-C, ``\\x04`` Ctrl-D."""
        os.write(self._ours, keys)

    def end(self) -> int:
        """The exit code, when all is shown."""
        while self._more():
            pass
        os.close(self._ours)
        return self._process.wait()

    def _more(self) -> bool:
        try:
            part = os.read(self._ours, 65536)
        except OSError:  # it has hung up
            return False
        self.shown += part
        return bool(part)
