"""What all formats of XML parts in a zip archive share: one traversal that reads their texts and puts others back."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import quote

from lxml.etree import _Element as Element

from ..bounds import BoundReached, Bounds
from ..contents import Contents, NotRewritable, Segment, UnreadableFile, within
from ..inner_copy import inner_copy, stand_in
from ..place import FilePlace
from ..telling import has_telling, is_telling
from ..unread import Unread
from .gone import GONE, leave_out
from .package import Package, written
from .part_names import PartName, given_names, refer
from .sheet_names import refer_to_sheets
from .slots import Block
from .xml_text import blocks_in

# Parts that are files of their own.
_EMBEDDED = re.compile(r"(?:^|/)(?:media|embeddings|pictures|thumbnails)/[^/]+$", re.IGNORECASE)
_NO_TEXT = re.compile(r"(?:^|/)fonts/|\.odttf$|^mimetype$|/$", re.IGNORECASE)
_XML = (".xml", ".vml", ".rdf")
# Parts that hold looks, and nothing that people write; they are long.
_LOOKS = re.compile(r"(?:^|/)(?:styles|stylesWithEffects|theme\d*|fontTable|tableStyles)\.xml$|^\[Content_Types\]\.xml$")
# Without one, the document does not open.
_SHEETS = re.compile(r"(?:^|/)(?:worksheets|chartsheets|slides|slideMasters|slideLayouts)/[^/]+\.xml$")
_MACROS = re.compile(r"(?:^|/)vba\w*\.bin$", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d+)")
_IN_ADDRESS = ":/?#@!$&'()*+,;=%-._~"
_CHANGED = "The file has changed since it was read."


class Replaceable(Protocol):
    """A text in a part, and how another one is put in its place; ``Block`` in most formats."""

    @property
    def text(self) -> str:
        """What a person reads."""

    @property
    def place(self) -> FilePlace:
        """Where."""

    @property
    def end(self) -> str:
        """What stands between it and the next one."""

    def put(self, text: str) -> None:
        """Puts another text in its place; raises NotRewritable."""


@dataclass(frozen=True, slots=True)
class Part:
    """An XML part with the texts that a traversal found in it; without a root, texts that are in no part."""

    name: str
    root: Element | None
    blocks: Sequence[Replaceable]


@dataclass(frozen=True, slots=True)
class Inner:
    """A part that is a file of its own, such as a picture."""

    name: str
    content: bytes
    contents: Contents


@dataclass(slots=True)
class Traversal:
    """The way through a document. ``done``: parts that have been met. ``finish``: called after all texts were put back.

    ``renamed``, ``sheets``: parts and sheets of a copy that get other names. ``unreadable``: parts that could not be read.
    """

    package: Package
    done: set[str] = field(default_factory=set)
    unread: list[Unread] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    changed: dict[str, Element] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    renamed: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    finish: list[Callable[[], None]] = field(default_factory=list)

    def root(self, name: str) -> Element | None:
        """A part's XML, the first time; None if it is not there. A damaged one is said to be unread."""
        if name in self.done or name not in self.package:
            return None
        self.done.add(name)
        try:
            return self.package.root(name)
        except BoundReached:
            raise
        except UnreadableFile as error:
            self.unread.append(error.kind)
            self.unreadable.append(name)
            return None

    def part(self, name: str, place: FilePlace, *, paragraphs: bool = False) -> Iterator[Part]:
        """A part that is like any other, if it is there. Paragraphs: they are numbered."""
        root = self.root(name)
        if root is not None:
            yield Part(name, root, blocks_in(root, place, paragraphs=paragraphs))

    def inner(self, name: str, place: FilePlace) -> Iterator[Inner]:
        """A part that is a file of its own; nothing if it cannot be read, which is then said."""
        if name in self.done:
            return
        self.done.add(name)
        try:
            self.package.bounds.member()
            content = self.package.content(name)
            if not content.strip():
                return
            contents = self.package.bounds.nested(content)
        except BoundReached:
            raise
        except UnreadableFile as error:
            self.unread.append(error.kind)
            self.unreadable.append(name)
            return
        self.unread += contents.unread
        yield Inner(name, content, within(contents, place))

    def rest(self) -> Iterator["Part | Inner"]:
        """All parts that have not been met, at last the addresses of links."""
        names = sorted((name for name in self.package.names if not _NO_TEXT.search(name) and not GONE.search(name)), key=_natural)
        for name in names:
            if name.endswith(".rels"):
                continue
            if not name.endswith(_XML) or _EMBEDDED.search(name):
                yield from self.inner(name, FilePlace(part=posixpath.basename(posixpath.dirname(name)) or "file"))
            elif _LOOKS.search(name):
                yield from self.looks(name)
            else:
                yield from self.part(name, FilePlace(part=_said(name)))
        for name in names:
            root = self.root(name) if name.endswith(".rels") else None
            if root is not None:
                yield Part(name, root, list(_addresses(root)))
        yield Part("", None, list(given_names(self.package, self.renamed)))

    def looks(self, name: str) -> Iterator[Part]:
        """A part that programs write for themselves, if something personal is in it."""
        if name not in self.done and has_telling(self.package.content(name)):
            for part in self.part(name, FilePlace(part=_said(name))):
                yield replace(part, blocks=[block for block in part.blocks if is_telling(block.text)])


