"""Wherever Python's ``re`` finds something, its over-approximation finds something in google-re2, too."""

import re

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from core.detection.prefilter.approximation import Expression, approximation, gates
from core.detection.prefilter.stand_ins import in_ascii

_X = re.VERBOSE | re.MULTILINE | re.IGNORECASE
PATTERNS = [
    (r"(?<![\w.])\d{3}(?!\d)", "x 123 y", "x1234"),
    (r"\b[A-Z]{2}\d{2,30}\b", "DE89370400440532", "de89"),
    (r"(?i)caf(?:é|e) \d", "CAFÉ 1", "CAF 1"),
    (r"(a+)b\1", "aabaa", "ac"),
    (r"(?P<q>['\"])a(?P=q)", "'a'", "a"),
    (r"(?m)^x$", "y\nx\nz", "xx"),
    (r"\d(?=-year)", "3-year", "3 year"),
    (r"(?<=no )\d", "no 7", "no x"),
    (r"[^\W_]+@", "ä@", "_ @ "),
    (r"(?x) a \s b # spaces", "a b", "ab"),
    (r"(?x) a [ ] b {2} \# # two of them", "a bb#", "a b#"),
    (r"a(?i:b)c(?#a comment)", "aBc", "Abc"),
    (r"(?i)a(?-i:b)c", "AbC", "aBc"),
    (r"[]a]b{,2}[^]x]", "]bb-", "xbb]"),
    (r"[\s\-+*]{2}[\x41-\x43]\u00e9?", "\x1c-B", "x-B"),
    (r"a[^\S\n]b", "a\x1fb", "a\nb"),
    (r"(?i)[à-ž]x|ſtop|\u212a1", "Ix", "bx"),
    (r"(?i)kid", "KİD", "kd"),
    (r"x\{2}|y{|z{a}", "z{a}", "xx"),
    (r"(?s)a.b|c\Z", "a\nb", "ab"),
    (r"a++b*?c(?>d)", "aacd", "bc"),
    (r"\0\t[\b]", "\0\t\b", "0tb"),
    (r"(?!x)a(?<!b)(?<![c])", "a", "b"),
    (r"[^a-z]\d", "é1", "a1"),
    (r"(?<![^\W_])\w[’'][A-ZÀ-Þ]", "d’Été", "d'été"),
    (r"(?i)[€£]\s?\d", "€\u202f7", "$ 7"),
    (r"(?i)naïve|[^q]x|[^\s]y|(?!q)z", "NAÏVE", "naive"),
    (r"(?<![a-z])b(?![^\S\n])", "éb", "ab"),
    (r"id (?=[\w-]{0,9}\d)(?:\w{2,30}|x)(?!\w)", "id ab1", "id abc"),
    (r"key (?:zz|(?=\w{2})(?=\w{0,5}\d\d)[\w.]{9}(?=[^.]))", "key abcd12345 ", "key abcdefgh9 "),
    (r"need .{1,80} now|(?:word){2}[^,]{0,40}x", "need it now", "now need"),
]


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


WORDS = "|".join(f"label{n}" for n in range(40))


@pytest.mark.parametrize(
    "pattern",
    [
        rf"(?i)(?<!\w)(?:{WORDS})\s?[:=]\s?\d{{3}}",
        rf"(?x) (?:an?[ ])? (?P<what>(?i:{WORDS})) (?=[ ]is)",
        rf"(?:{WORDS})(?:a|b)?\d",
    ],
)
def test_a_gate_is_open_wherever_the_pattern_finds_something(pattern: str) -> None:
    made = gates(re.compile(pattern), 100)
    assert len(made) > 1
    assert all(len(gate) < 150 for gate in made)
    for text in ("a label3: 123", "an label3 is", "LABEL39=123", "label12b4", "label7a9"):
        if re.search(pattern, text):
            assert any(re2.search(gate, text) for gate in made)
    assert not any(re2.search(gate, "nothing at all: 123") for gate in made)


@pytest.mark.parametrize("pattern", [r"\d{3}", r"(?:ab|cd)?x", r"(?:ab|cd){0,3}x", r"(?:(?=ab|cd))x"])
def test_what_need_not_be_there_is_no_gate(pattern: str) -> None:
    assert gates(re.compile(pattern), 100) == []
