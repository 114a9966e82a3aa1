"""A value that was found once is found wherever it stands again as a whole word."""

import pytest

from core.detection.spans.propagate import propagated
from core.finding import Evidence, Finding, Role


def one(text: str, value: str, kind: str, evidence: Evidence = Evidence.MODEL, *roles: Role) -> Finding:
    start = text.index(value)
    return Finding(start, start + len(value), kind, 0.8, "source", evidence, frozenset(roles))


def more(text: str, *findings: Finding) -> list[tuple[str, str]]:
    """Values and types that were not found before."""
    return [(text[f.start : f.end], f.entity_type) for f in propagated(text, list(findings))[len(findings) :]]


def test_a_name_and_each_of_its_words_are_found_again() -> None:
    text = "Ana Souza called. Souza, Ana: tell Ana Souza"
    assert more(text, one(text, "Ana Souza", "PERSON")) == [
        ("Ana", "PERSON"),
        ("Souza", "PERSON"),
        ("Souza", "PERSON"),
        ("Ana", "PERSON"),
        ("Ana Souza", "PERSON"),
        ("Ana", "PERSON"),
        ("Souza", "PERSON"),
    ]


def test_a_whole_name_keeps_its_evidence_and_roles_and_its_parts_are_guesses() -> None:
    text = "Mr Hale Souza, Hale Souza, Souza"
    found = propagated(text, [one(text, "Hale Souza", "PERSON", Evidence.CONTEXT, Role.SERVED)])
    again, last = (next(f for f in found if f.start == at) for at in (15, 27))
    assert (text[again.start : again.end], again.evidence, again.roles) == ("Hale Souza", Evidence.CONTEXT, {Role.SERVED})
    assert (text[last.start : last.end], last.evidence, last.roles) == ("Souza", Evidence.MODEL, frozenset())
    assert (last.score, last.source) == (0.8, "source")


def test_only_whole_words_in_the_same_case_are_found() -> None:
    text = "Souza, Souzas, souza, xSouza, Souza1, Souza-Lima"
    assert more(text, one(text, "Souza", "PERSON")) == [("Souza", "PERSON")]
    assert propagated(text, [one(text, "Souza", "PERSON")])[-1].start == text.index("Souza-Lima")


def test_common_words_and_words_of_two_letters_and_small_ones_are_no_names_by_themselves() -> None:
    text = "Will de Li Souza; Will de Li; Souza"
    assert {value for value, _ in more(text, one(text, "Will de Li Souza", "PERSON"))} == {"Souza"}
    assert more("Will will, Will", one("Will will, Will", "Will", "PERSON")) == []
    assert more("Li, Li", one("Li, Li", "Li", "PERSON")) == []
    assert more("Bob, Bob", one("Bob, Bob", "Bob", "PERSON")) == [("Bob", "PERSON")]


def test_speakers_are_also_called_in_small_letters() -> None:
    text = "Greta Hale: hi\nhale is greta, bob"
    speaker = one(text, "Greta Hale", "PERSON", Evidence.SPEAKER)
    assert {value for value, _ in more(text, speaker)} == {"Greta", "Hale", "greta", "hale"}
    assert {value for value, _ in more(text, one(text, "Greta Hale", "PERSON"))} == {"Greta", "Hale"}
    short = "Bob Hale: hi\nbob"
    assert ("bob", "PERSON") not in more(short, one(short, "Bob Hale", "PERSON", Evidence.SPEAKER))


