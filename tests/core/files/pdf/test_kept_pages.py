"""Pages without findings stay as they are in a copy, and nothing that was found is left in any corner of it."""

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Page, Pdf, Stream, String
from PIL import Image
from pypdf import PdfReader

from config.policy import Policy
from core.checker import Checker
from core.files import registry
from core.message import Attachment
from tests.conftest import limits

from .made import Change, add, document, draw, holds, saved, text

POLICY = Policy()
IBAN = "DE89370400440532013000"
CARD = "4111 1111 1111 1111"
LEAK = ("Name: Jane Doe", f"Card {CARD}")
CLEAN = ("The kettle is boiling.", "Nothing else to say.")


def copied(checker: Checker, content: bytes) -> bytes:
    """The redacted copy, in which nothing is found."""
    copy = checker.redacted_copy(Attachment("in.pdf", len(content), content), POLICY).content
    assert not checker.redacted_copy(Attachment("in.pdf", len(copy), copy), POLICY).replaced
    return copy


def fonts(copy: bytes) -> list[list[str]]:
    """The fonts of each page: one that is a picture has the invisible one alone."""
    pages = PdfReader(io.BytesIO(copy)).pages
    return [[str(font["/BaseFont"]) for font in page["/Resources"].get("/Font", {}).values()] for page in pages]


KEPT, PICTURE = ["/Helvetica"], ["/Invisible"]


def test_pages_without_findings_stay_and_the_others_become_pictures(checker: Checker) -> None:
    content = saved(document(CLEAN, LEAK, CLEAN))
    copy = copied(checker, content)
    assert fonts(copy) == [KEPT, PICTURE, KEPT]
    pages = PdfReader(io.BytesIO(copy)).pages
    assert [page.extract_text().splitlines() for page in pages] == [
        list(CLEAN),
        ["Name: [PERSON_1]", "Card [CREDIT_CARD_1]"],
        list(CLEAN),
    ]
    assert not holds(copy, CARD)
    assert not holds(copy, "Jane Doe")


def test_boxes_turns_links_and_bookmarks_stay(checker: Checker) -> None:
    pdf = document(LEAK, CLEAN, CLEAN)
    pdf.pages[1].obj["/Rotate"] = 90
    pdf.pages[1].obj["/CropBox"] = Array([10, 20, 290, 280])
    to_last = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([40, 250, 90, 280]))
    to_last["/Dest"] = Array([pdf.pages[2].obj, Name.XYZ, 0, 0, 0])
    away = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([40, 150, 90, 180]), Contents=String(""))
    away["/A"] = Dictionary(S=Name.URI, URI=String("https://example.org/help"))
    for page in pdf.pages[:2]:
        page.obj["/Annots"] = Array([pdf.make_indirect(Dictionary(each)) for each in (to_last, away)])
    with pdf.open_outline() as outline:
        outline.root += [OutlineItem("About Jane Doe", 0), OutlineItem("The kettle", 1)]
        outline.root[1].children.append(OutlineItem("More of it", 2))
    copy = copied(checker, saved(pdf))
    reader = PdfReader(io.BytesIO(copy))
    assert fonts(copy) == [PICTURE, KEPT, KEPT]
    assert (reader.pages[1].rotation, list(map(float, reader.pages[1].cropbox))) == (90, [10, 20, 290, 280])
    for page in reader.pages[:2]:
        first, second = (each.get_object() for each in page["/Annots"])
        assert first["/Dest"][0].get_object() == reader.pages[2]
        assert second["/A"]["/URI"] == "https://example.org/help"
    assert [title.title for title in reader.outline[:2]] == ["About [PERSON_1]", "The kettle"]
    assert reader.outline[2][0].title == "More of it"
    assert not holds(copy, "Jane")


def actual_text(pdf: Pdf, page: Page) -> None:
    draw(pdf, page, b"/Span <</ActualText (%b)>> BDC BT /F 12 Tf 40 99 Td (same) Tj ET EMC" % CARD.encode())


def comment(pdf: Pdf, page: Page) -> None:
    draw(pdf, page, b"%% %b\nq Q" % CARD.encode())


