"""Redacted copies are files of the same format, in which nothing that was found is left."""

import base64
import csv
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from config.policy import Policy, Style
from core.checker import Checker
from core.files import registry
from core.files.changes import Change, changes
from core.files.contents import Contents, NotRewritable, Segment, UnreadableFile
from core.files.document import Document
from core.files.place import FilePlace
from core.files.plain import encoded
from core.files.redacted_copy import RedactedCopy, RedactedTexts, copy_name, leaks, redacted_texts
from core.finding import Finding
from core.message import Attachment
from core.redaction.redactor import Redactor
from tests.conftest import limits

POLICY = Policy()
CARD, MAIL, IBAN = "4111 1111 1111 1111", "jane.doe@kestrel-parts.io", "DE89370400440532013000"


def copied(checker: Checker, content: bytes, name: str = "in.txt") -> RedactedCopy:
    return checker.redacted_copy(Attachment(name, len(content), content), POLICY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_keeps_its_encoding_and_its_line_ends(checker: Checker, encoding: str) -> None:
    before = f"Grüße an {MAIL}\r\nschöne Türen für alle\n"
    content = before.encode(encoding)
    content = b"\xfe\xff" + content if encoding == "utf-16-be" else content
    copy = copied(checker, content)
    assert copy.content == content.replace(MAIL.encode(encoding.replace("-sig", "")), b"") or MAIL not in copy.text
    decoded = copy.content.decode("utf-16" if encoding == "utf-16-be" else encoding)
    assert decoded == "Grüße an [EMAIL_ADDRESS_1]\r\nschöne Türen für alle\n"
    assert copy.content[:2] == content[:2]
    assert (copy.name, copy.replaced, copy.mapping) == ("in.redacted.txt", 1, {"[EMAIL_ADDRESS_1]": MAIL})


def test_a_table_keeps_its_cells_where_a_finding_reaches_across_them(checker: Checker) -> None:
    rows = [["name", "street", "zip", "city"], ["Doe, Jane", "12 Main Street", "62704", "Springfield"], ["Bob Roe", "", "", ""]]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    copy = copied(checker, out.getvalue().encode(), "t.csv")
    again = list(csv.reader(io.StringIO(copy.content.decode())))
    assert [len(row) for row in again] == [4, 4, 4]
    assert again[0] == rows[0]
    assert not {"Doe, Jane", "12 Main Street", "Bob Roe"} & {cell for row in again for cell in row}


def test_json_and_json_lines_stay_json(checker: Checker) -> None:
    value = {"card": CARD, "phone": 12125550134, "note": f'write to "{MAIL}"\n', "n": 3.50}
    again = json.loads(copied(checker, json.dumps(value, indent=2).encode(), "a.json").content)
    assert again == {
        "card": "[CREDIT_CARD_1]",
        "phone": "[PHONE_NUMBER_1]",
        "note": 'write to "[EMAIL_ADDRESS_1]"\n',
        "n": 3.5,
    }
    lines = copied(checker, f'{{"mail": "{MAIL}"}}\n{{"a": 1}}\n'.encode()).content
    assert lines == b'{"mail": "[EMAIL_ADDRESS_1]"}\n{"a": 1}\n'


def test_markup_keeps_its_tags(checker: Checker) -> None:
    content = f"<?xml version='1.0'?><a mail='{MAIL}'><b>Card: {CARD}</b> &amp; more</a>".encode()
    assert copied(checker, content).content == (
        b"<?xml version='1.0'?><a mail='[EMAIL_ADDRESS_1]'><b>Card: [CREDIT_CARD_1]</b> &amp; more</a>"
    )


def mail() -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = f"Jane Doe <{MAIL}>"
    message["To"] = "team@kestrel-parts.io"
    message["Subject"] = "Überweisung an Jane Doe"
    message["Message-ID"] = "<jane.doe.1@kestrel-parts.io>"
    message["Received"] = "from laptop-of-jane (203.0.113.7) by mx"
    message["Date"] = "Mon, 01 Dec 2025 10:00:00 +0000"
    message.set_content(f"Grüße! My card is {CARD}.\n")
    message.add_alternative(f"<p>My card is <b>{CARD}</b> &amp; more</p>", subtype="html")
    message.add_attachment(f'{{"iban": "{IBAN}"}}'.encode(), maintype="application", subtype="json", filename="Jane Doe.json")
    inner = EmailMessage()
    inner["From"] = MAIL
    inner["Subject"] = "inner"
    inner.set_content(f"IBAN {IBAN}\n")
    message.add_attachment(inner)
    return message


def test_a_mail_is_redacted_in_its_headers_parts_files_and_the_mails_within(checker: Checker) -> None:
    content = mail().as_bytes()
    copy = copied(checker, content, "m.eml")
    again = message_from_bytes(copy.content, policy=policy.default)
    assert isinstance(again, EmailMessage)
    assert str(again["Subject"]).endswith("[PERSON_1]")
    assert again["Message-ID"] is again["Received"] is None
    assert again["Date"] == "Mon, 01 Dec 2025 10:00:00 +0000"
    texts = [part.get_content() for part in again.walk() if part.get_content_maintype() == "text"]
    assert [text.strip() for text in texts] == [
        "Grüße! My card is [CREDIT_CARD_1].",
        "<p>My card is <b>[CREDIT_CARD_1]</b> &amp; more</p>",
        "IBAN [IBAN_CODE_1]",
    ]
    (attached,) = (part for part in again.walk() if part.get_content_type() == "application/json")
    assert json.loads(attached.get_content()) == {"iban": "[IBAN_CODE_1]"}
    assert "Jane" not in str(attached.get_filename())
    whole = copy.content + b"".join(part.get_payload(decode=True) or b"" for part in again.walk() if not part.is_multipart())
    assert not [value for value in (MAIL, CARD, IBAN, "Jane") if value.encode() in whole]
    assert b"\r\n" in copy.content
    assert b"\n" not in copy.content.replace(b"\r\n", b"")


def test_what_a_mail_holds_and_nobody_can_read_is_told_and_left_out(checker: Checker) -> None:
    message = EmailMessage()
    message["From"], message["Date"], message["MIME-Version"] = MAIL, "Mon, 01 Dec 2025 10:00:00 +0000", "1.0"
    message.set_content(f"My card is {CARD}")
    message.add_attachment(b"\x7fELF\x00\x01", maintype="application", subtype="octet-stream", filename="a.bin")
    copy = copied(checker, message.as_bytes())
    assert (copy.unread, [kind.value for kind in copy.left_out]) == ((), ["program"])
    assert base64.b64encode(b"\x7fELF\x00\x01") not in copy.content
    texts = [segment.text for segment in registry.read(message.as_bytes(), limits()).segments]
    kept = registry.rewrite(message.as_bytes(), texts, limits(keep_unread=True))
    assert base64.b64encode(b"\x7fELF\x00\x01") in kept


def test_subtitles_keep_their_times_and_tell_who_speaks(checker: Checker) -> None:
    content = (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000 align:left\n<v Jane Doe>Hi, my mail is <i>jane.doe@kestrel-parts.io</i></v>\n\n"
        "00:00:04.000 --> 00:00:06.000\n<v Bob Roe>Thanks &amp; bye, Jane</v>\n"
    )
    copy = copied(checker, content.encode(), "call.vtt")
    assert copy.content.decode() == (
        "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000 align:left\n<v [PERSON_1]>Hi, my mail is <i>[EMAIL_ADDRESS_1]</i></v>\n\n"
        "00:00:04.000 --> 00:00:06.000\n<v [PERSON_2]>Thanks &amp; bye, [PERSON_1]</v>\n"
    )
    srt = f"1\r\n00:00:01,000 --> 00:00:02,000\r\nJane Doe: mail {MAIL}\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nBob Roe: ok\r\n"
    again = copied(checker, srt.encode()).content.decode()
    assert again == srt.replace("Jane Doe", "[PERSON_1]").replace(MAIL, "[EMAIL_ADDRESS_1]").replace("Bob Roe", "[PERSON_2]")


def test_contacts_and_calendars_keep_their_properties(checker: Checker) -> None:
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane Doe\r\nN:Doe;Jane;;;\r\nTEL;TYPE=CELL:+49 170 555\r\n  1234\r\n"
        "ADR;TYPE=HOME:;;Hauptstr. 5;Berlin;;10115;Germany\r\nNOTE:mail jane.doe@kestrel-par\r\n ts.io\\, soon\r\nEND:VCARD\r\n"
    )
    copy = copied(checker, card.encode(), "jane.vcf").content.decode()
    lines = copy.split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert lines[2] == "FN:[PERSON_1]"
    assert "TEL;TYPE=CELL:[PHONE_NUMBER_1]" in lines
    assert "NOTE:mail [EMAIL_ADDRESS_1]\\, soon" in lines
    assert next(line for line in lines if line.startswith("ADR")).count(";") == card.split("ADR")[1].split("\r\n", maxsplit=1)[
        0
    ].count(";")
    assert not [value for value in ("Doe", "Jane", "Hauptstr", "10115", "1234") if value in copy]
    event = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20251201T100000Z\nATTENDEE;CN=Jane Doe:mailto:{MAIL}\nEND:VEVENT\nEND:VCALENDAR\n"
    assert copied(checker, event.encode()).content.decode() == event.replace("Jane Doe", "[PERSON_1]").replace(
        MAIL, "[EMAIL_ADDRESS_1]"
    )


