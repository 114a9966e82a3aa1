"""Logging without content: only keys on the list leave the process, and of a library's records only their place."""

import logging
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from typing import TextIO

import structlog

ALLOWED = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "logger",
        "platform",
        "severity",
        "types",
        "error",
        "verb",
        "at",
        "address",
        "count",
        "seconds",
        "guide",
        "state",
    }
)


def only_allowed(logger: object, name: str, event: MutableMapping[str, object]) -> MutableMapping[str, object]:
    """A structlog processor that drops every key that is not on the list."""
    return {key: value for key, value in event.items() if key in ALLOWED}


class _ContentFree(logging.Handler):
    """Says where a library logged something, never what: its text may quote a message."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        event: dict[str, object] = {"at": f"{record.module}:{record.lineno}"}
        if error:
            event["error"] = error
        structlog.get_logger(record.name).log(max(record.levelno, logging.DEBUG), "library_record", logger=record.name, **event)


class _Printer(structlog.PrintLogger):
    """A full disk or a reader that has gone costs the line, never the bot."""

    def msg(self, message: str) -> None:
        """Prints it, where it can be."""
        with suppress(OSError):
            super().msg(message)

    log = debug = info = warn = warning = fatal = failure = err = error = critical = exception = msg


def set_up(level: str, stream: TextIO | None = None) -> None:
    """Level: DEBUG to ERROR. Writes one JSON object a line to the stream (standard error)."""
    number = logging.getLevelNamesMapping()[level]
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            only_allowed,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=lambda *_: _Printer(stream or sys.stderr),
    )
    root = logging.getLogger()
    root.handlers[:] = [_ContentFree()]
    root.setLevel(max(number, logging.WARNING))
    logging.captureWarnings(capture=True)