def marked(pdf: Pdf, page: Page) -> None:
    add(page, "Properties", "M", pdf.make_indirect(Dictionary(Alt=String(CARD))))
    draw(pdf, page, b"/Figure /M BDC 0 0 m 9 9 l S EMC")


def unused(pdf: Pdf, page: Page) -> None:
    form = Stream(pdf, text(pdf, CARD), Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 300])))
    form["/Resources"] = page.obj.Resources
    add(page, "XObject", "Unused", pdf.make_indirect(form))


def pattern(pdf: Pdf, page: Page) -> None:
    entries = Dictionary(Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, XStep=300, YStep=300)
    entries["/BBox"] = Array([0, 0, 300, 300])
    entries["/Resources"] = page.obj.Resources
    add(page, "Pattern", "P", pdf.make_indirect(Stream(pdf, text(pdf, CARD), entries)))
    draw(pdf, page, b"/Pattern cs /P scn 0 0 300 300 re f")


def soft_mask(pdf: Pdf, page: Page) -> None:
    form = Stream(pdf, text(pdf, CARD), Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 300])))
    form["/Resources"] = page.obj.Resources
    form["/Group"] = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=pdf.make_indirect(form))
    add(page, "ExtGState", "G", pdf.make_indirect(Dictionary(SMask=mask)))
    draw(pdf, page, b"/G gs 0 0 10 10 re f")


def of_no_width(pdf: Pdf, page: Page) -> None:
    draw(pdf, page, b"BT 0 Tz /F 12 Tf 40 99 Td (%b) Tj ET" % CARD.encode())


def of_no_size(pdf: Pdf, page: Page) -> None:
    draw(pdf, page, b"BT /F 0.0001 Tf 40 99 Td (%b) Tj ET" % CARD.encode())


def on_no_area(pdf: Pdf, page: Page) -> None:
    draw(pdf, page, b"q 0 0 0 0 0 0 cm BT /F 12 Tf 40 99 Td (%b) Tj ET Q" % CARD.encode())


def switched_off(pdf: Pdf, page: Page) -> None:
    add(page, "Properties", "M", pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(CARD))))
    draw(pdf, page, b"/OC /M BDC 0 0 m 9 9 l S EMC")


def of_programs(pdf: Pdf, page: Page) -> None:
    page.obj["/PieceInfo"] = Dictionary(Word=Dictionary(Private=Dictionary(Was=String(CARD))))
    page.obj["/Metadata"] = pdf.make_indirect(Stream(pdf, CARD.encode(), Dictionary(Type=Name.Metadata, Subtype=Name.XML)))
    page.obj["/AA"] = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String(f"alert('{CARD}')")))
    page.obj["/Thumb"] = pdf.make_indirect(Stream(pdf, CARD.encode(), Dictionary(Width=1, Height=1)))


def of_the_document(pdf: Pdf, page: Page) -> None:
    pdf.Root["/Names"] = Dictionary(JavaScript=Dictionary(Names=Array([String(CARD), Dictionary(JS=String(CARD))])))
    pdf.Root["/StructTreeRoot"] = Dictionary(K=Dictionary(S=Name.Figure, Alt=String(CARD), Pg=page.obj))
    pdf.Root["/PageLabels"] = Dictionary(Nums=Array([0, Dictionary(P=String(CARD))]))
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=String(CARD))
    pdf.docinfo["/Custom"] = String(CARD)


def photo(pdf: Pdf, page: Page) -> None:
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = CARD
    Image.linear_gradient("L").resize((60, 60)).save(file, "JPEG", exif=exif, comment=CARD.encode())
    entries = Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=60, Height=60, BitsPerComponent=8)
    entries["/ColorSpace"] = Name.DeviceGray
    entries["/Filter"] = Name.DCTDecode
    add(page, "XObject", "Photo", pdf.make_indirect(Stream(pdf, file.getvalue() + CARD.encode(), entries)))
    draw(pdf, page, b"q 18 0 0 9 40 60 cm /Photo Do Q")


