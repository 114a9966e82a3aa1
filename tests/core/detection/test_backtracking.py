"""No rule's pattern can be made to backtrack for long: four times the text is about four times the work, not sixteen times."""

import random
import re
import time

from config import path
from config.labels import load_labels
from core.detection.recognizers.fields import field_rules
from core.detection.registry import all_rules
from core.detection.rule import Rule
from tests.conftest import NOWHERE
from tests.hostile import against

SHORT, TIMES = 1_000, 4
# Between four, for what is linear, and sixteen; under half a millisecond nothing can be measured.
MOST, LEAST_SECONDS = 9, 0.0005
FEW = 6


def seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.thread_time()
    for _ in pattern.finditer(text):
        pass
    return time.thread_time() - start


def is_linear(pattern: re.Pattern[str], short: str, long: str) -> bool:
    """Whether one of three measurements says so: another process may have disturbed the others."""
    return any(seconds(pattern, long) <= MOST * max(seconds(pattern, short), LEAST_SECONDS) for _ in range(3))


def slow(rule: Rule, pick: random.Random) -> list[str]:
    """The hostile texts that take a rule more than linear time; a few are tried, others with each seed."""
    pattern, makers = rule.compile(), against(rule)
    few = pick.sample(sorted(makers), min(FEW, len(makers)))
    return [f"{rule.name}: {name}" for name in few if not is_linear(pattern, makers[name](SHORT), makers[name](TIMES * SHORT))]


def test_no_rule_takes_more_than_linear_time() -> None:
    pick = random.Random(22)
    rules = [*all_rules(), *field_rules(load_labels(path("labels", NOWHERE)))]
    assert [each for rule in rules for each in slow(rule, pick)] == []


def test_a_pattern_that_is_quadratic_is_seen() -> None:
    rule = Rule(name="quadratic", entity_type="X", pattern=r"[a-c]+d")
    assert slow(rule, random.Random(1)) == ["quadratic: 'a'"]
