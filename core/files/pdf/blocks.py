"""What a PDF holds, piece by piece, in the order in which it is read."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..bounds import BoundReached, Bounds
from ..contents import Contents, Segment, UnreadableFile, within
from ..pictures.engine import installed
from ..pictures.read_picture import Read, legible
from ..place import FilePlace
from ..unread import Unread
from .drawn_letters import draws_letters, without_text_and_pictures, written_in_patterns
from .links import bookmarks
from .metadata import properties
from .page_pictures import LEVELS, PagePicture, is_all_shown, pictures, whole
from .revisions import earlier_texts
from .texts import Box, PlacedText, annotations, beneath_stand_ins, page_text

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

_READ_AT = 200 / 72  # pixels for each point where text is read in pictures
_MOST_PIXELS = 12_000_000  # of a page; A3 at 200 dots per inch has fewer
_SMALLEST = 20  # points; what is smaller holds no text


# What was read in pictures, by their pixels.
Seen = dict[bytes, Read]


@dataclass(frozen=True, slots=True, repr=False)
class Block:
    """Texts with the page that they are on, from 1, or 0 if they are on none.

    ``boxes``: for each text, where its characters stand, one each or one for all. ``written``: whether the page shows it.
    ``bookmark``: whether it is the title of one. ``unread``: the places on the page of what could not be read.
    """

    contents: Contents
    page: int = 0
    boxes: tuple[Sequence[Box | None], ...] = ()
    written: bool = False
    bookmark: bool = False
    unread: tuple[Box, ...] = ()


def blocks(document: "PdfDocument", content: bytes, bounds: Bounds, *, placed: bool = True) -> Iterator[Block]:
    """Properties, pages, bookmarks and attached files. Content: of the whole file. Placed: see page_text."""
    for value in properties(document, content, bounds):
        yield Block(Contents((Segment(value, FilePlace(part="properties")),)))
    seen: Seen = {}
    patterns = written_in_patterns(content)
    lines: set[str] = set()
    try:
        for number in range(1, len(document) + 1):
            bounds.page()
            for block in _page(document, number, bounds, seen, placed=placed):
                lines.update(line for segment in block.contents.segments for line in segment.text.splitlines())
                yield block
            yield from _drawn(document, number, bounds, seen, surely=number in patterns)
        for number, text in earlier_texts(content, frozenset(lines), bounds):
            yield Block(Contents((Segment(text, FilePlace(page=number, part="earlier version"), format="text"),)))
    except BoundReached:
        yield Block(Contents((), (Unread.BEYOND,)))
    for each in bookmarks(document):
        yield Block(Contents((Segment(each.title, FilePlace(part="bookmark")),)), bookmark=True)
    yield from _attached(document, bounds)
    if document.get_formtype() in _xfa():
        yield Block(Contents((), (Unread.DOCUMENT,)))


def _xfa() -> tuple[int, ...]:
    """Forms in Adobe's own XML, which pdfium shows nothing of."""
    from pypdfium2 import raw

    return raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND


def _page(document: "PdfDocument", number: int, bounds: Bounds, seen: Seen, *, placed: bool) -> Iterator[Block]:
    page = document[number - 1]
    try:
        place = FilePlace(page=number)
        written = page_text(page, placed=placed)
        if written.text:
            yield Block(Contents((Segment(written.text, place, format="text"),)), number, (written.boxes,), written=True)
        for each in annotations(page):
            yield Block(Contents((Segment(each.text, FilePlace(page=number, part=each.part)),)), number, (each.boxes,))
        area = _area(page, written) if written.garbled or not written.text.strip() else None
        yield from _pictures(page, number, bounds, seen, area)
        beneath = beneath_stand_ins(page, written, placed=placed)
        if beneath.text:
            yield Block(Contents((Segment(beneath.text, place, format="text"),)), number, (beneath.boxes,), written=True)
    finally:
        page.close()