def test_a_notebook_is_redacted_in_sources_outputs_and_metadata(checker: Checker) -> None:
    def notebook(mail: str, card: str, phone: object, author: str) -> dict[str, object]:
        output = {
            "output_type": "display_data",
            "data": {"text/html": [f"<td>{card}</td>"], "application/json": {"phone": phone}},
        }
        stream = {"output_type": "stream", "name": "stdout", "text": [f"mail {mail}\n", "ok"]}
        cell = {
            "cell_type": "code",
            "id": "a",
            "metadata": {},
            "source": [f"m = '{mail}'\n", "x = 1.50"],
            "outputs": [output, stream],
        }
        return {"cells": [cell], "metadata": {"authors": [{"name": author}]}, "nbformat": 4, "nbformat_minor": 5}

    content = json.dumps(notebook(MAIL, CARD, 12125550134, "Jane Doe"), indent=1).encode() + b"\n"
    copy = copied(checker, content, "n.ipynb").content
    expected = notebook("[EMAIL_ADDRESS_1]", "[CREDIT_CARD_1]", "[PHONE_NUMBER_1]", "[PERSON_1]")
    assert copy == json.dumps(expected, indent=1).encode() + b"\n"


@pytest.mark.parametrize(
    "content",
    [
        b'{"nbformat": 4, "cells": {"a": "%b"}, "worksheets": 3}' % MAIL.encode(),
        b'{"nbformat": 4, "cells": [["%b"], "%b", 3, {"outputs": "%b", "attachments": ["%b"]}]}' % ((MAIL.encode(),) * 4),
        b'{"nbformat": 3, "worksheets": [{"cells": [{"input": ["%b"]}], "x": "%b"}, {"cells": 0}]}' % ((MAIL.encode(),) * 2),
        b"From: %b\nDate: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n%b" % ((MAIL.encode(),) * 2),
        b"From: %b\nTo: b\nMessage-ID: x\nContent-Type: text/plain; charset=nowhere\n\n%b \xff" % ((MAIL.encode(),) * 2),
        b"From: %b\nTo: b\nMessage-ID: x\nContent-Transfer-Encoding: base64\n\n=%b=" % ((MAIL.encode(),) * 2),
        b"From: =?nowhere?b?x?= %b\nTo: b\nMessage-ID: x\n\n" % MAIL.encode(),
        (b"From: %b\nTo: b\nMessage-ID: x\nContent-Type: message/rfc822\n\n" % MAIL.encode()) * 300,
        b"WEBVTT\n\n00:01.000 --> 00:02.000 <v Jane>\n<v %b>\n--> <v\n<v >x" % MAIL.encode(),
        b"BEGIN:VCARD\nN;;;;:;;\nADR\n ;\nEMAIL:%b\n;:;" % MAIL.encode(),
    ],
)
def test_broken_files_are_redacted_wholly_or_not_at_all(checker: Checker, content: bytes) -> None:
    try:
        copy = copied(checker, content)
    except (NotRewritable, UnreadableFile):
        return
    assert copy.replaced
    assert MAIL.encode() not in copy.content


