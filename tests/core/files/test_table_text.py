"""Tables: rows, columns and header names."""

from config.policy import Policy
from core.checker import Checker
from core.files import table_text
from tests.messages import attached

CSV = 'id,full name,notes\n1,"Lee, Ann","said ""hi"" twice"\n2,Bo Li,"card\n4111 1111 1111 1111"\n'


def test_cells() -> None:
    found = [(CSV[s:e], row, column) for s, e, row, column in table_text.cells(CSV, ",")]
    assert ('"Lee, Ann"', 2, 2) in found
    assert ('"said ""hi"" twice"', 2, 3) in found
    assert ('"card\n4111 1111 1111 1111"', 3, 3) in found


def test_places_name_row_column_and_header(checker: Checker) -> None:
    (file,) = checker.check(attached(CSV), Policy()).files
    places = [str(place) for place in file.places]
    assert "row 2, column 2 (full name)" in places
    assert "row 3, column 3 (notes)" in places


def test_text_is_no_table() -> None:
    assert table_text.delimiter("hello, world\nthis is a text\nwithout any table") == ""
    assert table_text.delimiter("one line") == ""


def test_what_is_personal_in_a_header_is_told_in_no_place(checker: Checker) -> None:
    raw = "a.smith@kestrel-parts.io,mail\n4111 1111 1111 1111,b.jones@kestrel-parts.io\n"
    (file,) = checker.check(attached(raw), Policy()).files
    assert [(place.row, place.column, place.field) for place in file.places] == [(1, 1, ""), (2, 1, ""), (2, 2, "mail")]


def test_a_quote_that_nothing_closes_is_a_character_as_any_other() -> None:
    raw = 'a,b\n1,"x\n2,y\n'
    found = [(raw[s:e], row, column) for s, e, row, column in table_text.cells(raw, ",")]
    assert found == [("a", 1, 1), ("b", 1, 2), ("1", 2, 1), ('"x', 2, 2), ("2", 3, 1), ("y", 3, 2)]


def test_every_delimiter_is_seen_with_quotes_and_without() -> None:
    for mark in ",;\t|":
        rows = [["name", "phone"], ["Ann", "1"], ["Bo", "2"], ["Cy", "3"]]
        assert table_text.delimiter("\n".join(mark.join(row) for row in rows)) == mark
        assert table_text.delimiter("\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows)) == mark
