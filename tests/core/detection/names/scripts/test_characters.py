"""What the models of Chinese, Japanese and Korean see: a row of features for each character, the same in both Chinese scripts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.detection.names.scripts.characters import Characters

NAMES = Path("config/names")


@pytest.fixture(scope="module")
def chinese() -> Characters:
    return Characters(NAMES / "zh")


def test_traditional_and_full_width_characters_are_read_as_simplified_and_narrow_ones(chinese: Characters) -> None:
    old, new = "陳偉說：Ａ１", "陈伟说:A1"
    assert chinese.features(old, chinese.tokens(old)) == chinese.features(new, chinese.tokens(new))


def test_a_name_that_is_hidden_is_seen_as_in_no_list(chinese: Characters) -> None:
    text = "张伟今天请假"
    spans = chinese.tokens(text)
    assert chinese.features(text, spans, {0, 1}) != chinese.features(text, spans)
    assert chinese.features(text, spans, {0, 1})[5] == chinese.features(text, spans)[5]


@given(st.text(max_size=80))
def test_every_character_has_as_many_features_whatever_a_text_is(chinese: Characters, text: str) -> None:
    rows = chinese.features(text, chinese.tokens(text))
    assert len(rows) == len(text)
    assert len({len(row) for row in rows}) <= 1
    assert not any(char in feature for row in rows for feature in row for char in "\n\t ")
