"""Messages that are checked together have the verdicts that they have alone."""

import pytest

from benchmarks.sets.worktalk import texts
from config.policy import Policy, Sensitivity
from core.checker import Checker
from core.detection.registry import all_rules
from core.message import Message
from tests.messages import asked, said

EXAMPLES = [rule.matches[0][0] for rule in all_rules() if rule.matches][::20]
MIXED = [
    "",
    "\ud800",
    "…",
    "Привет, это Андрей Кузнецов",
    "Call Ana Souza in Lisbon",
    "[10:02] Ana: hi\n[10:03] Tom: card 4111 1111 1111 1111",
]


def alone_and_together(checker: Checker, messages: list[Message], policy: Policy) -> tuple[list[object], list[object]]:
    """The verdicts, with what is redacted, which their equality includes."""
    alone, together = [checker.check(message, policy) for message in messages], checker.check_many(messages, policy)
    return [*alone], [*together]


@pytest.mark.parametrize("policy", [Policy(), Policy(sensitivity=Sensitivity.STRICT)])
def test_verdicts_are_the_same(checker: Checker, policy: Policy) -> None:
    messages = [form(text) for text in (*EXAMPLES, *MIXED, *texts(15, 3)) for form in (asked, said)]
    alone, together = alone_and_together(checker, messages, policy)
    assert together == alone
    assert len(together) == len(messages)


def test_of_no_messages_there_are_no_verdicts(checker: Checker) -> None:
    assert checker.check_many([], Policy()) == []
