"""Jupyter notebooks (nbformat 3 and 4): sources, outputs and everything else that is written in them, cell by cell."""

import base64
import binascii
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ..bounds import Bounds
from ..contents import Contents, NotRewritable, Segment, UnreadableFile, joined, within
from ..format import Look
from ..inner_copy import inner_copy
from ..place import FilePlace

# By media type, and by the names of the third version.
_BINARY, _BINARY_BEFORE = ("image/", "audio/", "video/", "application/pdf"), ("png", "jpeg", "pdf")
# Shorter JSON holds nobody's number.
_SHORTEST = 10
_MARKUP = frozenset({"text/html", "image/svg+xml", "text/xml"})
# Numbers and ids of programs.
_SETTINGS = frozenset({"nbformat", "nbformat_minor", "cell_type", "output_type", "execution_count", "id"})
_PLAIN = re.compile(r"[\w-]{1,64}")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
# Names that the format itself gives, and media types; others may be anybody's.
_KEYS = _SETTINGS | frozenset(
    {
        *(
            "cells",
            "worksheets",
            "metadata",
            "source",
            "input",
            "outputs",
            "attachments",
            "data",
            "text",
            "name",
            "ename",
            "evalue",
        ),
        *("traceback", "prompt_number", "language", "collapsed", "level", "stream", "html", "latex", "svg", "json", "javascript"),
    }
)
Holder: TypeAlias = "dict[str, object] | list[object]"


class Ipynb:
    """A notebook."""

    name = "ipynb"

    def recognises(self, look: Look) -> bool:
        """An object with cells, or worksheets of the third version, and the version of its format."""
        if look.text.lstrip()[:1] != "{" or b'"nbformat"' not in look.content:
            return False
        return b'"cells"' in look.content or b'"worksheets"' in look.content

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        """The texts of all cells; outputs that are pictures are read as such."""
        return joined(each.contents for each in _pieces(_parsed(content), bounds))

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        """The same notebook with other texts, indented as it was."""
        notebook = _parsed(content)
        at = 0
        for piece in list(_pieces(notebook, bounds)):
            count = len(piece.contents.segments)
            piece.put(texts[at : at + count], bounds)
            at += count
        if at != len(texts):
            raise NotRewritable("The file has changed since it was read.")
        return _written(notebook, content)


FORMATS = (Ipynb(),)


def _parsed(content: bytes) -> dict[str, object]:
    try:
        notebook = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        notebook = None
    if not isinstance(notebook, dict):
        raise UnreadableFile("This notebook is damaged, so it cannot be checked.")
    return notebook


def _written(notebook: Holder, before: bytes) -> bytes:
    second = before.partition(b"\n")[2]
    indent = len(second) - len(second.lstrip(b" ")) or None
    try:
        text = json.dumps(notebook, ensure_ascii=False, indent=indent)
    except RecursionError:
        raise NotRewritable("This notebook is too deeply nested for a copy of it to be made.") from None
    return (text + ("\n" if before.endswith(b"\n") else "")).encode("utf-8", errors="surrogatepass")


@dataclass
class _Piece:
    """A value of the notebook."""

    holder: Holder
    key: str | int
    contents: Contents

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        """Other texts in place of its own."""
        raise NotImplementedError

    def put_value(self, value: object) -> None:
        if isinstance(self.holder, dict):
            self.holder[str(self.key)] = value
        else:
            self.holder[int(self.key)] = value


class _Text(_Piece):
    lines = False

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        if texts[0] != self.contents.segments[0].text:
            self.put_value(texts[0].splitlines(keepends=True) if self.lines else texts[0])


class _Lines(_Text):
    lines = True


class _Json(_Piece):
    """A value with its name: what belongs together stays together, so that names of fields tell what values are."""

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        if texts[0] == self.contents.segments[0].text:
            return
        try:
            ((name, value),) = json.loads(texts[0]).items()
        except (ValueError, AttributeError, RecursionError):
            raise NotRewritable("A value in this notebook cannot be redacted by itself, so there is no copy.") from None
        self.put_value(value)
        if isinstance(self.holder, dict) and name != self.key:
            _name_anew(self.holder, str(self.key), name)


class _FileName(_Piece):
    """What a picture in a cell is called; the cell's text names it too."""

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        if isinstance(self.holder, dict) and texts[0] != self.contents.segments[0].text:
            _name_anew(self.holder, str(self.key), texts[0])


