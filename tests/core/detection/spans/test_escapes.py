r"""A secret within escaped JSON is one, and \n ends it."""

import pytest

from config.policy import Policy
from core.checker import Checker
from core.detection.spans.escapes import unescaped
from core.text import Text
from tests.messages import asked, said

PASSWORD = "Heron-Lattice-77"


@pytest.mark.parametrize(
    "text",
    [
        '{"arguments": "{\\"user\\": \\"ops\\", \\"password\\": \\"' + PASSWORD + '\\"}"}',
        '{"out": "{\\"in\\": \\"{\\\\\\"password\\\\\\": \\\\\\"' + PASSWORD + '\\\\\\"}\\"}"}',
        'call: tool(\\"password\\": \\"' + PASSWORD + '\\")',
    ],
)
def test_a_tool_call_s_password_is_told_and_hidden(checker: Checker, text: str) -> None:
    assert checker.check(said(text), Policy()).decision.alarm
    assert PASSWORD not in checker.check(asked(text), Policy()).redaction.raw


def test_what_stands_behind_the_end_of_a_line_stays(checker: Checker) -> None:
    text = '{"out":"export DB_PASSWORD=' + PASSWORD + '\\nnext line stays"}'
    raw = checker.check(asked(text), Policy()).redaction.raw
    assert PASSWORD not in raw
    assert "\\nnext line stays" in raw


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('say \\"hi\\"', 'say "hi"'),
        ('{"a": "x\\ny\\tz"}', '{"a": "x\ny\tz"}'),
        ('{"path": "C:\\\\new\\\\text"}', '{"path": "C:\\\\new\\\\text"}'),
        ("C:\\new\\table", "C:\\new\\table"),
        ("no escapes", "no escapes"),
        ('[\\n"a"]', '[\n"a"]'),
        (' {"a": "x\\ry"}', ' {"a": "x\ny"}'),
        ('x {"a": "x\\ny"}', 'x {"a": "x\\ny"}'),
        ('say \\"hi\\" and\\tthen', 'say "hi" and\tthen'),
        ('{"a": "x\\\\\\ny"}', '{"a": "x\\\\\ny"}'),
        ('{"a": "x\\\\\\"y"}', '{"a": "x"y"}'),
    ],
)
def test_what_an_escape_stands_for(written: str, read: str) -> None:
    assert unescaped(Text.plain(written)).visible == read


def test_a_text_without_escapes_stays_the_same_text() -> None:
    for written in ("C:\\new\\table", "plain", '{"a": 1}'):
        text = Text.plain(written)
        assert unescaped(text) is text


def test_what_an_escape_stands_for_lies_where_it_was_written() -> None:
    written = '{"a": "x\\ny"}'
    text = unescaped(Text.plain(written))
    span = text.to_raw(text.visible.index("y"), text.visible.index("y") + 1)
    assert written[span.start : span.end] == "y"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://k.io/u?mail=a%40k.io&name=Ana+Ruiz", "https://k.io/u?mail=a@k.io&name=Ana Ruiz"),
        ("https://k.io/u?n=Ren%C3%A9e", "https://k.io/u?n=Renée"),
        ("https://k.io/u?n=%FF%FE&m=%0A", "https://k.io/u?n=%FF%FE&m=%0A"),
        ("up 95% & a=b+c", "up 95% & a=b+c"),
        ("see CV_Ana_Ruiz_2026.pdf", "see CV Ana Ruiz 2026.pdf"),
        ("see test_parser_2.csv and My_Class_Name", "see test_parser 2.csv and My_Class_Name"),
        ("/a/CV_Ana_Ruiz.pdf", "/a/CV_Ana_Ruiz.pdf"),
        ('{"a": "Ren\\u00e9e \\ud83d"}', '{"a": "Renée \\ud83d"}'),
        ("C:\\u00e9", "C:\\u00e9"),
    ],
)
def test_queries_and_letters_are_decoded(written: str, read: str) -> None:
    assert unescaped(Text.plain(written)).visible == read


def test_what_a_query_names_is_hidden_where_it_stands(checker: Checker) -> None:
    text = "https://kestrel.io/u?email=a.ruiz%40kestrelmail.com&name=Ana%20Ruiz&tel=%2B447700912348&page=2"
    raw = checker.check(asked(text), Policy()).redaction.raw
    assert raw == "https://kestrel.io/u?email=[EMAIL_ADDRESS_1]&name=[PERSON_1]&tel=[PHONE_NUMBER_1]&page=2"
