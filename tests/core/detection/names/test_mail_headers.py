"""The people in the head of a mail that somebody pasted."""

import pytest

from config.lexicon import shipped_lexicon
from core.detection.names.mail_headers import MailHeaders


@pytest.fixture(scope="module")
def headers() -> MailHeaders:
    return MailHeaders(shipped_lexicon(), {"support", "team", "sales", "warsaw"}.__contains__)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('From: "Torm, Vexley"\nTo: "van Hallet, Rosk"', ["Torm, Vexley", "van Hallet, Rosk"]),
        ("From: Vexley Torm\nSent: Monday\nTo: Rosk Hallet; Ilm Dorr", ["Vexley Torm", "Rosk Hallet", "Ilm Dorr"]),
        ("Von: Torm, Vexley\nBetreff: x", ["Torm, Vexley"]),
        ("From: Vexley Torm <v@t.io>\nTo: Rosk Hallet, Ilm Dorr, Una Wex", ["Vexley Torm", "Rosk Hallet", "Ilm Dorr", "Una Wex"]),
        ("> From: Vexley\n> To: Rosk\n> Cc: support team", ["Vexley", "Rosk"]),
    ],
)
def test_people_of_a_head_are_found(headers: MailHeaders, text: str, expected: list[str]) -> None:
    assert [text[f.start : f.end] for f in headers.find(text)] == expected


@pytest.mark.parametrize("text", ["From: Vexley", "a trip\nFrom: Vexley", "From: sales\nTo: support team", "from here\nto there"])
def test_one_line_alone_and_ordinary_words_are_none(headers: MailHeaders, text: str) -> None:
    assert list(headers.find(text)) == []