def _name_anew(holder: dict[str, object], old: str, new: str) -> None:
    """In the same order. Of two with the same new name, one gets a number."""
    number, name = 1, new
    while name in holder:
        number += 1
        name = f"{new} {number}"
    entries = [(name if key == old else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(entries)


@dataclass
class _File(_Piece):
    content: bytes
    was_read: bool = True

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        copy = inner_copy(self.content, self.contents if self.was_read else None, texts, bounds)
        if copy != self.content:
            self.put_value(base64.b64encode(copy).decode("ascii"))


def _pieces(notebook: dict[str, object], bounds: Bounds) -> Iterator[_Piece]:
    for number, (cells, at) in enumerate(_cells(notebook), 1):
        yield from _cell(cells, at, f"cell {number}", bounds)
    for holder in _sheets(notebook):
        for key in list(holder):
            if not (key == "cells" and isinstance(holder[key], list)) and holder[key] is not _list_of_sheets(notebook):
                yield from _value(holder, key, FilePlace(part="notebook"))


def _list_of_sheets(notebook: dict[str, object]) -> list[object] | None:
    """Where a notebook of the third version has its cells."""
    sheets = notebook.get("worksheets")
    return sheets if isinstance(sheets, list) and all(isinstance(sheet, dict) for sheet in sheets) else None


def _sheets(notebook: dict[str, object]) -> list[dict[str, object]]:
    return [notebook, *(sheet for sheet in _list_of_sheets(notebook) or () if isinstance(sheet, dict))]


def _cells(notebook: dict[str, object]) -> Iterator[tuple[list[object], int]]:
    for sheet in _sheets(notebook):
        cells = sheet.get("cells")
        yield from ((cells, at) for at in range(len(cells))) if isinstance(cells, list) else ()


def _cell(cells: list[object], at: int, name: str, bounds: Bounds) -> Iterator[_Piece]:
    """Its source, its outputs, the pictures in its text, and what else is written in it."""
    cell = cells[at]
    if not isinstance(cell, dict):
        yield from _value(cells, at, FilePlace(part=name))
        return
    for key in list(cell):
        value = cell[key]
        if key == "outputs" and isinstance(value, list):
            for number in range(len(value)):
                yield from _output(value, number, FilePlace(part=f"{name}, output {number + 1}"), bounds)
        elif key == "attachments" and isinstance(value, dict):
            for file in list(value):
                place = FilePlace(part=f"{name}, attachment")
                yield from _bundle(value, file, place, bounds)
                yield _FileName(value, file, Contents((Segment(file, place, format="name"),)))
        else:
            yield from _value(cell, key, FilePlace(part=name))


def _output(outputs: list[object], at: int, place: FilePlace, bounds: Bounds) -> Iterator[_Piece]:
    output = outputs[at]
    if not isinstance(output, dict):
        yield from _value(outputs, at, place)
        return
    for key in list(output):
        # In the third version, values lie in the output itself.
        yield from _bundle(output, key, place, bounds) if key in ("data", *_BINARY_BEFORE) else _value(output, key, place)


def _bundle(holder: dict[str, object], key: str, place: FilePlace, bounds: Bounds) -> Iterator[_Piece]:
    """The same in several media types."""
    bundle = holder[key]
    if not isinstance(bundle, dict):
        yield from (_file(holder, key, place, bounds),) if _is_binary(key) else _value(holder, key, place)
        return
    for kind in list(bundle):
        yield from (_file(bundle, kind, place, bounds),) if _is_binary(kind) else _value(bundle, kind, place)


def _is_binary(kind: str) -> bool:
    return kind in _BINARY_BEFORE or (kind.startswith(_BINARY) and kind not in _MARKUP)


def _value(holder: Holder, key: str | int, place: FilePlace) -> Iterator[_Piece]:
    """A text, the lines of one, or anything else as JSON."""
    value = holder[str(key)] if isinstance(holder, dict) else holder[int(key)]
    if (key in _SETTINGS and _PLAIN.fullmatch(str(value))) or (key in _KEYS and not value):
        return
    known = not isinstance(holder, dict) or key in _KEYS or _MEDIA_TYPE.fullmatch(str(key))
    if known and isinstance(value, str):
        yield _Text(holder, key, _contents(value, key, place))
    elif known and isinstance(value, list) and all(isinstance(line, str) for line in value) and _is_text(value):
        yield _Lines(holder, key, _contents("".join(map(str, value)), key, place))
    elif len(written := _json({str(key): value})) >= _SHORTEST:
        yield _Json(holder, key, Contents((Segment(written, place, format="json"),)))


def _is_text(lines: list[object]) -> bool:
    """Whether strings are the lines of one text, and not values in a list."""
    return all(str(line).endswith("\n") for line in lines[:-1])


def _contents(text: str, key: str | int, place: FilePlace) -> Contents:
    return Contents((Segment(text, place, format="markup" if key in _MARKUP else "text"),))


def _json(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        raise UnreadableFile("This notebook is too deeply nested, so it cannot be checked.") from None


def _file(holder: dict[str, object], key: str, place: FilePlace, bounds: Bounds) -> _Piece:
    value = holder[key]
    encoded = "".join(map(str, value)) if isinstance(value, list) else str(value)
    try:
        content = base64.b64decode(encoded)
        bounds.member()
        bounds.expand(len(content))
        return _File(holder, key, within(bounds.nested(content), place), content)
    except binascii.Error:
        return _Text(holder, key, Contents((Segment(encoded, place),)))
    except UnreadableFile as error:
        return _File(holder, key, Contents((), (error.kind,)), content, was_read=False)
