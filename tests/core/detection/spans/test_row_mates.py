"""In a row of quoted values without column names, what is beside half a name is the other half."""

import pytest

from core.detection.spans.row_mates import with_row_mates
from core.finding import Evidence, Finding


def found(text: str, *values: tuple[str, str]) -> list[Finding]:
    starts = [(text.index(value), value, kind) for value, kind in values]
    return sorted(Finding(at, at + len(value), kind, 0.6, "x", Evidence.MODEL) for at, value, kind in starts)


def added(text: str, *values: tuple[str, str]) -> list[tuple[str, str]]:
    before = found(text, *values)
    return [(text[f.start : f.end], f.entity_type) for f in with_row_mates(text, before) if f not in before]


MAIL = ("s@kestrelmail.com", "EMAIL_ADDRESS")


@pytest.mark.parametrize(
    ("text", "half", "more"),
    [
        ("VALUES (17,'Stellan','Marklund','s@kestrelmail.com','1988-03-14','x')", "Stellan", ["Marklund", "1988-03-14"]),
        ("VALUES ('Marklund', 'Stellan', 's@kestrelmail.com')", "Stellan", ["Marklund"]),
        ('["Stellan","Ek Lund","s@kestrelmail.com"]', "Stellan", ["Ek Lund"]),
        ('"Stellan";"Marklund";"s@kestrelmail.com"', "Stellan", ["Marklund"]),
        # Not beside it, not in its row, small letters, a date of our days, no cell of its own.
        ("('Stellan', 3, 'Marklund', 's@kestrelmail.com')", "Stellan", []),
        ("('Stellan', 's@kestrelmail.com')\n('Kestrel', 'Marklund')", "Stellan", []),
        ("('Stellan', 'active', 's@kestrelmail.com', '2026-03-14')", "Stellan", []),
        ("(Stellan, 'Marklund', 's@kestrelmail.com')", "Stellan", []),
        ("{'name':'Stellan','Town':'s@kestrelmail.com'}", "Stellan", []),
    ],
)
def test_the_other_half(text: str, half: str, more: list[str]) -> None:
    assert [value for value, _ in added(text, (half, "PERSON"), MAIL)] == more


def test_a_list_of_words_is_no_record() -> None:
    assert added("('Stellan', 'Marklund', '1988-03-14')", ("Stellan", "PERSON")) == []


def test_what_is_found_already_stays_as_it_is() -> None:
    text = "('Stellan', 'Umeå', 's@kestrelmail.com')"
    assert added(text, ("Stellan", "PERSON"), ("Umeå", "LOCATION"), MAIL) == []


def test_each_row_is_looked_at_once() -> None:
    text = "\n".join("('Stellan', 'Marklund', 's@kestrelmail.com')" for _ in range(300))
    rows = list(range(0, len(text), 45))
    before = sorted(
        finding
        for at in rows
        for finding in (
            Finding(at + 2, at + 9, "PERSON", 0.6, "x", Evidence.MODEL),
            Finding(at + 25, at + 42, "EMAIL_ADDRESS", 0.9, "x", Evidence.FORMAT),
        )
    )
    assert len(with_row_mates(text, before)) == len(before) + len(rows)


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        ("Mia 4 150 €\nLea 3 720 €\nIvo W. 3 310 €", ["3 720 €", "3 310 €"]),
        ("Lohn 2026\nMia 4 150 €\nsame 3 720 €", []),
        ("Mia 4 150 €\nLea is ill\nIvo 3 310 €", []),
        ("Mia 4 150 €\nLea 12 %\nIvo 12:30", []),
    ],
)
def test_rows_beside_one_with_pay_have_pay(rows: str, more: list[str]) -> None:
    at = rows.index("4 150 €")
    pay = Finding(at, at + 7, "SALARY", 0.6, "salary.row_beside_a_person", Evidence.CONTEXT)
    assert [rows[f.start : f.end] for f in with_row_mates(rows, [pay]) if f != pay] == more
