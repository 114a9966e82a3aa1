"""What people read: whole sentences, and never a value."""

import pytest

from config.entities import EntityTypes
from config.policy import Policy
from core import wording
from core.checker import Checker
from core.finding import Evidence
from core.message import MessageRef
from core.ports import Capabilities
from core.reply import Buttons, Redacted, Reply, Style
from core.verdict import Reason, ReasonKind
from tests.messages import asked

REF = MessageRef("p", "w", "c", "1")
SECRETS = ("4111", "a.smith", "Alice", "Kd7!x9Qp")
TEXT = "Alice Smith, a.smith@kestrel-parts.io, card 4111 1111 1111 1111, password: Kd7!x9Qp"


def shown(reply: Reply) -> str:
    return repr([b.text if isinstance(b, Redacted) else b for b in reply.blocks])


def test_no_reply_repeats_a_value(checker: Checker, types: EntityTypes) -> None:
    verdict = checker.check(asked(TEXT), Policy())
    replies = [
        wording.notice(verdict, REF, Capabilities(repost_as_author=True, compare_view=True), types),
        wording.answer(verdict, types),
        wording.why(verdict, types),
    ]
    for reply in replies:
        assert not any(secret in shown(reply) for secret in SECRETS)


def test_the_notice_says_what_was_seen_and_offers_ways_out(checker: Checker, types: EntityTypes) -> None:
    reply = wording.notice(checker.check(asked(TEXT), Policy()), REF, Capabilities(repost_as_author=True), types)
    assert "a payment card number" in shown(reply)
    labels = [button.label for block in reply.blocks if isinstance(block, Buttons) for button in block.items]
    assert labels == [
        "Post redacted for me",
        "How do I revoke this?",
        "Delete my message",
        "Not a leak",
        "Why?",
        "Pause notices",
    ]


CARD = "card 4111 1111 1111 1111"


@pytest.mark.parametrize(
    ("text", "can", "row", "menu"),
    [
        (CARD, Capabilities(), ["Delete my message", "Not a leak"], ["Why?", "Pause notices"]),
        (TEXT, Capabilities(), ["How do I revoke this?", "Delete my message"], ["Not a leak", "Why?", "Pause notices"]),
        (
            CARD,
            Capabilities(repost_as_author=True),
            ["Post redacted for me", "Delete my message"],
            ["Not a leak", "Why?", "Pause notices"],
        ),
        (
            TEXT,
            Capabilities(repost_as_author=True),
            ["Post redacted for me", "How do I revoke this?"],
            ["Delete my message", "Not a leak", "Why?", "Pause notices"],
        ),
    ],
)
def test_a_notice_has_a_main_button_a_second_and_a_menu(
    checker: Checker, types: EntityTypes, text: str, can: Capabilities, row: list[str], menu: list[str]
) -> None:
    reply = wording.notice(checker.check(asked(text), Policy()), REF, can, types)
    (buttons,) = (block for block in reply.blocks if isinstance(block, Buttons))
    assert ([b.label for b in buttons.in_row], [b.label for b in buttons.in_menu]) == (row, menu)
    primary = [b.label for b in buttons.items if b.style is Style.PRIMARY]
    assert primary == ([row[0]] if row[0] != "Delete my message" else [])


def test_deleting_asks_first_only_where_it_stands_in_a_menu_and_cannot_be_undone(checker: Checker, types: EntityTypes) -> None:
    verdict = checker.check(asked(TEXT), Policy())

    def asks(can: Capabilities) -> bool:
        reply = wording.notice(verdict, REF, can, types)
        (action,) = (
            b.action for block in reply.blocks if isinstance(block, Buttons) for b in block.items if b.style is Style.DANGER
        )
        return bool(action.argument)

    assert asks(Capabilities(repost_as_author=True))
    assert not asks(Capabilities())
    assert not asks(Capabilities(repost_as_author=True, demonstration=True))
    burst = wording.burst([(verdict, REF)] * 2, Capabilities(repost_as_author=True), types)
    assert not any(b.action.argument for block in burst.blocks if isinstance(block, Buttons) for b in block.items)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([("PERSON", 1)], "a name"),
        ([("PERSON", 2), ("CREDIT_CARD", 1)], "2 names and a payment card number"),
        (
            [("EMAIL_ADDRESS", 1), ("API_KEY", 1), ("US_SSN", 1)],
            "an e-mail address, an API key or token and a US social security number",
        ),
        ([("IP_ADDRESS", 1)], "an IP address"),
        ([("UK_NHS", 1)], "an NHS number"),
        ([("TICKET_ID", 2)], "2 ticket ids"),
    ],
)
def test_counts_as_people_say_them(types: EntityTypes, counts: list[tuple[str, int]], words: str) -> None:
    assert wording.counted(counts, types) == words


