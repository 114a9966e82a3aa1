"""The stages of detection in one text, in order: match, names, filter, merge, propagate, whole addresses, allowed values."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, replace

import re2

from config.policy import Policy

from ..finding import Evidence, Finding
from ..text import Span, Text
from .detector import Detector
from .filters import Drop, Filter, dropped, ignore, lost
from .names.asking import Asking
from .private_matters.recognizer import SOURCE as PRIVATE_MATTERS
from .private_matters.recognizer import outside_names
from .spans.addresses import whole_addresses
from .spans.benign import why_benign, without_benign
from .spans.borders import bordered
from .spans.escapes import reads_the_same, unescaped
from .spans.name_borders import with_initials, without_endings
from .spans.overlaps import disjoint
from .spans.people import beside_people, united_people
from .spans.places_asked_about import ASKS, only_asks_about
from .spans.propagate import inflected, propagated
from .spans.row_mates import with_row_mates

_SPEAKER_SCORE = 0.7
_PROOF = (Evidence.CHECKSUM, Evidence.PREFIX, Evidence.LABEL)


class Pipeline:
    """Finds what is personal or secret in one text. Thread-safe."""

    def __init__(self, detector: Detector, policy: Policy) -> None:
        """Policy: its ignored types, minimum score, allowed values and allowed patterns are used."""
        self._detector = detector
        self._policy = policy
        self._values = {value.casefold().strip() for value in policy.allowed_values}
        self._patterns = [re2.compile(pattern) for pattern in policy.allowed_patterns]

    def find(
        self,
        text: Text,
        speakers: Sequence[Span],
        names: Callable[[Sequence[Finding]], bool],
        *,
        again: bool = False,
        drop: Drop = ignore,
    ) -> Asking[list[Finding]]:
        """Sorted, disjoint findings in the text's visible offsets.

        Text: normalised. Speakers: those of a chat log. Names: gets what the rules have found, and says whether to look for names.
        Again: placeholders replace what was found before. Drop: called for each finding that a filter drops.
        """
        inner = for_rules(text)

        def back(finding: Finding) -> Finding:
            span = inner.to_raw(finding.start, finding.end)
            return replace(finding, start=span.start, end=span.end)

        def bare(finding: Finding) -> bool:
            whole = back(finding)
            return any(atom.quote for atom in text.atoms_in(*astuple(text.to_raw(whole.start, whole.end))))

        heads = [inner.to_visible(speaker.start, speaker.end) for speaker in speakers]
        # A second look asks nobody, and need not compare what each filter got with what it left.
        told = ignore if drop is ignore else lambda finding, why: drop(back(finding), why)
        found = yield from self._find(inner, heads, names, bare, told, again=again)
        return [back(finding) for finding in found]

    def _find(
        self,
        text: Text,
        speakers: Sequence[Span],
        names: Callable[[Sequence[Finding]], bool],
        bare: Callable[[Finding], bool],
        drop: Drop,
        *,
        again: bool,
    ) -> Asking[list[Finding]]:
        """Text: as the rules read it. Bare: whether a finding is a JSON number, without quotes."""
        visible = text.visible
        found = self._enabled(self._detector.match(visible, again=again), drop)
        if names(found):
            found = yield from self._with_names(visible, found, drop, again=again)
        found += self._enabled(map(_spoken, speakers), drop)
        found = self._wanted(found, drop)
        found = self._proven(found, bare, drop)
        found = self._detector.ordinary.without_words(visible, found, drop)
        somebodys = beside_people(visible, found)
        dropped(found, somebodys, Filter.NOBODYS, drop)
        found = somebodys
        if not found:
            return []
        found = with_initials(visible, without_endings(visible, self._merged(text, found, drop)))
        found = disjoint(visible, propagated(visible, found, self._detector.frequent.has))
        found = united_people(visible, disjoint(visible, inflected(visible, found)))
        if "'" in visible or '"' in visible or any(each.entity_type == "SALARY" for each in found):
            found = with_row_mates(visible, found)
        found = whole_addresses(visible, without_benign(visible, found, text.opaque))
        if not again and ASKS.search(visible) and only_asks_about(visible, found):
            dropped(found, (), Filter.ASKED_ABOUT, drop)
            return []
        return self._not_allowed(visible, found, drop)

    def _with_names(self, visible: str, found: Sequence[Finding], drop: Drop, *, again: bool) -> Asking[list[Finding]]:
        """What the rules have found, with names. A word of a private matter that is part of one is none."""
        matters = [each for each in found if each.source == PRIVATE_MATTERS]
        others = [each for each in found if each.source != PRIVATE_MATTERS]
        others += self._enabled((yield from self._detector.names(visible, others, drop, again=again)), drop)
        told = list(outside_names(matters, others))
        dropped(matters, told, Filter.WEAKER, drop)
        return [*others, *told]

    def _enabled(self, findings: Iterable[Finding], drop: Drop) -> list[Finding]:
        before = list(findings)
        if not self._detector.disabled.names:
            return before
        kept = list(self._detector.disabled.without(before))
        dropped(before, kept, Filter.DISABLED, drop)
        return kept

    def _wanted(self, findings: Sequence[Finding], drop: Drop) -> list[Finding]:
        """Drops types that the policy ignores, and findings below its minimum score."""
        known = [finding for finding in findings if finding.entity_type not in self._policy.ignored_types]
        dropped(findings, known, Filter.IGNORED_TYPE, drop)
        sure = [finding for finding in known if finding.score >= self._policy.minimum_score]
        dropped(known, sure, Filter.UNSURE, drop)
        return sure

    @staticmethod
    def _proven(findings: Sequence[Finding], bare: Callable[[Finding], bool], drop: Drop) -> list[Finding]:
        """Drops JSON numbers that only their form supports: they are ids and times, unless a key says otherwise."""
        kept = [finding for finding in findings if finding.evidence in _PROOF or not bare(finding)]
        dropped(findings, kept, Filter.JSON_NUMBER, drop)
        return kept

    def _merged(self, text: Text, findings: Sequence[Finding], drop: Drop) -> list[Finding]:
        """Drops what only looks personal, and of overlapping findings the weaker ones."""
        relevant = without_benign(text.visible, findings, text.opaque)
        if drop is not ignore:
            for finding, why in why_benign(text.visible, list(lost(findings, sorted(relevant))), text.opaque):
                drop(finding, why)
        whole = set(relevant)
        merged = [
            each for each in disjoint(text.visible, relevant) if each in whole or not self._is_left_over(text.visible, each)
        ]
        dropped(relevant, merged, Filter.WEAKER, drop)
        return merged

    def _is_left_over(self, visible: str, piece: Finding) -> bool:
        """Whether a stronger finding left nothing but a word of a place: "card" of "card 4111 1111 1111 1111"."""
        read = piece.entity_type == "LOCATION" and piece.evidence is Evidence.MODEL
        return read and self._detector.ordinary.is_ordinary(visible[piece.start : piece.end])

    def _not_allowed(self, visible: str, findings: Sequence[Finding], drop: Drop) -> list[Finding]:
        kept = [finding for finding in findings if not self._allows(visible[finding.start : finding.end])]
        dropped(findings, kept, Filter.ALLOWED_VALUE, drop)
        return kept

    def _allows(self, value: str) -> bool:
        return value.casefold().strip() in self._values or any(pattern.fullmatch(value) for pattern in self._patterns)


def _spoken(speaker: Span) -> Finding:
    return Finding(speaker.start, speaker.end, "PERSON", _SPEAKER_SCORE, "speakers", Evidence.SPEAKER)


def as_read(visible: str) -> str:
    """A normalised visible text as the rules read it."""
    return visible if _reads_the_same(visible) else for_rules(Text.plain(visible)).visible


def for_rules(text: Text) -> Text:
    """The text as the rules read it: escapes undone, and a border wherever the script changes. Its raw text is the visible one."""
    read = Text(text.visible, text.visible, opaque=text.opaque)
    return read if _reads_the_same(read.visible) else bordered(unescaped(read))


def _reads_the_same(visible: str) -> bool:
    return visible.isascii() and (not any(mark in visible for mark in "\\=_") or reads_the_same(visible))
