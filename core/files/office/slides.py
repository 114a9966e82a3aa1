"""PowerPoint presentations (ECMA-376): slides in their order, hidden ones too, notes, comments, charts, pictures."""

from collections.abc import Iterator

from ..place import FilePlace
from .traversal import Met, Traversal
from .xml_text import local

_MAIN = "ppt/presentation.xml"
_OF_A_SLIDE = {"notesSlide": "notes", "comments": "comment", "chart": "chart", "diagramData": "diagram"}
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _slides(walk: Traversal) -> Iterator[str]:
    """The names of the slides' parts in order."""
    links = walk.package.links(_MAIN)
    for element in walk.package.root(_MAIN).iter():
        if isinstance(element.tag, str) and local(element.tag) == "sldId":
            kind, name = links.get(element.get(_RELATION, ""), ("", ""))
            if kind == "slide":
                yield name


def traverse(walk: Traversal) -> Met:
    """The parts in order; raises UnreadableFile."""
    for number, name in enumerate(_slides(walk), 1):
        walk.package.bounds.page()
        yield from walk.part(name, FilePlace(slide=number))
        for kind, other in walk.package.links(name).values():
            if kind in _OF_A_SLIDE:
                yield from walk.part(other, FilePlace(slide=number, part=_OF_A_SLIDE[kind]))
            elif kind == "image" and other in walk.package:
                yield from walk.inner(other, FilePlace(slide=number, part="picture"))
    yield from walk.rest()
