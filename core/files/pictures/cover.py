"""Covers parts of a picture with filled boxes in which a replacement is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from ..contents import Segment
from .box import Box, around

_FILL, _INK = (32, 33, 36), (255, 255, 255)
# How far a box reaches beyond the ends of what it covers, in heights of a line; above and below, a line has its own room.
_BESIDE = 0.08
_LARGEST, _SMALLEST = 96, 6


@dataclass(frozen=True, slots=True, repr=False)
class Cover:
    """A box, and what is written in it."""

    box: Box
    text: str = ""


def covers(segments: Sequence[Segment], texts: Sequence[str]) -> list[Cover]:
    """What to cover where the texts differ from the segments of a picture. Texts: one for each segment."""
    pairs = zip(segments, texts, strict=True)
    changed = ((segment.place.box, text) for segment, text in pairs if text != segment.text and segment.place.box)
    return merged(Cover(Box(*box), text) for box, text in changed)


def merged(covers: Iterable[Cover]) -> list[Cover]:
    """Neighbours on one line, given one after the other, as one."""
    found: list[Cover] = []
    for cover in covers:
        last = found[-1] if found else None
        if last and _beside(last.box, cover.box):
            found[-1] = Cover(around((last.box, cover.box)), f"{last.text} {cover.text}".strip())
        else:
            found.append(cover)
    return found


def _beside(one: Box, other: Box) -> bool:
    return one.shares_row(other) and other.x - one.x >= 0 and other.x - one.right <= max(one.height, other.height)


def draw(picture: Image.Image, covers: Sequence[Cover]) -> None:
    """Covers parts of a picture in RGB or RGBA."""
    boxes = [_grown(cover.box, picture) for cover in covers]
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        pen.rectangle((box.x, box.y, box.right - 1, box.bottom - 1), fill=_FILL)
    for cover, box in zip(covers, boxes, strict=True):
        if cover.text:
            _write(picture, box, cover.text)


def _grown(box: Box, picture: Image.Image) -> Box:
    beside = 1 + round(_BESIDE * box.height)
    x, y = max(0, box.x - beside), max(0, box.y)
    return Box(x, y, max(1, min(picture.width, box.right + beside) - x), max(1, min(picture.height, box.bottom) - y))


def _write(picture: Image.Image, box: Box, text: str) -> None:
    """As large as fits; nothing if that is too small to read."""
    text = " ".join(text.split())
    size = min(_LARGEST, max(_SMALLEST, round(box.height * 0.6)))
    while size > _SMALLEST and _font(size).getlength(text) > box.width - 2:
        size -= 1
    label = Image.new("RGB", (box.width, box.height), _FILL)
    ImageDraw.Draw(label).text((box.width / 2, box.height / 2), text, font=_font(size), fill=_INK, anchor="mm")
    picture.paste(label, (box.x, box.y))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own font."""
    return ImageFont.load_default(size)
