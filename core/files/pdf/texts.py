"""The texts of a PDF's page, and where on the page each of its characters stands."""

import ctypes
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
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
_STAND_IN = b"ActualText"
_GARBLED = 4
_NARROWEST = 0.02  # points; pdfium passes over text that is narrower than half of it


@dataclass(frozen=True, slots=True, repr=False)
class PlacedText:
    """A text of a page; ``boxes``: where its characters stand, one each or, if only the whole has a place, one for all.

    ``garbled``: whether the page has text beside it whose letters are not known.
    """

    text: str
    part: str
    boxes: Sequence[Box | None]
    garbled: bool = False


def page_text(page: "PdfPage", *, placed: bool = True) -> PlacedText:
    """What is written on the page itself, in the order in which it was written; hidden and tiny text too.

    Placed: with the boxes of its characters, which take three times as long as these themselves.
    """
    from pypdfium2 import raw

    textpage = page.get_textpage()
    characters, boxes, garbled = list[str](), list[Box | None](), _garbled(textpage)
    half = 0
    for index in range(max(0, textpage.count_chars())):
        if index in garbled:
            continue
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
    return PlacedText("".join(characters), "", boxes, bool(garbled))


def _garbled(textpage: "PdfTextPage") -> frozenset[int]:
    """The characters that stand for others: what the font calls them by, for it does not say what they are.

    Single ones, which are dots of lists and signs, stay.
    """
    from pypdfium2 import raw

    count = max(0, textpage.count_chars())
    unknown = [index for index in range(count) if raw.FPDFText_HasUnicodeMapError(textpage.raw, index) == 1]
    near = sum(after - before <= 2 for before, after in pairwise(unknown))
    return frozenset(unknown) if near >= _GARBLED else frozenset()


def beneath_stand_ins(page: "PdfPage", text: PlacedText, *, placed: bool = True) -> PlacedText:
    """Lines that a page shows where its text has others instead. Placed: see page_text. The page changes in memory only."""
    if not without_stand_ins(page):
        return PlacedText("", "", [])
    shown, known = page_text(page, placed=placed), set(text.text.splitlines())
    characters, boxes, at = "", list[Box | None](), 0
    for line in shown.text.splitlines(keepends=True):
        if line.strip("\r\n") not in known:
            characters += line
            boxes += shown.boxes[at : at + len(line)]
        at += len(line)
    return PlacedText(characters, "", boxes)


def without_stand_ins(page: "PdfPage") -> bool:
    """Takes from a page what it says that parts of it are to be read as; whether there was any.

    Such texts (ISO 32000-1, 14.9.4) need not be what the page shows. The page changes in memory only.
    """
    from pypdfium2 import raw

    found = False
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        for index in reversed(range(max(0, raw.FPDFPageObj_CountMarks(each.raw)))):
            mark = raw.FPDFPageObj_GetMark(each.raw, index)
            if raw.FPDFPageObjMark_GetParamValueType(mark, _STAND_IN):
                found |= bool(raw.FPDFPageObj_RemoveMark(each.raw, mark))
    return found


def unread_text(page: "PdfPage") -> bool:
    """Whether there is text on a page whose letters pdfium does not know, or that is too narrow for it to look at."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    if any(raw.FPDFText_HasUnicodeMapError(textpage.raw, index) == 1 for index in range(max(0, textpage.count_chars()))):
        return True
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        left, _, right, _ = each.get_bounds()
        if right - left < _NARROWEST:
            return True
    return False


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
    action = raw.FPDFLink_GetAction(raw.FPDFAnnot_GetLink(annotation)) if kind == raw.FPDF_ANNOT_LINK else None
    if action and (uri := address(page, action)):
        yield PlacedText(uri, "link", [None])  # it is not seen, and a copy has it only as it was


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


def address(page: "PdfPage", action: "raw.FPDF_ACTION") -> str:
    """The address that a link leads to."""
    from pypdfium2 import raw

    size = min(raw.FPDFAction_GetURIPath(page.pdf, action, None, 0), _LONGEST)
    buffer = ctypes.create_string_buffer(max(size, 1))
    if size:
        raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
    return buffer.value.decode("utf-8", errors="replace")
