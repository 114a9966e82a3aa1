"""Discord's markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.discord.markup import DiscordMarkup
from config.policy import Policy
from core.checker import Checker
from tests.messages import asked, place

MARKUP = DiscordMarkup()


@pytest.mark.parametrize(
    ("raw", "visible"),
    [
        ("<@123456789012345678> <@!123456789012345678> <@&123456789012345678>", "@member @member @member"),
        ("<#123456789012345678>", "#channel"),
        ("@everyone", "@member"),
        ("<:party:123456789012345678> <a:wave:123456789012345678>", ":party: :wave:"),
        ("<t:1732438335:R>", "(time)"),
        ("https://discord.com/channels/123456789012345678/123456789012345678", "(link)"),
        ("https://discord.gg/abcDEF", "(link)"),
        ("||spoiler|| **b** *i* __u__ ~~s~~ `c`", "spoiler b i u s c"),
        ("```py\ncode```", "\ncode"),
        ("\\*no\\*", "*no*"),
        ("[t](https://x.io) <https://y.io>", "t https://x.io https://y.io"),
        ("> quoted\n# Title\nsnake_case", "> quoted\nTitle\nsnake_case"),
    ],
)
def test_reads_as_a_person_reads_it(raw: str, visible: str) -> None:
    assert MARKUP.decode(raw).visible == visible


@pytest.mark.parametrize(
    ("raw", "redacted"),
    [
        ("||4111 1111 1111 1111|| ok", "||[CREDIT_CARD_1]|| ok"),
        ("**a.b@kestrel-parts.io**", "**[EMAIL_ADDRESS_1]**"),
        ("[open](https://x.io/?m=a.b@kestrel-parts.io) ok", "[EMAIL_ADDRESS_1] ok"),
        ("<@123456789012345678> 4111 1111 1111 1111", "<@123456789012345678> [CREDIT_CARD_1]"),
        ("a.b@kestrel-parts.io(https://x.io)", "[EMAIL_ADDRESS_1]\u200b(https://x.io)"),
    ],
)
def test_redaction_leaves_the_markup_valid(checker: Checker, raw: str, redacted: str) -> None:
    assert checker.check(asked(raw, where=place("discord")), Policy()).redaction.raw == redacted


def test_encoding_pings_nobody() -> None:
    assert "@everyone" not in MARKUP.encode("@everyone and <@123456789012345678>")
    assert MARKUP.encode("[PERSON_1]") == "[PERSON_1]"


@given(st.text(alphabet="<>@|&!#:*_~`\\[]()/htps0123456789ab \n", max_size=80))
def test_any_markdown_decodes_with_offsets_in_range(raw: str) -> None:
    text = MARKUP.decode(raw)
    spans = [text.to_raw(i, i + 1) for i in range(len(text.visible))]
    assert all(0 <= s.start <= s.end <= len(raw) for s in spans)
