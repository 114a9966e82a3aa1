"""Word documents (ECMA-376): body, headers, footers, notes, comments, tracked changes, properties, links, pictures."""

import re

from ..place import FilePlace
from .traversal import Met, Traversal

_HEADERS = re.compile(r"word/(header|footer)\d*\.xml$")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")


def traverse(walk: Traversal) -> Met:
    """The parts in order; raises UnreadableFile."""
    main = next((name for kind, name in walk.package.links("").values() if kind == "officeDocument"), "word/document.xml")
    yield from walk.part(main, FilePlace(), paragraphs=True)
    for name in walk.package.names:
        if match := _HEADERS.match(name):
            yield from walk.part(name, FilePlace(part=match[1]))
    for name in _NOTES:
        yield from walk.part(name, FilePlace())
    yield from walk.rest()
