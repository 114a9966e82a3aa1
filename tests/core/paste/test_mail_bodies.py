"""What a mail's source holds encoded is read as in a mail program, and redacted where it stands."""

import base64
import quopri

import pytest

from config.policy import Policy
from core.checker import Checker
from core.paste.mail_bodies import decoded
from core.text import Text
from tests.messages import asked, said

BODY = "Hello Jürgen, the IBAN of Zoë Wiersma is DE15370400440532884713, and she has epilepsy. See you at eight, bring the cake please.\n"
HEAD = "From: Petra <petra.nowicka@kestrel.io>\nTo: hr@kestrel.io\nSubject: L4\nContent-Type: text/plain; charset=%s\n"


def mail(how: str, charset: str = "utf-8", body: str = BODY) -> str:
    """A mail's source."""
    raw = body.encode(charset)
    encoded = (base64.encodebytes(raw) if how == "base64" else quopri.encodestring(raw)).decode()
    return HEAD % charset + f"Content-Transfer-Encoding: {how}\n\n{encoded}"


@pytest.mark.parametrize(
    ("how", "charset"),
    [
        ("base64", "utf-8"),
        ("base64", "iso-8859-1"),
        ("base64", "utf-16-le"),
        ("quoted-printable", "utf-8"),
        ("quoted-printable", "cp1252"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_body_is_read(how: str, charset: str, end: str) -> None:
    text = Text.plain(mail(how, charset).replace("\n", end))
    assert BODY.strip() in decoded(text).visible


@pytest.mark.parametrize("how", ["base64", "quoted-printable"])
def test_what_is_found_in_a_body_is_redacted_and_the_rest_stays(checker: Checker, how: str) -> None:
    verdict = checker.check(asked(mail(how)), Policy())
    left = decoded(Text.plain(verdict.redaction.raw)).visible
    assert "IBAN_CODE" in {finding.entity_type for finding in verdict.findings}
    assert "DE15370400440532884713" not in left
    assert "Content-Transfer-Encoding: " + how in left
    assert checker.check(said(mail(how)), Policy()).decision.alarm


def test_parts_of_a_mail_are_read_each_in_its_own_way() -> None:
    part = "--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {how}\n\n{body}\n"
    picture = "--b1\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
    first = part.format(how="base64", body=base64.b64encode(b"Hello Zoe").decode())
    second = part.format(how="quoted-printable", body="J=C3=BCrgen is=\n here")
    visible = decoded(Text.plain("MIME-Version: 1.0\n\n" + first + picture + second + "--b1--\n")).visible
    assert "\nHello Zoe" in visible
    assert "iVBORw0KGgo=" in visible
    assert "Jürgen is here" in visible


def test_words_of_a_header_are_read() -> None:
    text = Text.plain("From: =?utf-8?Q?J=C3=BCrgen_Nowak?= <x@kestrel.io>\nSubject: =?utf-8?B?WsO2?=")
    assert decoded(text).visible == "From: Jürgen Nowak <x@kestrel.io>\nSubject: Zö"


@pytest.mark.parametrize(
    "text",
    [
        "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: base64\n\nnot base64 at all!",
        "Content-Transfer-Encoding: base64\n\nQQ",
        "Content-Type: text/plain; charset=klingon\nContent-Transfer-Encoding: quoted-printable\n\nhi",
        "=?klingon?Q?a?=",
        "=?utf-8?B?x?=",
        "a = b ? c : d",
    ],
)
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert decoded(Text.plain(text)).visible == text