def test_what_the_encoding_of_a_file_has_no_bytes_for_has_no_copy() -> None:
    with pytest.raises(NotRewritable, match="written in the file's encoding"):
        encoded("Ünïcödé → 中文", "déjà vu, façade, café, crème brûlée".encode("cp1252"))


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = MAIL.encode()
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.uname = len(content), "jane.doe"
            archive.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "../../jane.doe"
        archive.addfile(link)
    return out.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def untarred(content: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        return {info.name: (archive.extractfile(info) or io.BytesIO()).read() for info in archive.getmembers()}


@pytest.mark.parametrize(("pack", "unpack"), [(zipped, unzipped), (tarred, untarred)])
def test_the_members_of_an_archive_are_redacted_and_so_are_their_names(
    checker: Checker, pack: Callable[[dict[str, bytes]], bytes], unpack: Callable[[bytes], dict[str, bytes]]
) -> None:
    inner = zipped({"deep.json": f'{{"mail": "{MAIL}"}}'.encode()})
    files = {"a/b.csv": f"name,mail\nJane Doe,{MAIL}\n".encode(), f"{MAIL} x.txt": b"", "in.zip": inner, "x.bin": b"\x7fELF\x00"}
    copy = copied(checker, pack(files), "all.zip")
    again = unpack(copy.content)
    assert unzipped(again.pop("in.zip")) == {"deep.json": b'{"mail": "[EMAIL_ADDRESS_1]"}'}
    assert again == {
        "a/b.csv": b"name,mail\n[PERSON_1],[EMAIL_ADDRESS_1]\n",
        "[EMAIL_ADDRESS_1] x.txt": b"",
        "x.bin": b"",
    }
    assert b"jane" not in copy.content
    assert (copy.unread, [kind.value for kind in copy.left_out]) == ((), ["program"])


def test_words_of_one_line_are_one_value_and_paragraphs_are_not(checker: Checker) -> None:
    place = FilePlace()
    words = [
        Segment("Jane", place, " "),
        Segment("Doe's", place, " "),
        Segment("card", place),
        Segment("4111 1111", place),
        Segment("1", place),
    ]
    document = Document.of(Contents(tuple(words)))
    raw = document.text.raw
    name, number = raw.index("Doe") + 3, raw.index("4111")
    findings = [Finding(0, name, "PERSON", 1.0, "test"), Finding(number, len(raw), "CREDIT_CARD", 1.0, "test")]
    made = redacted_texts(document, findings, Redactor(Style.PLACEHOLDER, b"k" * 32))
    assert made.texts == ("[PERSON_1]", "'s", "card", "[CREDIT_CARD_1]", "[CREDIT_CARD_2]")
    assert made.mapping == {"[PERSON_1]": "Jane Doe", "[CREDIT_CARD_1]": "4111 1111", "[CREDIT_CARD_2]": "1"}


def test_a_copy_that_still_holds_a_value_is_told() -> None:
    made = RedactedTexts(("My card is [CREDIT_CARD_1]",), {}, frozenset({CARD}))
    place = FilePlace()
    assert not leaks(made, Contents((Segment("My card is [CREDIT_CARD_1]", place),)))
    assert leaks(made, Contents((Segment("My card is [CREDIT_CARD_1]", place), Segment(f"by {CARD}", place))))


def test_changes_are_told_word_by_word() -> None:
    old = "Name: Jane Doe\nMail: jane@x.org, ok\n"
    assert changes(old, "Name: [PERSON_1]\nMail: [EMAIL_1], ok\n") == [Change(6, 14, "[PERSON_1]"), Change(21, 31, "[EMAIL_1]")]
    assert changes(old, old) == []
    assert changes("a " * 3000, "b " * 3000) == [Change(0, 5999, "b " * 2999 + "b")]


@pytest.mark.parametrize(
    ("name", "copy"),
    [("in.xlsx", "in.redacted.xlsx"), ("a.tar.gz", "a.redacted.tar.gz"), ("", "file.redacted"), ("../x.txt", "x.redacted.txt")],
)
def test_the_copy_is_named_after_the_file(name: str, copy: str) -> None:
    assert copy_name(name) == copy
