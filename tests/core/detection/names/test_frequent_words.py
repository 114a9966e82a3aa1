"""Frequent words of scripts without capitals."""

from pathlib import Path

import pytest

import config
from core.detection.names.frequent_words import FrequentWords


@pytest.mark.parametrize(
    ("word", "frequent"),
    [("الله", True), ("الحمداني", False), ("חיים", True), ("גולדפרב", False), ("अग्निहोत्री", False), ("山田", True), ("", True)],
)
def test_frequent_words(word: str, frequent: bool) -> None:
    assert FrequentWords(Path(config.__file__).parent / "names").has(word) is frequent


def test_without_lists_no_word_is_frequent(tmp_path: Path) -> None:
    assert not FrequentWords(tmp_path).has("الله")
