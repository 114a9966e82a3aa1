"""Excel workbooks: what each cell shows, hidden sheets and comments; copies that keep formatting and still open."""

import io

import openpyxl
import pytest

from core.files.contents import NotRewritable
from core.files.document import Document
from core.files.office.cell_values import shown
from tests.core.files.documents import CARD, MAIL, parts_of, placed, read, rewritten, saved, with_parts, workbook

NUMBER = CARD.replace(" ", "")


def test_cells_are_read_as_they_show_and_told_by_sheet_cell_and_column() -> None:
    found = placed(saved(workbook()))
    assert found[NUMBER] == "sheet Staff, cell B2 (Card)", "as digits, all of them"
    assert found["1980-05-17"] == "sheet Staff, cell C2 (Born)"
    assert found["00042"] == "sheet Staff, cell D2 (Code)"
    assert found[CARD] == "sheet Old, cell C7", "a hidden sheet"
    assert found[f"write to {MAIL}"] == "sheet Staff, comment, cell A2"
    assert found[MAIL] == "sheet Staff, formula, cell D3"
    assert found["Ann Lee"] == "sheet Staff, author"


def test_a_sheet_reads_as_a_table() -> None:
    raw = Document.of(read(saved(workbook()))).text.raw
    assert f"Name\tCard\tBorn\tCode\nJane Doe\t{NUMBER}\t1980-05-17\t00042\n" in raw


def test_a_copy_keeps_formatting_merged_cells_and_formulas() -> None:
    copy = rewritten(saved(workbook()), lambda text: text.replace("Jane Doe", "[PERSON_1]").replace(MAIL, "[EMAIL_1]"))
    staff = openpyxl.load_workbook(io.BytesIO(copy))["Staff"]
    assert (staff["A2"].value, staff["A2"].font.bold) == ("[PERSON_1]", True)
    assert staff["A5"].value == "[PERSON_1]"
    assert [str(cells) for cells in staff.merged_cells.ranges] == ["A5:B5"]
    assert staff["D3"].value == '="[EMAIL_1]"&A2'
    assert staff["A2"].comment.text == "write to [EMAIL_1]"
    assert not any(b"Jane Doe" in part or MAIL.encode() in part for part in parts_of(copy).values())


def test_a_number_that_is_replaced_becomes_a_text_of_the_same_style() -> None:
    copy = rewritten(saved(workbook()), lambda text: text.replace(NUMBER, "[CARD_1]").replace("00042", "[CODE_1]"))
    staff = openpyxl.load_workbook(io.BytesIO(copy))["Staff"]
    assert (staff["B2"].value, staff["D2"].value, staff["D2"].number_format) == ("[CARD_1]", "[CODE_1]", "00000")
    assert staff["C2"].value.year == 1980


def shared() -> bytes:
    """A workbook as Excel writes it: two cells show one rich string, and one string is in no cell any more."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = (
        f'<sst xmlns="{main}"><si><r><rPr><b/></rPr><t>Jane </t></r><r><t>Doe</t></r><rPh sb="0" eb="1"><t>DJEIN</t></rPh></si>'
        "<si><t>left over</t></si></sst>"
    )
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>0</v></c></row>'
    sheet = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
    return with_parts(saved(openpyxl.Workbook()), {"xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": sheet})


def test_shared_strings_are_replaced_once_and_keep_their_runs() -> None:
    assert [(each.text, each.end) for each in read(shared()).segments if each.text.startswith("Jane")] == [
        ("Jane Doe", "\t\t"),
        ("Jane Doe", "\n"),
    ]
    assert placed(shared())["left over"] == "in no cell"
    copy = parts_of(rewritten(shared(), lambda text: text.replace("Jane Doe", "[PERSON_1]")))
    assert b"<rPr><b/></rPr><t>[PERSON_1]</t>" in copy["xl/sharedStrings.xml"].replace(b' xml:space="preserve"', b"")
    assert b"DJEIN" not in copy["xl/sharedStrings.xml"]
    assert copy["xl/worksheets/sheet1.xml"].count(b't="s"') == 2


def test_the_same_string_in_two_cells_may_become_two_texts() -> None:
    numbers = iter(range(99))
    copy = rewritten(shared(), lambda text: f"[P{next(numbers)}]" if text == "Jane Doe" else text)
    sheet = openpyxl.load_workbook(io.BytesIO(copy)).active
    assert (sheet["A1"].value, sheet["C1"].value) == ("[P0]", "[P1]")
    assert b"Doe" not in parts_of(copy)["xl/sharedStrings.xml"]


def test_a_formula_whose_result_is_replaced_goes_with_all_that_would_bring_it_back() -> None:
    parts = parts_of(saved(workbook()))
    sheet = (
        parts["xl/worksheets/sheet1.xml"]
        .replace(b"<v></v>", b"<v>jane</v>")
        .replace(b"<v />", b"<v>jane</v>")
        .replace(b"<v/>", b"<v>jane</v>")
    )
    types = parts["[Content_Types].xml"].replace(b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>')
    chained = with_parts(
        saved(workbook()), {"xl/worksheets/sheet1.xml": sheet, "[Content_Types].xml": types, "xl/calcChain.xml": "<calcChain/>"}
    )
    copy = rewritten(chained, lambda text: text.replace("jane", "[PERSON_1]"))
    after = parts_of(copy)
    assert openpyxl.load_workbook(io.BytesIO(copy))["Staff"]["D3"].value == "[PERSON_1]"
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["[Content_Types].xml"]


def test_a_finding_in_the_name_of_a_sheet_is_told_and_where_a_formula_cannot_follow_there_is_no_copy() -> None:
    book = workbook()
    book["Old"].title = "Jane Doe"
    assert placed(saved(book))["Jane Doe"] == "sheet 2, name" or "Jane Doe" in placed(saved(book))
    book["Staff"]["E1"] = "=SUM('Jane Doe|Staff'!A1)"
    with pytest.raises(NotRewritable, match="rename the sheet"):
        rewritten(saved(book), lambda text: text.replace("Jane Doe", "[PERSON_1]"))


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        ("4.539148803436467E15", "", "4539148803436467"),
        ("78051120", "000-00-0000", "078-05-1120"),
        ("2079460958", "(000) 000-0000", "(207) 946-0958"),
        ("0.5", "", "0.5"),
        ("0.5", "hh:mm", "12:00:00"),
        ("29358.25", 'yyyy"y"', "1980-05-17 06:00:00"),
        ("12", "0.00%", "12"),
        ("nan", "", "nan"),
        ("1e999999", "", "1e999999"),
        ("1e9999999999999999999", "d", "1e9999999999999999999"),
        ("-3", "d", "-3"),
        ("abc", "", "abc"),
    ],
)
def test_numbers_are_shown_as_in_the_sheet(value: str, code: str, said: str) -> None:
    assert shown(value, 0, code, from_1904=False) == said
