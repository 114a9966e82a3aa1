"""Word documents (ECMA-376): body, headers, footers, notes, comments, tracked changes, properties, links, pictures."""

import re
from collections.abc import Sequence

from ..bounds import Bounds
from ..contents import Contents
from ..format import Look
from ..office import Met, Traversal, read_package, rewrite_package
from ..place import FilePlace

_HEADERS = re.compile(r"word/(header|footer)\d*\.xml$")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")


def _traverse(walk: Traversal) -> Met:
    main = next((name for kind, name in walk.package.links("").values() if kind == "officeDocument"), "word/document.xml")
    yield from walk.part(main, FilePlace(), paragraphs=True)
    for name in walk.package.names:
        if match := _HEADERS.match(name):
            yield from walk.part(name, FilePlace(part=match[1]))
    for name in _NOTES:
        yield from walk.part(name, FilePlace())
    yield from walk.rest()


class _Docx:
    name = "docx"

    def recognises(self, look: Look) -> bool:
        return look.zipped == "docx"

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        return read_package(content, bounds, _traverse)

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        return rewrite_package(content, texts, bounds, _traverse)


FORMATS = (_Docx(),)
