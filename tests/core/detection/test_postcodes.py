"""House numbers and postcodes go with the place; years and counts do not."""

import pytest

from core.detection.postcodes import with_postcodes
from core.verdict import Evidence, Finding


def widened(text: str, place: str, evidence: Evidence = Evidence.MODEL) -> str:
    start = text.index(place)
    (finding,) = with_postcodes(text, [Finding(start, start + len(place), "LOCATION", 0.5, "", evidence)])
    return text[finding.start : finding.end]


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("Kiel\nGermany 24103", "Germany", "Germany 24103"),
        ("Ann Lee\n7 Birkenallee 12\nhere", "Birkenallee 12", "7 Birkenallee 12"),
        ("19b Kossuth tér", "Kossuth tér", "19b Kossuth tér"),
        ("a port in Livorno 57123 in May", "Livorno", "Livorno 57123"),
        ("the games in London 2012 were", "London", "London"),
        ("we saw 3 Paris flights", "Paris", "Paris"),
        ("in Lisbon 1234.5 km", "Lisbon", "Lisbon"),
        ("in Lisbon 12345% more", "Lisbon", "Lisbon"),
    ],
)
def test_what_goes_along(text: str, place: str, whole: str) -> None:
    assert widened(text, place) == whole


def test_a_rule_s_own_address_stays_as_it_is() -> None:
    assert widened("Germany 24103", "Germany", Evidence.FORMAT) == "Germany"
