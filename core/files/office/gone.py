"""Parts that a redacted copy goes without: small pictures of the old pages, what printers are told, signatures and caches."""

import posixpath
import re
from collections.abc import Iterator, MutableMapping
from urllib.parse import unquote

from lxml.etree import _Element as Element

from .package import Package, rels_of

# No program misses them; who signed the old document, did not sign the copy.
GONE = re.compile(
    r"(?:^|/)thumbnail\.\w+$|^Thumbnails/|printerSettings\d*\.bin$|^_xmlsignatures/|^META-INF/\w*signatures\w*\.xml$"
    r"|vbaProjectSignature\w*\.bin$|^layout-cache$|^ObjectReplacements/",
    re.IGNORECASE,
)
_LISTS = ("[Content_Types].xml", "META-INF/manifest.xml")
_NAMING = frozenset({"PartName", "full-path"})
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def leave_out(package: Package, changed: MutableMapping[str, Element], dropped: set[str]) -> None:
    """Adds the parts that go to those dropped, and takes away whatever refers to any of these."""
    dropped |= {name for name in package.names if GONE.search(name)}
    dropped |= {rels_of(name) for name in dropped if rels_of(name) in package}
    if not dropped:
        return
    for name in [name for name in package.names if name not in dropped and (name in _LISTS or name.endswith(".rels"))]:
        root = changed[name] if name in changed else package.root(name)
        lost = list(_referring(root, name, dropped))
        for each in lost:
            root.remove(each)
        if lost:
            changed[name] = root
        if lost and name.endswith(".rels"):
            _forget(package, changed, _source(name), {each.get("Id", "") for each in lost})


def _referring(root: Element, name: str, dropped: set[str]) -> Iterator[Element]:
    base = posixpath.dirname(posixpath.dirname(name))
    for each in root:
        if not isinstance(each.tag, str) or each.get("TargetMode") == "External":
            continue
        named = [str(value) for key, value in each.items() if str(key).rpartition("}")[2] in _NAMING]
        target = each.get("Target")
        paths = [posixpath.join("/", base, target)] if target else [f"/{path.lstrip('/')}" for path in named]
        if any(unquote(posixpath.normpath(path)).lstrip("/") in dropped for path in paths):
            yield each


def _source(rels: str) -> str:
    """The part whose relationships these are."""
    folder, file = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _forget(package: Package, changed: MutableMapping[str, Element], name: str, ids: set[str]) -> None:
    """No element of a part may name a relationship that is gone."""
    if name not in package or not name.endswith(".xml"):
        return
    root = changed[name] if name in changed else package.root(name)
    for each in [each for each in root.iter("*") if each.get(_RELATION) in ids]:
        parent = each.getparent()
        if len(each.attrib) == 1 and not len(each) and parent is not None:
            parent.remove(each)
        else:
            del each.attrib[_RELATION]
        changed[name] = root
