"""Whatever the reply, its blocks keep to Slack's limits."""

import pytest

from bots.slack.plain_text import plain
from bots.slack.render import MOST_BLOCKS, render
from core.message import MessageRef
from core.reply import (
    Action,
    Audience,
    Block,
    Button,
    Buttons,
    Choice,
    Fields,
    Form,
    Links,
    Paragraph,
    Redacted,
    Reply,
    Steps,
    Style,
    Verb,
)
from tests.fakes.slack_limits import refusal_of_message

LONG = "a & b < c > d ``` e\n" * 2500
REF = MessageRef("slack", "T0123456789", "C0123456789", "1700000000.123456")
BUTTON = Button("Delete my message", Action(Verb.DELETE, REF), Style.DANGER)
BLOCKS: tuple[Block, ...] = (
    Paragraph(LONG, strong=True),
    Redacted(LONG, "Redacted version"),
    Fields(tuple((f"name {n}", LONG) for n in range(23))),
    Steps("How", tuple([LONG] * 3)),
    Links((("Official page", "https://kestrel-parts.io"),)),
    Choice("Sensitivity", "sensitivity", (("relaxed", "relaxed"), ("strict", "strict")), "strict"),
    Form("Text", "Paste it", "Check"),
    Buttons((BUTTON,) * 30),
    Buttons((BUTTON,) * 7, LONG),
    Buttons((BUTTON,) * 130, LONG),
)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_every_kind_of_block_keeps_to_the_limits(block: Block) -> None:
    made = render(Reply(Audience.AUTHOR, (block,)))
    assert 0 < len(made) <= MOST_BLOCKS
    for each in made:
        text = each.get("text", {})
        assert len(text.get("text", "")) <= 3000  # type: ignore[attr-defined]
        assert all(len(f["text"]) <= 2000 for f in each.get("fields", []))  # type: ignore[attr-defined]
        assert len(each.get("fields", [])) <= 10  # type: ignore[arg-type]
        assert all(len(e.get("value", "")) <= 2000 for e in each.get("elements", []))  # type: ignore[attr-defined]


@pytest.mark.parametrize(("count", "kind"), [(4, "overflow"), (7, "overflow"), (8, "static_select")])
def test_a_menu_has_three_dots_up_to_five_options_and_carries_the_buttons_codes(count: int, kind: str) -> None:
    (made,) = render(Reply(Audience.AUTHOR, (Buttons((BUTTON,) * count, "More"),)))
    *row, menu = made["elements"]  # type: ignore[misc]
    assert ([each["type"] for each in row], menu["type"]) == (["button"] * 2, kind)  # type: ignore[has-type]
    assert {option["value"] for option in menu["options"]} == {BUTTON.action.encode()}  # type: ignore[has-type]
    assert refusal_of_message({"text": "x", "blocks": [made]}) is None


def test_the_redacted_version_is_whole_and_cannot_leave_its_box() -> None:
    made = render(Reply(Audience.AUTHOR, (Redacted(LONG),)))
    inside = "".join(str(b["text"]["text"]) for b in made)  # type: ignore[index]
    assert inside.count("```") == 2 * len(made)
    assert inside.count("a &amp; b &lt; c &gt; d") == 2500


def test_notifications_hold_our_own_words_only() -> None:
    assert plain(Reply(Audience.AUTHOR, (Paragraph("This looks sensitive."), Redacted("[PERSON_1]")))) == "This looks sensitive."
