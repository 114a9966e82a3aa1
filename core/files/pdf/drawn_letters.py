"""Letters that a page draws as outlines or in a pattern, beside what it writes: no reader of text finds these."""

from typing import TYPE_CHECKING

from .library import objects
from .page_pictures import LEVELS

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage

# An outline of a letter has so many points, and is so high; a whole line of them is as long as it has letters.
_POINTS, _LOW, _HIGH = 8, 4.0, 60.0
_POINTS_OF_A_LINE = 100
# Fewer are a drawing, and so are many of the same shape, as a chart's marks are.
_LETTERS, _SHAPES = 12, 6
_SHOWING = (b"Tj", b"TJ")


def draws_letters(page: "PdfPage") -> bool:
    """Whether there are areas on a page that might be letters."""
    from pypdfium2 import raw

    letters, shapes = 0, set[int]()
    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=LEVELS):
        points = raw.FPDFPath_CountSegments(each.raw)
        if points < _POINTS or not _is_filled(each):
            continue
        left, bottom, right, top = each.get_bounds()
        if not _LOW <= top - bottom <= _HIGH:
            continue
        if points >= _POINTS_OF_A_LINE and right - left > 2 * (top - bottom):
            return True
        if right - left <= 2 * (top - bottom):
            letters += 1
            shapes.add(points)
    return letters >= _LETTERS and len(shapes) >= _SHAPES


def _is_filled(path: "PdfObject") -> bool:
    import ctypes

    from pypdfium2 import raw

    mode, stroked = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path.raw, mode, stroked)) and mode.value != raw.FPDF_FILLMODE_NONE


def without_text_and_pictures(page: "PdfPage") -> None:
    """Leaves on a page what is drawn only. It changes in memory only."""
    from pypdfium2 import raw

    kinds = [raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE]
    for each in reversed(list(page.get_objects(filter=kinds, max_depth=LEVELS))):
        if each.container is None:
            page.remove_obj(each)
        else:
            raw.FPDFFormObj_RemoveObject(each.container.raw, each.raw)


def written_in_patterns(content: bytes) -> frozenset[int]:
    """The pages, from 1, that have a pattern or a mask in which text is written."""
    import pikepdf

    if b"/Pattern" not in content and b"/SMask" not in content and b"/ObjStm" not in content:
        return frozenset()
    try:
        with objects(content) as pdf:
            return frozenset(number for number, page in enumerate(pdf.pages, 1) if _writes(page.obj.get("/Resources"), LEVELS))
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        return frozenset()


def _writes(resources: object, depth: int) -> bool:
    import pikepdf

    if not isinstance(resources, pikepdf.Dictionary) or depth == 0:
        return False
    for pattern in resources.get("/Pattern", pikepdf.Dictionary()).values():
        if isinstance(pattern, pikepdf.Stream) and _shows_text(pattern):
            return True
    for state in resources.get("/ExtGState", pikepdf.Dictionary()).values():
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary) and _shows_text(mask.get("/G")):
            return True
    forms = resources.get("/XObject", pikepdf.Dictionary()).values()
    return any(_writes(form.get("/Resources"), depth - 1) for form in forms if form.get("/Subtype") == pikepdf.Name.Form)


def _shows_text(stream: object) -> bool:
    import pikepdf

    if not isinstance(stream, pikepdf.Stream):
        return False
    written = stream.read_bytes()
    return any(operator in written for operator in _SHOWING)
