"""A redacted copy of a PDF: pages with findings are pictures, drawn over where something was found; the others stay."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ..bounds import Bounds
from ..changes import Change, changes
from ..contents import NotRewritable
from ..unread import Unread
from .assembly import Plan, assembled
from .blocks import Block, device_box, rendered
from .links import Bookmark, Link, bookmarks, has_others, links
from .texts import Box, unread_text
from .writer import Line, PicturePage, as_jpeg

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

_SCALE = 150 / 72
_AROUND = 1.0  # points
_SMALLEST_LETTERS, _LARGEST_LETTERS = 7, 60
_MARGIN, _LEADING = 20.0, 11.0
_BLACK, _WHITE, _GREY = (0, 0, 0), (255, 255, 255), (208, 208, 208)


def redacted(document: "PdfDocument", content: bytes, found: Sequence[Block], texts: Sequence[str], bounds: Bounds) -> bytes:
    """The copy. Content: of the file. Texts: one for each segment of the blocks, in order; raises NotRewritable."""
    if any(Unread.BEYOND in block.contents.unread for block in found):
        raise NotRewritable("Its pages take longer than is allowed, so there is no redacted copy of it.")
    if sum(len(block.contents.segments) for block in found) != len(texts):
        raise NotRewritable("The file has changed since it was read.")
    remaining = iter(texts)
    renewed = [(block, [next(remaining) for _ in block.contents.segments]) for block in found]
    pages = {number: list(group) for number, group in groupby(renewed, key=lambda each: each[0].page)}
    numbers = range(1, len(document) + 1)
    return assembled(
        document,
        Plan(
            content,
            frozenset(number for number in numbers if _is_clean(document, number, pages.get(number, []))),
            lambda number: _page(document, number, pages.get(number, []), bounds),
            {number: _links(document, number, pages.get(number, [])) for number in numbers},
            list(_bookmarks(document, renewed)),
            frozenset(_gone(renewed)),
        ),
        bounds,
    )


def _is_clean(document: "PdfDocument", number: int, texts: "Renewed") -> bool:
    """Whether all of a page was read, and nothing in it changes."""
    if any(block.contents.unread or _changes(block, renewed) for block, renewed in texts):
        return False
    page = document[number - 1]
    try:
        return not has_others(page) and not unread_text(page)
    finally:
        page.close()


def _changes(block: Block, renewed: Sequence[str]) -> bool:
    return any(segment.text != text for segment, text in zip(block.contents.segments, renewed, strict=True))


def _links(document: "PdfDocument", number: int, texts: "Renewed") -> list[Link]:
    """What leads to other pages, and to addresses in which nothing changes."""
    page = document[number - 1]
    try:
        same = {
            segment.text
            for block, renewed in texts
            for segment, text in zip(block.contents.segments, renewed, strict=True)
            if segment.text == text and segment.place.part == "link"
        }
        return [link for link in links(page) if link.page is not None or link.address in same]
    finally:
        page.close()


def _bookmarks(document: "PdfDocument", renewed: "Renewed") -> Iterator[Bookmark]:
    titles = [text for block, texts in renewed if block.bookmark for text in texts]
    for each, title in zip(bookmarks(document), titles, strict=True):
        yield replace(each, title=title)


def _gone(renewed: "Renewed") -> Iterator[str]:
    """The values that the copy must not have: all that was taken out, unless it stands elsewhere."""
    left = "\n".join(text for _, texts in renewed for text in texts)
    for block, texts in renewed:
        for segment, text in zip(block.contents.segments, texts, strict=True):
            for change in changes(segment.text, text):
                value = segment.text[change.start : change.end].strip()
                if value not in left:
                    yield value


Renewed = Sequence[tuple[Block, Sequence[str]]]


def _page(document: "PdfDocument", number: int, texts: Renewed, bounds: Bounds) -> PicturePage:
    page = document[number - 1]
    try:
        bounds.in_time()
        width, height = page.get_size()
        picture = rendered(page, _SCALE, bounds)
        lines: list[Line] = []
        for box in () if bounds.limits.keep_unread else _unread(texts):
            _fill(picture, device_box(page, picture, box), "", _GREY)
        for block, renewed in texts:
            for segment, boxes, text in zip(block.contents.segments, block.boxes, renewed, strict=True):
                found = changes(segment.text, text)
                for change in found:
                    _cover(page, picture, boxes, change, text)
                if any(boxes) and (block.written or found):
                    lines += _lines(segment.text, text, boxes, height)
        return PicturePage(width, height, as_jpeg(picture), picture.size, lines)
    finally:
        page.close()


def _cover(page: "PdfPage", picture: "Image", boxes: Sequence[Box | None], change: Change, whole: str) -> None:
    """Fills where the text stood, line by line, and writes what stands there now into the first."""
    label = change.text
    if len(boxes) == 1:
        here, label = list(boxes), whole
    elif change.start == change.end:
        return
    else:
        here = list(_by_line(boxes[change.start : change.end]))
    for box in here:
        if box is not None:
            around = (box[0] - _AROUND, box[1] - _AROUND, box[2] + _AROUND, box[3] + _AROUND)
            _fill(picture, device_box(page, picture, around), " ".join(label.split()))
            label = ""


def _by_line(boxes: Sequence[Box | None]) -> Iterator[Box]:
    """One box for each run of characters that stand beside each other."""
    run: list[Box] = []
    for box in boxes:
        if box is None:
            continue
        if run and not _beside(run[-1], box):
            yield _around(run)
            run = []
        run.append(box)
    if run:
        yield _around(run)


def _beside(one: Box, other: Box) -> bool:
    high = max(one[3] - one[1], other[3] - other[1])
    return abs(one[1] - other[1]) <= high and -high <= other[0] - one[2] <= 3 * high


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _unread(texts: "Renewed") -> Iterator[Box]:
    """The places of what could not be read."""
    for block, _ in texts:
        yield from block.unread


def _fill(picture: "Image", area: tuple[int, int, int, int], label: str, colour: tuple[int, int, int] = _BLACK) -> None:
    from PIL import ImageDraw, ImageFont

    left, top, right, bottom = area
    if right <= left or bottom <= top:
        return
    draw = ImageDraw.Draw(picture)
    draw.rectangle((left, top, right, bottom), fill=colour)
    size = min(_LARGEST_LETTERS, (bottom - top) * 0.7)
    while label and size >= _SMALLEST_LETTERS:
        font = ImageFont.load_default(size)
        if draw.textlength(label, font=font) <= right - left - 2:
            draw.text((left + 1, (top + bottom) / 2), label, font=font, fill=_WHITE, anchor="lm")
            return
        size *= 0.85


def _lines(old: str, new: str, boxes: Sequence[Box | None], height: float) -> Iterator[Line]:
    """The lines of the invisible text; where there are as many as there were, each stands where it stood."""
    before, after = old.split("\n"), new.split("\n")
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line) + 1)
    for number, line in enumerate(after):
        here: list[Box] = []
        if len(boxes) == 1:
            here = [box for box in boxes if box]
        elif len(before) == len(after):
            here = [box for box in boxes[starts[number] : starts[number + 1]] if box]
        box = _around(here) if here else (_MARGIN, height - _MARGIN - number * _LEADING, _MARGIN, height - number * _LEADING - 10)
        tall = min(max(box[3] - box[1], 2.0), 40.0)
        yield Line(line.strip("\r"), box[0], box[1] + 0.2 * tall, box[2] - box[0], tall)
