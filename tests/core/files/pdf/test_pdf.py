"""A PDF is read page by page with all that is attached to it, and nothing that was found is left in a redacted copy."""

import io
import re
import zlib

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from config.policy import Policy
from core.checker import Checker
from core.files import registry
from core.files.contents import Contents, UnreadableFile
from core.files.reader import FileReader
from core.files.unread import Unread
from core.message import Attachment
from tests.conftest import limits

from .made import holds

POLICY = Policy()
CARD, MAIL, SSN, PHONE, IBAN = (
    "4111 1111 1111 1111",
    "jane.doe@kestrel-parts.io",
    "536-22-1234",
    "+49 170 5551234",
    "DE89370400440532013000",
)


def sample() -> bytes:
    file = io.BytesIO()
    page = canvas.Canvas(file, pagesize=A4, pageCompression=1)
    page.setAuthor("Jane Doe")
    page.setSubject(f"IBAN {IBAN}")
    page.drawString(72, 700, "Name: Jane Doe")
    page.drawString(72, 680, f"Email: {MAIL}, and more")
    page.acroForm.textfield(name="ssn", value=SSN, x=72, y=600, width=200, height=20)
    page.textAnnotation(f"call {PHONE}", (72, 500, 100, 520))
    page.linkURL(f"mailto:{MAIL}", (72, 400, 200, 420))
    page.bookmarkPage("one")
    page.addOutlineEntry("Jane Doe", "one")
    page.showPage()
    page.drawString(72, 700, f"Card {CARD}")
    page.setFillColorRGB(1, 1, 1)
    page.drawString(72, 650, f"white on white {CARD}")
    page.showPage()
    page.drawString(72, 700, "Größe und nothing else")
    page.showPage()
    page.save()
    return file.getvalue()


def with_file(content: bytes, name: str, attached: bytes) -> bytes:
    with pypdfium2.PdfDocument(content) as document:
        document.new_attachment(name).set_data(attached)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def read(content: bytes, **bounds: int) -> Contents:
    return FileReader(limits(**bounds)).contents(content)


def test_pages_forms_comments_links_properties_bookmarks_and_files_are_read_with_their_places() -> None:
    contents = read(with_file(sample(), "Jane Doe.txt", f"IBAN {IBAN}".encode()))
    found = {str(segment.place): segment.text for segment in contents.segments}
    assert found["page 1"] == f"Name: Jane Doe\r\nEmail: {MAIL}, and more"
    assert found["page 2"].splitlines() == [f"Card {CARD}", f"white on white {CARD}"]
    assert found["page 1, form field"] == f"ssn: {SSN}"
    assert found["page 1, comment"] == f"call {PHONE}"
    assert found["page 1, link"] == f"mailto:{MAIL}"
    assert found["bookmark"] == "Jane Doe"
    assert [s.text for s in contents.segments if s.place.part == "attachment 1"] == ["Jane Doe.txt", f"IBAN {IBAN}"]
    assert {s.text for s in contents.segments if s.place.part == "properties"} >= {"Jane Doe", f"IBAN {IBAN}"}
    assert not contents.unread


def test_nothing_that_was_found_is_in_a_copy_for_two_readers_and_what_was_clean_is_still_there(checker: Checker) -> None:
    content = with_file(sample(), "a.txt", IBAN.encode())
    copy = checker.redacted_copy(Attachment("in.pdf", len(content), content), POLICY)
    assert copy.name == "in.redacted.pdf"
    assert {CARD, MAIL, SSN, PHONE, IBAN} <= set(copy.mapping.values())
    by_pdfium = text_by_pdfium(copy.content)
    by_hand = streams(copy.content)
    for value in (CARD, MAIL, SSN, PHONE, IBAN, "Jane", "Doe"):
        assert value not in by_pdfium
        for written in (value.encode(), value.encode("utf-16-be"), value.encode("utf-16-be").hex().encode()):
            assert written not in by_hand
            assert written not in copy.content
    assert "Email: [EMAIL_ADDRESS_1], and more" in by_pdfium
    assert "Größe und nothing else" in by_pdfium
    assert not any(holds(copy.content, value) for value in (CARD, MAIL, SSN, PHONE, IBAN, "Jane", "Doe"))
    assert not re.search(rb"/(?:AcroForm|Info|EmbeddedFiles|Metadata|JavaScript)\b", copy.content + by_hand)


def text_by_pdfium(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def streams(content: bytes) -> bytes:
    """All that lies in the file's streams, by a reader that knows nothing of pages."""
    found = re.findall(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    assert found
    return b"\n".join(zlib.decompress(each) for each in found)


def test_where_a_value_stood_the_picture_is_black_and_where_none_stood_it_is_as_it_was(checker: Checker) -> None:
    content = sample()
    copy = checker.redacted_copy(Attachment("in.pdf", len(content), content), POLICY).content
    with pypdfium2.PdfDocument(content) as old, pypdfium2.PdfDocument(copy) as new:
        before, after = (document[0].render(scale=2).to_pil().convert("L") for document in (old, new))
        (left, bottom, right, top) = old[0].get_textpage().get_charbox(len("Name: "))
        x, y = (left + right) / 2 * 2, before.height - (bottom + top) / 2 * 2
    around = (int(x) - 4, int(y) - 6, int(x) + 40, int(y) + 6)
    assert sum(level < 60 for level in after.crop(around).tobytes()) > 0.5 * 44 * 12
    label = (130, before.height - 2 * 710, 200, before.height - 2 * 695)
    assert abs(sum(before.crop(label).tobytes()) - sum(after.crop(label).tobytes())) < 0.05 * sum(before.crop(label).tobytes())


def test_what_is_put_in_may_have_more_lines_than_what_was_there() -> None:
    content = sample()
    texts = ["one\ntwo" if "nothing else" in each.text else each.text for each in read(content).segments]
    assert "one two" in " ".join(text_by_pdfium(registry.rewrite(content, texts, limits())).split())


def test_a_page_that_is_a_picture_is_read_or_said_to_be_unread() -> None:
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(file, "PDF")
    contents = read(file.getvalue())
    assert (contents.segments, contents.unread) in (((), ()), ((), (Unread.PICTURE,)))


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"%PDF-" + b"\x00" * 2000, sample()[:900]])
def test_a_damaged_pdf_is_told_in_one_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="a PDF that is damaged") as error:
        read(content)
    assert error.value.kind is Unread.DAMAGED


def test_an_encrypted_pdf_is_told_in_one_sentence() -> None:
    file = io.BytesIO()
    page = canvas.Canvas(file, encrypt="secret")
    page.drawString(72, 700, "hello")
    page.save()
    with pytest.raises(UnreadableFile, match="encrypted") as error:
        read(file.getvalue())
    assert error.value.kind is Unread.ENCRYPTED


def test_pages_beyond_the_bound_are_said_to_be_unread() -> None:
    contents = read(sample(), pages=2)
    assert contents.unread == (Unread.BEYOND,)
    assert not any(segment.place.page == 3 for segment in contents.segments)
