"""Links of a page, and bookmarks: what they lead to, and how a copy has them."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .texts import Box, address

if TYPE_CHECKING:
    from pikepdf import Pdf
    from pypdfium2 import PdfDocument, PdfPage

_BOOKMARK_LEVELS = 15


@dataclass(frozen=True, slots=True, repr=False)
class Link:
    """An area of a page that leads to an address or to another page, from 0."""

    box: Box
    address: str
    page: int | None


@dataclass(frozen=True, slots=True, repr=False)
class Bookmark:
    """Title, page from 0, and how deep it is."""

    title: str
    page: int | None
    level: int


def links(page: "PdfPage") -> Iterator[Link]:
    """Those of a page that lead anywhere."""
    from pypdfium2 import raw

    position, found = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, found):
        area = raw.FS_RECTF()
        if not raw.FPDFLink_GetAnnotRect(found, area):
            continue
        box = (area.left, area.bottom, area.right, area.top)
        action = raw.FPDFLink_GetAction(found)
        said = address(page, action) if action else ""
        target = raw.FPDFLink_GetDest(page.pdf, found) or (raw.FPDFAction_GetDest(page.pdf, action) if action else None)
        number = raw.FPDFDest_GetDestPageIndex(page.pdf, target) if target else -1
        if said or number >= 0:
            yield Link(box, said, number if number >= 0 else None)


def has_others(page: "PdfPage") -> bool:
    """Whether anything but links is attached to a page, such as a comment or a form's field."""
    from pypdfium2 import raw

    for index in range(max(0, raw.FPDFPage_GetAnnotCount(page.raw))):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation) if annotation else raw.FPDF_ANNOT_UNKNOWN
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP):
            return True
    return False


def put_links(pdf: "Pdf", page: int, found: Sequence[Link]) -> None:
    """Adds links to a page, from 0, that has none."""
    from pikepdf import Array, Dictionary, Name, String

    made = Array()
    for link in found:
        entries = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([round(side, 2) for side in link.box]))
        entries["/Border"] = Array([0, 0, 0])
        if link.page is not None and link.page < len(pdf.pages):
            entries["/Dest"] = Array([pdf.pages[link.page].obj, Name.Fit])
        elif link.address:
            entries["/A"] = Dictionary(S=Name.URI, URI=String(link.address))
        made.append(pdf.make_indirect(entries))
    if found:
        pdf.pages[page].obj["/Annots"] = made


def bookmarks(document: "PdfDocument") -> Iterator[Bookmark]:
    """Those with a title, in their order."""
    for each in document.get_toc(max_depth=_BOOKMARK_LEVELS):
        if title := each.get_title():
            target = each.get_dest()
            yield Bookmark(title, target.get_index() if target else None, each.level)


def put_bookmarks(pdf: "Pdf", found: Sequence[Bookmark]) -> None:
    """Adds bookmarks to a document that has none."""
    from pikepdf import OutlineItem

    with pdf.open_outline() as outline:
        within = [outline.root]
        for each in found:
            target = each.page if each.page is not None and each.page < len(pdf.pages) else None
            item = OutlineItem(each.title, target, "Fit")
            del within[each.level + 1 :]
            within[-1].append(item)
            within.append(item.children)
