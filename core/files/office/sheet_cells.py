"""The cells of Excel's sheets: what each shows, and another text in its place."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.etree import _Element as Element

from ..contents import NEXT_CELL, NEXT_LINE
from ..place import FilePlace, is_label
from .cell_values import shown
from .slots import Block, ElementText
from .xml_text import local

_REFERENCE = re.compile(r"([A-Za-z]{1,3})\d{1,7}")
_LITERAL = re.compile(r""""((?:[^"]|"")*)"|'((?:[^']|'')*[\\/](?:[^']|'')*)'""")
_MOST_GAPS = 20


@dataclass(slots=True)
class Workbook:
    """What its sheets share. ``cells``: of each shared string, those that show it."""

    strings: Sequence[Element] = ()
    formats: Sequence[tuple[int, str]] = ()
    from_1904: bool = False
    cells: defaultdict[int, list[Element]] = field(default_factory=lambda: defaultdict(list))
    changed: defaultdict[int, list[tuple[Element, str]]] = field(default_factory=lambda: defaultdict(list))
    formulas_gone: bool = False

    def string(self, index: int) -> Block:
        """A shared string; its runs keep their formatting."""
        return string_block(self.strings[index], FilePlace())

    def finish(self) -> bool:
        """Puts the new texts of shared strings in their place, once all are known; whether there are any."""
        for index, changes in self.changed.items():
            texts = {text for _, text in changes}
            everywhere = len(changes) == len(self.cells[index])
            if len(texts) > 1 or not everywhere:
                for cell, text in changes:
                    self.inline(cell, text)
            if everywhere:
                self.string(index).put(changes[0][1])
                for child in [each for each in self.strings[index] if local(str(each.tag)) == "rPh"]:
                    self.strings[index].remove(child)  # how the old text is pronounced
        return bool(self.changed)

    def inline(self, cell: Element, text: str) -> None:
        """The text as the cell's own; a formula goes, because it would bring back what it shows."""
        for child in list(cell):
            if local(str(child.tag)) == "f":
                self.formulas_gone = True
                _end_sharing(child)
            cell.remove(child)
        cell.set("t", "inlineStr")
        space = cell.tag.rpartition("}")[0] + "}" if "}" in cell.tag else ""
        ElementText(etree.SubElement(etree.SubElement(cell, f"{space}is"), f"{space}t"), spaces=True).put(text)


def _end_sharing(formula: Element) -> None:
    """Cells that share a formula that goes keep what they show."""
    if formula.get("t") != "shared" or not formula.text:
        return
    root = formula.getroottree().getroot()
    for other in [each for each in root.iter("{*}f") if each.get("si") == formula.get("si") and each is not formula]:
        other.getparent().remove(other)


def string_block(element: Element, place: FilePlace) -> Block:
    """The text of a string item, a comment or a cell's own string, but for how it is pronounced."""
    texts = (each for each in element.iter() if isinstance(each.tag, str) and local(each.tag) == "t")
    return Block(tuple(ElementText(each, spaces=True) for each in texts if not _pronounced(each)), place)


def _pronounced(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(str(parent.tag)) == "rPh"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that shows something. Index: of its shared string, or -1."""

    element: Element
    book: Workbook
    text: str
    place: FilePlace
    end: str = NEXT_LINE
    index: int = -1

    def put(self, text: str) -> None:
        if self.index >= 0:
            self.book.changed[self.index].append((self.element, text))
        elif self.element.get("t") == "inlineStr":
            string_block(self.element, self.place).put(text)
        else:
            self.book.inline(self.element, text)


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in a formula, or the path of another workbook; the formula stays one."""

    element: Element
    number: int
    place: FilePlace
    end: str = NEXT_LINE

    @property
    def text(self) -> str:
        return _unquoted(self._match)

    def put(self, text: str) -> None:
        written, match = self.element.text or "", self._match
        quote = match[0][0]
        self.element.text = f"{written[: match.start()]}{quote}{text.replace(quote, quote * 2)}{quote}{written[match.end() :]}"

    @property
    def _match(self) -> re.Match[str]:
        return list(_LITERAL.finditer(self.element.text or ""))[self.number]


def _unquoted(literal: re.Match[str]) -> str:
    quote = literal[0][0]
    return literal[0][1:-1].replace(quote * 2, quote)


def literals_in(formula: Element, place: FilePlace) -> Iterator[Literal]:
    """The texts in a formula."""
    for number, match in enumerate(_LITERAL.finditer(formula.text or "")):
        if _unquoted(match).strip():
            yield Literal(formula, number, replace(place, part="formula"))


def cells_in(sheet: Element, book: Workbook, place: FilePlace) -> Iterator[Cell | Literal]:
    """The cells of a sheet's rows, side by side with as many gaps as there are, and the texts in their formulas.

    A cell of the first row names its column if it reads like a label.
    """
    header: dict[int, str] = {}
    formulas: list[Literal] = []
    first = True
    for row in sheet:
        met = list(_row(row, book, place, header, formulas)) if local(str(row.tag)) == "row" else []
        for (column, cell), behind in zip(met, [*met, None][1:], strict=True):
            gap = min(behind[0] - column, _MOST_GAPS) if behind else 0
            yield replace(cell, end=NEXT_CELL * gap or NEXT_LINE)
        if first and met:
            first = False
            header.update({column: cell.text for column, cell in met if is_label(cell.text)})
    yield from formulas


def _row(
    row: Element, book: Workbook, place: FilePlace, header: dict[int, str], formulas: list[Literal]
) -> Iterator[tuple[int, Cell]]:
    column = 0
    for element in row:
        if local(str(element.tag)) != "c":
            continue
        reference = element.get("r", "")
        match = _REFERENCE.fullmatch(reference)
        column = _number(match[1]) if match else column + 1
        here = replace(place, cell=reference, field=header.get(column, ""))
        for child in element:
            if local(str(child.tag)) == "f":
                formulas += literals_in(child, replace(here, field=""))
        text, index = _shown(element, book)
        if text:
            yield column, Cell(element, book, text, here, index=index)


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _shown(cell: Element, book: Workbook) -> tuple[str, int]:
    """What a cell shows, and the index of its shared string."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return string_block(cell, FilePlace()).text, -1
    value = next((each.text or "" for each in cell if local(str(each.tag)) == "v"), "")
    if kind == "s":
        index = int(value) if value.isdecimal() and len(value) < 10 else -1
        if not 0 <= index < len(book.strings):
            return "", -1
        book.cells[index].append(cell)
        return book.string(index).text, index
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value), -1
    if kind != "n" or not value:
        return value, -1
    style = cell.get("s", "0")
    at = int(style) if style.isdecimal() and len(style) < 10 else 0
    number, code = book.formats[at] if at < len(book.formats) else (0, "")
    return shown(value, number, code, from_1904=book.from_1904), -1
