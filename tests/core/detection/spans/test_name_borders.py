"""A name is found without what is glued to it."""

import pytest

from core.detection.spans.name_borders import with_initials, without_endings
from core.finding import Evidence, Finding, Role


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("Mbeki's", "Mbeki"),
        ("Ayşe’ye", "Ayşe"),
        ("Mehmet'in", "Mehmet"),
        ("Zeynep'ten", "Zeynep"),
        ("Fatma Hanım", "Fatma"),
        ("OSMAN USTA", "OSMAN"),
        ("田中さん", "田中"),
        ("田中太郎様です", "田中太郎"),
        ("김민수님", "김민수"),
        ("박지수 씨", "박지수"),
        ("张伟先生", "张伟"),
        # Part of the name.
        ("O'Brien", "O'Brien"),
        ("D'Souza", "D'Souza"),
        ("Isma'il", "Isma'il"),
        ("L'a", "L'a"),
        ("Kowalska", "Kowalska"),
        ("Hanım", "Hanım"),
        ("Ali Beyoğlu", "Ali Beyoğlu"),
        ("王先", "王先"),
    ],
)
def test_a_name_ends_before_what_is_no_part_of_it(found: str, name: str) -> None:
    finding = Finding(0, len(found), "PERSON", 0.6, "name_model", Evidence.MODEL)
    (cut,) = without_endings(found, [finding])
    assert found[cut.start : cut.end] == name


def person(text: str, value: str, score: float = 0.5, kind: str = "PERSON", roles: frozenset[Role] = frozenset()) -> Finding:
    start = text.index(value)
    return Finding(start, start + len(value), kind, score, "name_model", Evidence.MODEL, roles)


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("ask J. Marsh about it", ("J", "Marsh"), ["J. Marsh"]),
        ("client M. Bertrand Marsh", ("M", "Bertrand Marsh"), ["M. Bertrand Marsh"]),
        ("Ana J Marsh", ("Ana J", "Marsh"), ["Ana J Marsh"]),
        ("Ana J.Marsh", ("Ana J", "Marsh"), ["Ana J.Marsh"]),
        ("Ana, Marsh", ("Ana", "Marsh"), ["Ana", "Marsh"]),
        ("Ana J, Marsh", ("Ana J", "Marsh"), ["Ana J", "Marsh"]),
        ("Ana J.  Marsh", ("Ana J", "Marsh"), ["Ana J", "Marsh"]),
        ("plan B is Marsh", ("B", "Marsh"), ["Marsh"]),
    ],
)
def test_what_ends_in_an_initial_goes_on(text: str, parts: tuple[str, ...], whole: list[str]) -> None:
    found = with_initials(text, [person(text, part) for part in parts])
    assert [text[each.start : each.end] for each in found] == whole


def test_the_whole_name_has_the_score_and_the_roles_of_both() -> None:
    text = "J. Marsh"
    first, second = person(text, "J", roles=frozenset({Role.SERVED})), person(text, "Marsh", 0.6)
    (whole,) = with_initials(text, [first, second])
    assert (whole.score, whole.roles) == (0.6, {Role.SERVED})


def test_places_and_letters_of_other_scripts_are_left_as_they_are() -> None:
    text = "J. Marsh, 王"
    found = [person(text, "J", kind="LOCATION"), person(text, "Marsh"), person(text, "王")]
    assert with_initials(text, found) == found


@pytest.mark.parametrize(
    ("text", "parts", "names"),
    [
        ("Ana Mbeki called: Mbeki v. Kestrel", ("Ana Mbeki", "Mbeki v. Kestrel"), ["Ana Mbeki", "Mbeki", "Kestrel"]),
        ("Ms Mbeki; Mbeki vs Kestrel", ("Mbeki", "Mbeki vs Kestrel"), ["Mbeki", "Mbeki", "Kestrel"]),
        ("Ana Ruiz met Ludwig v. Mises", ("Ana Ruiz", "Ludwig v. Mises"), ["Ana Ruiz", "Ludwig v. Mises"]),
    ],
)
def test_parties_of_a_case_are_two(text: str, parts: tuple[str, ...], names: list[str]) -> None:
    found = [Finding(at := text.rindex(part), at + len(part), "PERSON", 0.5, "name_model", Evidence.MODEL) for part in parts]
    if parts[0] == "Mbeki":
        found[0] = Finding(3, 8, "PERSON", 0.5, "name_model", Evidence.MODEL)
    assert [text[each.start : each.end] for each in without_endings(text, found)] == names
