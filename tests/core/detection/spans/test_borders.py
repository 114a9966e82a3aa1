"""A value ends where its script does, and a border is nobody's text."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.policy import Policy
from core.checker import Checker
from core.detection.rule import Rule, RuleRecognizer
from core.detection.rules import families
from core.detection.spans.borders import bordered
from core.text import Text
from tests.messages import asked, said

CARD, IBAN, MAIL = "4539578129044175", "DE89370400440532013000", "zhangwei88@example.jp"
WITHOUT_SPACES = {"Han": "的", "Kana": "は", "Hangul": "는", "Thai": "ก"}
WITH_SPACES = {"Cyrillic": "я", "Arabic": "ب", "Hebrew": "א", "Devanagari": "क", "Greek": "λ"}
RULES = [(family, rule) for family, rules in families() for rule in rules]


def of_lines(rule: Rule) -> bool:
    """Whether it looks for where a line begins or ends, which no letter of another script is."""
    return any(mark in rule.pattern for mark in ("^", "$", r"\n", r"\Z"))


def found(family: str, rule: Rule, text: Text) -> set[str]:
    inner = bordered(text)
    spans = (inner.to_raw(r.start, r.end) for r in RuleRecognizer(family, [rule]).find(inner.visible, [0]))
    return {text.visible[span.start : span.end] for span in spans}


@pytest.mark.parametrize("letter", WITHOUT_SPACES.values(), ids=WITHOUT_SPACES)
def test_every_rule_s_examples_are_found_between_letters_of_another_script(letter: str) -> None:
    missed = [
        (family, rule.name)
        for family, rule in RULES
        if not of_lines(rule)
        for text, value in rule.matches
        if value not in found(family, rule, Text.plain(letter + text + letter))
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("value", "letter"),
    # An accented letter is part of a Latin word, but of no number.
    [(CARD, "é"), *product((CARD, IBAN, MAIL), (*WITHOUT_SPACES.values(), *WITH_SPACES.values()))],
)
def test_a_number_or_an_address_is_hidden_whatever_letter_touches_it(checker: Checker, letter: str, value: str) -> None:
    for text in (letter + value, value + letter, letter * 3 + value + letter * 3):
        verdict = checker.check(asked(text), Policy())
        assert value not in verdict.redaction.raw
        assert value in verdict.redaction.mapping.values()


def test_talk_alarms_where_a_card_touches_letters(checker: Checker) -> None:
    for text in (f"カードは{CARD}です", f"карта{CARD}", f"카드는{CARD}입니다"):
        assert checker.check(said(text), Policy()).decision.alarm
    assert not checker.check(said("第4539回の会議は10時から3階です"), Policy()).decision.alarm


@given(st.text(alphabet=st.sampled_from("aZ9 .@-é的はя는ก\n"), max_size=40))
def test_borders_change_nothing_that_is_read(text: str) -> None:
    inner = bordered(Text.plain(text))
    assert inner.raw == text
    assert inner.visible.replace("\u200a", "").replace("\u200b", "") == text
    for start in range(len(inner.visible)):
        span = inner.to_raw(start, start + 1)
        assert text[span.start : span.end] in (inner.visible[start], "")


def test_what_is_ascii_or_of_one_script_stays_as_it_is() -> None:
    for text in ("card 4539", "Zoë's café", "это карта", "谢谢啦"):
        plain = Text.plain(text)
        assert bordered(plain) is plain


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("は4539は", "は\u200a4539\u200aは"),
        ("я4539я", "я\u200b4539\u200bя"),
        ("Zoë4", "Zoë\u200b4"),
        ("4é", "4\u200bé"),
        ("nºª4", "nºª4"),
        ("4µ", "4\u200bµ"),
        ("Zoëя", "Zoë\u200bя"),
        ("яZoë", "я\u200bZoë"),
        ("aは", "a\u200aは"),
        ("яは", "яは"),
        ("は。4", "は。4"),
        ("は 4", "は 4"),
        ("は.4", "は\u200a.4"),
        ("«я»", "«я»"),
        ("é.", "é."),
        ("é—4", "é—4"),
        ("aʼb", "aʼb"),
        ("µm", "µm"),
        ("nºb", "nºb"),
        ("nªb", "nªb"),
        ("a\u0301b", "a\u0301b"),
    ],
)
def test_where_a_border_is(text: str, read: str) -> None:
    """Between a letter of another script and what is not its own; a hair space where words are written without spaces."""
    assert bordered(Text.plain(text)).visible == read


@pytest.mark.parametrize("letter", "カーゞ漢한กລខမབㄅ")
def test_a_hair_space_stands_where_words_are_written_without_spaces(letter: str) -> None:
    assert bordered(Text.plain(f"{letter}4")).visible == f"{letter}\u200a4"
