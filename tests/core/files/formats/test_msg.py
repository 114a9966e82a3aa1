"""Mails as Outlook saves them: headers, texts, recipients and attached files, each with its part."""

import struct
from collections.abc import Mapping

import pytest

from core.files import registry
from core.files.contents import NotRewritable
from core.files.unread import Unread
from tests.conftest import limits
from tests.core.files.documents import CARD, MAIL, read
from tests.fakes.compound_file import compound

SUBJECT, BODY, HTML, SENDER, ADDRESS = 0x0037, 0x1000, 0x1013, 0x0C1A, 0x0C1F
HEADERS, NAME, SMTP, FILE, FILE_NAME, METHOD = 0x007D, 0x3001, 0x39FE, 0x3701, 0x3707, 0x3705
_TEXT, _BINARY, _INTEGER = 0x001F, 0x0102, 0x0003


def storage(within: str, head: int, values: Mapping[int, str | bytes | int]) -> dict[str, bytes]:
    """The streams of a storage ([MS-OXMSG], 2.4). Head: the size of what its list of properties begins with."""
    streams, listed = {}, bytes(head)
    for tag, value in values.items():
        if isinstance(value, int):
            listed += struct.pack("<HHIQ", _INTEGER, tag, 6, value)
            continue
        kind, content = (_TEXT, value.encode("utf-16-le")) if isinstance(value, str) else (_BINARY, value)
        listed += struct.pack("<HHIII", kind, tag, 6, len(content) + (2 if kind == _TEXT else 0), 0)
        streams[f"{within}__substg1.0_{tag:04X}{kind:04X}"] = content
    return {f"{within}__properties_version1.0": listed, **streams}


def mail() -> bytes:
    whole = {SUBJECT: "Refund for Jane Doe", BODY: f"My card is {CARD}.", SENDER: "Jane Doe", ADDRESS: MAIL}
    whole |= {HEADERS: "From: Jane Doe\r\nX-Originating-IP: [203.0.113.7]\r\n\r\n", HTML: f"<p>Card <b>{CARD}</b></p>".encode()}
    return compound(
        {
            **storage("", 32, whole),
            **storage("__recip_version1.0_#00000000/", 8, {NAME: "Bob Roe", SMTP: "bob@kestrel-parts.io"}),
            **storage(
                "__attach_version1.0_#00000000/", 8, {FILE: f"iban,mail\n1,{MAIL}\n".encode(), FILE_NAME: "a.csv", METHOD: 1}
            ),
            **storage("__attach_version1.0_#00000001/", 8, {FILE: b"\x7fELF\0", FILE_NAME: "b.bin", METHOD: 1}),
        }
    )


def test_all_of_a_mail_is_read_and_told_by_its_part() -> None:
    contents = read(mail())
    found = {(str(segment.place).partition(", line")[0], segment.text) for segment in contents.segments}
    assert ("header", "From: Jane Doe") in found
    assert ("properties", MAIL) in found, "which the header does not tell"
    assert ("header", "To: Bob Roe <bob@kestrel-parts.io>") in found
    assert ("header", "Subject: Refund for Jane Doe") in found
    assert ("header", "X-Originating-IP: [203.0.113.7]") in found
    assert ("text", f"My card is {CARD}.") in found
    assert ("text", f"<p>Card <b>{CARD}</b></p>") in found
    assert ("attachment 1", "a.csv") in found
    assert any(place.startswith("attachment 1") and MAIL in text for place, text in found)
    assert contents.unread == (Unread.PROGRAM,)


def test_a_contact_s_numbers_are_read_and_a_text_that_is_compressed_is_said_to_be_unread() -> None:
    content = compound(storage("", 32, {0x3A08: "+49 170 5551234", 0x3001: "Jane Doe", 0x1009: b"compressed rich text"}))
    contents = read(content)
    assert {segment.text for segment in contents.segments} >= {"+49 170 5551234", "Jane Doe"}
    assert contents.unread == (Unread.DOCUMENT,)


def test_there_is_no_copy_of_it_but_a_sentence() -> None:
    content = mail()
    with pytest.raises(NotRewritable, match=r"save the mail as \.eml"):
        registry.rewrite(content, [segment.text for segment in read(content).segments], limits())