def _drawn(document: "PdfDocument", number: int, bounds: Bounds, seen: Seen, *, surely: bool) -> Iterator[Block]:
    """What is read in letters that a page draws beside its text. Surely: there are some."""
    page = document[number - 1]
    try:
        if not (surely or draws_letters(page)) or not page.get_textpage().count_chars():
            return
        without_text_and_pictures(page)
        yield from _pictures(page, number, bounds, seen, [page.get_bbox()])
    finally:
        page.close()


def _pictures(page: "PdfPage", number: int, bounds: Bounds, seen: Seen, area: Sequence[Box] | None) -> Iterator[Block]:
    """What is read in the pictures on a page; area: in this instead, and in what of them it does not show."""
    found = [each for each in pictures(page) if each.may_have_text]
    areas = list(dict.fromkeys(each.box for each in found)) if area is None else area
    if not areas and not found:
        return
    try:
        picture = rendered(page, _READ_AT, bounds)
        for box in areas:
            yield _picture(page, picture, box, number, bounds, seen)
        for each in found:
            yield _hidden(page, picture, each, number, bounds, seen)
    except UnreadableFile as error:
        yield Block(Contents((), (error.kind,)), number)


def _area(page: "PdfPage", written: PlacedText) -> list[Box]:
    """The whole of a page that draws its letters itself, or says nothing of what they are."""
    from pypdfium2 import raw

    kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING]
    kinds += [raw.FPDF_PAGEOBJ_TEXT] if written.garbled else []
    left, bottom, right, top = page.get_bbox()
    drawn = next(iter(page.get_objects(filter=kinds, max_depth=LEVELS)), None) is not None
    return [(left, bottom, right, top)] if drawn and right - left >= _SMALLEST and top - bottom >= _SMALLEST / 2 else []


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


def _picture(page: "PdfPage", rendered: "Image", box: Box, number: int, bounds: Bounds, seen: Seen) -> Block:
    left, top, right, bottom = device_box(page, rendered, box)
    if right - left < 2 or bottom - top < 2:
        return Block(Contents(()))
    return _read_once(rendered.crop((left, top, right, bottom)), box, page, number, bounds, seen)


def _read_once(picture: "Image", box: Box, page: "PdfPage", number: int, bounds: Bounds, seen: Seen) -> Block:
    """What is read in a picture that fills a box of the page; the same picture is read once."""
    digest = hashlib.sha256(picture.tobytes()).digest()
    if digest not in seen:
        seen[digest] = _read(picture, bounds)
    read = seen[digest]
    contents = within(read.contents, FilePlace(page=number, part="picture"))
    boxes = tuple([_on_page(segment.place.box, box, picture, page)] for segment in read.contents.segments)
    unread = tuple(_on_page((each.x, each.y, each.width, each.height), box, picture, page) for each in read.illegible)
    if set(contents.unread) - {Unread.ILLEGIBLE}:
        unread = (box,)
    return Block(contents, number, boxes, written=True, unread=unread)


def _hidden(page: "PdfPage", rendered: "Image", found: PagePicture, number: int, bounds: Bounds, seen: Seen) -> Block:
    """What is read in a picture that the page cuts off or covers in part."""
    if not installed():
        return Block(Contents((), (Unread.PICTURE,)), number, unread=(found.box,))
    bounds.picture(*found.pixels)
    complete = whole(found, page)
    left, top, right, bottom = device_box(page, rendered, found.box)
    if right - left >= 2 and bottom - top >= 2 and is_all_shown(complete, rendered.crop((left, top, right, bottom))):
        return Block(Contents(()), number)
    return _read_once(complete, found.box, page, number, bounds, seen)


def _read(picture: "Image", bounds: Bounds) -> Read:
    try:
        bounds.member()
        bounds.picture(*picture.size)
        return legible(picture, FilePlace(), bounds)
    except UnreadableFile as error:
        return Read(Contents((), (error.kind,)))


def _on_page(within_picture: tuple[int, int, int, int] | None, box: Box, picture: "Image", page: "PdfPage") -> Box:
    """Where a part of a picture stands on the page; the whole picture where that is not known, or the page is turned."""
    if within_picture is None or page.get_rotation():
        return box
    left, top, width, height = within_picture
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
