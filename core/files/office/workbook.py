"""Excel workbooks (ECMA-376), with macros or without: sheets, hidden ones too, comments, headers, charts, pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from lxml.etree import _Element as Element

from ..contents import NotRewritable, UnreadableFile
from ..place import FilePlace, is_label
from ..unread import Unread
from .package import rels_of
from .sheet_cells import Workbook, cells_in, literals_in, string_block
from .traversal import Met, Part, Replaceable, Traversal
from .xml_text import blocks_in, local

_MAIN, _CHAIN, _TYPES = "xl/workbook.xml", "xl/calcChain.xml", "[Content_Types].xml"
_BESIDE = {"drawing": "drawing", "table": "table", "pivotTable": "pivot table", "vmlDrawing": "drawing"}
_FORMULAS = frozenset({"definedName", "formula", "formula1", "formula2"})


@dataclass(frozen=True, slots=True)
class _SheetName:
    """A sheet's name. Formulas refer to it, so it stays."""

    text: str
    place: FilePlace
    end: str = "\n"

    def put(self, text: str) -> None:
        raise NotRewritable("Something was found in the name of a sheet; formulas use it, so please rename the sheet first.")


def traverse(walk: Traversal) -> Met:
    """The parts in order; raises UnreadableFile."""
    package = walk.package
    main = next((name for kind, name in package.links("").values() if kind == "officeDocument"), _MAIN)
    links = package.links(main)
    root = walk.root(main)
    if root is None:
        raise UnreadableFile("The workbook is damaged or of the binary kind (xlsb), so it cannot be checked.", Unread.DAMAGED)
    strings = next((name for kind, name in links.values() if kind == "sharedStrings"), "xl/sharedStrings.xml")
    shared = walk.root(strings)
    book = _workbook(root, shared, _formats(walk, links))
    sheets = [each for each in root.iter() if isinstance(each.tag, str) and local(each.tag) == "sheet"]
    names = [_SheetName(each.get("name", ""), FilePlace(sheet=number, part="name")) for number, each in enumerate(sheets, 1)]
    yield Part(
        main, root, [*names, *_formulas(root, FilePlace(part="name of a range")), *blocks_in(root, FilePlace(part="workbook"))]
    )
    for number, each in enumerate(sheets, 1):
        package.bounds.page()
        title = each.get("name", "")
        place = FilePlace(sheet=number, sheet_name=title if is_label(title) else "")
        relation = next((value for name, value in each.items() if local(str(name)) == "id"), "")
        yield from _sheet(walk, links.get(relation, ("", ""))[1], book, place)
    if shared is not None:
        unshown = [string_block(each, FilePlace(part="in no cell")) for n, each in enumerate(book.strings) if n not in book.cells]
        yield Part(strings, shared, unshown)
    walk.finish.append(partial(_finish, walk, book, strings, shared, main))
    yield from walk.rest()


def _workbook(root: Element, shared: Element | None, formats: Sequence[tuple[int, str]]) -> Workbook:
    strings = [each for each in shared if local(str(each.tag)) == "si"] if shared is not None else []
    switches = (each.get("date1904", "") for each in root if local(str(each.tag)) == "workbookPr")
    return Workbook(strings, formats, from_1904=next(switches, "") in ("1", "true"))


def _formats(walk: Traversal, links: dict[str, tuple[str, str]]) -> Sequence[tuple[int, str]]:
    """The number format of each style: its number, and its code if it is one's own."""
    root = walk.root(next((name for kind, name in links.values() if kind == "styles"), "xl/styles.xml"))
    if root is None:
        return ()
    codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in root.iter("{*}numFmt")}
    used = [each.get("numFmtId", "0") for group in root.iter("{*}cellXfs") for each in group.iter("{*}xf")]
    return [(int(number) if number.isdecimal() and len(number) < 9 else 0, codes.get(number, "")) for number in used]


def _sheet(walk: Traversal, name: str, book: Workbook, place: FilePlace) -> Met:
    links = walk.package.links(name).values()
    root = walk.root(name)
    if root is not None:
        yield Part(name, root, list(_texts(root, book, place)))
    for kind, other in links:
        if kind in ("comments", "threadedComment"):
            comments = walk.root(other)
            if comments is not None:
                yield Part(other, comments, list(_comments(comments, place)))
        elif kind in _BESIDE:
            yield from walk.part(other, replace(place, part=_BESIDE[kind]))
            for inner, picture in walk.package.links(other).values():
                if inner == "image" and picture in walk.package:
                    yield from walk.inner(picture, replace(place, part="picture"))
                elif inner == "chart":
                    yield from walk.part(picture, replace(place, part="chart"))


def _texts(sheet: Element, book: Workbook, place: FilePlace) -> Iterator[Replaceable]:
    for child in sheet:
        if not isinstance(child.tag, str):
            continue
        if local(child.tag) == "sheetData":
            yield from cells_in(child, book, place)
        else:
            yield from blocks_in(child, place)
            yield from _formulas(child, place)


def _formulas(root: Element, place: FilePlace) -> Iterator[Replaceable]:
    for each in root.iter():
        if isinstance(each.tag, str) and local(each.tag) in _FORMULAS:
            yield from literals_in(each, place)


def _comments(root: Element, place: FilePlace) -> Iterator[Replaceable]:
    for each in root.iter():
        if not isinstance(each.tag, str):
            continue
        here = replace(place, cell=each.get("ref", ""), part="comment")
        match local(each.tag):
            case "comment":
                yield string_block(each, here)
            case "threadedComment":
                yield from blocks_in(each, here)
            case "author":
                yield from blocks_in(each, replace(place, part="author"))


def _finish(walk: Traversal, book: Workbook, strings: str, shared: Element | None, main: str) -> None:
    if book.finish() and shared is not None:
        walk.changed[strings] = shared
    if book.formulas_gone and _CHAIN in walk.package:
        # It lists the cells with formulas; Excel makes it again, but does not open a workbook with a wrong one.
        walk.dropped.add(_CHAIN)
        for name, attribute in ((rels_of(main), "Target"), (_TYPES, "PartName")):
            root = walk.changed.get(name)
            walk.changed[name] = root = walk.package.root(name) if root is None else root
            for each in [each for each in root if str(each.get(attribute, "")).endswith("calcChain.xml")]:
                root.remove(each)
