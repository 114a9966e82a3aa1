"""OpenDocument (ISO/IEC 26300): texts, sheets and presentations; notes, comments, headers, deleted text, properties, pictures."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from lxml.etree import _Element as Element

from ..contents import NEXT_CELL, NEXT_LINE, UnreadableFile
from ..place import FilePlace, is_label
from ..telling import is_telling
from ..unread import Unread
from .gone import GONE
from .sheet_names import SheetName
from .slots import Attribute, Block, ElementText, Mark, Slot
from .traversal import Met, Part, Replaceable, Traversal
from .written import is_name, is_written
from .xml_text import is_noted, local, unseen

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
# What stands in a paragraph, but is no part of its text; paragraphs in it are met for themselves.
_APART = frozenset({f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}ruby-text", f"{_TEXT}tracked-changes"})
_NAMED = {
    f"{_OFFICE}annotation": "comment",
    f"{_TEXT}note": "note",
    f"{_TEXT}deletion": "deleted text",
    "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}notes": "notes",
    "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}header": "header",
    "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}footer": "footer",
}
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
# What a cell shows beside its paragraphs: its value, and what computes it.
_STORED = (f"{_OFFICE}value", f"{_OFFICE}string-value")
_COMPUTED = frozenset({"value", "string-value", "date-value", "time-value", "boolean-value", "value-type", "formula", "currency"})
# Of formulas, the texts in them; whether something is shown; links by their addresses.
_OTHERWISE = frozenset({"formula", "expression", "condition", "display", "href", "filter-options"})
_NAMES = frozenset({f"{_TEXT}name", f"{_DRAW}name", f"{_OFFICE}name", "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}name"})
_QUOTED = re.compile(r'"[^"]*[^\W\d_]{2}[^"]*"')
_CONFIGURED = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}name"
_PRINTER = ("PrinterName", "CurrentDatabaseDataSource", "CurrentDatabaseCommand")
_PROGRAMS_OWN = ("META-INF/", "manifest.rdf", "Configurations2/")
# Between digits and words.
_GAPS = re.compile(r"[\s,]+")
_LONGEST_REPEAT, _MOST_GAPS, _LONG = 16_384, 20, 7


@dataclass(slots=True)
class _Cell:
    """A cell of a table: its place, and which row it is in."""

    element: Element
    row: Element
    column: int
    place: FilePlace


@dataclass(frozen=True, slots=True)
class _InCell:
    """A text of a cell. When it changes, the value and formula that would bring it back go."""

    block: Block
    cell: Element
    end: str = NEXT_LINE

    @property
    def text(self) -> str:
        return self.block.text

    @property
    def place(self) -> FilePlace:
        return self.block.place

    def put(self, text: str) -> None:
        for name in [name for name in self.cell.attrib if local(str(name)) in _COMPUTED]:
            del self.cell.attrib[name]
        self.cell.set(f"{_OFFICE}value-type", "string")
        if not isinstance(self.block.slots[0], Attribute):
            self.block.put(text)


@dataclass(slots=True)
class _Way:
    """Through one part: tables, rows and slides met so far."""

    place: FilePlace
    sheets: bool
    count: Counter[object] = field(default_factory=Counter)
    tables: dict[Element, FilePlace] = field(default_factory=dict)
    cells: dict[Element, _Cell] = field(default_factory=dict)
    headers: dict[tuple[Element, int], str] = field(default_factory=dict)
    slides: dict[Element, int] = field(default_factory=dict)

    def meet(self, element: Element) -> None:
        """In document order."""
        if element.tag == f"{_TABLE}table":
            self.count["table"] += 1
            self.tables[element] = self._table(element, self.count["table"])
        elif element.tag == f"{_TABLE}table-row":
            self.count[_table_of(element)] += _times(element, "rows")
        elif element.tag in _CELLS:
            self._cell(element)
        elif element.tag == f"{_DRAW}page":
            self.count["slide"] += 1
            self.slides[element] = self.count["slide"]

    def _table(self, element: Element, number: int) -> FilePlace:
        if not self.sheets:
            return replace(self.place, part=", ".join(filter(None, (self.place.part, f"table {number}"))))
        name = element.get(f"{_TABLE}name", "")
        return replace(self.place, sheet=number, sheet_name=name if is_label(name) else "")

    def _cell(self, element: Element) -> None:
        row, table = element.getparent(), _table_of(element)
        if row is None or table is None:
            return
        column = self.count[row] + 1
        self.count[row] += _times(element, "columns")
        outer, number = self.tables[table], self.count[table]
        if self.sheets:
            place = replace(outer, cell=f"{_letters(column)}{number}", field=self.headers.get((table, column), ""))
        else:
            place = replace(outer, part=f"{outer.part}, row {number}, column {column}")
        self.cells[element] = _Cell(element, row, column, place)

    def named(self, cell: _Cell, text: str) -> None:
        """A text of the first row may be the name of its column."""
        table = _table_of(cell.row)
        if table is not None and self.count[table] == 1 and is_label(text):
            self.headers[table, cell.column] = text

    def around(self, element: Element) -> tuple[FilePlace, _Cell | None]:
        """The place of what stands here, and the innermost cell."""
        place, cell, names = self.place, None, list[str]()
        for each in element.iterancestors():
            if each in self.cells and cell is None:
                cell = self.cells[each]
                place = replace(cell.place, slide=place.slide)
            elif each in self.slides:
                place = replace(place, slide=self.slides[each])
            elif each.tag in _NAMED:
                names.append(_NAMED[each.tag])
        return replace(place, part=", ".join(filter(None, (place.part, *reversed(names))))), cell


def _table_of(element: Element) -> Element | None:
    return next(element.iterancestors(f"{_TABLE}table"), None)


def _times(element: Element, what: str) -> int:
    written = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return min(int(written), _LONGEST_REPEAT) if written.isdecimal() and len(written) < 9 else 1


def _letters(column: int) -> str:
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def traverse(walk: Traversal) -> Met:
    """The parts in order; raises UnreadableFile."""
    if "META-INF/manifest.xml" in walk.package and b"encryption-data" in walk.package.content("META-INF/manifest.xml"):
        raise UnreadableFile("The document is encrypted, so it cannot be checked.", Unread.ENCRYPTED)
    kind = walk.package.content("mimetype")
    main = [name for name in ("content.xml", "styles.xml", "meta.xml") if name in walk.package]
    others = [name for name in walk.package.names if name.endswith(("/content.xml", "/styles.xml"))]
    for name in (*main, *others):
        walk.package.bounds.page()
        root = walk.root(name)
        if root is not None:
            label = "properties" if name == "meta.xml" else name.rpartition("/")[0]
            sheets = b"spreadsheet" in kind and name == "content.xml"
            yield Part(name, root, [*_table_names(walk, root), *_texts(root, FilePlace(part=label), sheets=sheets)])
    yield from _settings(walk)
    for name in walk.package.names:
        if name.startswith(_PROGRAMS_OWN) and name.endswith((".xml", ".rdf")) and not GONE.search(name):
            yield from walk.looks(name)
            walk.done.add(name)
    yield from walk.rest()


def _table_names(walk: Traversal, root: Element) -> Iterator[Replaceable]:
    for number, table in enumerate(root.iter(f"{_TABLE}table"), 1):
        if is_name(table.get(f"{_TABLE}name", "")):
            yield SheetName(table, f"{_TABLE}name", walk.sheets, FilePlace(part=f"name of table {number}"))


def _settings(walk: Traversal) -> Met:
    """What the document was printed with and which data it was filled with; a printer's own settings go."""
    name = "settings.xml"
    root = walk.root(name)
    if root is None:
        return
    items = {each.get(_CONFIGURED, ""): each for each in root.iter("{*}config-item")}
    said = [each for key, each in items.items() if each.text and (key in _PRINTER or is_telling(each.text))]
    yield Part(name, root, [Block((ElementText(each),), FilePlace(part="printer or data source")) for each in said])
    setup = items.get("PrinterSetup")
    if setup is not None and setup.text:
        walk.finish.append(partial(_emptied, walk, name, root, setup))


