"""Excel's binary workbooks (.xls, .xlsb), by calamine: what cells show. That comments and properties are not read, is said."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib import import_module
from typing import Protocol, cast

from ..bounds import BoundReached, Bounds
from ..contents import NEXT_CELL, NEXT_LINE, Contents, NotRewritable, Segment, UnreadableFile
from ..format import Look
from ..place import FilePlace, is_label
from ..unread import Unread

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The streams of Excel 97 and later, and of Excel 5. Source: [MS-XLS], 2.1.2.
_STREAMS = tuple(name.encode("utf-16-le") + b"\0\0" for name in ("Workbook", "Book"))
# Of other documents, in which a workbook may be embedded.
_OTHERS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "PowerPoint Document", "__substg1.0_", "EncryptedPackage"))
_DAMAGED = "This workbook is damaged, so it cannot be checked."
_LETTERS = 26
_EXACT = 2**53
_Cell = int | float | str | bool | time | date | datetime | timedelta


class _Sheet(Protocol):
    @property
    def start(self) -> tuple[int, int] | None:
        """Row and column of the first cell, from 0."""

    def iter_rows(self) -> Iterator[list[_Cell]]:
        """All rows, each from the column of the first cell on."""


class _Workbook(Protocol):
    @property
    def sheet_names(self) -> list[str]:
        """Of all sheets."""

    def get_sheet_by_index(self, index: int) -> _Sheet:
        """From 0."""

    def from_filelike(self, file: io.BytesIO) -> "_Workbook":
        """Opens one."""


class _Library(Protocol):
    """What of calamine is used; its native part is loaded when such a file comes."""

    CalamineWorkbook: _Workbook
    CalamineError: type[Exception]
    PasswordError: type[Exception]


@dataclass(frozen=True)
class BinaryExcel:
    """A workbook that is no XML."""

    name: str

    def recognises(self, look: Look) -> bool:
        """By what lies in it."""
        if self.name == "xlsb":
            return look.zipped == "xlsb"
        if not look.content.startswith(_MAGIC) or any(stream in look.content for stream in _OTHERS):
            return False
        return any(stream in look.content for stream in _STREAMS)

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        """Sheet by sheet, hidden ones too."""
        library = cast("_Library", import_module("python_calamine"))
        try:
            segments = tuple(_segments(library.CalamineWorkbook.from_filelike(io.BytesIO(content)), bounds))
        except library.PasswordError:
            raise UnreadableFile("The workbook is encrypted, so it cannot be checked.", Unread.ENCRYPTED) from None
        except (library.CalamineError, OSError, ValueError):
            raise UnreadableFile(_DAMAGED, Unread.DAMAGED) from None
        return Contents(segments, (Unread.BEYOND,))

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        """Nothing well kept writes this format."""
        raise NotRewritable("Excel's binary formats cannot be written; save the workbook as .xlsx, which can.")


FORMATS = (BinaryExcel("xls"), BinaryExcel("xlsb"))


def _segments(book: _Workbook, bounds: Bounds) -> Iterator[Segment]:
    """What is beyond a bound is left out; that not all is read is said in any case."""
    for number, name in enumerate(book.sheet_names, 1):
        try:
            bounds.page()
            sheet = book.get_sheet_by_index(number - 1)
            yield Segment(name, FilePlace(sheet=number, part="name"))
            place = FilePlace(sheet=number, sheet_name=name if is_label(name) else "")
            yield from _rows(sheet.iter_rows(), (sheet.start or (0, 0))[1], place, bounds)
        except BoundReached:
            return


def _rows(rows: Iterator[list[_Cell]], first: int, place: FilePlace, bounds: Bounds) -> Iterator[Segment]:
    """The cells of a sheet, side by side. First: the column that rows begin with, from 0."""
    header: dict[int, str] = {}
    for number, row in enumerate(rows, 1):
        bounds.in_time()
        shown = [(column, text) for column, value in enumerate(row, first + 1) if (text := _shown(value))]
        bounds.expand(sum(len(text) for _, text in shown))
        for (column, text), behind in zip(shown, [*shown, None][1:], strict=True):
            here = FilePlace(
                sheet=place.sheet, sheet_name=place.sheet_name, cell=f"{_name(column)}{number}", field=header.get(column, "")
            )
            yield Segment(text, here, NEXT_CELL if behind else NEXT_LINE)
        if shown and not header:
            header = {column: text if is_label(text) else "" for column, text in shown}


def _shown(value: _Cell) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    return str(value)


def _name(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(65 + rest) + letters
    return letters
