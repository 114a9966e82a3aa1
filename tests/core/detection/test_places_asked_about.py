"""A place that a question is about ties nothing to anybody, unless somebody lives there or is named beside it."""

import pytest

from config.policy import Policy
from core.checker import Checker
from core.detection.filters import Filter
from tests.messages import asked

ABOUT_PLACES = (
    "Which rulers of Portugal built the palaces of Sintra before the nineteenth century, and how did the taxes of the towns along the "
    "coast, Cascais above all, pay for what was built there? Please compare it with Spain in the same period.",
    "What explains that the rivers of Bavaria flood more often than those of Austria, although both are fed by the same mountains? Give three "
    "reasons with sources, and say which of these still hold if the glaciers of Tyrol are gone in a few decades.",
)
SHORT = (
    "I live in Springfield, where is the next pharmacy?",
    "Can you deliver to 12 Elm Street, Springfield?",
    "What is the weather in Leeds?",
    "Я живу в Саратове, где найти врача?",
    "A: you home?\nB: no, still in Namur\nA: when back?",
)
OF_SOMEBODY = (
    "My ex is hiding in Swindon. How can one find out where exactly, given that letters are forwarded by the post office and that nobody at "
    "the council is allowed to say anything about it, not even to the police of another county?",
    "The kids are alone in Brighton this weekend. Is it legal, what does the law say about it, which age is the lowest for it in this country, "
    "and what would happen if something broke in the flat while no adult is there, for instance?",
)


@pytest.mark.parametrize("text", ABOUT_PLACES)
def test_a_place_that_a_question_is_about_stays(checker: Checker, text: str) -> None:
    assert checker.check(asked(text), Policy()).redaction.raw == text


@pytest.mark.parametrize("text", [*SHORT, *OF_SOMEBODY])
def test_where_somebody_is_goes(checker: Checker, text: str) -> None:
    assert "_1]" in checker.check(asked(text), Policy()).redaction.raw


def test_whoever_wonders_is_told_why(checker: Checker) -> None:
    _, told = checker.explain(asked(ABOUT_PLACES[0]), Policy())
    assert Filter.ASKED_ABOUT in {why for _, why in told.dropped}
