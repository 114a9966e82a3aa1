"""Where the text of a segment stands in an XML tree, and how another text is put there so that formatting survives."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from lxml.etree import _Element as Element

from ..contents import NEXT_LINE, NotRewritable
from ..place import FilePlace

_TOKEN = re.compile(r"\w+|\W")
# Beyond so many tokens no differences are looked for one by one, which is quadratic: all between the first and last is one.
_MOST_TOKENS = 2000
# What XML 1.0 cannot contain (section 2.2).
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENDS = re.compile(r"(-(?=-|\Z)|\?(?=>))")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


class Slot(Protocol):
    """A piece of a segment's text."""

    @property
    def text(self) -> str:
        """What a person reads there."""

    @property
    def fixed(self) -> bool:
        """Whether it can only be kept or removed, as a line break."""

    def put(self, text: str) -> None:
        """Writes another text there; empty: removes what is there."""


@dataclass(frozen=True, slots=True)
class ElementText:
    """The text of an element before its first child, or after the element itself (tail)."""

    element: Element
    tail: bool = False
    spaces: bool = False

    @property
    def text(self) -> str:
        return (self.element.tail if self.tail else self.element.text) or ""

    @property
    def fixed(self) -> bool:
        return False

    def put(self, text: str) -> None:
        """Spaces at its ends are marked as such where the format wants it."""
        clean = _NO_XML.sub("\ufffd", text)
        if self.tail:
            self.element.tail = clean
            return
        if not isinstance(self.element.tag, str):  # a comment or an instruction, which this would end
            clean = _ENDS.sub(r"\1 ", clean)
        self.element.text = clean
        if self.spaces and clean != clean.strip():
            self.element.set(_PRESERVE, "preserve")


@dataclass(frozen=True, slots=True)
class Attribute:
    """The same attribute of one or several elements that say the same."""

    elements: Sequence[Element]
    name: str

    @property
    def text(self) -> str:
        return str(self.elements[0].get(self.name, ""))

    @property
    def fixed(self) -> bool:
        return False

    def put(self, text: str) -> None:
        for element in self.elements:
            element.set(self.name, _NO_XML.sub("\ufffd", text))


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that stands for a character, such as a tab or a line break."""

    element: Element
    text: str

    @property
    def fixed(self) -> bool:
        return True

    def put(self, text: str) -> None:
        """Removes it; what stands behind it stays."""
        parent = self.element.getparent()
        if parent is None:
            return
        tail, before = self.element.tail, self.element.getprevious()
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            parent.text = (parent.text or "") + tail
        parent.remove(self.element)


@dataclass(frozen=True, slots=True)
class Block:
    """A segment in an XML tree."""

    slots: Sequence[Slot]
    place: FilePlace
    end: str = NEXT_LINE

    @property
    def text(self) -> str:
        """Of all slots together."""
        return "".join(slot.text for slot in self.slots)

    def put(self, text: str) -> None:
        """Another text in place of it: what stays the same stays where it is. Raises NotRewritable."""
        old = [slot.text for slot in self.slots]
        if "".join(old) == text:
            return
        new = _distributed(old, [slot.fixed for slot in self.slots], text)
        changed = [(slot, after) for slot, before, after in zip(self.slots, old, new, strict=True) if before != after]
        # Marks last: one that is removed moves the text behind it.
        for slot, after in sorted(changed, key=lambda change: change[0].fixed):
            slot.put(after)


def _distributed(old: Sequence[str], fixed: Sequence[bool], text: str) -> list[str]:
    """The new text of each slot."""
    free = [number for number, is_fixed in enumerate(fixed) if not is_fixed]
    if not free:
        raise NotRewritable("A part of it holds no text that could be replaced.")
    whole = "".join(old)
    owners = [number for number, piece in enumerate(old) for _ in piece]
    new = [""] * len(old)
    for kept, inserted in _pieces(whole, text):
        for at in kept:
            new[owners[at]] += whole[at]
        if inserted:
            wanted = owners[kept.stop] if kept.stop < len(owners) else len(old) - 1
            new[min(free, key=lambda number: (abs(number - wanted), number))] += inserted
    return new


def _pieces(old: str, new: str) -> Iterator[tuple[range, str]]:
    """Yields what of the old text stays, and what comes behind it before the old text goes on."""
    first, second = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(first) + len(second) > _MOST_TOKENS:
        yield from _ends(old, new)
        return
    starts = [0, *_running(first)]
    at = 0
    for tag, i, j, k, end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag == "equal":
            yield range(at, starts[j]), ""
            at = starts[j]
        else:
            yield range(at, starts[i]), "".join(second[k:end])
            at = starts[j]


def _ends(old: str, new: str) -> Iterator[tuple[range, str]]:
    """The same where only the beginning and the end that both have in common stay."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    yield range(head), new[head : len(new) - tail]
    yield range(len(old) - tail, len(old)), ""


def _running(tokens: Iterable[str]) -> Iterator[int]:
    at = 0
    for token in tokens:
        at += len(token)
        yield at
