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


def test_an_own_list_stands_for_the_shipped_one_of_its_language(tmp_path: Path) -> None:
    (tmp_path / "he/context").mkdir(parents=True)
    (tmp_path / "he/context/vocabulary.txt").write_text("", encoding="utf-8")
    assert not FrequentWords(tmp_path).has("חיים")
    assert FrequentWords(tmp_path).has("الله")
