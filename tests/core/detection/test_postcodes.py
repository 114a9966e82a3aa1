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
        ("Schuld\nGermany 10069", "Germany", "Germany 10069"),
        ("Ann Lee\n50345 Wingertweg 126\nhere", "Wingertweg 126", "50345 Wingertweg 126"),
        ("233 Erzsébet tér", "Erzsébet tér", "233 Erzsébet tér"),
        ("a port in Costamezzana 43015 in May", "Costamezzana", "Costamezzana 43015"),
        ("the games in London 2012 were", "London", "London"),
        ("we saw 3 Paris flights", "Paris", "Paris"),
        ("in Lisbon 1234.5 km", "Lisbon", "Lisbon"),
        ("in Lisbon 12345% more", "Lisbon", "Lisbon"),
    ],
)
def test_what_goes_along(text: str, place: str, whole: str) -> None:
    assert widened(text, place) == whole


def test_a_rule_s_own_address_stays_as_it_is() -> None:
    assert widened("Germany 10069", "Germany", Evidence.FORMAT) == "Germany"
