"""Errors that nobody catches are logged by type and place: the interpreter would print their text, which may quote a message.

And no other process of the same person may read this one's memory, nor does a crash leave a copy of it.
"""

import asyncio
import ctypes
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

import structlog

_ROOT = Path(__file__).parents[1]
_OURS = tuple(str(_ROOT / name) for name in ("bots", "core", "config"))
# linux/prctl.h
_PR_SET_DUMPABLE = 4


def set_up() -> None:
    """For all threads of the process."""
    sys.excepthook = _uncaught
    sys.unraisablehook = lambda args: _log("unraisable", args.exc_type, args.exc_traceback)
    threading.excepthook = _in_a_thread


def listen_to(loop: asyncio.AbstractEventLoop) -> None:
    """For the tasks and callbacks of a loop."""
    loop.set_exception_handler(_in_a_loop)


def keep_memory_to_itself() -> None:
    """Where the system can: no core file (setrlimit(2)), no other process that attaches (PR_SET_DUMPABLE in prctl(2))."""
    if sys.platform != "linux":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def place_of(traceback: TracebackType | None) -> str:
    """The last place in our own code, as ``core/text.py:12``; of an error that came nowhere near it, the last place."""
    places = [(frame.f_code.co_filename, line) for frame, line in walk_tb(traceback)]
    file, line = next((place for place in reversed(places) if place[0].startswith(_OURS)), places[-1] if places else ("?", 0))
    path = Path(file)
    return f"{path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else path.name}:{line}"


def _log(event: str, kind: type[BaseException] | None, traceback: TracebackType | None) -> None:
    structlog.get_logger("process").error(event, error=kind.__name__ if kind else "", at=place_of(traceback))


def _uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    _log("uncaught", kind, traceback)


def _in_a_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_type is not SystemExit:
        _log("uncaught_in_thread", args.exc_type, args.exc_traceback)


def _in_a_loop(loop: asyncio.AbstractEventLoop, context: Mapping[str, object]) -> None:
    error = context.get("exception")
    known = error if isinstance(error, BaseException) else None
    _log("uncaught_in_loop", type(known) if known else None, known.__traceback__ if known else None)
