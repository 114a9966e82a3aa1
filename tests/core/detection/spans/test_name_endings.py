"""A name is found without what is glued to it."""

import pytest

from core.detection.spans.name_endings import without_endings
from core.finding import Evidence, Finding


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("Mbeki's", "Mbeki"),
        ("Ayşe’ye", "Ayşe"),
        ("Mehmet'in", "Mehmet"),
        ("Zeynep'ten", "Zeynep"),
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
        ("王先", "王先"),
    ],
)
def test_a_name_ends_before_what_is_no_part_of_it(found: str, name: str) -> None:
    finding = Finding(0, len(found), "PERSON", 0.6, "name_model", Evidence.MODEL)
    (cut,) = without_endings(found, [finding])
    assert found[cut.start : cut.end] == name
