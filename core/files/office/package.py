"""A zip archive of XML parts, as Office and OpenDocument files are: read within bounds, and written again with other parts."""

import io
import posixpath
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree
from lxml.etree import _Element as Element

from ..archives import BROKEN
from ..bounds import BoundReached, Bounds
from ..contents import UnreadableFile
from ..unread import Unread

_DAMAGED = "The document is damaged, so it cannot be checked."
_ENCRYPTED_FLAG = 1


def damaged() -> UnreadableFile:
    """What is raised where a file is not intact."""
    return UnreadableFile(_DAMAGED, Unread.DAMAGED)


def parsed(content: bytes) -> Element:
    """The root of an XML document. Nothing is loaded and no entity expanded; a document that declares any is refused.

    Raises UnreadableFile.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False)
    try:
        root: Element | None = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged() from None
    if root is None:
        raise damaged()
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile("It declares entities of its own, as no ordinary document does, so it is not read.", Unread.DAMAGED)
    return root


def written(root: Element) -> bytes:
    """The XML document again."""
    return bytes(etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True))


class Package:
    """The parts of a document by name."""

    def __init__(self, content: bytes, bounds: Bounds) -> None:
        """Raises UnreadableFile."""
        self.bounds = bounds
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN:
            raise damaged() from None
        self._infos = {info.filename: info for info in self._archive.infolist()}
        if len(self._infos) > bounds.limits.members * 20:
            raise BoundReached(f"It has too many parts: only {bounds.limits.members * 20:,} are read.")
        self.names = tuple(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def content(self, name: str) -> bytes:
        """A part's bytes; raises UnreadableFile."""
        if name not in self._infos:
            raise damaged()
        if self._infos[name].flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableFile("The document is encrypted, so it cannot be checked.", Unread.ENCRYPTED)
        try:
            with self._archive.open(self._infos[name]) as stream:
                return self.bounds.unpacked(stream)
        except BoundReached:
            raise
        except BROKEN:
            raise damaged() from None

    def root(self, name: str) -> Element:
        """A part's XML; raises UnreadableFile."""
        return parsed(self.content(name))

    def links(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part of an Office document refers to: relationship id -> its type's last word, and the name of the part."""
        rels = rels_of(name)
        if rels not in self._infos:
            return {}
        found = {}
        for each in self.root(rels):
            if isinstance(each.tag, str) and each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), each.get("Target", ""))).lstrip("/")
                found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], target)
        return found

    def rewritten(
        self,
        changed: Mapping[str, bytes],
        dropped: frozenset[str] = frozenset(),
        renamed: Mapping[str, str] = MappingProxyType({}),
    ) -> bytes:
        """The document with other parts in place of some, without others, and with new names; the rest stays as it is."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as target:
            for info in self._archive.infolist():
                if info.filename not in dropped:
                    self._copied(info, renamed.get(info.filename, info.filename), changed.get(info.filename), target)
        return out.getvalue()

    def _copied(self, info: zipfile.ZipInfo, name: str, content: bytes | None, target: zipfile.ZipFile) -> None:
        """Raises UnreadableFile for a part that reading the document had no need of, and that is damaged."""
        copy = zipfile.ZipInfo(name, info.date_time)
        copy.compress_type, copy.external_attr = info.compress_type, info.external_attr
        try:
            target.writestr(copy, self._archive.read(info) if content is None else content)
        except BROKEN:
            raise damaged() from None


def rels_of(name: str) -> str:
    """The part that holds the relationships of another one."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")