def test_each_kind_that_alarms_has_its_reason(checker: Checker, types: EntityTypes) -> None:
    text = "card 4111 1111 1111 1111, api key: 7c1d9a40e2b84f6fa3d5b8e0c9f21a67, password: Kd7!x9Qp"
    verdict = checker.check(asked(text), Policy())
    reasons = wording.sentences(verdict.decision.reasons, types)
    assert reasons == [
        "a payment card number that passes its checksum",
        "an API key or token, as the words beside it say",
        "a password, as the words beside it say",
    ]
    assert "; ".join(reasons[1:]) in shown(wording.why(verdict, types))
    for evidence in set(Evidence) - {Evidence.SPEAKER, Evidence.MODEL}:  # these never suffice alone
        for count in (1, 2):
            plain = wording.counted([("PASSWORD", count)], types)
            assert wording.sentence(Reason(ReasonKind.ALONE, "PASSWORD", count, evidence), types).startswith(plain)
            assert wording.sentence(Reason(ReasonKind.ALONE, "PASSWORD", count, evidence), types) != plain


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("my card is 4111 1111 1111 1111", False),
        ("curl -u app:x https://example.org/4111111111111111", True),
        ("pay('4111 1111 1111 1111');", True),
    ],
)
def test_only_of_code_it_is_said_that_a_redacted_version_does_not_work(
    checker: Checker, types: EntityTypes, text: str, *, warned: bool
) -> None:
    said = wording.replaced(checker.check(asked(text), Policy()), types)
    assert said.startswith("It hides ")
    assert ("will not work" in said) == warned


def test_every_reason_has_its_sentence(types: EntityTypes) -> None:
    for kind in ReasonKind:
        entity = "prompt" if kind is ReasonKind.PASTE else "CREDIT_CARD"
        assert wording.sentence(Reason(kind, entity, 2, Evidence.CHECKSUM), types)
    assert (
        wording.sentence(Reason(ReasonKind.ALONE, "CREDIT_CARD", 1, Evidence.CHECKSUM), types)
        == "a payment card number that passes its checksum"
    )


def test_other_peoples_talk_is_told_in_other_words_than_a_prompt(checker: Checker, types: EntityTypes) -> None:
    log = "[10:32, 23/09/2026] Alice: card 4111 1111 1111 1111\n[10:33, 23/09/2026] Bob: ok"
    prompt = "Write a polite payment reminder to my customer, whose card 4111 1111 1111 1111 was declined twice."
    assert "ask them first" in shown(wording.notice(checker.check(asked(log), Policy()), REF, Capabilities(), types))
    assert "the answer can be restored" in shown(
        wording.notice(checker.check(asked(prompt), Policy()), REF, Capabilities(), types)
    )


def test_an_ambiguous_link_is_asked_about(checker: Checker, types: EntityTypes) -> None:
    verdict = checker.check(asked("https://www.perplexity.ai/search/how-to-x-AbC123"), Policy())
    assert "Is this conversation shared publicly?" in shown(wording.answer(verdict, types))


def test_why_tells_what_does_not_count_and_why(checker: Checker, types: EntityTypes) -> None:
    text = "card 4111 1111 1111 1111, she lives at 12 [LOCATION_1]; the test card is 4242 4242 4242 4242, ask help@kestrel.io"
    told = shown(wording.why(checker.check(asked(text), Policy()), types))
    assert "Not counted: " in told
    assert "a mailbox that no one person reads" in told
    assert "a placeholder" in told
    assert "kestrel" not in told
