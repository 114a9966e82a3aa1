"""What lists know of a word by itself."""

from pathlib import Path

import pytest

from core.detection.names.word_classes import FREQUENT, NONE, HashedWords, WordClasses
from tests.core.detection.names.told_words import FOLDER

LISTS = {
    "names_and_words.txt": "Jan\nParis\n",
    "places.txt": "Paris\nSan Marino\n",
    "words.txt": "please\njan\n",
    "products.txt": "slack\n",
    "tools.txt": "grep\n",
    "frequent.cc-by-sa.txt": "beste nb1 nl1\nışık tr2\niyi tr1\nstraße de2\n",
}


@pytest.fixture
def classes(tmp_path: Path) -> WordClasses:
    for name, lines in LISTS.items():
        (tmp_path / name).write_text(lines, encoding="utf-8")
    return WordClasses(tmp_path, {"Ana", "Özge"}.__contains__, {"Novak", "Ana"}.__contains__)


@pytest.mark.parametrize(
    ("word", "lists"),
    [
        ("Ana", "gf"),
        ("ana", "gf"),
        ("ANA", "gf"),
        ("ÖZGE", "g"),
        ("Novak", "f"),
        ("Jan", "bo"),
        ("Paris", "bp"),
        ("Please", "o"),
        ("Slack", "r"),
        ("grep", "r"),
        ("Zorblatt", NONE),
        ("San", NONE),
        ("42", NONE),
        ("", NONE),
        ("🙂", NONE),
    ],
)
def test_each_list_that_has_a_word_is_a_letter(classes: WordClasses, word: str, lists: str) -> None:
    assert classes.lists(word) == lists


@pytest.mark.parametrize(
    ("word", "languages"),
    [
        ("Beste", "nb1 nl1"),
        ("BESTE", "nb1 nl1"),
        ("Işık", "tr2"),
        ("İyi", "tr1"),
        ("Straße", "de2"),
        ("zorblatt", NONE),
        ("", NONE),
    ],
)
def test_a_word_is_known_by_the_languages_in_which_it_is_frequent(classes: WordClasses, word: str, languages: str) -> None:
    assert classes.languages(word) == languages


def test_what_an_admin_s_folder_lacks_is_read_in_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "places.txt").write_text("Zorblatt\n", encoding="utf-8")
    classes = WordClasses(tmp_path, {"Ana"}.__contains__, bool)
    assert (classes.lists("Zorblatt"), classes.languages("Beste")) == ("fp", "nb1 nl1")
    assert "o" in classes.lists("Please")


def test_the_shipped_list_of_frequent_words_is_sorted_and_names_at_most_two_languages() -> None:
    rows = [line.split() for line in (FOLDER / FREQUENT).read_text(encoding="utf-8").splitlines()]
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    assert {len(row) for row in rows} == {2, 3}


def test_hashed_words_are_a_set() -> None:
    words = HashedWords(["Ana", "Ana", "Ben"])
    assert [word in words for word in ("Ana", "Ben", "Cleo", "")] == [True, True, False, False]
    assert "Ana" not in HashedWords([])