def _emptied(walk: Traversal, name: str, root: Element, setup: Element) -> None:
    setup.text, walk.changed[name] = "", root


def _texts(root: Element, place: FilePlace, *, sheets: bool) -> Sequence[Replaceable]:
    way, found = _Way(place, sheets), list[tuple[Replaceable, _Cell | None]]()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        way.meet(element)
        here, cell = way.around(element) if element.tag in _PARAGRAPHS or (element.text or "").strip() else (place, None)
        if element.tag in _PARAGRAPHS:
            if here == FilePlace():
                way.count["paragraph"] += 1
                here = FilePlace(part=f"paragraph {way.count['paragraph']}")
            block = Block(tuple(_slots(element)), here)
            if cell is not None:
                way.named(cell, block.text)
            found.append((_InCell(block, cell.element) if cell is not None else block, cell))
        elif _says(element):
            found.append((Block((ElementText(element),), _with(here, local(element.tag))), None))
        if element in way.cells:
            found += _stored(way.cells[element])
        found += ((block, None) for block in _attributes(element, place))
    found += ((block, None) for block in unseen(root, place))
    return list(_side_by_side(found))


def _says(element: Element) -> bool:
    """Whether an element that is in no paragraph has a text."""
    text = (element.text or "").strip()
    return bool(text) and not _within(element) and (not is_noted(text) or is_telling(text))


