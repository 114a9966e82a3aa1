"""A person has one placeholder through a text, however the text calls them, and two people have two."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import asked

SAME = (
    (
        "Thandiwe Mbeki came. Ms Mbeki's lawyer too. Mbeki v. State.",
        "[PERSON_1] came. Ms [PERSON_1]'s lawyer too. [PERSON_1] v. State.",
    ),
    ("Is Zofia there? Zofia Kowalska is late. Tell Zofia.", "Is [PERSON_1] there? [PERSON_1] is late. Tell [PERSON_1]."),
    (
        "Will: hi\nAna: will you come, Will?\nWill: Will you?\nAna: In May. Will said no.",
        "[PERSON_1]: hi\n[PERSON_2]: will you come, [PERSON_1]?\n[PERSON_1]: Will you?\n[PERSON_2]: In May. [PERSON_1] said no.",
    ),
    ("Ask Anna Schmidt, she is aschmidt or a.schmidt there.", "Ask [PERSON_1], she is [PERSON_1] or [PERSON_1] there."),
    (
        "Kathleen Brown and Kathleen Smith came. Kathleen said no.",
        "[PERSON_1] and [PERSON_2] came. [PERSON_3] said no.",
    ),
)


@pytest.mark.parametrize(("text", "redacted"), SAME)
def test_one_person_has_one_placeholder(checker: Checker, text: str, redacted: str) -> None:
    assert checker.check(asked(text), Policy()).redaction.raw == redacted


@pytest.mark.parametrize(
    "text",
    [
        "Mark Olsen wrote it. Mark the box, mark my words, a Mark of quality.",
        "May Jones wrote it. May I go? It is due in May. May 12 is fine.",
        "Hope Olsen wrote it. Hope that helps! Hope to see you.",
    ],
)
def test_a_word_that_is_also_a_name_stays_where_it_is_the_word(checker: Checker, text: str) -> None:
    assert checker.check(asked(text), Policy()).redaction.raw.partition(" wrote it")[2] == text.partition(" wrote it")[2]
