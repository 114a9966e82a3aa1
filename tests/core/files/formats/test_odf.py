"""OpenDocument: texts and sheets are read in every corner, told where, and can be rewritten."""

import io

import odfdo
import pytest

from core.files.contents import UnreadableFile
from core.files.document import Document
from core.files.unread import Unread
from tests.core.files.documents import CARD, MAIL, open_sheet, open_text, parts_of, placed, read, rewritten, saved, with_parts

NUMBER = CARD.replace(" ", "")


def test_a_text_is_read_in_every_corner() -> None:
    found = placed(saved(open_text()))
    text = f"Write  to\t{MAIL} soon\nplease"
    assert found[text] == "paragraph 1", "with its spaces, tab and line break, and nothing of its notes"
    assert found["Ask Jane"] == "comment"
    assert found["Ann Lee"] == "comment, creator"
    assert found[f"or {CARD}"] == "note"
    assert found["Jane Doe"] == "table 1, row 2, column 1"
    assert found["Bob Ray"] == "properties, creator"


def test_a_sheet_is_read_as_a_table_with_cells_and_columns() -> None:
    content = saved(open_sheet())
    found = placed(content)
    assert found[NUMBER] == "sheet Staff, cell C2 (Card)"
    assert found["far down"] == "sheet Staff, cell A4 (Name)"
    assert f"Jane Doe\t\t{NUMBER}" in Document.of(read(content)).text.raw.replace("\t\t\t", "\t\t")


def test_a_copy_of_a_text_has_the_new_texts() -> None:
    copy = rewritten(
        saved(open_text()), lambda text: text.replace(MAIL, "[EMAIL_1]").replace("soon\nplease", "[X]").replace(CARD, "[CARD_1]")
    )
    found = placed(copy)
    assert "Write  to\t[EMAIL_1] [X]" in found
    assert "or [CARD_1]" in found
    assert "Ask Jane" in found
    assert "[EMAIL_1]" in odfdo.Document(io.BytesIO(copy)).get_formatted_text()


def test_a_copy_of_a_sheet_keeps_no_value_behind_what_it_shows() -> None:
    copy = rewritten(saved(open_sheet()), lambda text: text.replace(NUMBER, "[CARD_1]"))
    assert NUMBER.encode() not in parts_of(copy)["content.xml"]
    assert odfdo.Document(io.BytesIO(copy)).body.get_table(0).get_value("C2") == "[CARD_1]"
    assert odfdo.Document(io.BytesIO(copy)).body.get_table(0).get_value("A2") == "Jane Doe"


def test_a_long_number_that_shows_rounded_is_read_too() -> None:
    content = saved(open_sheet())
    xml = parts_of(content)["content.xml"].replace(f">{NUMBER}<".encode(), b">4.54E+15<")
    rounded = with_parts(content, {"content.xml": xml})
    assert placed(rounded)[NUMBER] == "sheet Staff, stored value, cell C2 (Card)"
    copy = rewritten(rounded, lambda text: text.replace(NUMBER, "[CARD_1]"))
    assert NUMBER.encode() not in parts_of(copy)["content.xml"]


def test_an_encrypted_document_is_said_to_be() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    with pytest.raises(UnreadableFile, match="encrypted") as error:
        read(with_parts(saved(open_text()), {"META-INF/manifest.xml": manifest}))
    assert error.value.kind is Unread.ENCRYPTED


def test_entities_are_not_read() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><office>&z;</office>'
    assert Unread.DAMAGED in read(with_parts(saved(open_text()), {"content.xml": bomb})).unread