@pytest.mark.parametrize(
    ("kind", "value", "evidence", "again"),
    [
        ("CUSTOMER_ID", "8841", Evidence.LABEL, True),
        ("CUSTOMER_ID", "8841", Evidence.CONTEXT, True),
        ("CUSTOMER_ID", "8841", Evidence.FORMAT, False),
        ("CUSTOMER_ID", "884", Evidence.LABEL, False),
        ("SALARY", "88410", Evidence.LABEL, False),
        ("CARD_EXPIRY", "1234", Evidence.LABEL, False),
        ("AGE", "34 years", Evidence.LABEL, False),
        ("CARD_SECURITY_CODE", "1234", Evidence.LABEL, False),
        ("PERSONAL_TRAIT", "black", Evidence.CONTEXT, False),
    ],
)
def test_a_labelled_value_is_found_without_its_label_unless_it_is_short(
    kind: str, value: str, evidence: Evidence, again: bool
) -> None:
    text = f"no {value} and then {value}."
    assert more(text, one(text, value, kind, evidence)) == ([(value, kind)] if again else [])


def test_a_value_that_begins_with_no_letter_or_digit_is_not_looked_for() -> None:
    text = "-8841 and -8841"
    assert more(text, one(text, "-8841", "CUSTOMER_ID", Evidence.LABEL)) == []


def test_what_was_found_already_is_not_found_twice() -> None:
    text = "Souza and Souza"
    both = [one(text, "Souza", "PERSON"), Finding(10, 15, "PERSON", 0.3)]
    assert propagated(text, both) == both


def test_a_place_of_the_model_s_is_a_person_if_it_is_one_s_name_by_better_evidence() -> None:
    text = "Mrs Florence; Florence said"
    sure = one(text, "Florence", "PERSON", Evidence.CONTEXT)
    place = Finding(14, 22, "LOCATION", 0.5)
    guess = Finding(14, 22, "LOCATION", 0.5, evidence=Evidence.MODEL)
    assert [f.entity_type for f in propagated(text, [sure, guess])] == ["PERSON", "PERSON"]
    assert [f.entity_type for f in propagated(text, [sure, place])] == ["PERSON", "LOCATION"]
    unsure = one(text, "Florence", "PERSON")
    assert [f.entity_type for f in propagated(text, [unsure, guess])] == ["PERSON", "LOCATION"]


def test_at_most_twenty_values_begin_with_the_same_word() -> None:
    names = [f"Maria {chr(97 + i).upper()}{chr(97 + i) * 4}" for i in range(22)]
    text = ", ".join(names)
    found = [one(text, name, "PERSON") for name in names]
    again = propagated(text + "; " + names[18] + "; " + names[19] + "; " + names[20], found)
    late = {(text + "; " + "; ".join(names[18:21]))[f.start : f.end] for f in again if f.start > len(text)}
    assert names[18] in late
    assert names[19] not in late


def test_without_values_nothing_is_looked_for() -> None:
    text = "a 34 b 34"
    age = one(text, "34", "AGE", Evidence.LABEL)
    findings = [age]
    assert propagated(text, findings) is findings


def test_names_behind_other_findings_are_found_again_too() -> None:
    text = "no 8841: Souza, Souza"
    assert more(text, one(text, "8841", "CUSTOMER_ID", Evidence.LABEL), one(text, "Souza", "PERSON")) == [("Souza", "PERSON")]


def test_a_family_name_alone_is_found_in_scripts_without_capitals() -> None:
    text = "मनीषा अग्निहोत्री आई, अग्निहोत्री जी चले गए"
    name = "मनीषा अग्निहोत्री"
    named = [Finding(0, len(name), "PERSON", 0.5, "x", Evidence.MODEL)]
    assert text.rindex("अग्निहोत्री") in [finding.start for finding in propagated(text, named, lambda _: False)]
    assert propagated(text, named) == named, "it may be any word"


@pytest.mark.parametrize(
    ("text", "name"), [("FARQUHARSON, O. and Farquharson", "Farquharson"), ("Farquharson and FARQUHARSON", "FARQUHARSON")]
)
def test_a_name_in_capitals_is_the_same_name(text: str, name: str) -> None:
    first = text.split(maxsplit=1)[0].strip(",")
    found = propagated(text, [Finding(0, len(first), "PERSON", 0.5, "x", Evidence.MODEL)])
    assert text.rindex(name) in [finding.start for finding in found]
