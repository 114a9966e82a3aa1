"""Runs the real command in a process, forked from one that has loaded it."""

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Begun:
    """A command that runs."""

    def __init__(self, answers: socket.socket) -> None:
        self._answers = answers
        self.pid = int(answers.recv(100))

    def wait(self) -> int:
        """The exit code; of one that a signal ended, its number, negative."""
        return int(self._answers.recv(100))


class Forker:
    """The process that forks, one command at a time."""

    def __init__(self, **environment: str) -> None:
        """Environment: what the interpreter begins with, beside what the tests' own has."""
        self._environment = _inherited() | environment
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-P", "-c", _BEGIN, str(theirs.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], cwd=ROOT, env=self._environment)
        atexit.register(self.close)

    def begin(self, arguments: Sequence[str], files: Sequence[int], cwd: Path | None = None, **environment: str) -> Begun:
        """Files: what are its standard ones; a terminal is its own."""
        request = {"arguments": arguments, "folder": str(cwd or Path.cwd()), "environment": self._environment | environment}
        socket.send_fds(self._socket, [json.dumps(request).encode()], files)
        return Begun(self._socket)

    def run(self, *arguments: str, stdin: str | bytes = "", cwd: Path | None = None, **environment: str) -> Done:
        """What it leaves behind."""
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            given.write(_bytes(stdin))
            given.seek(0)
            files = [file.fileno() for file in (given, out, err)]
            code = self.begin(arguments, files, cwd, **environment).wait()
            return Done(code, _read(out), _read(err))

    def close(self) -> None:
        """It ends when nobody can ask it any more."""
        self._socket.close()
        self._process.wait()


_BEGIN = (
    f"import sys; sys.path.append({str(ROOT)!r}); import runpy; runpy.run_module('tests.bots.cli.forker', run_name='__main__')"
)


@lru_cache(maxsize=1)
def forker() -> Forker:
    """The test process's own."""
    return Forker()


def stop() -> None:
    """Ends this process's forker, where there is one: a process of pytest-xdist ends without its exit handlers."""
    if forker.cache_info().currsize:
        forker().close()
        forker.cache_clear()


def privacy_check(*arguments: str, stdin: str | bytes = "", cwd: Path | None = None, **environment: str) -> Done:
    """``privacy-check ARGUMENTS``, in a process forked from one that has loaded it."""
    return forker().run(*arguments, stdin=stdin, cwd=cwd, **environment)


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _read(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode()


def _inherited() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("PRIVACY_CHECK_")}
