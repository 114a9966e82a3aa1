"""What lies where nobody looks is found too, and no redacted copy of a document holds it."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image

from core.files import registry
from core.files.contents import NotRewritable, Segment
from core.files.document import Document
from core.files.file_name_text import decode
from core.files.unread import Unread
from tests.conftest import limits

from . import hidden
from .documents import open_sheet, parts_of, read, rewritten, saved
from .hidden import address, left_in, without_addresses


@pytest.mark.parametrize("made", [hidden.word, hidden.sheets, hidden.slides, hidden.open_text])
def test_no_corner_of_a_document_keeps_what_was_found(made: Callable[[], bytes]) -> None:
    content = made()
    assert len(left_in(content)) > 15
    copy = without_addresses(content)
    assert left_in(copy) == set()
    assert registry.format_in(copy) is registry.format_in(content)


def test_nothing_in_a_copy_refers_to_parts_that_are_gone() -> None:
    for content in (hidden.word(), hidden.sheets(), hidden.open_text()):
        parts = parts_of(without_addresses(content))
        assert not [name for name in parts if "printer" in name or "humbnail" in name or "signature" in name]
        lists = b"".join(
            part for name, part in parts.items() if name.endswith((".rels", "manifest.xml", "document.xml", "sheet1.xml"))
        )
        assert b"printerSettings" not in lists
        assert b"humbnail" not in lists
        assert b"layout-cache" not in lists
    assert b'<pageSetup orientation="portrait"/>' in parts_of(without_addresses(hidden.sheets()))["xl/worksheets/sheet1.xml"]


def test_a_part_that_somebody_named_gets_a_name_that_says_nothing_and_is_still_found() -> None:
    parts = parts_of(without_addresses(hidden.word()))
    (given,) = (name for name in parts if name.startswith("word/media/"))
    assert f'Target="{given.removeprefix("word/")}"'.encode() in parts["word/_rels/document.xml.rels"]


def test_what_is_written_twice_for_older_programs_reads_as_two_texts() -> None:
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:r><w:t>one</w:t>'
        "</w:r></mc:Choice><mc:Fallback><w:r><w:t>two</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    main = f'<w:d xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p>{choice}</w:p></w:d>'
    content = hidden.package("application/xml", "word/document.xml", {"word/document.xml": main})
    assert [each.text for each in read(content).segments] == ["one", "two"]


def test_a_sheet_named_after_somebody_is_renamed_with_all_that_refers_to_it() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Jane Doe"
    other = book.create_sheet("Sum")
    other["A1"] = "='Jane Doe'!A1+1"
    other["A3"].hyperlink = "#'Jane Doe'!A1"
    book.defined_names["N"] = DefinedName("N", attr_text="'Jane Doe'!$A$1")
    copy = rewritten(saved(book), lambda text: text.replace("Jane Doe", "[PERSON_1]"))
    again = openpyxl.load_workbook(io.BytesIO(copy))
    assert again.sheetnames == ["PERSON_1", "Sum"]
    assert (again["Sum"]["A1"].value, again.defined_names["N"].attr_text) == ("='PERSON_1'!A1+1", "'PERSON_1'!$A$1")
    assert not [name for name, part in parts_of(copy).items() if b"Jane" in part]
    table = open_sheet()
    (sheet,) = table.body.get_tables()
    sheet.name = "Jane Doe"
    cell = sheet.get_cell("B5")
    cell.formula = "of:=['Jane Doe'.A5]+[$'Jane Doe'.A5]"
    sheet.set_cell("B5", cell)
    parts = parts_of(rewritten(saved(table), lambda text: text.replace("Jane Doe", "[PERSON_1]")))
    assert b"of:=['PERSON_1'.A5]+[$'PERSON_1'.A5]" in parts["content.xml"]
    assert not [name for name, part in parts.items() if b'"Jane Doe"' in part or b"'Jane Doe'" in part]


def test_a_comment_in_xml_stays_one_whatever_is_put_in() -> None:
    texts = [segment.text.replace(address("xml"), "never -- in one -") for segment in read(hidden.slides()).segments]
    copy = registry.rewrite(hidden.slides(), texts, limits())
    assert "never - - in one - " in {segment.text.removeprefix(" ") for segment in read(copy).segments}


def mail() -> bytes:
    inner = "Received: @innerroute@\r\nFrom: @innerfrom@\r\nX-Originating-IP: [@innerip@]\r\nSubject: i\r\n\r\nhi @inner@\r\n"
    parts = (
        'Content-Type: text/plain; name="@textname@"\r\nContent-Location: http://x/@location@\r\nX-Attachment-Id: @attachment@\r\n'
        "Content-Description: @described@\r\nReceived: @partroute@\r\n\r\nbody @body@",
        f'Content-Type: message/rfc822; name="@mailname@"\r\nContent-Description: @maildescribed@\r\n\r\n{inner}',
        'Content-Type: text/html\r\nContent-ID: <image1>\r\n\r\n<img src="cid:image1">',
        'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=a; x-mac="@parameter@"\r\n\r\ntext @file@',
        'Content-Type: message/external-body; access-type=URL; URL="http://@outside@"\r\n\r\nContent-Type: text/html\r\n\r\n@phantom@',
    )
    head = (
        "Received: from laptop-@route@\r\nFrom: @from@\r\nTo: a\r\nBcc: @bcc@\r\nMessage-ID: <@id@>\r\nX-Originating-IP: [@ip@]\r\n"
        "Content-Description: @top@\r\nContent-ID: <@content@>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="@border@"; x-p="@topparameter@"\r\n\r\npreamble @before@\r\n'
    )
    whole = head + "".join(f"--@border@\r\n{part}\r\n" for part in parts) + "--@border@--\r\nepilogue @after@\r\n"
    return hidden.filled(whole).encode()


def test_a_mail_keeps_its_structure_and_nothing_that_says_by_whom() -> None:
    copy = without_addresses(mail())
    assert left_in(copy) == set()
    assert [segment.text for segment in read(copy).segments if "body" in segment.text] == ["body [X]"]
    assert b'<img src="cid:part5@mail">' in copy
    assert b"Content-ID: <part5@mail>" in copy


def test_what_a_library_refuses_to_write_is_one_sentence_that_quotes_nothing() -> None:
    texts = [segment.text.replace("Bcc: ", "Bcc: \ud800 é") for segment in read(mail()).segments]
    with pytest.raises(
        NotRewritable, match=r"\ANo redacted copy of it can be made, because it is of an unusual kind\.\Z"
    ) as error:
        registry.rewrite(mail(), texts, limits())
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


def test_a_notebook_s_own_names_and_ids_are_read_and_files_in_texts_are_said() -> None:
    picture = "data:image/png;base64," + "A" * 4000
    template = (
        '{"cells": [{"cell_type": "code", "id": "@id@", "@own@": "@value@", "source": ["x"], "outputs": [], "metadata": {}},'
        '{"cell_type": "markdown", "metadata": {"a": {"@key@": 1}}, "attachments": {"@given@.txt": {"text/plain": "x"}},'
        f'"source": "@md@ ![a]({picture})"}}], "metadata": {{"widgets": {{"state": {{"@widget@": "@state@"}}}}}}, "nbformat": 4, "@top@": 1}}'
    )
    content = hidden.filled(template).encode()
    assert left_in(without_addresses(content)) == set()
    assert read(content).unread == (Unread.PICTURE,)


def test_an_archive_s_comments_extra_fields_and_names_go() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo(address("name") + ".txt")
        info.comment = address("comment").encode()
        info.extra = b"up" + len(address("extra")).to_bytes(2, "little") + address("extra").encode()
        archive.writestr(info, address("content"))
        archive.writestr(address("folder") + "/", "")
        archive.comment = address("whole").encode()
    assert left_in(without_addresses(out.getvalue())) == set()


def test_the_words_of_a_file_s_name_stand_apart() -> None:
    name = "jane.doe@kestrel-parts.io.txt"
    assert decode(name).visible == "jane.doe@kestrel-parts.io .txt"
    assert decode("a/Jane_Doe.pdf").visible == "a\nJane Doe .pdf"
    assert decode("jane@kestrel-parts.io").visible == "jane@kestrel-parts.io"
    document = Document.of(read(hidden.zipped({name: "x"})))
    assert Segment(name, document.contents.segments[0].place, format="name") == document.contents.segments[0]  # type: ignore[union-attr]


def test_parts_of_rich_text_that_programs_may_skip_stand_apart() -> None:
    raw = rb"{\rtf1 Jane{\*\bkmkstart _Hlk1}{\*\bkmkend _Hlk1} Doe {\*\userprops {\propname Who}{\staticval Ann}}{\*\other x}end}"
    assert Document.of(read(raw)).text.visible.split() == ["Jane", "Doe", "Who", "Ann", "x", "end"]
    assert "Jane Doe" in Document.of(read(raw)).text.visible


def test_what_no_label_tells_is_read_in_a_picture_s_metadata() -> None:
    exif = Image.Exif()
    exif[0x0131] = address("software")
    exif.get_ifd(0x8769)[0xA420] = address("unique")
    out = io.BytesIO()
    packet = f"<x:xmpmeta><photoshop:City>{address('city')}</photoshop:City></x:xmpmeta>".encode()
    Image.new("RGB", (9, 9), "white").save(out, "JPEG", exif=exif, xmp=packet)
    said = {segment.text for segment in registry.read(out.getvalue(), limits()).segments}
    assert {f"Note: {address(name)}" for name in ("software", "unique", "city")} <= said
    assert left_in(without_addresses(out.getvalue())) == set()
