"""What ties a value to somebody, as a function of a text and its findings."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from config.entities import load_entities
from config.lexicon import shipped_lexicon
from core.decision.roles import Roles
from core.finding import Evidence, Finding, Role
from tests.conftest import NOWHERE

ROLES = Roles(shipped_lexicon(), load_entities(NOWHERE))
ADDRESS = frozenset({Role.ADDRESS, Role.STREET})


def roles_in(text: str, findings: Sequence[Finding]) -> frozenset[Role]:
    """What the words around them say; what the rules said before is left out."""
    pairs = zip(findings, ROLES.added(text, findings), strict=True)
    return frozenset(role for before, after in pairs for role in after.roles - before.roles)


def found(text: str, **values: str) -> list[Finding]:
    """One finding a value, as an address or a number behind its label is found."""
    evidence = {"PERSON": Evidence.MODEL, "LOCATION": Evidence.FORMAT}
    return [
        Finding(
            text.index(value),
            text.index(value) + len(value),
            kind,
            0.6,
            evidence=evidence.get(kind, Evidence.LABEL),
            roles=ADDRESS if kind == "LOCATION" else frozenset(),
        )
        for kind, value in values.items()
    ]


@pytest.mark.parametrize(
    ("text", "person", "place", "home"),
    [
        (
            "ship to\nMaria Flores\n345 Oak Street, Apt 2\nMiami, FL 33133",
            "Maria Flores",
            "345 Oak Street, Apt 2\nMiami, FL 33133",
            True,
        ),
        ("i know where you live kyle, 88 poplar ave", "kyle", "88 poplar ave", True),
        ("Kyle lives at 88 Poplar Ave", "Kyle", "88 Poplar Ave", True),
        ("Kyle lives alone at 88 Poplar Ave", "Kyle", "88 Poplar Ave", True),
        ("a note to the Castellano family, 88 Vine St, Apt 2", "Castellano", "88 Vine St, Apt 2", True),
        ("a postcard for Kyle to 88 Poplar Ave", "Kyle", "88 Poplar Ave", True),
        ("Kyle added the card to 88 Poplar Ave", "Kyle", "88 Poplar Ave", False),
        ("Kyle left a note to 88 Poplar Ave", "Kyle", "88 Poplar Ave", False),
        ("the Castellano project, 88 Vine St, Apt 2", "Castellano", "88 Vine St, Apt 2", False),
        ("Lena Fischer wohnt Am Markt 3, 28195 Bremen", "Lena Fischer", "Am Markt 3, 28195 Bremen", True),
        ("dinner with Ben, Torstraße 12, 19:30", "Ben", "Torstraße 12", False),
        ("dinner with Ben Hale, Torstraße 12", "Ben Hale", "Torstraße 12", False),
        ("lunch at 12 Market Street, Springfield, IL 62704, says Ana", "Ana", "12 Market Street, Springfield, IL 62704", False),
        ("Ana lives at the office", "Ana", "the office", False),
    ],
)
def test_where_somebody_lives(text: str, person: str, place: str, home: bool) -> None:
    assert (Role.HOME in roles_in(text, found(text, PERSON=person, LOCATION=place))) is home


def test_no_home_without_a_name_or_far_from_it() -> None:
    text = "he lives at 88 Poplar Ave. " + "x " * 100 + "Kyle"
    assert roles_in(text, found(text, LOCATION="88 Poplar Ave")) == frozenset()
    assert roles_in(text, found(text, LOCATION="88 Poplar Ave", PERSON="Kyle")) == frozenset()


@pytest.mark.parametrize(
    ("text", "served"),
    [
        ("our patient Maria called", True),
        ("Maria, a client of ours, called", True),
        ("Maria, our client, called", True),
        ("client Maria called", True),
        ("Mrs. Maria called", True),
        ("die Kundin Maria hat angerufen", True),
        ("la cliente Maria ha llamado", True),
        ("Maria wants a refund", True),
        ("they doxxed Maria", True),
        ("Maria fixed the mail client", False),
        ("Maria leads customer success", False),
        ("the customer id is wrong, Maria", False),
        ("Maria is a student at heart\nno customer here", True),
        ("the customer is king.\nMaria agrees", False),
        ("Maria called", False),
    ],
)
def test_whom_one_serves(text: str, served: bool) -> None:
    # "a client of ours" stands behind the name as "our client" does.
    assert (Role.SERVED in roles_in(text, found(text, PERSON="Maria"))) is served


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("my employee ID is E4598", True),
        ("her badge (employee ID E4598) is gone", True),
        ("mi número de empleado es E4598", True),
        ("Ben Carter, employee ID E4598, is new", True),
        ("Ben Carter (ID: E4598)", True),
        ("employee #E4598 Ben Carter was late", True),
        ("Ben Carter: employee id E4598 fails", False),
        ("employee id E4598 is null, Ben Carter knows why", False),
        ("employee id E4598 (Ben Carter's test row)", False),
        ("our employee id E4598, see Ben Carter", False),
        ("my laptop died. employee id E4598 fails for Ben Carter", False),
    ],
)
def test_whose_a_number_is(text: str, owned: bool) -> None:
    names = {"PERSON": "Ben Carter"} if "Ben Carter" in text else {}
    assert (Role.OWNED in roles_in(text, found(text, EMPLOYEE_ID="E4598", **names))) is owned


@pytest.mark.parametrize(
    ("text", "age", "minor"),
    [
        ("I'm 13, my name is Maria", "13", True),
        ("i am only 15. Maria", "15", True),
        ("I'm 16, my name is Maria", "16", False),
        ("she's 13 and called Maria", "13", False),
    ],
)
def test_a_child_that_tells_its_name(text: str, age: str, minor: bool) -> None:
    told = [
        finding if finding.entity_type == "AGE" else replace(finding, roles=frozenset({Role.INTRODUCED}))
        for finding in found(text, AGE=age, PERSON="Maria")
    ]
    assert (Role.MINOR in roles_in(text, told)) is minor
    assert Role.MINOR not in roles_in(text, found(text, AGE=age, PERSON="Maria"))


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("it is Ethan Marsh, 14, goes to Northfield High", True),
        ("it is Ethan Marsh (14), who attends Northfield High", True),
        ("it is Ethan Marsh, 17, goes to Northfield High", False),
        ("it is Ethan Marsh, 14, plays at Northfield High", False),
        ("it is Ethan Marsh and 14, goes to Northfield High", False),
    ],
)
def test_a_child_of_whom_somebody_tells_name_age_and_school(text: str, minor: bool) -> None:
    age = "17" if "17" in text else "14"
    assert (Role.MINOR in roles_in(text, found(text, AGE=age, PERSON="Ethan Marsh", EDUCATION="Northfield High"))) is minor
    assert Role.MINOR not in roles_in(text, found(text, AGE=age, PERSON="Marsh", EDUCATION="Northfield High"))
    assert Role.MINOR not in roles_in(text, found(text, AGE=age, PERSON="Ethan Marsh"))


def test_a_child_that_tells_where_it_lives() -> None:
    text = "im kyle, 13, i live at 48 Alder Grove"
    age, home = found(text, AGE="13", LOCATION="48 Alder Grove")
    assert Role.MINOR in roles_in(text, [age, replace(home, roles=frozenset({Role.OWN_ADDRESS}))])
    assert Role.MINOR not in roles_in(text, [age, home])


def test_a_child_that_tells_its_school() -> None:
    text = "I'm 15 and I go to Northfield High"
    assert Role.MINOR in roles_in(text, found(text, AGE="15", EDUCATION="Northfield High"))
    grown = text.replace("15", "25")
    assert Role.MINOR not in roles_in(grown, found(grown, AGE="25", EDUCATION="Northfield High"))


def test_a_text_full_of_findings_is_a_list() -> None:
    text = "our patient Maria called"
    assert roles_in(text, found(text, PERSON="Maria") * 201) == frozenset()


def test_a_text_of_200_findings_still_has_roles() -> None:
    text = "our patient Maria called"
    assert roles_in(text, found(text, PERSON="Maria") * 200) == {Role.SERVED}


def test_a_role_is_added_to_those_that_a_rule_gave() -> None:
    text = "our patient Maria called"
    (maria,) = found(text, PERSON="Maria")
    (added,) = ROLES.added(text, [replace(maria, roles=frozenset({Role.INTRODUCED}))])
    assert added.roles == {Role.INTRODUCED, Role.SERVED}


def test_only_a_street_with_a_number_is_a_home() -> None:
    text = "Kyle lives at 88 Poplar Ave"
    person, place = found(text, PERSON="Kyle", LOCATION="88 Poplar Ave")
    assert roles_in(text, [person, place]) == {Role.HOME}
    assert roles_in(text, [person, replace(place, roles=frozenset({Role.ADDRESS}))]) == frozenset()
    street = "Kyle lives at Poplar Ave"
    assert roles_in(street, found(street, PERSON="Kyle", LOCATION="Poplar Ave")) == frozenset()


@pytest.mark.parametrize(("gap", "home"), [(60, True), (61, False)])
def test_the_words_for_living_somewhere_are_at_most_60_characters_before(gap: int, home: bool) -> None:
    text = "Kyle: he lives at" + " " * (gap - len("lives at")) + "88 Poplar Ave"
    assert (Role.HOME in roles_in(text, found(text, PERSON="Kyle", LOCATION="88 Poplar Ave"))) is home


@pytest.mark.parametrize(("gap", "home"), [(159, True), (160, False)])
def test_whoever_lives_there_is_less_than_160_characters_away(gap: int, home: bool) -> None:
    address = "lives at 88 Poplar Ave"
    behind = address + " " * gap + "Kyle"
    assert (Role.HOME in roles_in(behind, found(behind, PERSON="Kyle", LOCATION="88 Poplar Ave"))) is home
    before = "Kyle" + " " * (gap - len("lives at ")) + address
    assert (Role.HOME in roles_in(before, found(before, PERSON="Kyle", LOCATION="88 Poplar Ave"))) is home


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("12 Elm Street, 62704", True),
        ("12 Elm Street, 62-704", True),
        ("12 Elm Street, SW1A 1AA", True),
        ("12 Elm Street, K1A 0B1", True),
        ("12 Elm Street, Flat", True),
        ("12 Elm Street, 3º", True),
        ("12 Elm Street, Springfield", False),
        ("Elm Street 62", False),
    ],
)
def test_an_envelope_has_a_postcode_or_a_flat(address: str, home: bool) -> None:
    text = f"Kyle Hale, {address}"
    assert (Role.HOME in roles_in(text, found(text, PERSON="Kyle Hale", LOCATION=address))) is home


@pytest.mark.parametrize(
    ("start", "person", "home"),
    [
        ("Kyle Hale,\n  ", "Kyle Hale", True),
        ("Kyle Hale,\n   ", "Kyle Hale", False),
        ("Kyle, ", "Kyle", False),
        ("Hale family, ", "Hale", True),
        ("Hale family,\n  ", "Hale", True),
        ("Hale family,\n   ", "Hale", False),
        ("Hale familiar ", "Hale", False),
    ],
)
def test_a_full_name_or_a_family_stands_right_before_the_address_on_an_envelope(start: str, person: str, home: bool) -> None:
    text = f"{start}88 Vine St, Apt 2"
    assert (Role.HOME in roles_in(text, found(text, PERSON=person, LOCATION="88 Vine St, Apt 2"))) is home


def test_a_name_behind_or_within_the_address_heads_nothing() -> None:
    text = "88 Vine St, Apt 2, Kyle Hale"
    assert roles_in(text, found(text, LOCATION="88 Vine St, Apt 2", PERSON="Kyle Hale")) == frozenset()
    text = "Kyle Hale88 Vine St, Apt 2"
    assert roles_in(text, found(text, LOCATION="88 Vine St, Apt 2", PERSON="Kyle Hale")) == frozenset()


def test_only_the_first_300_characters_of_an_address_are_read() -> None:
    for gap, home in ((287, True), (288, False)):
        text = "Kyle Hale, 88 Vine St" + " " * gap + "Apt"
        assert (Role.HOME in roles_in(text, found(text, PERSON="Kyle Hale", LOCATION=text[11:]))) is home


@pytest.mark.parametrize(("gap", "served"), [(52, True), (53, False)])
def test_a_customer_is_at_most_60_characters_before_the_name(gap: int, served: bool) -> None:
    text = "customer" + "." * gap + "Maria"
    assert (Role.SERVED in roles_in(text, found(text, PERSON="Maria"))) is served


@pytest.mark.parametrize(("gap", "served"), [(32, True), (33, False)])
def test_a_customer_is_at_most_40_characters_behind_the_name(gap: int, served: bool) -> None:
    text = "Maria" + "." * gap + "customer"
    assert (Role.SERVED in roles_in(text, found(text, PERSON="Maria"))) is served


def test_a_customer_in_the_next_line_is_somebody_else() -> None:
    text = "Maria called\nour customer waits"
    assert roles_in(text, found(text, PERSON="Maria")) == frozenset()


@pytest.mark.parametrize(("gap", "owned"), [(50, True), (51, False)])
def test_whose_number_it_is_stands_at_most_50_characters_before(gap: int, owned: bool) -> None:
    text = "my" + " " * gap + "E4598"
    assert (Role.OWNED in roles_in(text, found(text, EMPLOYEE_ID="E4598"))) is owned


def test_a_number_is_somebody_s_who_says_who_they_are() -> None:
    for text, roles in (("I'm a nurse at Kestrel E4598", {Role.OWNED}), ("the nurse at Kestrel E4598", frozenset())):
        assert roles_in(text, found(text, EMPLOYEE_ID="E4598")) == roles


def test_a_number_is_somebody_s_whose_name_is_introduced_anywhere() -> None:
    text = "Mrs Hale. The employee id E4598 fails"
    number, person = found(text, EMPLOYEE_ID="E4598", PERSON="Hale")
    assert Role.OWNED not in roles_in(text, [number, person])
    introduced = replace(person, roles=frozenset({Role.INTRODUCED}))
    assert Role.OWNED in roles_in(text, [number, introduced])


@pytest.mark.parametrize(("gap", "owned"), [(1, True), (45, True), (46, False)])
def test_a_name_right_behind_a_number_has_it(gap: int, owned: bool) -> None:
    text = "employee E4598" + " " * gap + "Ben Carter"
    assert (Role.OWNED in roles_in(text, found(text, EMPLOYEE_ID="E4598", PERSON="Ben Carter"))) is owned


def test_a_name_that_touches_a_number_does_not_have_it() -> None:
    for text in ("E4598Ben Carter", "Ben CarterE4598"):
        assert roles_in(text, found(text, EMPLOYEE_ID="E4598", PERSON="Ben Carter")) == frozenset()


@pytest.mark.parametrize(("word", "owned"), [("i" * 42, True), ("i" * 43, False)])
def test_a_number_in_the_aside_behind_a_name_is_at_most_45_characters_away(word: str, owned: bool) -> None:
    text = f"Ben Carter, {word} E4598"
    assert (Role.OWNED in roles_in(text, found(text, PERSON="Ben Carter", EMPLOYEE_ID="E4598"))) is owned


def test_numbers_of_other_things_than_database_rows_have_no_owner() -> None:
    text = "my card 4539148803436467"
    assert roles_in(text, found(text, CREDIT_CARD="4539148803436467")) == frozenset()


@pytest.mark.parametrize(
    ("start", "age", "minor"),
    [("I'm just ", "9", True), ("so I'm ", "15", True), ("I'm in room ", "15", False), ("I'm ", "1x", False)],
)
def test_a_child_says_i_am_right_before_its_age_in_years(start: str, age: str, minor: bool) -> None:
    text = f"{start}{age}, my name is Maria"
    aged, person = found(text, AGE=age, PERSON="Maria")
    assert (Role.MINOR in roles_in(text, [aged, replace(person, roles=frozenset({Role.INTRODUCED}))])) is minor


@pytest.mark.parametrize(("start", "owned"), [("I'm a ", True), ("I am a ", False)])
def test_who_somebody_is_stands_at_most_90_characters_before_their_number(start: str, owned: bool) -> None:
    text = f"{start}{'x' * 40} at {'y' * 39} E4598"
    assert (Role.OWNED in roles_in(text, found(text, EMPLOYEE_ID="E4598"))) is owned


def test_one_of_several_people_may_head_an_address() -> None:
    text = "Tom asks: Kyle Hale, 88 Vine St, Apt 2"
    people = [Finding(0, 3, "PERSON", 0.6), Finding(10, 19, "PERSON", 0.6)]
    assert Role.HOME in roles_in(text, [*people, *found(text, LOCATION="88 Vine St, Apt 2")])
