"""The samples' redacted versions, reviewed line by line by a person: tests/samples/golden."""

import pytest

from config.policy import Policy
from core.checker import Checker
from core.paste.kinds import PasteKind
from tests.messages import asked
from tests.samples import NAMES, golden, sample

KINDS = {
    "chatgpt_conversation": (PasteKind.AI_CONVERSATION, True),
    "slack_copy": (PasteKind.CHAT_LOG, True),
    "whatsapp_export": (PasteKind.CHAT_LOG, True),
    "support_ticket": (PasteKind.TABLE, True),
    "prompt_with_customer": (PasteKind.PROMPT, True),
    "env_paste": (PasteKind.TABLE, True),
    "talk": (PasteKind.TALK, False),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_redacted_version_is_the_one_a_person_would_write(checker: Checker, name: str) -> None:
    verdict = checker.check(asked(sample(name)), Policy())
    assert verdict.redaction.raw == golden(name).read_text(encoding="utf-8")
    assert (verdict.paste.kind, verdict.decision.alarm) == KINDS[name]


def test_ordinary_talk_is_not_answered_line_by_line_either(checker: Checker) -> None:
    for line in sample("talk").splitlines():
        assert checker.check(asked(line), Policy()).findings == (), line
