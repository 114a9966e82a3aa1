"""Every rule proves itself by its examples, its keywords let all of them pass, and its pattern is linear."""

import re
import time

import pytest

from config import path
from config.labels import load_labels
from core.detection.recognizers.fields import FAMILY, field_rules
from core.detection.recognizers.national_numbers import FAMILY as NATIONAL_NUMBERS
from core.detection.registry import failures, shipped_national_rules
from core.detection.rule import Rule, RuleRecognizer
from core.detection.rules import families, written
from tests.conftest import NOWHERE

FIELDS = (FAMILY, field_rules(load_labels(path("labels", NOWHERE))))
NATIONAL = (NATIONAL_NUMBERS, shipped_national_rules())
RULES = [
    pytest.param(family, rule, id=f"{family}.{rule.name}") for family, rules in (*families(), FIELDS, NATIONAL) for rule in rules
]


@pytest.mark.parametrize(("family", "rule"), RULES)
def test_the_examples_hold(family: str, rule: Rule) -> None:
    assert rule.matches
    assert rule.non_matches
    assert list(failures(RuleRecognizer(family, [rule]), rule)) == []


@pytest.mark.parametrize(("family", "rule"), RULES)
def test_keywords_let_every_example_pass(family: str, rule: Rule) -> None:
    assert all(word == word.lower() for word in rule.keywords)
    if rule.keywords:
        assert all(any(word in text.lower() for word in rule.keywords) for text, _ in rule.matches)


def test_a_pattern_can_be_read() -> None:
    """As it is written: at most so many characters, as words are data and shared parts have names."""
    for family in written():
        lengths = {rule.name: len(rule.pattern) for rule in family.rules} | {
            name: len(part) for name, part in family.parts.items()
        }
        assert [f"{family.name}.{name}: {length}" for name, length in lengths.items() if length > LONGEST] == []


def test_names_are_unique() -> None:
    for family, rules in families():
        assert len({rule.name for rule in rules}) == len(rules), family


LONGEST = 300
HOSTILE = (
    "a",
    "1",
    "@",
    ".",
    " ",
    "-",
    "a@",
    "1 ",
    "1-",
    "a.",
    "A ",
    "\n",
    "(",
    "[",
    "x=",
    '"',
    "1.",
    "Aa ",
    ": ",
    "é",
    "a b ",
    "==",
    "0x",
)


def _seconds(pattern: re.Pattern[str], text: str, enough: float = 0.0) -> float:
    """Of this thread on a processor, the best of three, or the first that is not above what is enough."""
    best = 9.0
    for _ in range(3):
        start = time.thread_time()
        for _match in pattern.finditer(text):
            pass
        best = min(best, time.thread_time() - start)
        if best <= enough:
            break
    return best


@pytest.mark.parametrize(("family", "rule"), RULES)
def test_no_pattern_backtracks_catastrophically(family: str, rule: Rule) -> None:
    """Doubling a hostile input must not much more than double the work; windows bound what is left."""
    start, pattern = (rule.keywords or ("",))[0], rule.compile()
    for piece in HOSTILE:
        short, double = (start + " " + piece * (n // len(piece)) for n in (1500, 3000))
        if _seconds(pattern, double, 0.02) > 0.02:
            # Another process may have had the caches for a moment: the best of three counts.
            assert min(_seconds(pattern, double) / max(_seconds(pattern, short), 0.002) for _ in range(3)) < 6, piece
