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


def test_a_child_that_tells_its_school() -> None:
    text = "I'm 15 and I go to Northfield High"
    assert Role.MINOR in roles_in(text, found(text, AGE="15", EDUCATION="Northfield High"))
    grown = text.replace("15", "25")
    assert Role.MINOR not in roles_in(grown, found(grown, AGE="25", EDUCATION="Northfield High"))


def test_a_text_full_of_findings_is_a_list() -> None:
    text = "our patient Maria called"
    assert roles_in(text, found(text, PERSON="Maria") * 201) == frozenset()
