"""Overlapping findings become disjoint ones, the stronger first."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.detection.spans.overlaps import disjoint, trimmed
from core.finding import Evidence, Finding

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
