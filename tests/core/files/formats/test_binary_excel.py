"""Excel's binary workbooks: what their cells show, sheet by sheet; and that more lies in them is said."""

import struct
from collections.abc import Mapping

import pytest

from core.files import registry
from core.files.contents import NotRewritable, UnreadableFile
from core.files.document import Document
from core.files.unread import Unread
from tests.conftest import limits
from tests.core.files.documents import CARD, MAIL, placed, read, zipped
from tests.fakes.compound_file import compound

Cells = Mapping[tuple[int, int], str | float]
NUMBER = float(CARD.replace(" ", ""))


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def xls(sheets: Mapping[str, Cells]) -> bytes:
    """A workbook of Excel 97 ([MS-XLS]): every sheet after the first is hidden."""

    def began(kind: int) -> bytes:
        return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 6))

    def cell(row: int, column: int, value: str | float) -> bytes:
        at = struct.pack("<HHH", row, column, 0)
        if isinstance(value, str):
            return record(0x0204, at + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
        return record(0x0203, at + struct.pack("<d", value))

    bodies = [
        began(0x10) + b"".join(cell(row, column, value) for (row, column), value in cells.items()) + record(0x0A)
        for cells in sheets.values()
    ]

    def head(offsets: list[int]) -> bytes:
        listed = (
            record(0x85, struct.pack("<IBBBB", offset, number > 0, 0, len(name), 0) + name.encode("latin-1"))
            for number, (name, offset) in enumerate(zip(sheets, offsets, strict=True))
        )
        return began(5) + record(0x42, struct.pack("<H", 1200)) + b"".join(listed) + record(0x0A)

    at = len(head([0] * len(bodies)))
    offsets = [at + sum(map(len, bodies[:number])) for number in range(len(bodies))]
    return compound({"Workbook": (head(offsets) + b"".join(bodies)).ljust(4096, b"\0")})


def xlsb(cells: Cells) -> bytes:
    """A binary workbook ([MS-XLSB]) with one sheet."""

    def part(kind: int, body: bytes = b"") -> bytes:
        number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return number + bytes([len(body)]) + body

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    def cell(column: int, value: str | float) -> bytes:
        at = struct.pack("<II", column, 0)
        return part(6, at + wide(value)) if isinstance(value, str) else part(5, at + struct.pack("<d", value))

    rows: dict[int, bytes] = {}
    for (row, column), value in cells.items():
        rows[row] = rows.get(row, part(0, struct.pack("<I", row) + bytes(21))) + cell(column, value)
    last = max(rows), max(column for _, column in cells)
    sheet = part(129) + part(148, struct.pack("<IIII", 0, last[0], 0, last[1])) + part(145) + b"".join(rows.values())
    book = part(131) + part(143) + part(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Staff")) + part(144) + part(132)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{relation}" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/worksheets/sheet1.bin": sheet + part(146) + part(130),
        }
    )


STAFF: Cells = {(0, 0): "Name", (0, 1): "Card", (1, 0): "Jane Doe", (1, 1): NUMBER, (2, 0): MAIL, (2, 1): 0.5}


@pytest.mark.parametrize("content", [xls({"Staff": STAFF}), xlsb(STAFF)], ids=["xls", "xlsb"])
def test_cells_are_read_as_a_table_with_their_places(content: bytes) -> None:
    found = placed(content)
    assert found[CARD.replace(" ", "")] == "sheet Staff, cell B2 (Card)", "as digits, all of them"
    assert found["Staff"] == "sheet 1, name"
    assert Document.of(read(content)).text.raw.endswith(f"Name\tCard\nJane Doe\t{CARD.replace(' ', '')}\n{MAIL}\t0.5")
    assert read(content).unread == (Unread.BEYOND,), "comments, headers and properties are not read"
    with pytest.raises(NotRewritable, match=r"save the workbook as \.xlsx"):
        registry.rewrite(content, [], limits())


def test_hidden_sheets_are_read_and_cells_far_down_are_told_by_their_place() -> None:
    content = xls({"Staff": STAFF, "Old": {(6, 27): CARD}})
    assert placed(content)[CARD] == "sheet Old, cell AB7"
    assert CARD not in placed_within(content, pages=1)


def placed_within(content: bytes, **bounds: int) -> set[str]:
    return {segment.text for segment in read(content, **bounds).segments}


@pytest.mark.parametrize("stream", ["WordDocument", "PowerPoint Document"])
def test_old_documents_are_said_to_be_unread_even_with_a_workbook_in_them(stream: str) -> None:
    content = compound({stream: bytes(5000), "ObjectPool/_1/Workbook": bytes(5000)})
    with pytest.raises(UnreadableFile, match="an old Office document, which cannot be checked yet") as error:
        read(content)
    assert error.value.kind is Unread.DOCUMENT


@pytest.mark.parametrize("cut", [600, 1500, 4700])
def test_a_damaged_workbook_is_one_sentence(cut: int) -> None:
    try:
        contents = read(xls({"Staff": STAFF})[:cut])
    except UnreadableFile as error:
        assert str(error).endswith(".")  # noqa: PT017 - or it is read
    else:
        assert contents.unread
