"""Runs the real command in a process: forked from one that has loaded it, or one that begins with nothing."""

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
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


class _Forker:
    """The process that forks."""

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-P", "-c", _BEGIN, str(theirs.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], cwd=ROOT, env=_inherited())
        atexit.register(self.close)

    def run(self, request: Mapping[str, object], files: list[BinaryIO]) -> int:
        """The exit code; of one that a signal ended, its number, negative."""
        socket.send_fds(self._socket, [json.dumps(request).encode()], [file.fileno() for file in files])
        return int(self._socket.recv(100))

    def close(self) -> None:
        """It ends when nobody can ask it any more."""
        self._socket.close()
        self._process.wait()


_BEGIN = (
    f"import sys; sys.path.append({str(ROOT)!r}); import runpy; runpy.run_module('tests.bots.cli.forker', run_name='__main__')"
)


@lru_cache(maxsize=1)
def _forker() -> _Forker:
    return _Forker()


def stop() -> None:
    """Ends this process's forker, where there is one: a process of pytest-xdist ends without its exit handlers."""
    if _forker.cache_info().currsize:
        _forker().close()
        _forker.cache_clear()


def privacy_check(*arguments: str, stdin: str | bytes = "", cwd: Path | None = None, **environment: str) -> Done:
    """``privacy-check ARGUMENTS``, in a process forked from one that has loaded it."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(_bytes(stdin))
        given.seek(0)
        request = {"arguments": arguments, "folder": str(cwd or Path.cwd()), "environment": _inherited() | environment}
        code = _forker().run(request, [given, out, err])
        return Done(code, _read(out), _read(err))


def privacy_check_anew(*arguments: str, stdin: str | bytes = "", cwd: Path | None = None, **environment: str) -> Done:
    """``privacy-check ARGUMENTS``, in an interpreter that begins with nothing: where what it does at its start matters."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "bots", *arguments],
        input=_bytes(stdin),
        capture_output=True,
        check=False,
        cwd=cwd,
        env=_inherited() | environment,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _read(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode()


def _inherited() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("PRIVACY_CHECK_")}
