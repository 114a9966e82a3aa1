"""Reads one picture, in a file of its own or in another: its lines in reading order, a conversation as such, and its codes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from ..bounds import BoundReached, Bounds
from ..contents import NEXT_LINE, Contents, Segment
from ..place import FilePlace
from ..unread import Unread
from . import engine
from .box import Box
from .chats import as_conversation
from .codes import Code, codes
from .layout import columns
from .opened import frames, in_plain_colours, opened, upright
from .paragraphs import Paragraph, paragraphs
from .words import Line

_PAGE_SAMPLE = (64, 64)
# The grey of what stands in for a picture, 0 to 255.
GREY, _NEARLY = 0xD0, 3


@dataclass(frozen=True, slots=True, repr=False)
class Read:
    """A picture's contents, and the places of the lines that were not legible."""

    contents: Contents
    illegible: tuple[Box, ...] = ()


def read_picture(picture: Image.Image | bytes, bounds: Bounds) -> Contents:
    """The words of a picture as segments, each with its box; bytes are decoded first (of several frames, the first).

    Raises UnreadableFile if it cannot be decoded, or a bound is reached before anything is read. ``unread`` says what was not:
    PICTURE without the extra "ocr", ILLEGIBLE if lines were not legible, BEYOND if the time was over.
    """
    return legible(decoded(picture, bounds), FilePlace(), bounds).contents


def decoded(picture: Image.Image | bytes, bounds: Bounds) -> Image.Image:
    """A picture upright and in RGB, as ``read_picture`` sees it; boxes are in its pixels. Raises UnreadableFile."""
    if isinstance(picture, bytes):
        return next(frames(opened(picture, bounds), bounds)).picture
    bounds.picture(*picture.size)
    return in_plain_colours(upright(picture))


def legible(picture: Image.Image, place: FilePlace, bounds: Bounds) -> Read:
    """What is read in a picture in RGB. Place: of the picture in its file."""
    if _is_stand_in(picture):
        return Read(Contents(()))
    if not engine.installed():
        return Read(Contents((), (Unread.PICTURE,)))
    found_codes = codes(picture)
    found = engine.engine(bounds.limits.ocr_threads).lines(picture, lambda: _in_time(bounds))
    lines = [line for line in found.lines if not any(_inside(line.box, code.box) for code in found_codes)]
    unread = (Unread.ILLEGIBLE,) * bool(found.illegible) + (Unread.BEYOND,) * (not found.whole)
    segments = [*_segments(_ordered(lines, picture), place), *_code_segments(found_codes, place)]
    return Read(Contents(tuple(segments), unread), found.illegible)


def _is_stand_in(picture: Image.Image) -> bool:
    """Whether it is what a copy has in place of a picture that could not be read; formats change its grey a little."""
    low_and_high = picture.convert("RGB").getextrema()
    return all(isinstance(each, tuple) and each[0] >= GREY - _NEARLY and each[1] <= GREY + _NEARLY for each in low_and_high)


def _in_time(bounds: Bounds) -> bool:
    try:
        bounds.in_time()
    except BoundReached:
        return False
    return True


def _ordered(lines: Sequence[Line], picture: Image.Image) -> list[Paragraph]:
    if not lines:
        return []
    talk = as_conversation(lines, _page(picture), picture.width)
    if talk is not None:
        return talk
    return [paragraph for column in columns(lines) for paragraph in paragraphs(column)]


def _page(picture: Image.Image) -> tuple[int, int, int]:
    """The most frequent colour."""
    small = picture.resize(_PAGE_SAMPLE, Image.Resampling.NEAREST)
    _, colour = max(small.getcolors(_PAGE_SAMPLE[0] * _PAGE_SAMPLE[1]) or [(1, (255, 255, 255))])
    return colour  # type: ignore[return-value]


def _inside(box: Box, other: Box) -> bool:
    return other.x <= box.x + box.width / 2 <= other.right and other.y <= box.middle <= other.bottom


def _segments(texts: Sequence[Paragraph], place: FilePlace) -> Iterator[Segment]:
    for words in texts:
        for word, following in zip(words, (*words[1:], None), strict=True):
            yield Segment(word.text, _at(place, word.box), following.before if following else NEXT_LINE)


def _code_segments(found: Sequence[Code], place: FilePlace) -> Iterator[Segment]:
    for code in found:
        for line in code.lines:
            yield Segment(line, _at(place, code.box))


def _at(place: FilePlace, box: Box) -> FilePlace:
    return replace(place, box=(box.x, box.y, box.width, box.height)) if box.width else place