def _side_by_side(found: Sequence[tuple[Replaceable, _Cell | None]]) -> Iterator[Replaceable]:
    """The texts; those of one row of a table beside each other, with as many gaps as there are."""
    for (text, cell), (_, behind) in zip(found, [*found, (None, None)][1:], strict=True):
        if isinstance(text, _InCell) and cell and behind and cell is not behind and cell.row is behind.row:
            yield replace(text, end=NEXT_CELL * min(max(1, behind.column - cell.column), _MOST_GAPS))
        else:
            yield text


def _within(element: Element) -> bool:
    """Whether its text is that of a paragraph around it."""
    for each in (element, *element.iterancestors()):
        if each.tag in _PARAGRAPHS:
            return True
        if each.tag in _APART or each.tag.startswith(_DRAW):
            return False
    return False


def _slots(element: Element) -> Iterator[Slot]:
    """The text of a paragraph in its pieces."""
    yield ElementText(element)
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _APART or child.tag.startswith(_DRAW) or child.tag in _PARAGRAPHS:
            pass
        elif child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield Mark(child, " " * (min(int(count), 1000) if count.isdecimal() and len(count) < 9 else 1))
        elif child.tag == f"{_TEXT}tab":
            yield Mark(child, "\t")
        elif child.tag == f"{_TEXT}line-break":
            yield Mark(child, "\n")
        else:
            yield from _slots(child)
        yield ElementText(child, tail=True)


def _stored(cell: _Cell) -> Iterator[tuple[Replaceable, _Cell | None]]:
    """A value that is not what the cell shows, as a long number that shows rounded."""
    shown = _GAPS.sub("", "".join(str(each) for each in cell.element.itertext()))
    for name in _STORED:
        value = cell.element.get(name, "")
        if len(value) >= _LONG and _GAPS.sub("", value) not in shown:
            block = Block((Attribute((cell.element,), name),), _with(cell.place, "stored value"))
            yield _InCell(block, cell.element), None


def _attributes(element: Element, place: FilePlace) -> Iterator[Block]:
    for key, value in element.items():
        name, plain = str(key), local(str(key))
        if value and _is_written(element, name, plain, str(value)):
            label = "address of a link" if name == _LINK else plain
            yield Block((Attribute((element,), name),), _with(place, label))


def _is_written(element: Element, name: str, plain: str, value: str) -> bool:
    if plain in _OTHERWISE:
        return is_telling(value) or bool(":" in value if name == _LINK else _QUOTED.search(value))
    if element.tag in _CELLS and plain in _COMPUTED:
        return False
    return (name in _NAMES and is_name(value)) or is_written(local(element.tag), plain, value)


def _with(place: FilePlace, label: str) -> FilePlace:
    return replace(place, part=", ".join(filter(None, (place.part, label))))