def behind_pixels(pdf: Pdf, page: Page) -> None:
    entries = Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2, BitsPerComponent=8)
    entries["/ColorSpace"] = Name.DeviceGray
    entries["/Alternates"] = Array([Dictionary(Was=String(CARD))])
    add(page, "XObject", "Photo", pdf.make_indirect(Stream(pdf, b"\x00\xff\x80\x40" + CARD.encode(), entries)))
    draw(pdf, page, b"q 18 0 0 9 40 60 cm /Photo Do Q")


STAYS = (comment, marked, unused, of_programs, of_the_document, photo, behind_pixels)
BECOMES_A_PICTURE = (actual_text, pattern, soft_mask, of_no_width, of_no_size, on_no_area, switched_off)


@pytest.mark.parametrize("change", [*STAYS, *BECOMES_A_PICTURE], ids=lambda change: change.__name__)
def test_no_corner_of_a_page_that_stays_keeps_what_was_found_elsewhere(change: Change, checker: Checker) -> None:
    pdf = document(LEAK, CLEAN)
    change(pdf, pdf.pages[1])
    content = saved(pdf)
    assert holds(content, CARD)
    copy = copied(checker, content)
    assert not holds(copy, CARD)
    assert fonts(copy) == [PICTURE, KEPT if change in STAYS else PICTURE]


def with_an_old_revision(*pages: tuple[str, ...]) -> bytes:
    """A document to which a program has added an empty first page in place of the one that it had."""
    old = saved(document(*pages))
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number, size = pdf.pages[0].obj.objgen[0], len(pdf.objects) + 1
    where = int(old[old.rindex(b"startxref") :].split()[1])
    update = b"%d 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<<>>>>\nendobj\n" % number
    xref = b"xref\n%d 1\n%010d 00000 n \ntrailer<</Size %d/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return old + update + xref % (number, len(old), size, where, len(old) + len(update))


@pytest.mark.parametrize("second", [CLEAN, LEAK])
def test_an_old_revision_is_read_and_does_not_stay(checker: Checker, second: tuple[str, ...]) -> None:
    content = with_an_old_revision((f"IBAN {IBAN}", "It was nothing."), second)
    found = {str(segment.place): segment.text for segment in registry.read(content, limits()).segments}
    assert found["page 1, earlier version"].splitlines() == [f"IBAN {IBAN}", "It was nothing."]
    copy = copied(checker, content)
    assert holds(content, IBAN)
    assert not holds(copy, IBAN)
    assert not holds(copy, "It was nothing.")
    assert PdfReader(io.BytesIO(copy)).pages[0].extract_text() == ""


def test_a_form_that_stands_on_a_page_with_findings_does_not_stay_with_what_it_says(checker: Checker) -> None:
    pdf = document(("See below.",), CLEAN)
    form = Stream(pdf, text(pdf, f"Card {CARD}"), Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 300])))
    form["/Resources"] = Dictionary(Font=pdf.pages[0].obj.Resources.Font)
    shared = pdf.make_indirect(form)
    for page in pdf.pages:
        add(page, "XObject", "Both", shared)
    draw(pdf, pdf.pages[0], b"/Both Do")
    copy = copied(checker, saved(pdf))
    assert not holds(copy, CARD)
    assert fonts(copy) == [PICTURE, KEPT]


def test_a_page_with_a_comment_or_a_field_becomes_a_picture(checker: Checker) -> None:
    pdf = document(LEAK, CLEAN)
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 20, 20]), Contents=String("as agreed"))
    pdf.pages[1].obj["/Annots"] = Array([pdf.make_indirect(note)])
    assert fonts(copied(checker, saved(pdf))) == [PICTURE, PICTURE]


def test_a_page_that_stays_looks_as_it_did(checker: Checker) -> None:
    pdf = document(LEAK, CLEAN)
    photo(pdf, pdf.pages[1])
    content = saved(pdf)
    with pypdfium2.PdfDocument(content) as old, pypdfium2.PdfDocument(copied(checker, content)) as new:
        before, after = (each[1].render(scale=2).to_pil().tobytes() for each in (old, new))
    assert before == after
