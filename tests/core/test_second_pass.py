"""What has been redacted stays as it is: a second look at our own output of any style changes nothing and alarms nobody."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bots.cli.options import message_of
from config.policy import Policy, Style
from core.checker import Checker

STYLES = [Style.PLACEHOLDER, Style.MASK, Style.LAST4, Style.HASH]
PIECES = [
    "Hi, I am Marta Kowalski.",
    "Write to marta.kowalski@kestrel-parts.io or jon@kestrel-parts.io, please.",
    "Call +48 512 345 678.",
    "Born 12.03.1984.",
    "date of birth: 1984-03-12",
    "Card 4111 1111 1111 1111, CVV 123.",
    "IBAN DE89 3704 0044 0532 0130 00",
    "password: hunter2!Xy",
    "SSN 536-22-8745; passport C01X00T47",
    "She lives at 12 Main Street, Springfield 62704.",
    "host 85.214.132.117 is down",
    "The meeting is at ten.",
]


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.sampled_from(PIECES), min_size=1, max_size=5, unique=True))
def test_a_second_pass_changes_nothing(checker: Checker, style: Style, parts: list[str]) -> None:
    policy = Policy(style=style)
    first = checker.check(message_of("\n".join(parts)), policy).redaction.raw
    second = checker.check(message_of(first), policy)
    assert second.redaction.raw == first
    assert not second.decision.alarm


@pytest.mark.parametrize(
    "mine", ["SSN ********2348", "[PERSON:def569e423] paid", "passport [PASSPORT_NUMBER:99b2022408]", "Card ************1111"]
)
@pytest.mark.parametrize("style", list(Style))
def test_what_other_styles_have_redacted_is_left_alone(checker: Checker, mine: str, style: Style) -> None:
    verdict = checker.check(message_of(mine), Policy(style=style))
    assert verdict.redaction.raw == mine
    assert not verdict.decision.alarm


def test_words_in_bold_are_not_taken_for_masked_values(checker: Checker) -> None:
    text = "**Marta Kowalski** has the card ****4111 1111 1111 1111****"
    assert "4111" not in checker.check(message_of(text), Policy()).redaction.raw
