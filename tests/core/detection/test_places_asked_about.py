"""A place that a question is about ties nothing to anybody, unless somebody lives there or is named beside it."""

import pytest

from config.policy import Policy
from core.checker import Checker
from core.detection.filters import Filter
from tests.messages import asked

ABOUT_PLACES = (
    "What is the capital of Portugal, and is Sintra worth a visit?",
    "Which rivers flow through Bavaria and Austria?",
    "北京和上海哪个更大？",
)
OF_SOMEBODY = (
    "I live in Springfield, where is the next pharmacy?",
    "Can you deliver to 12 Elm Street, Springfield?",
    "Is there a good school in Leeds? Anna Kowalska asks",
    "Explain the history of Prague",
)


@pytest.mark.parametrize("text", ABOUT_PLACES)
def test_a_place_that_a_question_is_about_stays(checker: Checker, text: str) -> None:
    assert checker.check(asked(text), Policy()).redaction.raw == text


@pytest.mark.parametrize("text", OF_SOMEBODY)
def test_where_somebody_is_goes(checker: Checker, text: str) -> None:
    assert "[LOCATION_1]" in checker.check(asked(text), Policy()).redaction.raw


def test_whoever_wonders_is_told_why(checker: Checker) -> None:
    _, told = checker.explain(asked(ABOUT_PLACES[0]), Policy())
    assert Filter.ASKED_ABOUT in {why for _, why in told.dropped}
