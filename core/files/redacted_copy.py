"""A copy of a file, in its own format, with placeholders in place of what was found."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from ..finding import Finding
from ..redaction.redactor import Redactor
from ..text import Span
from . import content_lines_text, cues_text, rtf_text, table_text
from .contents import Contents
from .document import Document, starts_of
from .unread import Unread

_SAYS_SOMETHING = re.compile(r"\w")
_LONGEST_NAME = 120
# Between words of one line, as in a picture; what is found across them is one value.
_SOFT = ("", " ")
# A shorter value is part of many words.
_LEAST_TELLING = 4
_MARK = ".redacted"
Spans = Callable[[str], Iterable[Span]]
# A finding never reaches from one cell into the next: each is redacted by itself.
_CELLS: Mapping[str, Spans] = {"table": table_text.borders}
# Markup that stays where a finding reaches across it.
_KEPT: Mapping[str, Spans] = {"cues": cues_text.kept, "content_lines": content_lines_text.kept, "rtf": rtf_text.kept}


@dataclass(frozen=True, slots=True, repr=False)
class RedactedCopy:
    """The copy's bytes and name, the values by placeholder, and why parts were not read.

    ``unread``: of those that are in it as they were; ``left_out``: of those that are not in it. ``replaced``: how many findings.
    ``text``: all its texts as they are written. ``before``, ``after``: how the file and the copy read.
    """

    name: str
    content: bytes
    mapping: Mapping[str, str]
    replaced: int
    text: str
    before: str
    after: str
    unread: tuple[Unread, ...] = ()
    left_out: tuple[Unread, ...] = ()

    def __repr__(self) -> str:
        return f"RedactedCopy({len(self.content)} bytes)"


@dataclass(frozen=True, slots=True, repr=False)
class CopyOutcome:
    """The copy of one file of a message, or one sentence that says why there is none. Name: one that may be shown."""

    name: str
    copy: RedactedCopy | None = None
    why: str = ""

    def __repr__(self) -> str:
        return f"CopyOutcome({self.copy!r})"


@dataclass(frozen=True, slots=True, repr=False)
class RedactedTexts:
    """The texts of a file's segments once redacted, the values by placeholder, and all values that were replaced."""

    texts: tuple[str, ...]
    mapping: Mapping[str, str]
    values: frozenset[str]

    def renamed(self, names: Callable[[str], str]) -> "RedactedTexts":
        """The same with other placeholders."""
        mapping = {names(name): value for name, value in self.mapping.items()}
        return RedactedTexts(tuple(names(text) for text in self.texts), mapping, self.values)


Rename = Callable[[RedactedTexts], RedactedTexts]


def copy_name(name: str) -> str:
    """``in.redacted.xlsx`` of ``in.xlsx``; the name is one that may be shown."""
    path = PurePosixPath(PurePosixPath(name.replace("\\", "/")).name.strip() or "file")
    suffix = "".join(path.suffixes[-2:]) if path.suffix in (".gz", ".bz2", ".xz") else path.suffix
    stem = path.name.removesuffix(suffix)[:_LONGEST_NAME]
    return f"{stem}{_MARK}{suffix}"


def redacted_texts(document: Document, findings: Sequence[Finding], redactor: Redactor) -> RedactedTexts:
    """What the file's segments become. Findings: sorted, disjoint, in raw offsets of the document's text."""
    text, contents = document.text, document.contents or Contents(())
    borders = _Borders(contents, text.raw)
    inside = [part for finding in findings for part in borders.parts(finding)]
    replaced = redactor.replacements(text, inside)
    texts = [list[str]() for _ in contents.segments]
    at = list(borders.starts)
    for finding, stand_in in zip(inside, replaced.raw, strict=True):
        written = stand_in
        for number, start, end in borders.pieces(finding):
            texts[number] += [text.raw[at[number] : start], written, borders.kept_within(number, start, end)]
            at[number], written = end, ""
    ends = [start + len(segment.text) for start, segment in zip(borders.starts, contents.segments, strict=True)]
    done = ("".join((*parts, text.raw[begin:end])) for parts, begin, end in zip(texts, at, ends, strict=True))
    values = frozenset(text.read(part.start, part.end).strip() for part in inside)
    return RedactedTexts(tuple(done), replaced.mapping, values)


def leaks(made: RedactedTexts, copy: Contents) -> bool:
    """Whether a copy, read again, holds a value that was to be replaced, and not only where something else reads like it."""
    expected = set(made.texts)
    others = "\n".join(segment.text for segment in copy.segments if segment.text not in expected)
    if not others:
        return False
    whole = "\n".join(made.texts)
    values = sorted(value for value in made.values if len(value) >= _LEAST_TELLING)
    return any(value in others and value not in whole for value in values)


class _Borders:
    """Where the text of a document is divided."""

    def __init__(self, contents: Contents, raw: str) -> None:
        self.starts = list(starts_of(contents.segments))
        self._segments = contents.segments
        self._raw = raw
        self._borders: dict[int, list[Span]] = {}
        self._kept: dict[int, list[Span]] = {}

    def segment(self, offset: int) -> int:
        """The number of the segment that an offset is in."""
        return bisect_right(self.starts, offset) - 1

    def parts(self, finding: Finding) -> Iterator[Finding]:
        """One for each paragraph and cell that it reaches into and says something in."""
        begun: Finding | None = None
        for number, start, end in self.pieces(finding):
            segment, at = self._segments[number], start
            for border in (*self._within(self._borders, _CELLS, number, start, end), Span(end, end)):
                if border.start > at:
                    begun = replace(begun or finding, start=begun.start if begun else at, end=border.start)
                at = max(at, border.end)
                if begun and (border.start < end or segment.end not in _SOFT):
                    yield from self._saying(begun)
                    begun = None
        if begun:
            yield from self._saying(begun)

    def pieces(self, finding: Finding) -> Iterator[tuple[int, int, int]]:
        """The number of each segment that it reaches into, and from where to where."""
        for number in range(self.segment(finding.start), self.segment(finding.end - 1) + 1):
            start, end = self.starts[number], self.starts[number] + len(self._segments[number].text)
            if max(finding.start, start) < min(finding.end, end):
                yield number, max(finding.start, start), min(finding.end, end)

    def _saying(self, finding: Finding) -> Iterator[Finding]:
        """Without the blanks around it; nothing where none of it is a letter or a digit."""
        part = self._raw[finding.start : finding.end]
        if _SAYS_SOMETHING.search(part):
            start = finding.start + len(part) - len(part.lstrip())
            yield replace(finding, start=start, end=finding.end - (len(part) - len(part.rstrip())))

    def kept_within(self, number: int, start: int, end: int) -> str:
        """The markup that a finding reaches across."""
        begin, raw = self.starts[number], self._segments[number].text
        spans = self._within(self._kept, _KEPT, number, start, end)
        return "".join(raw[max(span.start, start) - begin : min(span.end, end) - begin] for span in spans)

    def _within(self, known: dict[int, list[Span]], how: Mapping[str, Spans], number: int, start: int, end: int) -> list[Span]:
        if number not in known:
            known[number] = self._of(number, how)
        spans = known[number]
        first = bisect_right(spans, start, key=lambda span: span.end)
        last = bisect_left(spans, end, key=lambda span: span.start)
        return spans[first:last]

    def _of(self, number: int, how: Mapping[str, Spans]) -> list[Span]:
        segment, start = self._segments[number], self.starts[number]
        spans = how[segment.format](segment.text) if segment.format in how else ()
        return [Span(span.start + start, span.end + start) for span in spans]
