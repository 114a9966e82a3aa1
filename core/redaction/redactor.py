"""Replaces findings and leaves everything else, including markup, as it was."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from config.policy import Style

from ..detection.spans.overlaps import strength
from ..finding import Finding
from ..text import Edit, Text
from .placeholders import Placeholders
from .redaction import Redaction
from .styles import REVERSIBLE, substitute


def to_raw(text: Text, findings: Iterable[Finding]) -> list[Finding]:
    """Findings in visible offsets as findings in raw offsets, sorted and disjoint.

    If two of them share one atom (a link and its label), it gets the type of the stronger one.
    """
    spans = ((finding, text.to_raw(finding.start, finding.end)) for finding in findings)
    return united(replace(finding, start=span.start, end=span.end) for finding, span in spans)


def united(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted, disjoint findings: overlapping ones are merged into one that covers both."""
    merged: list[Finding] = []
    for finding in sorted(findings):
        if merged and finding.start < merged[-1].end:
            last = merged[-1]
            stronger = max(last, finding, key=strength)
            both = last.roles | finding.roles if last.entity_type == finding.entity_type else stronger.roles
            merged[-1] = replace(stronger, start=last.start, end=max(last.end, finding.end), roles=both)
        else:
            merged.append(finding)
    return merged


class Encode(Protocol):
    """Markup.encode: writes plain text in the platform's markup, given the character that follows."""

    def __call__(self, plain: str, following: str = "") -> str:
        """Raw text."""
        ...


def _as_it_is(plain: str, following: str = "") -> str:
    return plain


@dataclass(frozen=True, slots=True, repr=False)
class Replacements:
    """What findings are replaced with, one after the other; the text as it reads then; and the mapping of a Redaction."""

    raw: tuple[str, ...]
    visible: str
    mapping: Mapping[str, str]


class Redactor:
    """Redacts texts in one style."""

    def __init__(self, style: Style, key: bytes, encode: Encode | None = None) -> None:
        """Key: for the hash and fake styles. Encode: writes plain text in the platform's markup (Markup.encode)."""
        self._style = style
        self._key = key
        self._encode: Encode = encode or _as_it_is

    def redact(self, text: Text, findings: Sequence[Finding]) -> Redaction:
        """Findings: sorted, disjoint, in raw offsets."""
        if not findings:
            return Redaction(text.raw, text.visible, {})
        replaced = self.replacements(text, findings)
        parts, at = [], 0
        for finding, stand_in in zip(findings, replaced.raw, strict=True):
            parts += [text.raw[at : finding.start], stand_in]
            at = finding.end
        return Redaction("".join((*parts, text.raw[at:])), replaced.visible, replaced.mapping)

    def replacements(self, text: Text, findings: Sequence[Finding]) -> "Replacements":
        """What each finding is replaced with. Findings: sorted, disjoint, in raw offsets."""
        values = [text.read(f.start, f.end) for f in findings]
        names = [value for f, value in zip(findings, values, strict=True) if f.entity_type == "PERSON"]
        places = Placeholders(text.visible, names)
        give = substitute(self._style, places, text.visible, self._key)
        mapping: dict[str, str] = {}
        raw = []
        for finding, value in zip(findings, values, strict=True):
            stand_in = give(finding.entity_type, value)
            mapping.setdefault(stand_in, value)
            quote = self._quote(text, finding)
            raw.append(f"{quote}{self._encode(stand_in, text.raw[finding.end : finding.end + 1])}{quote}")
        mapping |= {name: value for name, value in places.mapping.items() if name in mapping}
        return Replacements(tuple(raw), self._visible(text, findings, give), mapping if self._style in REVERSIBLE else {})

    @staticmethod
    def _quote(text: Text, finding: Finding) -> str:
        return next((atom.quote for atom in text.atoms_in(finding.start, finding.end) if atom.quote), "")

    def _visible(self, text: Text, findings: Sequence[Finding], give: Callable[[str, str], str]) -> str:
        return with_placeholders(text, findings, give).visible


def with_placeholders(text: Text, findings: Sequence[Finding], give: Callable[[str, str], str]) -> Text:
    """The text as it reads once redacted, with a map back to the raw text."""
    edits = []
    for finding in findings:
        span = text.to_visible(finding.start, finding.end)
        if span.end > span.start:
            edits.append(Edit(span.start, span.end, give(finding.entity_type, text.visible[span.start : span.end])))
    return text.edited(edits)
