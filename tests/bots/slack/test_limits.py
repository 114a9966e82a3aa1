"""Every block that is sent passes the SDK's own models and Slack's limits, with the longest input, too."""

import pytest
from slack_sdk.models.blocks import Block, InputBlock
from slack_sdk.models.views import View

from bots.slack.render import IN_A_FILE, home, modal, render, result, shortened, too_long
from config.entities import EntityTypes
from config.guides import load_guides
from config.phrases import load_phrases
from config.policy import Policy
from config.revocation import load_revocation
from core import wording
from core.checker import Checker
from core.message import Author, Message, MessageRef, Place
from core.ports import Capabilities
from core.reminders.posts import Progress, post, steps
from core.reminders.topics import topics
from core.reply import Reply
from core.text import Text
from core.wording import reminders as words
from tests.conftest import NOWHERE

REF = MessageRef("slack", "T0123456789", "C0123456789", "1700000000.123456")
ALL = Capabilities(True, True, True, True)
GUIDES, _ = load_guides(NOWHERE)
PHRASES = load_phrases(NOWHERE)


def passes(reply: Reply) -> None:
    reply = shortened(reply, sent=True) if too_long(reply) else reply
    blocks = render(reply)
    assert 0 < len(blocks) <= 50
    for block in blocks:
        parsed = Block.parse(block)
        assert parsed is not None, block["type"]
        parsed.to_dict()
        text = block.get("text")
        assert not isinstance(text, dict) or 0 < len(text["text"]) <= 3000
        fields = block.get("fields", [])
        assert len(fields) <= 10  # type: ignore[arg-type]
        elements = block.get("elements", [])
        assert len(elements) <= 25  # type: ignore[arg-type]


def checked(checker: Checker, text: str) -> Message:
    return Message(REF, Author("U1"), Place("slack", "T1", "C1"), Text.plain(text), asked=True)


@pytest.mark.parametrize(
    "text", ["card 4111 1111 1111 1111", "", "x" * 40_000, "Ann Lee, card 4111 1111 1111 1111. " * 1_100, "`" * 5000]
)
def test_a_notice_an_answer_and_the_reasons(checker: Checker, types: EntityTypes, text: str) -> None:
    verdict = checker.check(checked(checker, text), Policy())
    passes(wording.notice(verdict, REF, ALL, types))
    passes(wording.answer(verdict, types))
    passes(wording.why(verdict, types))
    passes(wording.burst([(verdict, REF)] * 30, ALL, types))
    passes(wording.replaced_notice(verdict, text, types)) if text else None


def test_what_is_too_long_is_a_file(checker: Checker, types: EntityTypes) -> None:
    verdict = checker.check(checked(checker, "Ann Lee, card 4111 1111 1111 1111. " * 1_100), Policy())
    reply = wording.notice(verdict, REF, ALL, types)
    file = too_long(reply)
    reply = shortened(reply, sent=True)
    assert "[CREDIT_CARD_1]" in file
    assert "4111" not in file
    assert IN_A_FILE in str(render(reply))
    assert any(block["type"] == "actions" for block in render(reply))


@pytest.mark.parametrize("language", PHRASES)
def test_every_guide_and_every_post(language: str) -> None:
    for topic in topics(["rotation"], GUIDES, tuple(GUIDES)):
        guide = GUIDES.said_in(language, topic.guide)
        assert guide is not None
        passes(post(topic, guide, PHRASES[language], Progress({"done": 3}, 32)))
        passes(steps(topic.guide, guide, PHRASES[language], guide.verified_on))


def test_lists_editors_pages_and_forms() -> None:
    names = {key: guide.name for key, guide in GUIDES.items()}
    edited = words.Edited("a1b2c3d4", "0 10 1-7 * mon", "America/Argentina/Buenos_Aires", tuple(GUIDES))
    passes(Reply(wording.help_text().audience, words.editor(edited, "x", names)))
    passes(Reply(wording.help_text().audience, (words.editor_buttons("a1b2c3d4", paused=False, nudge=True),)))
    left_out = [(name, "x" * 150) for name in names.values()]
    lines = [words.Line(str(n), "x" * 200, True, False) for n in range(20)]
    passes(words.listed(lines, list(names.items()), left_out, admin=True))
    passes(wording.revoking(list(load_revocation(NOWHERE).values())))
    passes(wording.help_text())
    for view in (modal(wording.form(), "C1"), result(wording.help_text())):
        View(**view).validate_json()
    assert InputBlock.parse(modal(wording.form(), "C1")["blocks"][1]) is not None  # type: ignore[index]
    kept = dict.fromkeys(("findings", "settings"), 3)
    page = wording.home([(key, guide.name, "") for key, guide in GUIDES.items()], kept, paused=None, now=None)  # type: ignore[arg-type]
    View(**home(page)).validate_json()
    admins = wording.home_of_admin(page, ["Mondays at 10:00"] * 20, "x" * 500, [(f"{day} Nov", day * 1000) for day in range(8)])
    passes(admins)
    View(**home(admins)).validate_json()
    passes(wording.cannot_delete(REF, "U1", "https://privacy.example/slack/consent", "Posted."))
