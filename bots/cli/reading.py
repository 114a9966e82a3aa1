"""Reads files and standard input, and says so where it waits for the keyboard."""

import sys
from pathlib import Path
from typing import BinaryIO

import typer

from config.errors import ConfigError

from .selection import STDIN

SHOWN = "standard input"
_END = "Ctrl-Z and Enter" if sys.platform == "win32" else "Ctrl-D on a line of its own"


def content_of(name: str, most: int | None = None) -> bytes:
    """A file's bytes, or those of standard input for ``-``; raises ConfigError.

    Most: where it is longer, one byte more than that is read.
    """
    size = -1 if most is None else most + 1
    if name == STDIN:
        return standard_input().read(size)
    try:
        with Path(name).open("rb") as file:
            return file.read(size)
    except IsADirectoryError:
        raise ConfigError(f"{name}: is a folder; name one file (`privacy-check scan` reads folders)") from None
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {error.strerror}") from None


def standard_input() -> BinaryIO:
    """Who sits before a terminal learns what is awaited of them. Raises ConfigError where whoever began us has closed it."""
    if sys.stdin is None:
        raise ConfigError(f"{SHOWN}: is closed; name a file")
    stream = sys.stdin.buffer
    if stream.isatty():
        typer.echo(f"Reading from the keyboard: type or paste the text, then press {_END} (Ctrl-C cancels).", err=True)
    return stream
