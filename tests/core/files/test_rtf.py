"""Rich text: read by its words, redacted in its source."""

import pytest
from striprtf.striprtf import rtf_to_text

from config.policy import Policy
from core.checker import Checker
from core.files import rtf_text
from core.files.document import Document
from core.files.reader import FileReader
from core.files.unread import Unread
from core.message import Attachment
from tests.conftest import limits

MAIL, CARD = "jane.doe@kestrel-parts.io", "4111 1111 1111 1111"
HEAD = r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\fnil\fcharset0 Calibri;}{\f1\fnil\fcharset204 Arial;}}"
SAMPLE = (
    HEAD + r"{\info{\author Jane Doe}{\title Offer}}{\header Page of Jane Doe\par}"
    "\r\n"
    r"\pard\b Name:\b0  Jane \i Doe\i0\par f\'fcr \u8212?\f1 \'cf\'f0\f0  an jane.doe@\b kestrel-parts.io\b0 ,\par"
    "\r\n"
    r"Card {\ul 4111 1111 1111\~1111}\par {\*\generator Riched20;}{\footnote \{see\} jane.doe@kestrel-parts.io}}"
)


def read(raw: str) -> str:
    return rtf_text.decode(raw).visible


def test_a_person_s_words_are_read_and_no_control_word_is() -> None:
    lines = [line for line in read(SAMPLE).split("\n") if line]
    assert lines == [
        "Jane Doe",
        "Offer",
        "Page of Jane Doe",
        "Name: Jane Doe",
        f"für —Пр an {MAIL},",
        "Card 4111 1111 1111\xa01111",
        f"{{see}} {MAIL}",
    ]


def test_what_another_reader_reads_is_read() -> None:
    other = rtf_to_text(SAMPLE)
    for line in filter(None, map(str.strip, other.split("\n"))):
        assert line in read(SAMPLE)


def test_a_copy_keeps_the_formatting_and_holds_no_value_for_another_reader(checker: Checker) -> None:
    content = SAMPLE.encode()
    copy = checker.redacted_copy(Attachment("offer.rtf", len(content), content), Policy())
    written = copy.content.decode()
    assert not [value for value in ("Jane", "Doe", "kestrel", "4111") if value in written + rtf_to_text(written)]
    for word in (
        r"\b Name:\b0",
        r"\i ",
        r"\i0\par",
        r"{\ul ",
        r"{\footnote ",
        r"{\info{\author ",
        r"f\'fcr \u8212?\f1 \'cf\'f0\f0",
    ):
        assert word in written
    assert written.count("{") - written.count(r"\{") == written.count("}") - written.count(r"\}")
    assert "Card [CREDIT_CARD_1]" in rtf_to_text(written)


def test_places_are_lines_as_they_are_read() -> None:
    document = Document.of(FileReader(limits()).contents(SAMPLE.encode()))
    assert document.format == "rtf"
    assert str(document.places([SAMPLE.index("4111")])[0]).startswith("line ")


def test_pictures_and_objects_in_it_are_said_to_be_unread() -> None:
    raw = HEAD + r"{\pict\pngblip 89504e47}{\object{\*\objdata 0105}} {\pict\bin4 }{}\}x}"
    contents = FileReader(limits()).contents(raw.encode())
    assert contents.unread == (Unread.PICTURE, Unread.PICTURE, Unread.DOCUMENT)
    assert read(raw).strip() == "x"


@pytest.mark.parametrize(
    "raw",
    [
        "{\\rtf",
        "{\\rtf1}}}}x",
        "{\\rtf1\\u",
        "{\\rtf1\\'f",
        "{\\rtf1\\bin99999999 x",
        "{\\rtf1" + "{" * 5000,
        "{\\rtf1\\f0\\ansicpg99999 \\'e4",
    ],
)
def test_broken_rich_text_is_read_as_far_as_it_goes(raw: str) -> None:
    text = rtf_text.decode(raw)
    assert text.raw == raw
    assert rtf_text.kept(raw) is not None
