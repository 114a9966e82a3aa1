"""What people read: whole sentences, and never a value."""

import pytest

from config.entities import EntityTypes
from config.policy import Policy
from core import wording
from core.checker import Checker
from core.finding import Evidence
from core.message import MessageRef
from core.ports import Capabilities
from core.reply import Buttons, Redacted, Reply
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
        "Delete my message",
        "Not a leak",
        "Why?",
        "How do I revoke this?",
        "Pause notices",
    ]


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
    text = (
        "card 4111 1111 1111 1111, for Herrn [PERSON_1] from Leipzig; the test card is 4242 4242 4242 4242, ask help@kestrel.io"
    )
    told = shown(wording.why(checker.check(asked(text), Policy()), types))
    assert "Not counted: " in told
    assert "a mailbox that no one person reads" in told
    assert "a placeholder" in told
    assert "kestrel" not in told
