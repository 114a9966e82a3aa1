"""Word documents: every corner is read, told where, and can be rewritten; the rest stays as it was."""

import io

import docx
import pytest

from core.files.contents import NEXT_CELL, NotRewritable, UnreadableFile
from core.files.unread import Unread
from tests.core.files.documents import CARD, MAIL, parts_of, placed, read, rewritten, saved, with_parts, word, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_body(xml: str) -> bytes:
    return with_parts(saved(docx.Document()), {"word/document.xml": f"<w:document {W}><w:body>{xml}</w:body></w:document>"})


def test_every_corner_is_read_and_told() -> None:
    found = placed(saved(word()))
    assert found[f"Please write to {MAIL}\ttoday"] == "paragraph 1", "runs and tabs are one text"
    assert found["Jane Doe"] == "table 1, row 2, column 1"
    assert found[CARD] == "table 1, row 2, column 2"
    assert found["Kestrel Parts, confidential"] == "header"
    assert found["Ask Jane"] == "comment 1"
    assert found["Ann Lee"] == "author"
    assert found["Bob Ray"] == "properties, creator"


def test_a_row_of_a_table_reads_as_one() -> None:
    ends = {segment.text: segment.end for segment in read(saved(word())).segments}
    assert (ends["Jane Doe"], ends[CARD]) == (NEXT_CELL, "\n")


def test_what_was_deleted_under_tracking_is_read_apart_from_what_stands_there() -> None:
    found = placed(
        with_body(
            "<w:p><w:r><w:t>Her card is </w:t></w:r><w:del w:author='Ann Lee'><w:r><w:delText>4539148803436467</w:delText></w:r></w:del>"
            "<w:ins w:author='Ann Lee'><w:r><w:t>unknown</w:t></w:r></w:ins></w:p>"
        )
    )
    assert found["Her card is unknown"] == "paragraph 1"
    assert found["4539148803436467"] == "paragraph 1, deleted text"
    assert found["Ann Lee"] == "author"


def test_text_boxes_and_addresses_of_links_are_read() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/hyperlink" '
        f'Target="mailto:{MAIL}" TargetMode="External"/></Relationships>'
    )
    content = with_parts(
        with_body("<w:p><w:r><w:t>out</w:t><w:txbxContent><w:p><w:r><w:t>inside</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"),
        {"word/_rels/document.xml.rels": rels},
    )
    found = placed(content)
    assert {"out", "inside"} <= found.keys()
    assert found[f"mailto:{MAIL}"] == "address of a link"
    copy = rewritten(content, lambda text: text.replace(MAIL, "[EMAIL_1]"))
    assert b"mailto:%5BEMAIL_1%5D" in parts_of(copy)["word/_rels/document.xml.rels"]


def test_a_copy_has_the_new_texts_and_keeps_formatting_and_all_other_parts() -> None:
    original = saved(word())
    copy = rewritten(original, lambda text: text.replace(MAIL, "[EMAIL_1]").replace("Jane Doe", "[PERSON_1]"))
    letter = docx.Document(io.BytesIO(copy))
    assert letter.paragraphs[0].text == "Please write to [EMAIL_1]\ttoday"
    assert [run.bold for run in letter.paragraphs[0].runs if "[" in run.text] == [True], "where the first letters stood"
    assert letter.tables[0].cell(1, 0).text == "[PERSON_1]"
    before, after = parts_of(original), parts_of(copy)
    assert before.keys() - after.keys() == {"docProps/thumbnail.jpeg"}, "a picture of the old page"
    assert {name for name in after if before[name] != after[name]} == {"word/document.xml", "_rels/.rels"}


def test_a_line_break_within_what_is_replaced_goes_with_it() -> None:
    content = with_body("<w:p><w:r><w:t>at 5 High</w:t><w:br/><w:t>Street, now</w:t></w:r></w:p>")
    copy = rewritten(content, lambda text: text.replace("5 High\nStreet", "[ADDRESS_1]"))
    assert "at [ADDRESS_1], now" in placed(copy)


def test_what_xml_cannot_hold_is_replaced() -> None:
    copy = rewritten(saved(word()), lambda text: text.replace("Jane Doe", "a\x00b"))
    assert "a\ufffdb" in placed(copy)


def test_a_copy_of_another_file_s_texts_is_refused() -> None:
    from core.files import registry
    from tests.conftest import limits

    with pytest.raises(NotRewritable):
        registry.rewrite(saved(word()), ["one"], limits())


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<!DOCTYPE a [<!ENTITY x "y">]><w:document {W}><w:body><w:p>&x;</w:p></w:body></w:document>', "entities"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}>&x;</w:document>', "entities"),
        ("<w:document", "damaged"),
        ("<a>" * 100_000, "damaged"),
        ("", "damaged"),
    ],
)
def test_entities_and_damaged_parts_are_not_read_and_said(xml: str, words: str) -> None:
    contents = read(with_parts(saved(docx.Document()), {"word/document.xml": xml.replace("{W}", W)}))
    assert Unread.DAMAGED in contents.unread
    assert not any("root:" in segment.text for segment in contents.segments)


def test_a_document_that_unpacks_to_far_more_than_it_has_is_not_read_beyond_the_bound() -> None:
    bomb = with_body("<w:p><w:r><w:t>" + "a" * 30_000_000 + "</w:t></w:r></w:p>")
    with pytest.raises(UnreadableFile, match="too large") as error:
        read(bomb, expansion_ratio=10)
    assert error.value.kind is Unread.TOO_LARGE


def test_what_is_cut_short_is_said_to_be_damaged() -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read(saved(word())[:-200])


def test_an_archive_that_only_claims_to_be_a_document_holds_nothing() -> None:
    assert read(zipped({"[Content_Types].xml": "<a/>", "word/x": ""})).segments == ()
