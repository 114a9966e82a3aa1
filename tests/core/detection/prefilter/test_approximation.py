"""Wherever Python's ``re`` finds something, its over-approximation finds something in google-re2, too."""

import re

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from core.detection.prefilter.approximation import Expression, approximation
from core.detection.prefilter.stand_ins import in_ascii
from tests.core.detection.prefilter.patterns import PATTERNS

_X = re.VERBOSE | re.MULTILINE | re.IGNORECASE


def finds(pattern: str, text: str, *, ascii_only: bool, flags: int = 0) -> bool:
    made = approximation(Expression(pattern, flags), ascii_only=ascii_only)
    return all(re2.search(form, text) for form in (made.form, made.closer))


@pytest.mark.parametrize(("pattern", "fits", "fails"), PATTERNS)
def test_it_finds_what_the_pattern_finds(pattern: str, fits: str, fails: str) -> None:
    compiled = re.compile(pattern)
    assert compiled.search(fits)
    assert not compiled.search(fails)
    assert finds(pattern, fits, ascii_only=False)
    plain = in_ascii(fits)
    assert plain is None or finds(pattern, plain, ascii_only=True)


@pytest.mark.parametrize("number", [0, 1, 4, 8, 10, 11, 12, 14, 15, 28, 29])
def test_it_still_says_no(number: int) -> None:
    pattern, _, fails = PATTERNS[number]
    assert not finds(pattern, fails, ascii_only=True)


@given(
    st.sampled_from([pattern for pattern, _, _ in PATTERNS]),
    st.text("abcxyzqABCKk1 -_@éÉïÀ’€½٣\u0301\u202f\u212aıİſ\n\x1c]+*{'n", max_size=12),
)
@settings(max_examples=2000)
def test_it_finds_whatever_the_pattern_finds_in_any_text(pattern: str, text: str) -> None:
    if re.search(pattern, text):
        assert finds(pattern, text, ascii_only=False)
        plain = in_ascii(text)
        assert plain is None or finds(pattern, plain, ascii_only=True)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"a\d", 1),
        (r"[0-9]|\d+", 1),
        (r"x7", 1),
        (r"\d*", 0),
        (r"\d|a", 0),
        (r"(?=\d)a", 1),
        (r"a(?=.{0,9}[0-9])|b(?<=\d)", 1),
        (r"(?!\d)a", 0),
        (r"word [^\n]{0,40}? \d", 1),
        (r"[\da]", 0),
        (r"\d{2,}-\d{9}|x12(?:a\d){3}", 5),
        (r"(?=\d{4})\w\d{2}", 4),
        (r"(?:(?=\d{3})\w){2}\d", 3),
    ],
)
def test_it_knows_how_many_digits_every_match_holds(pattern: str, needs: int) -> None:
    assert [approximation(re.compile(pattern), ascii_only=only).digits for only in (True, False)] == [needs, needs]


def test_behind_a_word_and_a_gap_nothing_is_remembered() -> None:
    form = approximation(Expression(r"word [ ] [^\n]{0,40}? other", _X), ascii_only=True).form
    assert "word" in form
    assert "other" not in form


@pytest.mark.parametrize("pattern", ["(a", "a)", "a(?<!b"])
def test_what_no_parenthesis_closes_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="parenthesis"):
        approximation(Expression(pattern, 0), ascii_only=True)
