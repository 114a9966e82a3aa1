"""The texts of Office's XML: paragraphs with their tables, comments and notes, other text, and attributes that people write."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.etree import _Element as Element

from ..contents import NEXT_CELL, NEXT_LINE
from ..place import FilePlace
from ..telling import is_telling
from .slots import Attribute, Block, ElementText, Mark, Slot
from .written import is_written

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_STRICT_WORD = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_STRICT_DRAWING = "{http://purl.oclc.org/ooxml/drawingml/main}"
_FAMILIES = (_WORD, _DRAWING, _STRICT_WORD, _STRICT_DRAWING)
PARAGRAPHS = frozenset(f"{family}p" for family in _FAMILIES)
_TEXTS = frozenset(f"{family}t" for family in _FAMILIES)
_MARKS = {f"{family}{name}": mark for family in _FAMILIES for name, mark in (("tab", "\t"), ("br", "\n"), ("cr", "\n"))} | {
    f"{family}noBreakHyphen": "-" for family in _FAMILIES
}
_DELETED = frozenset(f"{family}delText" for family in _FAMILIES)
_CODES = frozenset(f"{family}{name}" for family in _FAMILIES for name in ("instrText", "delInstrText"))
# The same again for programs that do not know the newer way of writing it.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PROPERTIES = frozenset(f"{family}{name}" for family in _FAMILIES for name in ("pPr", "rPr"))
# Elements whose text is a measure or a reference.
_NO_TEXT = frozenset(
    {"posOffset", "pctPosHOffset", "pctPosVOffset", "pctWidth", "pctHeight", "align", "formatCode", "f", "sqref"}
    | {"definedName", "formula", "formula1", "formula2"}
)
# What programs note of a document, but no person: counts, switches, times.
_NOTED = re.compile(r"\d{1,4}(?:\.\d+)?|true|false|\d{4}-\d\d-\d\dT[\d:.]+Z?")
_OWN_NAMES = "properties"
_NUMBERED = {"comment": "comment", "cm": "comment", "footnote": "footnote", "endnote": "endnote", "tbl": "table"}


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def is_noted(text: str) -> bool:
    """Whether programs note it, but no person writes it."""
    return bool(_NOTED.fullmatch(text))


@dataclass(slots=True)
class _Numbers:
    """Of the tables, rows, cells, comments and notes met so far."""

    labels: dict[Element, str] = field(default_factory=dict)
    rows: dict[Element, Element] = field(default_factory=dict)
    count: Counter[object] = field(default_factory=Counter)

    def meet(self, element: Element, name: str) -> None:
        """In document order."""
        if name in _NUMBERED:
            self.count[name] += 1
            self.labels[element] = f"{_NUMBERED[name]} {self.count[name]}"
        elif name in ("tr", "tc"):
            above = element.getparent()
            self.count[above, name] += 1
            self.labels[element] = f"{'row' if name == 'tr' else 'column'} {self.count[above, name]}"
            if name == "tc" and above is not None:
                self.rows[element] = above

    def around(self, element: Element) -> tuple[str, Element | None]:
        """What it stands in, in words, and the innermost cell."""
        names, cell = list[str](), None
        for each in element.iterancestors():
            label = self.labels.get(each)
            if label:
                names.append(label)
                cell = each if cell is None and each in self.rows else cell
        return ", ".join(reversed(names)), cell


def blocks_in(root: Element, place: FilePlace, *, paragraphs: bool = False) -> list[Block]:
    """All texts of a part, attributes last. Paragraphs: those of the body are numbered."""
    numbers, blocks = _Numbers(), list[Block]()
    cells: list[Element | None] = []
    count = 0
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        numbers.meet(element, local(element.tag))
        if element.tag in PARAGRAPHS:
            around, cell = numbers.around(element)
            count += not around
            label = around or (f"paragraph {count}" if paragraphs else "")
            found = list(_of_paragraph(element, _labelled(place, label)))
            blocks += found
            cells += [cell] * len(found)
        else:
            found = list(_other(element, place))
            blocks += found
            cells += [None] * len(found)
    return [*_in_rows(blocks, cells, numbers.rows), *_attributes(root, place), *unseen(root, place)]


def unseen(root: Element, place: FilePlace) -> Iterator[Block]:
    """What no program shows: comments and instructions of the XML itself."""
    for node in (*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter(etree.Comment, etree.PI)):
        if (node.text or "").strip():
            yield Block((ElementText(node),), _labelled(place, "comment in its XML"))


def _labelled(place: FilePlace, label: str) -> FilePlace:
    return replace(place, part=", ".join(filter(None, (place.part, label)))) if label else place


def _in_rows(blocks: list[Block], cells: list[Element | None], rows: dict[Element, Element]) -> Iterator[Block]:
    """The blocks; those of one row of a table stand side by side."""
    for block, cell, behind in zip(blocks, cells, [*cells, None][1:], strict=True):
        beside = cell is not None and behind is not None and cell is not behind and rows[cell] is rows[behind]
        yield replace(block, end=NEXT_CELL if beside else NEXT_LINE)


def _of_paragraph(paragraph: Element, place: FilePlace) -> Iterator[Block]:
    shown, deleted, codes = list[Slot](), list[Slot](), list[Slot]()
    again = list[Element]()
    for element in _own(paragraph):
        if element.tag == _FALLBACK:
            again.append(element)
        elif element.tag in _TEXTS:
            shown.append(ElementText(element, spaces=True))
        elif element.tag in _MARKS:
            shown.append(Mark(element, _MARKS[element.tag]))
        elif element.tag in _DELETED:
            deleted.append(ElementText(element, spaces=True))
        elif element.tag in _CODES:
            codes.append(ElementText(element, spaces=True))
    yield Block(tuple(shown), place)
    if deleted:
        yield Block(tuple(deleted), _labelled(place, "deleted text"))
    if codes:
        yield Block(tuple(codes), _labelled(place, "field"))
    for element in again:
        yield from _of_paragraph(element, place)


def _own(paragraph: Element) -> Iterator[Element]:
    """What is in a paragraph, but for its properties and paragraphs in it, as in a text box. lxml parses no deeper than 256."""
    for child in paragraph:
        if not isinstance(child.tag, str) or child.tag in PARAGRAPHS or child.tag in _PROPERTIES:
            continue
        yield child
        if child.tag != _FALLBACK:
            yield from _own(child)


def _other(element: Element, place: FilePlace) -> Iterator[Block]:
    """The text of an element that is in no paragraph's run: a property, a part of a chart or formula."""
    if element.tag in _TEXTS or element.tag in _DELETED or element.tag in _CODES:
        if any(above.tag in PARAGRAPHS for above in element.iterancestors()):
            return
    else:
        text = (element.text or "").strip()
        if not text or ((local(element.tag) in _NO_TEXT or is_noted(text)) and not is_telling(text)):
            return
        if place.part == _OWN_NAMES:
            place = _labelled(place, local(element.tag))
    yield Block((ElementText(element),), place)


def _attributes(root: Element, place: FilePlace) -> Iterator[Block]:
    """Attributes in which people write; the same value of the same attribute once."""
    same: defaultdict[tuple[str, str], list[Element]] = defaultdict(list)
    for element in root.iter(etree.Element):
        for name, value in element.items():
            plain = local(str(name))
            if value and is_written(local(element.tag), plain, str(value)):
                same[str(name), str(value)].append(element)
    for (name, _), elements in same.items():
        yield Block((Attribute(elements, name),), _labelled(place, _attribute_name(local(name), elements[0])))


def _attribute_name(name: str, element: Element) -> str:
    match name:
        case "author" | "displayName" | "userId":
            return "author"
        case "descr" | "title" | "alt":
            return "description"
        case _:
            return f"{local(str(element.tag))} {name}"
