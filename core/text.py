"""A text as a person reads it, with a map back to the raw text of a platform or file."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

# Half a surrogate pair: JSON can contain it, but UTF-8 cannot.
_LONE = re.compile("[\ud800-\udfff]")


def without_lone_surrogates(text: str) -> str:
    """The text with U+FFFD in place of each lone surrogate; its length in code points stays the same."""
    return text if text.isascii() else _LONE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Atom:
    """A raw range that may only be replaced as a whole (a link in angle brackets, a JSON number).

    ``quote`` is put on both sides of the replacement. ``touch``: a range is widened to the whole atom only if it touches
    this part; a link's label can be replaced alone, its address cannot.
    """

    start: int
    end: int
    quote: str = ""
    touch: Span | None = None

    def touched(self, start: int, end: int) -> bool:
        """Whether a raw range must be widened to this atom."""
        part = self.touch or self
        return start < part.end and end > part.start


@dataclass(frozen=True, slots=True, repr=False)
class Edit:
    """A change of the visible text: the range that is replaced, and what a person reads instead."""

    start: int
    end: int
    visible: str
    opaque: bool = False


@dataclass(frozen=True, repr=False)
class Text:
    """The raw text, the visible text that a person reads, and the map between them; offsets are code points.

    ``starts[i]`` and ``ends[i]`` give the raw range of visible character ``i``; both are None if visible and raw text are
    the same. ``opaque``: visible ranges that the author did not write (mentions, markup, JSON punctuation); no finding may
    touch them. The repr hides the content, so that a traceback cannot leak it.
    """

    raw: str
    visible: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None
    atoms: tuple[Atom, ...] = ()
    opaque: tuple[Span, ...] = ()

    @staticmethod
    def plain(raw: str) -> "Text":
        """A text without markup, from which all others are made; without lone surrogates."""
        raw = without_lone_surrogates(raw)
        return Text(raw, raw)

    def __repr__(self) -> str:
        return f"Text({len(self.raw)} characters)"

    @cached_property
    def _atom_starts(self) -> list[int]:
        return [atom.start for atom in self.atoms]

    def to_raw(self, start: int, end: int) -> Span:
        """The raw range of a visible range, widened to every atom that it touches."""
        if self.starts is None or self.ends is None:
            raw_start, raw_end = start, end
        else:
            raw_start, raw_end = self.starts[start], max(self.ends[start], self.ends[end - 1])
        for atom in self.atoms_in(raw_start, raw_end):
            raw_start, raw_end = min(raw_start, atom.start), max(raw_end, atom.end)
        return Span(raw_start, raw_end)

    def atoms_in(self, raw_start: int, raw_end: int) -> Sequence[Atom]:
        """The atoms to which the raw range must be widened."""
        if not self.atoms:
            return ()
        first = max(0, bisect_right(self._atom_starts, raw_start) - 1)
        last = bisect_left(self._atom_starts, raw_end)
        return [atom for atom in self.atoms[first:last] if atom.touched(raw_start, raw_end)]

    def to_visible(self, raw_start: int, raw_end: int) -> Span:
        """The visible range of a raw range."""
        if self.starts is None or self.ends is None:
            return Span(raw_start, raw_end)
        return Span(bisect_right(self.ends, raw_start), bisect_left(self.starts, raw_end))

    def read(self, raw_start: int, raw_end: int) -> str:
        """The visible text of a raw range."""
        span = self.to_visible(raw_start, raw_end)
        return self.visible[span.start : span.end]

    def edited(self, edits: Iterable[Edit], atoms: Iterable[Atom] = ()) -> "Text":
        """The text with its visible part changed. Edits: sorted, disjoint, in visible offsets. Atoms: in raw offsets."""
        edits = list(edits)
        added = tuple(atoms)
        if not edits and not added:
            return self
        if not edits:
            return replace(self, atoms=tuple(sorted({*self.atoms, *added}, key=lambda a: a.start)))
        return _Edited(self).apply(edits, tuple(sorted({*self.atoms, *added}, key=lambda a: a.start)))


class _Edited:
    """Builds an edited text piece by piece."""

    def __init__(self, text: Text) -> None:
        self.text = text
        size = len(text.visible)
        self.old_starts = text.starts if text.starts is not None else range(size)
        self.old_ends = text.ends if text.ends is not None else range(1, size + 1)
        self.starts = array("I")
        self.ends = array("I")
        self.parts: list[str] = []
        self.moved: list[tuple[int, int]] = [(0, 0)]
        self.opaque: list[Span] = []

    def apply(self, edits: Sequence[Edit], atoms: tuple[Atom, ...]) -> Text:
        at = 0
        for edit in edits:
            self._keep(at, edit.start)
            self._put(edit)
            at = edit.end
            self.moved.append((at, len(self.starts)))
        self._keep(at, len(self.text.visible))
        shifted = (self._shift(span) for span in self.text.opaque)
        opaque = sorted((*self.opaque, *(s for s in shifted if s.end > s.start)), key=lambda s: s.start)
        return Text(self.text.raw, "".join(self.parts), self.starts, self.ends, atoms, tuple(opaque))

    def _keep(self, start: int, end: int) -> None:
        if end > start:
            self.parts.append(self.text.visible[start:end])
            self.starts.extend(self.old_starts[start:end])
            self.ends.extend(self.old_ends[start:end])

    def _put(self, edit: Edit) -> None:
        size = len(edit.visible)
        if edit.opaque and size:
            self.opaque.append(Span(len(self.starts), len(self.starts) + size))
        self.parts.append(edit.visible)
        if edit.end > edit.start:
            first, last = self.old_starts[edit.start], self.old_ends[edit.end - 1]
        else:
            first = last = self.old_ends[edit.start - 1] if edit.start else 0
        self.starts.extend([first] * size)
        self.ends.extend([last] * size)

    def _shift(self, span: Span) -> Span:
        return Span(self._shifted(span.start), self._shifted(span.end))

    def _shifted(self, offset: int) -> int:
        old, new = self.moved[bisect_right(self.moved, (offset, 1 << 40)) - 1]
        return min(new + offset - old, len(self.starts))
