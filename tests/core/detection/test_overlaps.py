"""Overlapping findings become disjoint ones, the stronger first."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.detection.overlaps import disjoint, trimmed
from core.verdict import Evidence, Finding

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
