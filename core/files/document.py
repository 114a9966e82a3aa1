"""A file as the core sees it: its text, and how an offset becomes a place that a person can find."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..text import Text, joined
from . import content_lines_text, cues_text, file_name_text, json_text, markup_text, rtf_text, table_text
from .contents import Contents, Segment
from .lines import locate_lines
from .place import FilePlace
from .unread import Unread

Locate = Callable[[str, Sequence[int]], list[FilePlace]]


def _plain(raw: str, offsets: Sequence[int]) -> list[FilePlace]:
    """A place within a paragraph or cell is the place of that."""
    return [FilePlace()] * len(offsets)


# By how a text is written: its decoder, and what tells places in it.
_WRITTEN: Mapping[str, tuple[Callable[[str], Text], Locate]] = {
    "": (Text.plain, _plain),
    "text": (Text.plain, locate_lines),
    "name": (file_name_text.decode, _plain),
    "table": (Text.plain, table_text.locate),
    "markup": (markup_text.decode, locate_lines),
    "json": (json_text.decode, json_text.locate),
    "jsonl": (json_text.decode, json_text.locate),
    "cues": (cues_text.decode, locate_lines),
    "rtf": (rtf_text.decode, rtf_text.locate),
    "content_lines": (content_lines_text.decode, locate_lines),
}


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A file's text, the name of its format, a function from sorted raw offsets to places, and why parts were not read.

    ``contents``: what the text was joined from. The raw text is the segments' texts with their ends between them.
    """

    text: Text
    format: str
    locate: Locate
    unread: tuple[Unread, ...] = ()
    contents: Contents | None = None

    @staticmethod
    def of(contents: Contents) -> "Document":
        """The document that contents are."""
        texts = [_WRITTEN[segment.format][0](segment.text) for segment in contents.segments]
        text = joined(texts, [segment.end for segment in contents.segments])
        return Document(text, contents.format, _Places(contents).locate, contents.unread, contents)

    def places(self, offsets: Iterable[int]) -> tuple[FilePlace, ...]:
        """The places of sorted raw offsets."""
        return tuple(self.locate(self.text.raw, list(offsets)))

    def places_of(self, spans: Sequence[tuple[int, int]]) -> tuple[FilePlace, ...]:
        """The places of raw spans, sorted by their starts; in a picture, the box of as much of a span as stands on one line."""
        places = self.places(start for start, _ in spans)
        if self.contents is None or not any(place.box for place in places):
            return places
        starts = list(starts_of(self.contents.segments))
        found = []
        for place, (start, end) in zip(places, spans, strict=True):
            first, after = bisect_right(starts, start) - 1, bisect_left(starts, end)
            found.append(place.over(segment.place for segment in self.contents.segments[first:after]))
        return tuple(found)

    def __repr__(self) -> str:
        return f"Document({self.format}, {len(self.text.raw)} characters)"


def starts_of(segments: Sequence[Segment]) -> Iterator[int]:
    """The raw offset at which the text of each segment starts."""
    at = 0
    for segment in segments:
        yield at
        at += len(segment.text) + len(segment.end)


class _Places:
    """Of a document's segments."""

    def __init__(self, contents: Contents) -> None:
        self._segments = contents.segments
        self._starts = list(starts_of(contents.segments))

    def locate(self, raw: str, offsets: Sequence[int]) -> list[FilePlace]:
        """The place of each sorted offset."""
        found: list[FilePlace] = []
        for number, group in groupby(offsets, lambda offset: bisect_right(self._starts, offset) - 1):
            segment, start = self._segments[number], self._starts[number]
            inside = [min(offset - start, len(segment.text)) for offset in group]
            found += (segment.place.beside(inner) for inner in _WRITTEN[segment.format][1](segment.text, inside))
        return found
