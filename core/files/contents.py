"""What a format reads in a file: runs of text with their places, and what was not read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .place import FilePlace
from .unread import Unread

# Between two paragraphs, and between two cells of a row.
NEXT_LINE, NEXT_CELL = "\n", "\t"


class UnreadableFile(Exception):
    """Says in one sentence why a file cannot be checked, and how it is counted; such a file is never called clean."""

    def __init__(self, sentence: str, kind: Unread = Unread.NO_TEXT) -> None:
        """Sentence: for people."""
        super().__init__(sentence)
        self.kind = kind


class NotRewritable(Exception):
    """Says in one sentence why no copy of a file with other texts can be made."""


@dataclass(frozen=True, slots=True, repr=False)
class Segment:
    """A run of text as a person sees it: a paragraph, a cell, a block of a page, a line of a picture.

    ``end``: what stands between it and the next one. ``format``: how the text itself is written, where it is not plain (text,
    json, jsonl, table, markup, name): it is then decoded, its place is refined by line, row or path, and what is put in fits.
    """

    text: str
    place: FilePlace
    end: str = NEXT_LINE
    format: str = ""

    def __repr__(self) -> str:
        return f"Segment({len(self.text)} characters)"


@dataclass(frozen=True, slots=True)
class Contents:
    """What came out of a file. ``unread``: for each part that was not read, why. ``format``: the name of the file's own."""

    segments: tuple[Segment, ...]
    unread: tuple[Unread, ...] = ()
    format: str = ""


def within(contents: Contents, outer: FilePlace) -> Contents:
    """The contents of a file that is in another one: its places are those within the outer place."""
    return replace(contents, segments=tuple(replace(each, place=_inner(outer, each.place)) for each in contents.segments))


def _inner(outer: FilePlace, inner: FilePlace) -> FilePlace:
    return replace(
        inner,
        page=inner.page or outer.page,
        sheet=inner.sheet or outer.sheet,
        sheet_name=inner.sheet_name or (outer.sheet_name if not inner.sheet else ""),
        slide=inner.slide or outer.slide,
        part=", ".join(filter(None, (outer.part, inner.part))),
        member=".".join(filter(None, (outer.member, inner.member))),
        member_name="/".join(filter(None, (outer.member_name, inner.member_name))),
    )


def joined(parts: Iterable[Contents], format: str = "") -> Contents:  # noqa: A002 - as Contents names it
    """The contents of several parts of one file, one after the other."""
    every = tuple(parts)
    segments = tuple(segment for part in every for segment in part.segments)
    return Contents(segments, tuple(why for part in every for why in part.unread), format)
