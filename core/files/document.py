"""A file as the core sees it: its text, and how an offset becomes a place that a person can find."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ..text import Text
from .unread import Unread


class UnreadableFile(Exception):
    """Says in one sentence why a file cannot be checked, and how it is counted; such a file is never called clean."""

    def __init__(self, sentence: str, kind: Unread = Unread.NO_TEXT) -> None:
        """Sentence: for people."""
        super().__init__(sentence)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class FilePlace:
    """The place of a finding: line and column from 1; row and column name in a table; the path in JSON.

    Names and paths are quoted from the file, but only if they read like labels.
    """

    line: int
    column: int
    row: int = 0
    field: str = ""
    path: str = ""

    @property
    def label(self) -> str:
        """The part that is quoted from the file."""
        return self.field or self.path

    @property
    def unlabelled(self) -> "FilePlace":
        """The same place without anything quoted from the file."""
        return replace(self, field="", path="")

    def __str__(self) -> str:
        if self.path:
            return f"line {self.line}, {self.path}"
        if self.row:
            return f"row {self.row}, column {self.column}" + (f" ({self.field})" if self.field else "")
        return f"line {self.line}, column {self.column}"


_LABEL = re.compile(r"[^\W\d](?:[\w .()/#&+-]{0,38}[\w).#])?")
_MOST_DIGITS = 2


def is_label(text: str) -> bool:
    """Whether it reads like the name of a column or field, and not like a value in the place of one."""
    return bool(_LABEL.fullmatch(text)) and sum(map(str.isdigit, text)) <= _MOST_DIGITS


Locate = Callable[[str, Sequence[int]], list[FilePlace]]


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A file's text, the name of its format, and a function from sorted raw offsets to places."""

    text: Text
    format: str
    locate: Locate

    def places(self, offsets: Iterable[int]) -> tuple[FilePlace, ...]:
        """The places of sorted raw offsets."""
        return tuple(self.locate(self.text.raw, list(offsets)))

    def __repr__(self) -> str:
        return f"Document({self.format}, {len(self.text.raw)} characters)"


def locate_lines(raw: str, offsets: Sequence[int]) -> list[FilePlace]:
    """Line and column of each offset."""
    starts = line_starts(raw)
    found = []
    for offset in offsets:
        line = bisect_right(starts, offset)
        found.append(FilePlace(line, offset - starts[line - 1] + 1))
    return found


def line_starts(raw: str) -> list[int]:
    """The offset at which each line starts."""
    starts = [0]
    at = raw.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = raw.find("\n", at + 1)
    return starts
