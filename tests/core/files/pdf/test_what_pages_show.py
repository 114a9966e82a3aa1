"""What a page shows is read, whatever its text says; and what it does not show of its pictures, too."""

import pypdfium2
import pytest
from matplotlib.textpath import TextPath
from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream, String
from PIL import Image
from reportlab.pdfbase.ttfonts import TTFont

from config.policy import Policy
from core.checker import Checker
from core.files.contents import Contents
from core.files.reader import FileReader
from core.files.unread import Unread
from core.message import Attachment
from tests.conftest import limits
from tests.core.files.pictures.drawn import drawn

from .made import add, document, draw, holds, saved

CARD = "4111 1111 1111 1111"
LINE = "The card is 4111 1111 1111 1111"


def read(pdf: Pdf) -> Contents:
    return FileReader(limits()).contents(saved(pdf))


def texts(pdf: Pdf) -> str:
    return "".join(segment.text + segment.end for segment in read(pdf).segments)


def picture(pdf: Pdf, page: Page, image: Image.Image, instructions: bytes) -> None:
    entries = Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height, BitsPerComponent=8)
    entries["/ColorSpace"] = Name.DeviceRGB
    add(page, "XObject", "Photo", pdf.make_indirect(Stream(pdf, image.convert("RGB").tobytes(), entries)))
    draw(pdf, page, instructions)


def without_a_map(pdf: Pdf, page: Page, line: str) -> None:
    """Writes a line by a font that has letters, but does not say which."""
    face = TTFont("Vera", "Vera.ttf").face
    described = Dictionary(Type=Name.FontDescriptor, FontName=Name("/Secret"), Flags=4, ItalicAngle=0, Ascent=800, Descent=-200)
    described["/FontBBox"] = Array([0, -200, 1000, 900])
    described["/FontFile2"] = pdf.make_indirect(Stream(pdf, face._ttf_data))
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    cids = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/Secret"), CIDSystemInfo=system, DW=640)
    cids["/FontDescriptor"] = pdf.make_indirect(described)
    made = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/Secret"), Encoding=Name("/Identity-H"))
    made["/DescendantFonts"] = Array([pdf.make_indirect(cids)])
    add(page, "Font", "Secret", pdf.make_indirect(made))
    codes = "".join(f"{face.charToGlyph[ord(letter)]:04x}" for letter in line)
    draw(pdf, page, b"BT /Secret 12 Tf 20 60 Td <%b> Tj ET" % codes.encode())


def outlined(line: str) -> bytes:
    """The letters of a line as areas."""
    drawn, named = [b"1 0 0 1 20 60 cm"], {1: b"m", 2: b"l", 4: b"c", 79: b"h"}
    for points, code in TextPath((0, 0), line, size=14).iter_segments(curves=True):
        doubled = (*points[:2], *points) if code == 3 else points  # of two points; PDF's have three
        at = b"" if code == 79 else " ".join(f"{value:.2f}" for value in doubled).encode()
        drawn.append(at + b" " + named[4 if code == 3 else code])
    return b"\n".join([*drawn, b"f"])


SIZED = b"q 200 0 0 %d 20 60 cm /Photo Do Q\n"
FILLED = b"1 1 1 rg 20 60 %d 40 re f\n"


def test_letters_that_a_font_does_not_name_are_read_as_they_look(checker: Checker) -> None:
    pdf = document(("Nothing else.",), ("Nothing else.",))
    without_a_map(pdf, pdf.pages[0], LINE)
    assert CARD in texts(pdf)
    content = saved(pdf)
    copy = checker.redacted_copy(Attachment("in.pdf", len(content), content), Policy()).content
    assert not holds(copy, CARD)
    assert not holds(copy, "\x14\x14\x14\x14")  # what the font calls the digits by


def test_without_ocr_they_are_said_to_be_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.files.pictures.engine.installed", lambda: False)
    pdf = document(("Nothing else.",))
    without_a_map(pdf, pdf.pages[0], LINE)
    assert read(pdf).unread == (Unread.PICTURE,)


def test_letters_that_are_drawn_as_areas_are_read() -> None:
    pdf = document(("Nothing else.",))
    draw(pdf, pdf.pages[0], outlined(LINE))
    assert CARD in texts(pdf)


def test_lines_and_marks_of_a_chart_are_not_looked_at() -> None:
    pdf = document(("Nothing else.",))
    draw(pdf, pdf.pages[0], b"".join(b"%d 50 20 8 re f %d 90 m %d 95 9 99 3 9 c h f\n" % (x, x, x) for x in range(20, 280, 9)))
    assert [segment.text for segment in read(pdf).segments] == ["Nothing else."]


def test_what_a_text_claims_to_be_does_not_hide_what_is_shown() -> None:
    pdf = document(("Nothing else.",))
    draw(pdf, pdf.pages[0], b"/Span <</ActualText (See you)>> BDC BT /F 12 Tf 40 99 Td (%b) Tj ET EMC" % CARD.encode())
    assert {"See you", CARD} <= set(texts(pdf).splitlines())


@pytest.mark.parametrize(
    "instructions",
    [
        SIZED % 40 + FILLED % 200,  # covered
        SIZED % 40 + FILLED % 120,  # in part
        b"20 60 80 40 re W n " + SIZED % 40,  # cut off
        b"q 9 0 0 3 20 60 cm /Photo Do Q",  # too small to be seen
        b"20 60 9 9 re W n q 0 200 -40 0 60 60 cm /Photo Do Q",  # on its side
    ],
    ids=["covered", "covered in part", "cut off", "small", "on its side"],
)
def test_what_a_page_does_not_show_of_a_picture_is_read(instructions: bytes) -> None:
    pdf = document(("Nothing else.",))
    picture(pdf, pdf.pages[0], drawn([LINE], size=24, width=480), instructions)
    pdf.pages[0].obj["/Rotate"] = 90 if b" 0 200 " in instructions else 0
    assert CARD in texts(pdf)


def test_a_picture_that_is_all_shown_is_read_once() -> None:
    pdf = document(("Nothing else.",))
    picture(pdf, pdf.pages[0], drawn([LINE], size=24, width=480), SIZED % 40)
    assert texts(pdf) == f"Nothing else.\n{LINE}\n"


def test_without_ocr_a_picture_is_grey_in_a_copy(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.files.pictures.engine.installed", lambda: False)
    monkeypatch.setattr("core.files.pdf.blocks.installed", lambda: False)
    pdf = document((f"Card {CARD}",))
    picture(pdf, pdf.pages[0], drawn([LINE], size=24, width=480), SIZED % 40)
    content = saved(pdf)
    copy = checker.redacted_copy(Attachment("in.pdf", len(content), content), Policy()).content
    with pypdfium2.PdfDocument(copy) as new:
        shown = new[0].render(scale=2).to_pil().convert("L").crop((44, 404, 436, 476))
    assert max(shown.tobytes()) - min(shown.tobytes()) < 20