Met = Iterator[Part | Inner]
Traverse = Callable[[Traversal], Met]


def read_package(content: bytes, bounds: Bounds, traverse: Traverse) -> Contents:
    """The texts of a document; raises UnreadableFile."""
    walk = Traversal(Package(content, bounds))
    segments: list[Segment] = []
    try:
        for met in traverse(walk):
            if isinstance(met, Inner):
                segments += met.contents.segments
            else:
                segments += (Segment(each.text, each.place, each.end, _written_as(each)) for each in met.blocks)
            bounds.in_time()
    except BoundReached:
        if not segments:
            raise
        walk.unread.append(Unread.BEYOND)
    return Contents(tuple(segments), tuple(walk.unread))


def _written_as(text: Replaceable) -> str:
    return "name" if isinstance(text, PartName) else ""


def rewrite_package(content: bytes, texts: Sequence[str], bounds: Bounds, traverse: Traverse) -> bytes:
    """The document with other texts; raises NotRewritable or UnreadableFile."""
    walk = Traversal(Package(content, bounds))
    waiting = iter(texts)
    changed: dict[str, bytes] = {}
    for met in traverse(walk):
        if isinstance(met, Inner):
            new = _next(waiting, len(met.contents.segments))
            changed[met.name] = inner_copy(met.content, met.contents, new, bounds)
        elif _put(met.blocks, _next(waiting, len(met.blocks))) and met.root is not None:
            walk.changed[met.name] = met.root
    if next(waiting, None) is not None:
        raise NotRewritable(_CHANGED)
    for finish in walk.finish:
        finish()
    for name in walk.unreadable if not bounds.limits.keep_unread else ():
        _empty(walk, name, changed)
    leave_out(walk.package, walk.changed, walk.dropped)
    refer_to_sheets(walk.package, walk.changed, walk.sheets)
    refer(walk.package, walk.changed, walk.renamed)
    changed |= {name: written(root) for name, root in walk.changed.items()}
    return walk.package.rewritten(changed, frozenset(walk.dropped), walk.renamed)


def _empty(walk: Traversal, name: str, changed: dict[str, bytes]) -> None:
    """What could not be read. Programs take a picture or an object that is empty, but no such macros and no such XML."""
    if _SHEETS.search(name):
        raise NotRewritable("One of its sheets or slides is damaged, so no copy of it would open.")
    if name.endswith(_XML) or _MACROS.search(name):
        walk.dropped.add(name)
        return
    try:
        changed[name] = stand_in(walk.package.content(name))
    except BoundReached:
        raise
    except UnreadableFile:
        changed[name] = b""


def _put(blocks: Iterable[Replaceable], texts: Iterable[str]) -> bool:
    touched = [(block, text) for block, text in zip(blocks, texts, strict=True) if block.text != text]
    for block, text in touched:
        block.put(text)
    return bool(touched)


def _next(texts: Iterator[str], count: int) -> list[str]:
    taken = [text for _, text in zip(range(count), texts, strict=False)]
    if len(taken) < count:
        raise NotRewritable(_CHANGED)
    return taken


@dataclass(frozen=True, slots=True)
class _Address:
    """The address of a link, a slot; what may not stand in one is escaped."""

    element: Element

    @property
    def text(self) -> str:
        return str(self.element.get("Target", ""))

    @property
    def fixed(self) -> bool:
        return False

    def put(self, text: str) -> None:
        self.element.set("Target", quote(text, safe=_IN_ADDRESS))


def _addresses(root: Element) -> Iterator[Block]:
    for each in root:
        if isinstance(each.tag, str) and each.get("TargetMode") == "External" and each.get("Target"):
            yield Block((_Address(each),), FilePlace(part="address of a link"))


def _said(name: str) -> str:
    """A part's own name in words, as "chart 1"."""
    base = posixpath.basename(name).partition(".")[0]
    match base:
        case "core" | "app" | "custom" | "meta":
            return "properties"
        case "people" | "person" | "persons" | "commentAuthors" | "authors":
            return "authors"
        case _:
            return _NUMBERS.sub(r" \1", base).strip()


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdigit() and len(piece) < 10 else (0, piece) for piece in _NUMBERS.split(name)]
