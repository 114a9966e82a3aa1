"""The numbers that are told are those that decided."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from config.decision import load_decision
from config.entities import EntityTypes
from config.errors import ConfigError
from config.policy import Policy, Sensitivity
from core.checker import Checker
from core.decision.decide import Context
from core.decision.explanation import Explanation, Weighed, explained
from core.decision.judge import Judged
from core.decision.suppressions import Suppression
from core.detection.filters import Filter
from core.finding import Evidence, Finding
from core.paste.kinds import Paste
from tests.conftest import NOWHERE
from tests.messages import said

TEXTS = (
    "Ana Souza, born 12.4.1981, has diabetes, reach her at ana.souza@gmail.com",
    "our customer Ana Souza wants a refund, order 4482-1199, +49 30 901820",
    "letters to Tom Baker, 12 Poplar Ave, Springfield, IL 62704",
    "I'm 34, from Leeds, and have lupus",
    "see you at 9 in room 4, Tom",
    "the card is 4539 1488 0343 6467",
)


@pytest.mark.parametrize("sensitivity", Sensitivity)
@pytest.mark.parametrize("text", TEXTS)
def test_the_sum_and_what_is_enough_alone_say_what_was_decided(checker: Checker, text: str, sensitivity: Sensitivity) -> None:
    verdict, explanation = checker.explain(said(text), Policy(sensitivity=sensitivity))
    alone = any(each.alone for each in explanation.findings)
    assert verdict.decision.alarm is (alone or explanation.score.enough)
    assert verdict == checker.check(said(text), Policy(sensitivity=sensitivity)) or not verdict.decision.alarm
    assert [each.finding for each in explanation.findings] == list(verdict.findings)


def test_an_admin_s_table_decides(tmp_path: Path) -> None:
    shipped = Path("config/decision.yaml").read_text(encoding="utf-8")
    (tmp_path / "decision.yaml").write_text(shipped.replace("balanced: 2.0", "balanced: 2.5"), encoding="utf-8")
    assert load_decision(tmp_path).talk.balanced == 2.5


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("most_of_a_type: 4", "most_of_a_type: many", "most_of_a_type"),
        ("balanced: 2.0", "balancd: 2.0", "talk"),
        ("role: HOME", "role: HOUSE", "roles"),
        ("points: 0.6", "points: -1", "roles"),
    ],
)
def test_a_wrong_table_is_one_line_that_says_where(tmp_path: Path, before: str, after: str, told: str) -> None:
    shipped = Path("config/decision.yaml").read_text(encoding="utf-8")
    (tmp_path / "decision.yaml").write_text(shipped.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_decision(tmp_path)
    assert "decision.yaml" in str(error.value)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


TABLE = load_decision(NOWHERE)
CARD = Finding(0, 16, "CREDIT_CARD", 0.9, "card.luhn", Evidence.CHECKSUM)
MAIL = Finding(20, 30, "EMAIL_ADDRESS", 0.9, "email.email")
WEAK = Finding(40, 50, "PHONE_NUMBER", 0.2, "phone")


def of(judged: Sequence[Judged], types: EntityTypes, **policy: object) -> Explanation:
    counting = [each.finding for each in judged if each.suppression is None]
    return explained(
        judged, [(WEAK, Filter.UNSURE)], counting, Paste(), Context(), Policy(**policy), types, TABLE, {"card.luhn": "luhn"}
    )


def test_each_finding_has_its_validator_and_whether_it_is_enough_alone(types: EntityTypes) -> None:
    explanation = of([Judged(CARD, "4539"), Judged(MAIL, "ana@gmail.com")], types)
    assert explanation.findings == (Weighed(CARD, None, True, "luhn"), Weighed(MAIL, None, False, ""))
    assert Weighed(CARD) == Weighed(CARD, None, False, "")
    assert explanation.dropped == ((WEAK, Filter.UNSURE),)


def test_what_is_suppressed_is_never_enough_alone(types: EntityTypes) -> None:
    explanation = of([Judged(CARD, "4242", Suppression.EXAMPLE_NUMBER)], types)
    assert explanation.findings == (Weighed(CARD, Suppression.EXAMPLE_NUMBER, False, "luhn"),)
    assert explanation.score.terms == ()


def test_a_quiet_type_is_a_suppression_unless_there_is_another_one(types: EntityTypes) -> None:
    quiet = ("CREDIT_CARD", "EMAIL_ADDRESS")
    explanation = of([Judged(CARD, "4242", Suppression.EXAMPLE_NUMBER), Judged(MAIL, "ana@gmail.com")], types, quiet_types=quiet)
    assert [each.suppression for each in explanation.findings] == [Suppression.EXAMPLE_NUMBER, Suppression.QUIET_TYPE]
    assert explanation.score.terms == ()


def test_the_sum_is_over_what_has_the_policy_s_minimum_score(types: EntityTypes) -> None:
    explanation = of([Judged(MAIL, "ana@gmail.com"), Judged(WEAK, "+44 1")], types, minimum_score=0.3)
    assert [term.name for term in explanation.score.terms] == ["EMAIL_ADDRESS"]
    least = of([Judged(MAIL, "ana@gmail.com"), Judged(WEAK, "+44 1")], types, minimum_score=0.2)
    assert [term.name for term in least.score.terms] == ["EMAIL_ADDRESS", "PHONE_NUMBER"]


@pytest.mark.parametrize("sensitivity", Sensitivity)
def test_the_thresholds_are_those_of_the_sensitivity(types: EntityTypes, sensitivity: Sensitivity) -> None:
    explanation = of([Judged(MAIL, "ana@gmail.com")], types, sensitivity=sensitivity)
    assert (explanation.sensitivity, explanation.sure, explanation.score.needed) == (
        sensitivity.value,
        TABLE.sure.at(sensitivity),
        TABLE.talk.at(sensitivity),
    )
