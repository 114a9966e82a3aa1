"""The texts of a PDF's page, and where on the page each of its characters stands."""

import ctypes
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage, raw

# In points, from the page's lower left corner: left, bottom, right, top.
Box = tuple[float, float, float, float]
# What pdfium gives for a hyphen at the end of a line.
_HYPHENS = frozenset({0x02, 0xFFFE})
_HIGH, _LOW, _HALF = 0xD800, 0xDC00, 0x400  # the two halves of a character beyond the basic plane
_NAME, _VALUES = b"T", (b"V", b"DV", b"Contents", b"Subj", b"TU")
_LONGEST = 1_000_000


@dataclass(frozen=True, slots=True, repr=False)
class PlacedText:
    """A text of a page; ``boxes``: where its characters stand, one each or, if only the whole has a place, one for all."""

    text: str
    part: str
    boxes: Sequence[Box | None]


def page_text(page: "PdfPage", *, placed: bool = True) -> PlacedText:
    """What is written on the page itself, in the order in which it was written; hidden and tiny text too.

    Placed: with the boxes of its characters, which take three times as long as these themselves.
    """
    from pypdfium2 import raw

    textpage = page.get_textpage()
    characters, boxes = list[str](), list[Box | None]()
    half = 0
    for index in range(max(0, textpage.count_chars())):
        code = raw.FPDFText_GetUnicode(textpage.raw, index)
        if _HIGH <= code < _LOW:
            half = code
            continue
        if _LOW <= code < _LOW + _HALF and half:
            code = 0x10000 + ((half - _HIGH) << 10) + (code - _LOW)
        half = 0
        if character := _character(code, characters):
            characters.append(character)
            boxes.append(_box(textpage, index) if placed else None)
    return PlacedText("".join(characters), "", boxes)


def _character(code: int, before: Sequence[str]) -> str:
    """A hyphen at a line's end is part of a number, but not of a word."""
    if code in _HYPHENS:
        return "-" if before and before[-1].isdecimal() else ""
    if code == 0 or code > sys.maxunicode:
        return ""
    return "\ufffd" if _HIGH <= code < _LOW + _HALF else chr(code)


def _box(textpage: "PdfTextPage", index: int) -> Box | None:
    """Both of the glyph itself and of its line's height, as either alone may be empty."""
    boxes = [textpage.get_charbox(index, loose=loose) for loose in (False, True)]
    whole = [box for box in boxes if box[2] > box[0] or box[3] > box[1]]
    return _around(whole) if whole else None


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def annotations(page: "PdfPage") -> Iterator[PlacedText]:
    """The values of a form's fields, comments, and what links lead to."""
    from pypdfium2 import raw

    for index in range(max(0, raw.FPDFPage_GetAnnotCount(page.raw))):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            yield from _annotation(page, annotation)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _annotation(page: "PdfPage", annotation: "raw.FPDF_ANNOTATION") -> Iterator[PlacedText]:
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetSubtype(annotation)
    boxes = [_rectangle(annotation)]
    name = _value(annotation, _NAME)
    part = "form field" if kind == raw.FPDF_ANNOT_WIDGET else "comment"
    said = list(dict.fromkeys(filter(None, (_value(annotation, key) for key in _VALUES))))
    for value in said or ([""] if name and part == "comment" else []):
        yield PlacedText(f"{name}: {value}" if name else value, part, boxes)
    if kind == raw.FPDF_ANNOT_LINK and (address := _address(page, annotation)):
        yield PlacedText(address, "link", [None])  # it is not seen, and no copy has it


def _rectangle(annotation: "raw.FPDF_ANNOTATION") -> Box | None:
    from pypdfium2 import raw

    found = raw.FS_RECTF()
    return (found.left, found.bottom, found.right, found.top) if raw.FPDFAnnot_GetRect(annotation, found) else None


def _value(annotation: "raw.FPDF_ANNOTATION", key: bytes) -> str:
    from pypdfium2 import raw

    size = min(raw.FPDFAnnot_GetStringValue(annotation, key, None, 0), _LONGEST)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * ((size + 1) // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0")


def _address(page: "PdfPage", annotation: "raw.FPDF_ANNOTATION") -> str:
    from pypdfium2 import raw

    action = raw.FPDFLink_GetAction(raw.FPDFAnnot_GetLink(annotation))
    size = min(raw.FPDFAction_GetURIPath(page.pdf, action, None, 0), _LONGEST) if action else 0
    buffer = ctypes.create_string_buffer(max(size, 1))
    if size:
        raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
    return buffer.value.decode("utf-8", errors="replace")
