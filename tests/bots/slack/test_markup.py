"""Slack's mrkdwn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.slack.markup import SlackMarkup
from config.policy import Policy
from core.checker import Checker
from tests.messages import asked, place

MARKUP = SlackMarkup()


@pytest.mark.parametrize(
    ("raw", "visible"),
    [
        ("hi <@U123ABC> and <@U1|ann>", "hi @member and @ann"),
        ("in <#C123|general> and <#C9>", "in #general and #channel"),
        ("<!here> <!subteam^S1|@ops>", "@group @group"),
        ("<mailto:a@b.co|a@b.co>", "a@b.co"),
        ("<mailto:a@b.co|write me>", "write me a@b.co"),
        ("<tel:+4930901820|030 901820>", "030 901820 +4930901820"),
        ("<https://x.io|x.io> <https://x.io/a|the page>", "https://x.io https://x.io/a the page"),
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("*bold* _it_ ~no~ `code` ```block```", "bold it no code block"),
        ("snake_case_name 2*3*4", "snake_case_name 2*3*4"),
        ("&gt; quoted", "> quoted"),
        ("no < tag and > none", "no < tag and > none"),
    ],
)
def test_reads_as_a_person_reads_it(raw: str, visible: str) -> None:
    assert MARKUP.decode(raw).visible == visible


@pytest.mark.parametrize(
    ("raw", "redacted"),
    [
        ("mail <mailto:a.b@kestrel-parts.io|a.b@kestrel-parts.io> ok", "mail [EMAIL_ADDRESS_1] ok"),
        ("*4111 1111 1111 1111* &amp; `a.b@kestrel-parts.io`", "*[CREDIT_CARD_1]* &amp; `[EMAIL_ADDRESS_1]`"),
        ("<https://x.io/?m=a.b@kestrel-parts.io|open> ok", "[EMAIL_ADDRESS_1] ok"),
        ("tel <tel:+442079460018|+44 20 7946 0018>!", "tel [PHONE_NUMBER_1]!"),
        ("<@U024BE7LH> said 4111 1111 1111 1111", "<@U024BE7LH> said [CREDIT_CARD_1]"),
        ("&lt;a.b@kestrel-parts.io&gt;", "&lt;[EMAIL_ADDRESS_1]&gt;"),
    ],
)
def test_redaction_leaves_the_markup_valid(checker: Checker, raw: str, redacted: str) -> None:
    assert checker.check(asked(raw, where=place("slack")), Policy()).redaction.raw == redacted


def test_a_name_as_a_label_goes_alone(checker: Checker) -> None:
    raw = "I spoke with <https://crm.kestrel-parts.io/c/17|Marta Kowalski> yesterday"
    assert checker.check(asked(raw, where=place("slack")), Policy()).redaction.raw == (
        "I spoke with <https://crm.kestrel-parts.io/c/17|[PERSON_1]> yesterday"
    )


@given(st.text(max_size=60))
def test_what_is_encoded_reads_as_it_was(plain: str) -> None:
    encoded = MARKUP.encode(plain)
    assert "<" not in encoded.replace("&lt;", "")
    assert encoded.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == plain


@given(st.text(alphabet="<>@|&;amplt:/ab*_~`#!U1 \n", max_size=80))
def test_any_markup_decodes_with_offsets_in_order(raw: str) -> None:
    text = MARKUP.decode(raw)
    spans = [text.to_raw(i, i + 1) for i in range(len(text.visible))]
    assert all(0 <= s.start <= s.end <= len(raw) for s in spans)
