"""The names of a document's parts, where somebody has given them: a picture's old file name, for example."""

import posixpath
import re
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from lxml.etree import _Element as Element

from ..place import FilePlace
from .package import Package, rels_of

# As programs name them: "image1.png", "Object 1", "10000201000001F4.png".
_ORDINARY = re.compile(r"\[Content_Types\]\.xml|[A-Za-z_]+[ _-]?\d*(?:\.[A-Za-z0-9]{1,8}){0,2}|[0-9A-Fa-f{}-]{16,}(?:\.\w{1,8})?")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")
_XML = (".xml", ".rels", ".vml", ".rdf")


@dataclass(frozen=True, slots=True)
class PartName:
    """The name of a part. With another text, the part gets a name that says nothing. Renamed: old names -> new ones."""

    name: str
    number: int
    renamed: MutableMapping[str, str]
    place: FilePlace
    end: str = "\n"

    @property
    def text(self) -> str:
        return posixpath.basename(self.name)

    def put(self, text: str) -> None:
        ending = posixpath.splitext(self.name)[1]
        new = f"part{self.number}{ending if _ENDING.fullmatch(ending) else ''}"
        self.renamed[self.name] = posixpath.join(posixpath.dirname(self.name), new)


def given_names(package: Package, renamed: MutableMapping[str, str]) -> Iterator[PartName]:
    """The names that no program gives."""
    for number, name in enumerate(package.names, 1):
        if not name.endswith((".rels", "/")) and not _ORDINARY.fullmatch(posixpath.basename(name)):
            yield PartName(name, number, renamed, FilePlace(part="name of a part"))


def refer(package: Package, changed: MutableMapping[str, Element], renamed: MutableMapping[str, str]) -> None:
    """Makes whatever refers to renamed parts refer to their new names."""
    renamed.update({rels_of(old): rels_of(new) for old, new in renamed.items() if rels_of(old) in package})
    ends = {posixpath.basename(old): posixpath.basename(new) for old, new in renamed.items()}
    for name in [name for name in package.names if ends and name.endswith(_XML)]:
        raw = package.content(name)
        if name in changed or any(
            written.encode() in raw for old in ends for written in (old, quote(old), old.replace("&", "&amp;"))
        ):
            root = changed[name] if name in changed else package.root(name)
            if _named_anew(root, ends):
                changed[name] = root


def _named_anew(root: Element, ends: Mapping[str, str]) -> bool:
    found = False
    for element in root.iter("*"):
        for key, value in element.items():
            folder, base = posixpath.split(unquote(str(value)))
            if base in ends:
                element.set(str(key), posixpath.join(folder, ends[base]))
                found = True
    return found
