"""Documents made in memory, each with what hides in its corners."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime

import docx
import odfdo
import openpyxl
import pptx
from docx.document import Document
from openpyxl.comments import Comment
from openpyxl.styles import Font

from core.files import registry
from core.files.contents import Contents
from tests.conftest import limits

MAIL, CARD = "jane.doe@kestrel-parts.io", "4539 1488 0343 6467"


def read(content: bytes, **others: float) -> Contents:
    return registry.read(content, limits(**others))


def placed(content: bytes) -> dict[str, str]:
    """Text -> place, of every segment that says something."""
    return {segment.text: str(segment.place) for segment in read(content).segments if segment.text.strip()}


def rewritten(content: bytes, change: Callable[[str], str]) -> bytes:
    """The file with every segment changed."""
    return registry.rewrite(content, [change(segment.text) for segment in read(content).segments], limits())


def saved(document: object) -> bytes:
    """What the libraries that make documents write."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(content: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    """The same archive with other or more parts."""
    return zipped({**parts_of(content), **parts})


def word() -> Document:
    """A letter with a table, a header, a comment and somebody's name in its properties."""
    letter = docx.Document()
    letter.core_properties.author = "Bob Ray"
    letter.sections[0].header.paragraphs[0].text = "Kestrel Parts, confidential"
    paragraph = letter.add_paragraph("Please write to ")
    paragraph.add_run(MAIL[:4]).bold = True
    paragraph.add_run(MAIL[4:] + "\ttoday")
    table = letter.add_table(2, 2)
    for row, texts in zip(table.rows, (("Name", "Card"), ("Jane Doe", CARD)), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    letter.add_comment(paragraph.runs, text="Ask Jane", author="Ann Lee", initials="AL")
    return letter


def workbook() -> openpyxl.Workbook:
    """A visible and a hidden sheet, with numbers, dates, a comment, a formula, bold and merged cells."""
    book = openpyxl.Workbook()
    staff = book.active
    staff.title = "Staff"
    staff.append(["Name", "Card", "Born", "Code"])
    staff.append(["Jane Doe", int(CARD.replace(" ", "")), datetime(1980, 5, 17), 42])  # noqa: DTZ001 - a sheet's dates have no zone
    staff["A2"].font = Font(bold=True)
    staff["A2"].comment = Comment(f"write to {MAIL}", "Ann Lee")
    staff["D2"].number_format = "00000"
    staff["D3"] = f'="{MAIL}"&A2'
    staff.merge_cells("A5:B5")
    staff["A5"] = "Jane Doe"
    hidden = book.create_sheet("Old")
    hidden.sheet_state = "hidden"
    hidden["C7"] = CARD
    return book


def slides() -> "pptx.presentation.Presentation":
    deck = pptx.Presentation()
    for title, note in (("Plan", ""), ("Staff", f"call {MAIL}")):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        if note:
            slide.notes_slide.notes_text_frame.text = note
    return deck


def open_text() -> odfdo.Document:
    """A text with a table, a comment, a note, spaces and an author."""
    text = odfdo.Document("text")
    text.body.clear()
    paragraph = odfdo.Paragraph(f"Write  to\t{MAIL} soon\nplease")
    text.body.append(paragraph)
    paragraph.insert_annotation(after="soon", body="Ask Jane", creator="Ann Lee")
    paragraph.insert_note(after="please", note_id="n1", citation="1", body=f"or {CARD}")
    table = odfdo.Table("Staff", width=2, height=2)
    table.set_values([["Name", "Card"], ["Jane Doe", CARD]])
    text.body.append(table)
    text.meta.creator = "Bob Ray"
    return text


def open_sheet() -> odfdo.Document:
    book = odfdo.Document("spreadsheet")
    book.body.clear()
    table = odfdo.Table("Staff")
    table.set_values([["Name", "", "Card"], ["Jane Doe", "", int(CARD.replace(" ", ""))]])
    table.set_value("A4", "far down")
    book.body.append(table)
    return book
