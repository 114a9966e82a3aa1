"""House numbers, postcodes and the parts of an address go together; years, counts and two towns do not."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.detection.spans.addresses import whole_addresses
from core.finding import Evidence, Finding


def places(text: str, *values: str, evidence: Evidence = Evidence.MODEL) -> list[Finding]:
    found, at = [], 0
    for value in values:
        at = text.index(value, at)
        found.append(Finding(at, at + len(value), "LOCATION", 0.5, "", evidence))
        at += len(value)
    return found


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("Kiel\nGermany 24103", "Germany", "Germany 24103"),
        ("Ann Lee\n7 Birkenallee 12\nhere", "Birkenallee 12", "7 Birkenallee 12"),
        ("19b Kossuth tér", "Kossuth tér", "19b Kossuth tér"),
        ("a port in Livorno 57123 in May", "Livorno", "Livorno 57123"),
        ("the stop is at 4821 77 Harbour Way St", "77 Harbour Way St", "4821 77 Harbour Way St"),
        ("Rosenweg 3\n10115", "Rosenweg 3", "Rosenweg 3\n10115"),
        ("Alter Markt 7\n18055 Rostock\nthanks", "Alter Markt 7", "Alter Markt 7\n18055 Rostock"),
        ("Alter Markt 7, 18055 ok", "Alter Markt 7", "Alter Markt 7, 18055"),
        ("a flat in Borlänge 784 31 is free", "Borlänge", "Borlänge 784 31"),
        ("at the corner of Elm Street", "Elm Street", "the corner of Elm Street"),
        ("the games in London 2012 were", "London", "London"),
        ("we saw 3 Paris flights", "Paris", "Paris"),
        ("tickets to 3 Paris shows", "Paris", "Paris"),
        ("in Lisbon 1234.5 km", "Lisbon", "Lisbon"),
        ("in Lisbon 12345% more", "Lisbon", "Lisbon"),
        ("we met in Bern\n10115 rows were read", "Bern", "Bern"),
    ],
)
def test_what_goes_along(text: str, place: str, whole: str) -> None:
    (finding,) = whole_addresses(text, places(text, place))
    assert text[finding.start : finding.end] == whole


@pytest.mark.parametrize(
    ("text", "values", "wholes"),
    [
        ("12 Mill Rd\nUnit 4\nLeeds", ("12 Mill Rd", "Unit 4", "Leeds"), ["12 Mill Rd\nUnit 4\nLeeds"]),
        ("9 Oak Ave, CA 90210, Fresno", ("9 Oak Ave", "Fresno"), ["9 Oak Ave, CA 90210, Fresno"]),
        ("the corner of Elm Street and Mill Lane", ("Elm Street", "Mill Lane"), ["the corner of Elm Street and Mill Lane"]),
        ("from Rome, Naples", ("Rome", "Naples"), ["Rome", "Naples"]),
        ("from Rome and Naples", ("Rome", "Naples"), ["Rome", "Naples"]),
        ("12 Mill Rd is closed, see Leeds", ("12 Mill Rd", "Leeds"), ["12 Mill Rd", "Leeds"]),
    ],
)
def test_parts_of_one_address_are_one(text: str, values: tuple[str, ...], wholes: list[str]) -> None:
    assert [text[f.start : f.end] for f in whole_addresses(text, places(text, *values))] == wholes


@given(
    st.lists(st.sampled_from(["Rome", "12", "a", ",", "\n", " ", "corner of", "and", "Elm St 4", "90210"]), max_size=25),
    st.data(),
)
def test_findings_stay_sorted_and_disjoint_and_nothing_is_lost(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kinds = st.sampled_from(["LOCATION", "PERSON"])
    found = [Finding(a, b, data.draw(kinds), 0.5) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    whole = whole_addresses(text, found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(whole))
    assert all(any(w.start <= f.start and f.end <= w.end and w.entity_type == f.entity_type for w in whole) for f in found)
