"""Puts a copy together of pages that stay as they are and of pictures of the others; nothing else of the old file."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from ..bounds import Bounds
from .kept.unusual import Unusual
from .library import objects
from .links import Bookmark, Link, put_bookmarks, put_links
from .texts import page_text, without_stand_ins
from .writer import PicturePage, written

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

    from .kept.pages import Pages

_TRIES = 3
# A page is compared at this many pixels for each point; so many levels of grey may differ on average.
_COMPARED_AT, _ALIKE = 0.6, 0.5
# A shorter value is part of many others.
_LEAST_TELLING = 5


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """What a copy consists of. Pages count from 1.

    ``keep``: pages that may stay. ``picture``: makes one of any page. ``links``: of each page. ``gone``: values that the copy
    must not have.
    """

    content: bytes
    keep: frozenset[int]
    picture: Callable[[int], PicturePage]
    links: Mapping[int, Sequence[Link]]
    bookmarks: Sequence[Bookmark]
    gone: frozenset[str]


def assembled(document: "PdfDocument", plan: Plan, bounds: Bounds) -> bytes:
    """The copy: a page that does not look and read as it did, or cannot be told to hold nothing else, becomes a picture."""
    keep, pictures = plan.keep, dict[int, PicturePage]()
    for _ in range(_TRIES):
        copy, kept = _once(plan, keep, len(document), pictures, bounds)
        bounds.in_time()
        wrong = _changed(document, copy, kept) if kept else frozenset[int]()
        if not wrong and not (kept and _holds(copy, plan.gone)):
            return copy
        keep = kept - wrong if wrong else frozenset()
    return _once(plan, frozenset(), len(document), pictures, bounds)[0]


def _once(
    plan: Plan, keep: frozenset[int], count: int, pictures: dict[int, PicturePage], bounds: Bounds
) -> tuple[bytes, frozenset[int]]:
    """A copy, and which pages are in it as they were."""
    import pikepdf

    new = pikepdf.new()
    pages = _kept(plan.content, keep, count, new, bounds)
    others = [number for number in range(1, count + 1) if number not in pages]
    pictures |= {number: plan.picture(number) for number in others if number not in pictures}
    with objects(written([pictures[number] for number in others])) as drawn:
        remaining = iter(drawn.pages)
        for number in range(1, count + 1):
            new.pages.append(pikepdf.Page(pages[number]) if number in pages else next(remaining))
        for number, found in plan.links.items():
            put_links(new, number - 1, found)
        put_bookmarks(new, plan.bookmarks)
        file = io.BytesIO()
        new.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return file.getvalue(), frozenset(pages)


def _kept(content: bytes, keep: frozenset[int], count: int, new: "Pdf", bounds: Bounds) -> dict[int, "Object"]:
    """Copies of as many of the pages as can be; of none where two readers would see different files."""
    import pikepdf

    copying: type[Pages] = import_module(f"{__package__}.kept.pages").Pages
    found: dict[int, Object] = {}
    if not keep:
        return found
    try:
        with objects(content) as old:
            if len(old.pages) != count or old.get_warnings():
                return {}
            pages = copying(new, bounds.in_time)
            for number in sorted(keep):
                try:
                    found[number] = new.make_indirect(pages.copy(old.pages[number - 1]))
                except (Unusual, pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
                    continue
            return {} if old.get_warnings() else found
    except pikepdf.PdfError:
        return {}


def _changed(document: "PdfDocument", copy: bytes, kept: Iterable[int]) -> frozenset[int]:
    """Which of the pages read or look otherwise than they did."""
    import pypdfium2

    with pypdfium2.PdfDocument(copy) as new:
        return frozenset(number for number in kept if not _alike(document[number - 1], new[number - 1]))


def _alike(old: "PdfPage", new: "PdfPage") -> bool:
    from PIL import ImageChops, ImageStat

    try:
        if old.get_size() != new.get_size():
            return False
        one, other = (_look(page) for page in (old, new))
        without_stand_ins(old)
        if page_text(old, placed=False).text != page_text(new, placed=False).text:
            return False
        return bool(ImageStat.Stat(ImageChops.difference(one, other)).mean[0] <= _ALIKE)
    finally:
        old.close()
        new.close()


def _look(page: "PdfPage") -> "Image":
    picture: Image = page.render(scale=_COMPARED_AT, may_draw_forms=False, draw_annots=False, grayscale=True).to_pil()
    return picture


def _holds(copy: bytes, gone: Iterable[str]) -> bool:
    """Whether any object of the copy still has one of these values, as it is written or between shifts of its letters."""
    values = [value for value in gone if len(value) >= _LEAST_TELLING]
    looked_for = {value.encode(name, errors="ignore") for value in values for name in ("latin-1", "utf-8", "utf-16-be")} - {b""}
    if not looked_for:
        return False
    with objects(copy) as pdf:
        return any(value in written for written in _written(pdf) for value in looked_for)


def _written(pdf: "Pdf") -> Iterator[bytes]:
    """All streams unpacked, and all strings; those that one instruction shows, one after the other."""
    import pikepdf

    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream):
            yield from _of_stream(each)
        yield from _strings(each)


def _of_stream(stream: "Object") -> Iterator[bytes]:
    import pikepdf

    try:
        yield stream.read_bytes()
    except pikepdf.PdfError:
        yield stream.read_raw_bytes()
        return
    if stream.get("/Type") is None or stream.get("/Subtype") == pikepdf.Name.Form:
        yield b"".join(_shown(stream))


def _shown(stream: "Object") -> Iterator[bytes]:
    import pikepdf

    if stream.get("/Length1") is not None or stream.get("/N") is not None:
        return
    try:
        parsed = pikepdf.parse_content_stream(stream, "Tj TJ ' \"")
    except (pikepdf.PdfError, ValueError, TypeError):
        return
    for each in parsed:
        for operand in each.operands:
            yield from _strings(operand)


def _strings(value: object, depth: int = 0) -> Iterator[bytes]:
    import pikepdf

    if isinstance(value, pikepdf.String):
        yield bytes(value)
    elif isinstance(value, pikepdf.Array) and depth < _TRIES:
        for each in value:
            yield from _strings(each, depth + 1)
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)) and depth < _TRIES:
        for each in value.values():
            yield from _strings(each, depth + 1)
