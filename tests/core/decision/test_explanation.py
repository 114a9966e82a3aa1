"""The numbers that are told are those that decided."""

from pathlib import Path

import pytest

from config.decision import load_decision
from config.errors import ConfigError
from config.policy import Policy, Sensitivity
from core.checker import Checker
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
        ("role: HOME", "role: STREET", "no row for HOME"),
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
