"""How a command ends: its exit code, and one line on standard error where something went wrong."""

import contextlib
import os
import signal
import sys
import traceback
from enum import IntEnum

import typer

from .terminal import one_line


class ExitCode(IntEnum):
    """What a command says to whoever called it."""

    FINE = 0
    FOUND = 1
    FAILED = 2
    UNREAD = 3
    BROKEN = 70  # EX_SOFTWARE of sysexits.h: an error of ours, after which a service is started again, as it is not after FAILED
    TRY_AGAIN = 75  # EX_TEMPFAIL: the database does not answer or its disk is full; a service is started again
    INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
    PIPE_CLOSED = 141  # likewise of SIGPIPE


def leave_tidily() -> None:
    """From now on, Ctrl-C ends a command by an exception, so that it deletes what it has half written."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def where(error: Exception) -> str:
    """An error's type and place, without its text, which may quote a message; of a group, its first error's."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {place.filename}:{place.lineno}"


def drop_output() -> None:
    """What could not be written is not tried again at the interpreter's end, which would complain of it in its own words."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(text: str) -> None:
    """One line on standard error."""
    typer.echo(f"privacy-check: {one_line(text)}", err=True)
