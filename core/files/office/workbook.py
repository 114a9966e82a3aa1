"""Excel workbooks (ECMA-376), with macros or without: sheets, hidden ones too, comments, headers, charts, pictures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from lxml.etree import _Element as Element

from ..contents import UnreadableFile
from ..place import FilePlace, is_label
from ..telling import is_telling
from ..unread import Unread
from .sheet_cells import Workbook, cells_in, literals_in, string_block
from .sheet_names import SheetName
from .slots import Attribute, Block
from .traversal import Met, Part, Replaceable, Traversal
from .xml_text import blocks_in, local

_MAIN, _CHAIN = "xl/workbook.xml", "xl/calcChain.xml"
_BESIDE = {"drawing": "drawing", "table": "table", "pivotTable": "pivot table", "vmlDrawing": "drawing"}
_FORMULAS = frozenset({"definedName", "formula", "formula1", "formula2", "f"})
_QUOTED = re.compile(r'"[^"]*[^\W\d_]{4}[^"]*"')


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
    styles = next((name for kind, name in links.values() if kind == "styles"), "xl/styles.xml")
    looks = walk.root(styles)
    book = _workbook(root, shared, _formats(looks))
    sheets = [each for each in root.iter() if isinstance(each.tag, str) and local(each.tag) == "sheet"]
    names = [SheetName(each, "name", walk.sheets, FilePlace(sheet=number, part="name")) for number, each in enumerate(sheets, 1)]
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
    if looks is not None:
        yield Part(
            styles, looks, [*_written_formats(looks), *(each for each in blocks_in(looks, FilePlace()) if is_telling(each.text))]
        )
    walk.finish.append(partial(_finish, walk, book, strings, shared))
    yield from walk.rest()


def _workbook(root: Element, shared: Element | None, formats: Sequence[tuple[int, str]]) -> Workbook:
    strings = [each for each in shared if local(str(each.tag)) == "si"] if shared is not None else []
    switches = (each.get("date1904", "") for each in root if local(str(each.tag)) == "workbookPr")
    return Workbook(strings, formats, from_1904=next(switches, "") in ("1", "true"))


def _formats(styles: Element | None) -> Sequence[tuple[int, str]]:
    """The number format of each style: its number, and its code if it is one's own."""
    if styles is None:
        return ()
    codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in styles.iter("{*}numFmt")}
    used = [each.get("numFmtId", "0") for group in styles.iter("{*}cellXfs") for each in group.iter("{*}xf")]
    return [(int(number) if number.isdecimal() and len(number) < 9 else 0, codes.get(number, "")) for number in used]


def _written_formats(styles: Element) -> Iterator[Replaceable]:
    """Number formats that write words beside the number."""
    for each in styles.iter("{*}numFmt"):
        if _QUOTED.search(each.get("formatCode", "")):
            yield Block((Attribute((each,), "formatCode"),), FilePlace(part="number format"))


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


def _finish(walk: Traversal, book: Workbook, strings: str, shared: Element | None) -> None:
    if book.finish() and shared is not None:
        walk.changed[strings] = shared
    if book.formulas_gone and _CHAIN in walk.package:
        # It lists the cells with formulas; Excel makes it again, but does not open a workbook with a wrong one.
        walk.dropped.add(_CHAIN)
