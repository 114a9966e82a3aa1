"""The cut of a text into words and names is the most probable one, and tells which lists have what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.detection.names.scripts.lexicon import Lexicon

WORDS = ("的", "は", "明日", "出張", "東京", "東", "京")
NAMES = {"f": ("田中", "東"), "g": ("結衣",), "p": ("東京",)}


def _cut(text: str, hidden: str = "", unknown: str = "") -> list[tuple[str, str]]:
    flags = [bytes(char in part for char in text) if part else b"" for part in (hidden, unknown)]
    return [(text[piece.start : piece.end], piece.kind) for piece in Lexicon(WORDS, NAMES).read(text, *flags)[0]]


def test_words_and_names_are_told_apart() -> None:
    assert _cut("田中は明日東京") == [("田中", "f"), ("は", "w"), ("明日", "w"), ("東京", "wp")]


def test_what_is_in_no_list_is_one_piece_until_a_word_comes() -> None:
    assert _cut("御手洗は明日") == [("御手洗", "u"), ("は", "w"), ("明日", "w")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [("Slack 12", ["a", "_", "0"]), ("シンガポール", ["K"]), ("。\n\t", ["。", "¶", "_"]), ("", [])],
)
def test_letters_digits_katakana_and_marks_are_pieces_of_their_own(text: str, kinds: list[str]) -> None:
    assert [kind for _, kind in _cut(text)] == kinds


def test_hidden_names_and_unknown_words_are_in_no_list() -> None:
    assert _cut("田中は明日", hidden="田中") == [("田中", "u"), ("は", "w"), ("明日", "w")]
    assert _cut("東京", hidden="東京") == [("東京", "w")]
    assert _cut("東京", hidden="東京", unknown="東京") == [("東京", "u")]


def test_the_longest_name_that_begins_or_ends_at_a_character_is_told() -> None:
    marks = Lexicon(WORDS, NAMES).read("東京結衣")[1]
    assert marks == [{"f": "1,", "p": "2,"}, {"f": ",1"}, {"p": ",2", "g": "2,"}, {}]


@given(st.text(alphabet="田中は明日東京aB1 \n。ァ結衣", max_size=60))
def test_a_cut_is_the_whole_text(text: str) -> None:
    pieces, marks = Lexicon(WORDS, NAMES).read(text)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    assert len(marks) == len(text)
