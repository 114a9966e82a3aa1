"""What a PDF holds, piece by piece, in the order in which it is read."""

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..bounds import BoundReached, Bounds
from ..contents import Contents, Segment, UnreadableFile, within
from ..place import FilePlace
from ..unread import Unread
from .metadata import properties
from .texts import Box, annotations, page_text

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

_READ_AT = 200 / 72  # pixels for each point where text is read in pictures
_MOST_PIXELS = 12_000_000  # of a page; A3 at 200 dots per inch has fewer
_SMALLEST = 20  # points; what is smaller holds no text
_BOOKMARK_LEVELS = 15


@dataclass(frozen=True, slots=True, repr=False)
class Block:
    """Texts with the page that they are on, from 1, or 0 if they are on none.

    ``boxes``: for each text, where its characters stand, one each or one for all. ``written``: whether the page shows it.
    """

    contents: Contents
    page: int = 0
    boxes: tuple[Sequence[Box | None], ...] = ()
    written: bool = False


def blocks(document: "PdfDocument", content: bytes, bounds: Bounds, *, placed: bool = True) -> Iterator[Block]:
    """Properties, pages, bookmarks and attached files. Content: of the whole file. Placed: see page_text."""
    for value in properties(document, content, bounds):
        yield Block(Contents((Segment(value, FilePlace(part="properties")),)))
    seen: dict[bytes, Contents] = {}
    for number in range(1, len(document) + 1):
        try:
            bounds.page()
        except BoundReached:
            yield Block(Contents((), (Unread.BEYOND,)))
            break
        yield from _page(document, number, bounds, seen, placed=placed)
    for bookmark in document.get_toc(max_depth=_BOOKMARK_LEVELS):
        if title := bookmark.get_title():
            yield Block(Contents((Segment(title, FilePlace(part="bookmark")),)))
    yield from _attached(document, bounds)
    if document.get_formtype() in _xfa():
        yield Block(Contents((), (Unread.DOCUMENT,)))


def _xfa() -> tuple[int, ...]:
    """Forms in Adobe's own XML, which pdfium shows nothing of."""
    from pypdfium2 import raw

    return raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND


def _page(document: "PdfDocument", number: int, bounds: Bounds, seen: dict[bytes, Contents], *, placed: bool) -> Iterator[Block]:
    page = document[number - 1]
    try:
        place = FilePlace(page=number)
        written = page_text(page, placed=placed)
        if written.text:
            yield Block(Contents((Segment(written.text, place, format="text"),)), number, (written.boxes,), written=True)
        for each in annotations(page):
            yield Block(Contents((Segment(each.text, FilePlace(page=number, part=each.part)),)), number, (each.boxes,))
        yield from _pictures(page, number, bounds, seen, alone=not written.text.strip())
    finally:
        page.close()


def _pictures(page: "PdfPage", number: int, bounds: Bounds, seen: dict[bytes, Contents], *, alone: bool) -> Iterator[Block]:
    """What is read in the pictures on a page, and in a page that draws its letters itself."""
    areas = _areas(page, alone=alone)
    if not areas:
        return
    try:
        picture = rendered(page, _READ_AT, bounds)
        for box in areas:
            yield _picture(page, picture, box, number, bounds, seen)
    except UnreadableFile as error:
        yield Block(Contents((), (error.kind,)))


def _areas(page: "PdfPage", *, alone: bool) -> list[Box]:
    from pypdfium2 import raw

    kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING] if alone else [raw.FPDF_PAGEOBJ_IMAGE]
    found = [each.get_bounds() for each in page.get_objects(filter=kinds, max_depth=5)] if not alone else []
    if alone and next(iter(page.get_objects(filter=kinds, max_depth=5)), None) is not None:
        found = [page.get_bbox()]
    return [box for box in dict.fromkeys(found) if box[2] - box[0] >= _SMALLEST and box[3] - box[1] >= _SMALLEST / 2]


def rendered(page: "PdfPage", scale: float, bounds: Bounds) -> "Image":
    """A picture of a page, in fewer pixels where it would have too many."""
    width, height = page.get_size()
    most = min(bounds.limits.pixels, _MOST_PIXELS) / max(width * height, 1)
    scale = min(scale, most**0.5 * 0.99)
    bounds.picture(int(width * scale), int(height * scale))
    picture: Image = page.render(scale=scale).to_pil().convert("RGB")
    return picture


def device_box(page: "PdfPage", picture: "Image", box: Box) -> tuple[int, int, int, int]:
    """A part of a page in pixels of its picture: left, top, right, bottom."""
    import ctypes

    from pypdfium2 import raw

    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3]), (box[0], box[3]), (box[2], box[1])):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page.raw, 0, 0, picture.width, picture.height, 0, x, y, across, down)
        corners.append((across.value, down.value))
    lefts, tops = [x for x, _ in corners], [y for _, y in corners]
    left, top = max(0, min(lefts)), max(0, min(tops))
    return left, top, min(picture.width, max(lefts)), min(picture.height, max(tops))


def _picture(page: "PdfPage", whole: "Image", box: Box, number: int, bounds: Bounds, seen: dict[bytes, Contents]) -> Block:
    left, top, right, bottom = device_box(page, whole, box)
    if right - left < 2 or bottom - top < 2:
        return Block(Contents(()))
    cropped = whole.crop((left, top, right, bottom))
    digest = hashlib.sha256(cropped.tobytes()).digest()
    if digest not in seen:
        seen[digest] = _read(cropped, bounds)
    contents = within(seen[digest], FilePlace(page=number, part="picture"))
    boxes = tuple([_on_page(segment, box, cropped, page)] for segment in seen[digest].segments)
    return Block(contents, number, boxes, written=True)


def _read(picture: "Image", bounds: Bounds) -> Contents:
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    try:
        bounds.member()
        return bounds.nested(file.getvalue())
    except UnreadableFile as error:
        return Contents((), (error.kind,))


def _on_page(segment: Segment, box: Box, picture: "Image", page: "PdfPage") -> Box:
    """Where a line of a picture stands on the page; the whole picture where that is not known, or the page is turned."""
    if segment.place.box is None or page.get_rotation():
        return box
    left, top, width, height = segment.place.box
    across, down = (box[2] - box[0]) / picture.width, (box[3] - box[1]) / picture.height
    return box[0] + left * across, box[3] - (top + height) * down, box[0] + (left + width) * across, box[3] - top * down


def _attached(document: "PdfDocument", bounds: Bounds) -> Iterator[Block]:
    for index in range(max(0, document.count_attachments())):
        attachment = document.get_attachment(index)
        place = FilePlace(part=f"attachment {index + 1}")
        yield Block(Contents((Segment(attachment.get_name(), place, format="name"),)))
        try:
            bounds.member()
            content = bytes(attachment.get_data())
            bounds.expand(len(content))
            yield Block(within(bounds.nested(content), place))
        except UnreadableFile as error:
            yield Block(Contents((), (error.kind,)))
