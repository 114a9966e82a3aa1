"""What cannot be read in a document is not in its copy, unless that is wished."""

import io
import zipfile

import docx
import pytest
from matplotlib import get_data_path
from PIL import Image, ImageDraw, ImageFont

from config.policy import Policy
from core.checker import Checker
from core.files import registry
from core.message import Attachment
from tests.conftest import limits
from tests.core.files.pictures.drawn import drawn, saved

OBJECT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Jane Doe's workbook" * 40
DRAWING = b"\x01\x00\x00\x00\x6c\x00\x00\x00 EMF of Jane Doe" * 9


def letter(pictures: dict[str, bytes], text: str = "Card 4111 1111 1111 1111") -> bytes:
    """A Word document with a picture, and further parts that it refers to."""
    document = docx.Document()
    document.add_paragraph(text)
    document.add_picture(io.BytesIO(saved(drawn(["hello"]))))
    file, out = io.BytesIO(), io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
                more = b"".join(
                    b'<Relationship Id="rIdX%d" Type="%b" Target="%b"/>' % (number, kind, part.removeprefix("word/").encode())
                    for number, part in enumerate(pictures)
                )
                content = content.replace(b"</Relationships>", more + b"</Relationships>")
            if name == "[Content_Types].xml":
                more = b'<Default Extension="bin" ContentType="a/b"/><Default Extension="emf" ContentType="image/x-emf"/>'
                content = content.replace(b"<Default", more + b"<Default", 1)
            new.writestr(name, pictures.get(name, content))
        for name in pictures.keys() - set(old.namelist()):
            new.writestr(name, pictures[name])
    return out.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


INNER = {"word/embeddings/oleObject1.bin": OBJECT, "word/media/image2.emf": DRAWING, "word/vbaProject.bin": OBJECT}


@pytest.mark.parametrize("text", ["Card 4111 1111 1111 1111", "nothing else"])
def test_objects_drawings_and_macros_are_left_out_of_a_document_that_opens(checker: Checker, text: str) -> None:
    content = letter(INNER, text)
    copy = checker.redacted_copy(Attachment("in.docx", len(content), content), Policy())
    assert copy.left_out
    assert not copy.unread
    assert b"Jane" not in b"".join(parts(copy.content).values())
    assert "word/vbaProject.bin" not in parts(copy.content)
    assert b"vbaProject" not in parts(copy.content)["word/_rels/document.xml.rels"]
    assert len(docx.Document(io.BytesIO(copy.content)).inline_shapes) == 1


def test_they_stay_where_that_is_wished() -> None:
    content = letter(INNER)
    texts = [segment.text for segment in registry.read(content, limits()).segments]
    again = parts(registry.rewrite(content, texts, limits(keep_unread=True)))
    assert all(again[name] == part for name, part in INNER.items())


def test_lines_of_a_picture_in_a_document_that_are_not_legible_are_covered(checker: Checker) -> None:
    picture = Image.new("RGB", (420, 60), "white")
    font = ImageFont.truetype(f"{get_data_path()}/fonts/ttf/DejaVuSans.ttf", 20)
    ImageDraw.Draw(picture).text((14, 16), "Привет, это Иван Соколов", font=font, fill="black")
    content = letter({"word/media/image1.png": saved(picture)})
    copy = checker.redacted_copy(Attachment("in.docx", len(content), content), Policy())
    after = Image.open(io.BytesIO(parts(copy.content)["word/media/image1.png"])).convert("L")
    assert sum(level < 60 for level in after.crop((60, 20, 200, 40)).tobytes()) > 0.9 * 140 * 20
    assert not copy.unread


def test_without_ocr_pictures_are_grey_in_a_copy(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.files.pictures.engine.installed", lambda: False)
    content = letter({})
    copy = checker.redacted_copy(Attachment("in.docx", len(content), content), Policy())
    before, after = (Image.open(io.BytesIO(parts(each)["word/media/image1.png"])) for each in (content, copy.content))
    assert (before.size, before.format) == (after.size, after.format)
    assert len(after.convert("RGB").getcolors() or ()) == 1
    assert [kind.value for kind in copy.left_out] == ["picture"]
