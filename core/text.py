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

    def moved(self, by: int) -> "Span":
        """So many code points further on."""
        return Span(self.start + by, self.end + by)


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

    def moved(self, by: int) -> "Atom":
        """So many code points further on."""
        return Atom(self.start + by, self.end + by, self.quote, self.touch.moved(by) if self.touch else None)


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

    ``offsets``: the map; None if visible and raw text are the same. ``opaque``: visible ranges that the author did not write
    (mentions, markup, JSON punctuation); no finding may touch them. The repr hides the content: a traceback cannot leak it.
    """

    raw: str
    visible: str
    offsets: "_Offsets | None" = None
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
        raw_start, raw_end = start, end
        if self.offsets is not None:
            starts, ends = self.offsets.arrays
            raw_start, raw_end = starts[start], max(ends[start], ends[end - 1])
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
        if self.offsets is None:
            return Span(raw_start, raw_end)
        starts, ends = self.offsets.arrays
        return Span(bisect_right(ends, raw_start), bisect_left(starts, raw_end))

    def read(self, raw_start: int, raw_end: int) -> str:
        """The visible text of a raw range."""
        span = self.to_visible(raw_start, raw_end)
        return self.visible[span.start : span.end]

    def edited(self, edits: Iterable[Edit], atoms: Iterable[Atom] = ()) -> "Text":
        """The text with its visible part changed. Edits: sorted, disjoint, in visible offsets. Atoms: in raw offsets."""
        edits = tuple(edits)
        added = tuple(atoms)
        if not edits and not added:
            return self
        atoms = tuple(sorted({*self.atoms, *added}, key=lambda atom: atom.start)) if added else self.atoms
        if not edits:
            return replace(self, atoms=atoms)
        offsets = _Offsets(self.offsets, len(self.visible), edits)
        return Text(self.raw, _written(self.visible, edits), offsets, atoms, offsets.opaque(self.opaque))


def joined(texts: Sequence[Text], ends: Sequence[str]) -> Text:
    """One text of several, each with an end that stands between it and the next; the last one's end is left out."""
    if len(texts) < 2:
        return texts[0] if texts else Text.plain("")
    raw, visible, atoms, opaque = list[str](), list[str](), list[Atom](), list[Span]()
    raw_at = visible_at = 0
    for text, end in zip(texts, (*ends[:-1], ""), strict=True):
        atoms += (atom.moved(raw_at) for atom in text.atoms)
        opaque += (span.moved(visible_at) for span in text.opaque)
        raw += (text.raw, end)
        visible += (text.visible, end)
        raw_at += len(text.raw) + len(end)
        visible_at += len(text.visible) + len(end)
    offsets = _Joined(texts, ends) if any(text.offsets is not None for text in texts) else None
    return Text("".join(raw), "".join(visible), offsets, tuple(atoms), tuple(opaque))


def _written(visible: str, edits: Sequence[Edit]) -> str:
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (visible[at : edit.start], edit.visible)
        at = edit.end
    parts.append(visible[at:])
    return "".join(parts)


class _Offsets:
    """The raw range of each visible character. Computed only if asked for: in most messages, nobody finds anything."""

    def __init__(self, before: "_Offsets | None", size: int, edits: Sequence[Edit]) -> None:
        """Before, size: of the text that is edited."""
        self._before, self._size, self._edits = before, size, edits

    @cached_property
    def arrays(self) -> tuple[Sequence[int], Sequence[int]]:
        """The raw start and the raw end of each visible character."""
        old = self._before.arrays if self._before is not None else (range(self._size), range(1, self._size + 1))
        starts, ends = array("I"), array("I")
        at = 0
        for edit in (*self._edits, Edit(self._size, self._size, "")):
            starts.extend(old[0][at : edit.start])
            ends.extend(old[1][at : edit.start])
            first, last = _replaced(old, edit)
            starts.extend([first] * len(edit.visible))
            ends.extend([last] * len(edit.visible))
            at = edit.end
        return starts, ends

    def opaque(self, before: Sequence[Span]) -> tuple[Span, ...]:
        """The opaque ranges of the edited text. Before: those of the text that is edited."""
        added, moved, grown = [], [(0, 0)], 0
        for edit in self._edits:
            start = edit.start + grown
            if edit.opaque and edit.visible:
                added.append(Span(start, start + len(edit.visible)))
            grown += len(edit.visible) - (edit.end - edit.start)
            moved.append((edit.end, edit.end + grown))
        if not before:
            return tuple(added)
        size = self._size + grown
        shifted = (Span(_shifted(moved, span.start, size), _shifted(moved, span.end, size)) for span in before)
        return tuple(sorted((*added, *(span for span in shifted if span.end > span.start)), key=lambda span: span.start))


class _Joined(_Offsets):
    """Those of a text that is joined of several."""

    def __init__(self, texts: Sequence[Text], ends: Sequence[str]) -> None:
        super().__init__(None, 0, ())
        self._texts, self._ends = texts, ends

    @cached_property
    def arrays(self) -> tuple[Sequence[int], Sequence[int]]:
        """The raw start and the raw end of each visible character."""
        starts, ends = array("I"), array("I")
        at = 0
        for text, end in zip(self._texts, (*self._ends[:-1], ""), strict=True):
            if text.offsets is None:
                starts.extend(range(at, at + len(text.raw)))
                ends.extend(range(at + 1, at + len(text.raw) + 1))
            else:
                first, last = text.offsets.arrays
                starts.extend(at + offset for offset in first)
                ends.extend(at + offset for offset in last)
            at += len(text.raw)
            starts.extend(range(at, at + len(end)))
            ends.extend(range(at + 1, at + len(end) + 1))
            at += len(end)
        return starts, ends


def _replaced(old: tuple[Sequence[int], Sequence[int]], edit: Edit) -> tuple[int, int]:
    """The raw range of what an edit puts in: that of what it replaces, or the place behind the character before it."""
    starts, ends = old
    if edit.end > edit.start:
        return starts[edit.start], ends[edit.end - 1]
    place = ends[edit.start - 1] if edit.start else 0
    return place, place


def _shifted(moved: Sequence[tuple[int, int]], offset: int, size: int) -> int:
    old, new = moved[bisect_right(moved, (offset, 1 << 40)) - 1]
    return min(new + offset - old, size)
