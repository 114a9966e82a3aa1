"""Overlapping findings become disjoint ones, the stronger first."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.detection.spans.overlaps import disjoint, strength, trimmed
from core.finding import Evidence, Finding, Role

NUMBERS = "1204 889 30 / 77 1299"
TEXT = "Alice Smith alice@x.io and more words to stand on here"


def test_the_stronger_cuts_the_weaker() -> None:
    name = Finding(0, 22, "PERSON", 0.6, evidence=Evidence.MODEL)
    mail = Finding(12, 22, "EMAIL_ADDRESS", 0.9, evidence=Evidence.FORMAT)
    assert [(TEXT[f.start : f.end], f.entity_type) for f in disjoint(TEXT, [mail, name])] == [
        ("Alice Smith", "PERSON"),
        ("alice@x.io", "EMAIL_ADDRESS"),
    ]


def test_a_small_rest_of_a_number_goes() -> None:
    long = Finding(0, 22, "US_SSN", 0.9, evidence=Evidence.CHECKSUM)
    rest = Finding(20, 26, "PHONE_NUMBER", 0.5)
    assert disjoint(TEXT, [long, rest])[0] == long


def test_a_number_is_not_left_by_half() -> None:
    text = "account number is 3742 876543 21001."
    part = Finding(18, 29, "BANK_ACCOUNT", 0.7, evidence=Evidence.CONTEXT)
    whole = Finding(18, 35, "ACCOUNT_NUMBER", 0.6, evidence=Evidence.LABEL)
    assert [(text[f.start : f.end], f.entity_type) for f in disjoint(text, [part, whole])] == [
        ("3742 876543 21001", "BANK_ACCOUNT")
    ]
    last = Finding(30, 35, "BANK_ACCOUNT", 0.7, evidence=Evidence.CONTEXT)
    assert [(text[f.start : f.end], f.entity_type) for f in disjoint(text, [last, whole])] == [
        ("3742 876543", "ACCOUNT_NUMBER"),
        ("21001", "BANK_ACCOUNT"),
    ]


def test_trimming_leaves_words() -> None:
    assert trimmed(TEXT, Finding(11, 18, "PERSON", 0.5)) == Finding(12, 17, "PERSON", 0.5)
    assert trimmed("a .. b", Finding(1, 5, "PERSON", 0.5)) is None


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40), st.integers(1, 14), st.sampled_from(["PERSON", "URL", "AGE"]), st.sampled_from(list(Evidence))
        )
    )
)
def test_always_sorted_and_disjoint(drawn: list[tuple[int, int, str, Evidence]]) -> None:
    findings = [Finding(s, s + n, kind, 0.5, evidence=e) for s, n, kind, e in drawn]
    merged = disjoint(TEXT, findings)
    assert all(a.end <= b.start for a, b in pairwise(merged))
    assert all(f.start < f.end for f in merged)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 20), st.integers(1, 14), st.sampled_from(["BANK_ACCOUNT", "ORDER_ID", "AGE"]), st.sampled_from([Evidence.LABEL, Evidence.FORMAT, Evidence.CONTEXT])
        ),
        max_size=5,
    )
)  # fmt: skip
def test_two_digits_together_that_were_found_stay_found(drawn: list[tuple[int, int, str, Evidence]]) -> None:
    findings = [Finding(s, min(s + n, len(NUMBERS)), kind, 0.5, evidence=e) for s, n, kind, e in drawn if s < len(NUMBERS)]
    kept = {at for f in disjoint(NUMBERS, findings) for at in range(f.start, f.end)}
    lost = {at for f in findings for at in range(f.start, f.end) if NUMBERS[at].isdigit()} - kept
    assert not any(at + 1 in lost for at in lost)


def values(text: str, *findings: Finding) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.entity_type) for f in disjoint(text, findings)]


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        (Evidence.MODEL, Evidence.SPEAKER),
        (Evidence.FORMAT, Evidence.LABEL),
        (Evidence.SPEAKER, Evidence.CONTEXT),
        (Evidence.LABEL, Evidence.PREFIX),
        (Evidence.CONTEXT, Evidence.CHECKSUM),
    ],
)
def test_better_evidence_wins_whatever_the_score_and_length(weaker: Evidence, stronger: Evidence) -> None:
    one = Finding(0, 11, "ORDER_ID", 1.0, evidence=weaker)
    other = Finding(0, 8, "CASE_ID", 0.1, evidence=stronger)
    assert strength(one) < strength(other)
    assert disjoint("12345678 x y", [one, other])[0] == other


def test_equal_evidence_is_decided_by_the_score_and_then_by_the_length() -> None:
    text = "12345678 abc"
    long, short = Finding(0, 12, "ORDER_ID", 0.5), Finding(0, 8, "CASE_ID", 0.6)
    assert disjoint(text, [long, short])[0] == short
    assert disjoint(text, [long, Finding(0, 8, "CASE_ID", 0.5)]) == [long]


def test_findings_that_only_touch_do_not_overlap_and_those_of_one_type_become_one() -> None:
    text = "Ana SouzaLima"
    first, second = Finding(0, 9, "PERSON", 0.5, "a", roles=frozenset({Role.SERVED})), Finding(9, 13, "PERSON", 0.9, "b")
    (merged,) = disjoint(text, [second, first])
    assert (merged.start, merged.end, merged.source, merged.roles) == (0, 13, "b", {Role.SERVED})
    assert values(text, first, Finding(9, 13, "LOCATION", 0.9)) == [("Ana Souza", "PERSON"), ("Lima", "LOCATION")]
    assert values("Ana, Souza", Finding(0, 3, "PERSON", 0.5), Finding(5, 10, "PERSON", 0.5)) == [
        ("Ana", "PERSON"),
        ("Souza", "PERSON"),
    ]


def test_a_guessed_name_within_a_longer_guess_is_dropped_before_anything_else() -> None:
    text = "Uwe Neumann"
    long, short = Finding(0, 11, "PERSON", 0.5, evidence=Evidence.MODEL), Finding(4, 11, "PERSON", 0.9, evidence=Evidence.MODEL)
    assert disjoint(text, [short, long]) == [long]
    place = Finding(4, 11, "LOCATION", 0.9, evidence=Evidence.MODEL)
    assert values(text, long, place) == [("Uwe", "PERSON"), ("Neumann", "LOCATION")]
    sure = Finding(4, 11, "PERSON", 0.9, evidence=Evidence.LABEL)
    assert values(text, long, sure) == [("Uwe", "PERSON"), ("Neumann", "PERSON")]


def test_a_second_guess_within_a_first_is_dropped_and_one_behind_it_is_not() -> None:
    text = "Uwe Neumann Hale"
    guesses = [Finding(a, b, "PERSON", 0.5, evidence=Evidence.MODEL) for a, b in ((0, 11), (4, 11), (12, 16))]
    assert values(text, *guesses) == [("Uwe Neumann", "PERSON"), ("Hale", "PERSON")]


def test_a_chain_of_overlaps_is_resolved_as_one() -> None:
    text = "aaaa bbbb cccc dddd"
    chain = [
        Finding(0, 9, "LOCATION", 0.5, evidence=Evidence.FORMAT),
        Finding(5, 14, "PERSON", 0.9, evidence=Evidence.LABEL),
        Finding(10, 19, "LOCATION", 0.5, evidence=Evidence.FORMAT),
    ]
    assert values(text, *chain) == [("aaaa", "LOCATION"), ("bbbb cccc", "PERSON"), ("dddd", "LOCATION")]


@pytest.mark.parametrize(
    ("kind", "start", "left"),
    [
        ("ORDER_ID", 5, [("abcdef", "ORDER_ID")]),
        ("ORDER_ID", 3, []),
        ("PERSON", 3, [("abcd", "PERSON")]),
        ("LOCATION", 3, [("abcd", "LOCATION")]),
        ("ORGANIZATION", 3, [("abcd", "ORGANIZATION")]),
        ("PASSWORD", 5, []),
        ("API_KEY", 5, []),
        ("EMAIL_ADDRESS", 5, []),
    ],
)
def test_more_than_half_of_a_value_stays_and_any_part_of_a_name(kind: str, start: int, left: list[tuple[str, str]]) -> None:
    """The part before the stronger finding; ten letters in all."""
    text = "abcdefghij klm"
    kept = text[: start + 1]
    whole = Finding(0, 10, kind, 0.5, evidence=Evidence.FORMAT)
    strong = Finding(len(kept), 10, "CASE_ID", 0.9, evidence=Evidence.CHECKSUM)
    assert values(text, whole, strong) == [*left, (text[len(kept) : 10], "CASE_ID")]


def test_exactly_half_of_a_value_is_not_enough() -> None:
    text = "abcdefghij"
    assert values(text, Finding(0, 10, "ORDER_ID", 0.5), Finding(5, 10, "CASE_ID", 0.9)) == [("fghij", "CASE_ID")]


def test_the_digits_that_are_left_go_to_the_finding_beside_them_unless_that_is_proven() -> None:
    text = "12345678"
    whole = Finding(0, 8, "ORDER_ID", 0.5)
    for evidence, left in (
        (Evidence.LABEL, [("12345678", "CASE_ID")]),
        (Evidence.CHECKSUM, [("12", "ORDER_ID"), ("345678", "CASE_ID")]),
        (Evidence.PREFIX, [("12", "ORDER_ID"), ("345678", "CASE_ID")]),
    ):
        assert values(text, whole, Finding(2, 8, "CASE_ID", 0.9, evidence=evidence)) == left
    assert values(text, whole, Finding(0, 6, "CASE_ID", 0.9, evidence=Evidence.LABEL)) == [("12345678", "CASE_ID")]


def test_the_digits_that_are_left_of_an_address_are_nobody_s() -> None:
    text = "ab12@x.io"
    mail, other = Finding(0, 9, "EMAIL_ADDRESS", 0.5), Finding(4, 9, "URL", 0.9, evidence=Evidence.LABEL)
    assert values(text, mail, other) == [("@x.io", "URL")]


def test_a_rest_that_is_only_punctuation_or_a_title_is_dropped() -> None:
    text = "Herr Hale (x)"
    whole = Finding(0, 13, "PERSON", 0.5, evidence=Evidence.MODEL)
    assert values(text, whole, Finding(5, 13, "CASE_ID", 0.9)) == [("Hale (x)", "CASE_ID")]
    assert values(text, Finding(4, 13, "PERSON", 0.5), Finding(5, 9, "CASE_ID", 0.9)) == [("Hale", "CASE_ID"), ("x", "PERSON")]


def test_trimming_what_has_no_letter_and_one_that_has_only_one() -> None:
    assert trimmed("(a)", Finding(0, 3, "PERSON", 0.5)) == Finding(1, 2, "PERSON", 0.5)
    assert trimmed("()", Finding(0, 2, "PERSON", 0.5)) is None
    assert trimmed("ab", Finding(0, 2, "PERSON", 0.5)) == Finding(0, 2, "PERSON", 0.5)
