"""What goes to a terminal: a text that somebody else wrote is shown, and never obeyed."""

import io
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

_PLAIN_WIDTH = 200
# C0 without the end of a line, DEL, C1 (whose 0x9B begins a command as ESC [ does), separators of lines and paragraphs, and the
# marks that turn the direction of writing. Source: ECMA-48; Unicode Standard Annex 9.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_CONTROL_OR_END = re.compile(rf"[\t\n]|{_CONTROL.pattern}")


def _escaped(match: "re.Match[str]") -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"


def one_line(text: str) -> str:
    """The text on one line, with what a terminal would obey written out in hexadecimal."""
    return _CONTROL_OR_END.sub(_escaped, text)


def printable(text: str) -> str:
    """The same of a text of several lines, which stay."""
    return _CONTROL.sub(_escaped, text.replace("\r\n", "\n"))


def utf8() -> None:
    """What is written is UTF-8, whatever the machine's language; half a surrogate pair is written out.

    What whoever began us has closed is written nowhere.
    """
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115 - until the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Data to standard output: exactly as it is, but for what a terminal would obey where it is one."""
    sys.stdout.write(printable(text) if sys.stdout.isatty() else text)


def write_bytes(content: bytes) -> None:
    """To standard output, as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def as_json(value: object, *, indent: int | None = None) -> str:
    """JSON in which those characters are escaped, which changes nothing for whoever reads it."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


class PipeClosed(Exception):
    """Nobody reads what is written any more."""


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Rich would end the process with code 1, which is `scan`'s for something alarming."""
        raise PipeClosed


class Report:
    """Lines and tables for people; no text is ever taken for markup."""

    def __init__(self, *, wraps: bool = True) -> None:
        """Wraps: at the window's width; else lines are as long as they are."""
        width = None if Console().is_terminal else _PLAIN_WIDTH
        self.console = _Console(highlight=False, markup=False, emoji=False, soft_wrap=not wraps, width=width)

    def line(self, text: str, style: str = "") -> None:
        """One line."""
        self._print(Text(one_line(text), style))

    def text(self, text: str) -> None:
        """A text of several lines."""
        self._print(Text(printable(text)))

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]], unbroken: Sequence[str] = ()) -> None:
        """A table; a cell may have several lines. Unbroken: columns whose cells are names, which nobody could copy in pieces."""
        table = Table(box=None, padding=(0, 2))
        for column in columns:
            table.add_column(column, no_wrap=column in unbroken, overflow="fold")
        for row in rows:
            table.add_row(*(Text(printable(cell)) for cell in row))
        self._print(table)

    def _print(self, what: RenderableType) -> None:
        self.console.print(what)
