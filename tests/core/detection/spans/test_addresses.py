"""House numbers, postcodes and the parts of an address go together; years, counts and two towns do not."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.detection.spans.addresses import whole_addresses
from core.finding import Evidence, Finding, Role


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
        ("Elmstraße 45/2/14, 1060 Wien", "Elmstraße 45", "Elmstraße 45/2/14, 1060 Wien"),
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
        ("12 Mill Rd, F-7/2, Leeds", ("12 Mill Rd", "Leeds"), ["12 Mill Rd, F-7/2, Leeds"]),
        ("Strada Elm nr. 25, bl. C3, ap. 14, Cluj", ("Strada Elm nr. 25", "Cluj"), ["Strada Elm nr. 25, bl. C3, ap. 14, Cluj"]),
        ("רחוב דיזנגוף 99, דירה 14, תל אביב", ("רחוב דיזנגוף 99", "תל אביב"), ["רחוב דיזנגוף 99, דירה 14, תל אביב"]),
        ("שדרות 45، حي العليا، الرياض", ("שדרות 45", "الرياض"), ["שדרות 45، حي العليا، الرياض"]),
        ("12 Mill Rd, my love, Leeds", ("12 Mill Rd", "Leeds"), ["12 Mill Rd", "Leeds"]),
        ("from Rome, F-7/2, Naples", ("Rome", "Naples"), ["Rome", "Naples"]),
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


def whole(text: str, *findings: Finding) -> list[str]:
    return [text[f.start : f.end] for f in whole_addresses(text, findings)]


def one(
    text: str, value: str, kind: str = "LOCATION", evidence: Evidence = Evidence.MODEL, *roles: Role, score: float = 0.5
) -> Finding:
    start = text.index(value)
    return Finding(start, start + len(value), kind, score, "", evidence, frozenset(roles))


def test_a_guessed_place_that_gets_a_number_is_a_street_and_others_stay_what_they_are() -> None:
    text = "19b Kossuth tér"
    (street,) = whole_addresses(text, [one(text, "Kossuth tér")])
    assert (street.evidence, street.roles) == (Evidence.FORMAT, {Role.ADDRESS, Role.STREET})
    (known,) = whole_addresses(text, [one(text, "Kossuth tér", "LOCATION", Evidence.LABEL)])
    assert (known.evidence, known.roles) == (Evidence.LABEL, frozenset())
    (numbered,) = whole_addresses(text, [one(text, "19b Kossuth tér")])
    assert (numbered.evidence, numbered.roles) == (Evidence.MODEL, frozenset())
    (town,) = whole_addresses("in Rome", [one("in Rome", "Rome")])
    assert (town.evidence, town.roles) == (Evidence.MODEL, frozenset())


def test_a_guessed_street_keeps_the_roles_it_had() -> None:
    text = "19b Kossuth tér"
    (street,) = whole_addresses(text, [one(text, "Kossuth tér", "LOCATION", Evidence.MODEL, Role.OWN_ADDRESS)])
    assert street.roles == {Role.ADDRESS, Role.STREET, Role.OWN_ADDRESS}


def test_a_merged_address_has_the_stronger_part_s_evidence_and_the_roles_of_both() -> None:
    text = "12 Mill Rd, Leeds"
    street = one(text, "12 Mill Rd", "LOCATION", Evidence.LABEL, Role.STREET, score=0.8)
    town = one(text, "Leeds", "LOCATION", Evidence.MODEL, Role.ADDRESS, score=0.4)
    (merged,) = whole_addresses(text, [street, town])
    assert (merged.start, merged.end, merged.evidence, merged.score) == (0, len(text), Evidence.LABEL, 0.8)
    assert merged.roles == {Role.STREET, Role.ADDRESS}
    (other,) = whole_addresses(text, [one(text, "12 Mill Rd", score=0.4), one(text, "Leeds", evidence=Evidence.LABEL)])
    assert other.evidence is Evidence.LABEL


def test_another_finding_s_number_is_not_taken() -> None:
    text = "in Rome 12345"
    assert whole(text, one(text, "Rome"), one(text, "12345", "ORDER_ID")) == ["Rome", "12345"]
    assert whole(text, one(text, "Rome")) == ["Rome 12345"]
    text = "7 Elm Way"
    assert whole(text, one(text, "7", "ORDER_ID"), one(text, "Elm Way")) == ["7", "Elm Way"]
    assert whole(text, one(text, "Elm Way")) == ["7 Elm Way"]


def test_a_person_between_two_places_keeps_them_apart() -> None:
    text = "12 Mill Rd Bob Leeds"
    assert whole(text, one(text, "12 Mill Rd"), one(text, "Bob", "PERSON"), one(text, "Leeds")) == ["12 Mill Rd", "Bob", "Leeds"]


@pytest.mark.parametrize(
    ("text", "place", "taken"),
    [
        ("in Rome, 00184 now", "Rome", "Rome, 00184"),
        ("in Rome 001-8412 now", "Rome", "Rome 001-8412"),
        ("in Lodz 90-001 now", "Lodz", "Lodz 90-001"),
        ("in Delft 2611 AB now", "Delft", "Delft 2611 AB"),
        ("in Riga LV-1050 now", "Riga", "Riga LV-1050"),
        ("in Rome 00184,5 now", "Rome", "Rome"),
        ("in Rome 00184 12 now", "Rome", "Rome"),
        ("in Rome 1999 now", "Rome", "Rome"),
        ("in Rome 2026 now", "Rome", "Rome"),
        ("in Rome 2126 now", "Rome", "Rome 2126"),
        ("Elm St 4, NO 14908 now", "Elm St 4", "Elm St 4, NO 14908"),
        ("Elm St 4,\n 32\n 60810 now", "Elm St 4", "Elm St 4,\n 32\n 60810"),
        ("Elm St 4, 1999 Riga", "Elm St 4", "Elm St 4, 1999 Riga"),
        ("Elm St 4, 18055 Bad Doberan now", "Elm St 4", "Elm St 4, 18055 Bad Doberan"),
    ],
)
def test_the_postcode_behind_a_place(text: str, place: str, taken: str) -> None:
    assert whole(text, one(text, place)) == [taken]


@pytest.mark.parametrize(
    ("text", "place", "taken"),
    [
        ("hi\n19 Elm Way", "Elm Way", "19 Elm Way"),
        ("hi, 19 Elm Way", "Elm Way", "19 Elm Way"),
        ("hi 19 Elm Way", "Elm Way", "Elm Way"),
        ("1999 Elm Way", "Elm Way", "Elm Way"),
        ("near 4821 Elm Way 3", "Elm Way 3", "4821 Elm Way 3"),
        ("near 1999 Elm Way 3", "Elm Way 3", "Elm Way 3"),
        ("near 48 Elm Way", "Elm Way", "Elm Way"),
        ("the intersection of Elm Way", "Elm Way", "the intersection of Elm Way"),
        ("x" * 37 + " 19 Elm Way", "Elm Way", "Elm Way"),
        ("the number of our street is below here\n19 Elm Way", "Elm Way", "19 Elm Way"),
        ("a sentence whose window of forty characters begins with 19 Elm Way", "Elm Way", "Elm Way"),
    ],
)
def test_the_house_number_before_a_place(text: str, place: str, taken: str) -> None:
    assert whole(text, one(text, place)) == [taken]


def test_the_beginning_of_the_window_is_no_beginning_of_a_line() -> None:
    number = "123456-1234-1234-1234 123456a "  # fills the forty characters before the place with one more before it
    for before, line in (("x", False), ("\n", True), (",", True)):
        text = "x" * 20 + before + number.rjust(39, " ")[-39:] + "Elm Way"
        (place,) = whole_addresses(text, [one(text, "Elm Way")])
        assert place.start == text.index("Elm Way") or line
    text = "ab12 Elm Way"
    assert whole(text, one(text, "Elm Way")) == ["Elm Way"]


@pytest.mark.parametrize(
    ("text", "first", "second", "together"),
    [
        ("Elm St 4, Leeds", "Elm St 4", "Leeds", True),
        ("Leeds, Elm St 4", "Leeds", "Elm St 4", True),
        ("Leeds, Ohio", "Leeds", "Ohio", False),
        ("Leeds, OH", "Leeds", "OH", True),
        ("OH, Leeds", "OH", "Leeds", False),
        ("Elm St 4Leeds", "Elm St 4", "Leeds", True),
        ("Elm St 4 12 Leeds", "Elm St 4", "Leeds", True),
        ("Elm St 4 is Leeds", "Elm St 4", "Leeds", False),
        ("Elm St 4, 12 NO, 34 AB, Leeds", "Elm St 4", "Leeds", False),
        ("Elm St and Mill Lane", "Elm St", "Mill Lane", False),
        ("Elm St 4 and Mill Lane", "Elm St 4", "Mill Lane", True),
        ("Elm St and Mill Lane 4", "Elm St", "Mill Lane 4", True),
        ("Rosenweg 3 Apt. 4\n Nowtown am See\n\n Spain 61709", "Rosenweg 3 Apt. 4", "Spain", True),
        ("Rosenweg 3\nSEATOUN\nNew Zealand", "Rosenweg 3", "New Zealand", True),
        ("Rosenweg 3\nwe met there in\nSpain", "Rosenweg 3", "Spain", False),
        ("Rosenweg\nNowtown\nSpain", "Rosenweg", "Spain", False),
        ("Rosenweg 3\nPhone: 12\nSpain", "Rosenweg 3", "Spain", False),
    ],
)
def test_which_places_are_one_address(text: str, first: str, second: str, together: bool) -> None:
    assert (len(whole(text, one(text, first), one(text, second))) == 1) is together


@pytest.mark.parametrize(("gap", "together"), [(24, True), (25, False)])
def test_parts_of_an_address_are_at_most_24_characters_apart(gap: int, together: bool) -> None:
    between = ", (" + "a" * 10 + ") (" + "b" * (gap - 18) + ") "
    text = f"Elm St 4{between}Leeds"
    assert len(between) == gap
    assert (len(whole(text, one(text, "Elm St 4"), one(text, "Leeds"))) == 1) is together


@pytest.mark.parametrize(("length", "together"), [(300, True), (301, False)])
def test_no_address_is_longer_than_300_characters(length: int, together: bool) -> None:
    town = "L" * (length - len("Elm St 4, "))
    text = f"Elm St 4, {town}"
    assert (len(whole(text, one(text, "Elm St 4"), one(text, town))) == 1) is together


@pytest.mark.parametrize("first", ["Rome", "Bob"])
def test_only_the_next_finding_limits_what_is_taken_behind_a_place(first: str) -> None:
    text = f"{first}, see Riga LV-1050, then Oslo"
    found = [one(text, first, "LOCATION" if first == "Rome" else "PERSON"), one(text, "Riga"), one(text, "Oslo")]
    assert whole(text, *found) == [first, "Riga LV-1050", "Oslo"]
