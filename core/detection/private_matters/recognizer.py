"""Finds what gives away something private about somebody, where the model takes the text around it for such a message."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from config.private_matters import HEALTH, PRIVATE

from ...finding import Evidence, Finding, Role
from .inference.features import features
from .inference.lexicon import Hit
from .inference.model import Model, Reader
from .inference.plain_text import PlainText

SOURCE = "private_matters"
# What people tell each other is shorter, and the model knows nothing longer: lines are read together up to so many characters. A longer
# line is prose (news of courts, obituaries, abstracts, plots), of which it is wrong too often to alarm.
_LONGEST, _LONGEST_READ = 250, 600
_SENTENCES = re.compile(r"[^.!?。！？।\n]+")
_LINES = re.compile(r"[^\n]*\n?")
# The scores from which something is given away, and from which that is likely.
TOLD, _LIKELY, _IN_PROSE = 0.5, 0.3, 0.45
# The probability up to which the model is sure that a line gives nothing away. Of the lines in which rules alone alarmed, it is so
# of nearly all quiet ones, and of one in fourteen that tell something.
_DOUBTED = 0.1


class PrivateMatters:
    """The recognizer. Not thread-safe, as the model is not."""

    supported_entities = ("MEDICAL_CONDITION", "PRIVATE_MATTER")

    def __init__(self, reader: Reader, model: Model, threshold: float) -> None:
        """Threshold: the probability, from 0 to 1, from which a text gives something away."""
        self._reader = reader
        self._model = model
        self._threshold = threshold

    def tells(self, text: str) -> bool:
        """Whether anything is found in a text."""
        return next(self.find(text), None) is not None

    def find(self, text: str) -> Iterator[Finding]:
        """The words that tell it, in order; those that overlap are one. The score is from ``TOLD`` on where it is given away.

        Below, it is only likely enough to be hidden from whoever asks for a redacted text.
        """
        for start, part in _parts(text):
            plain = PlainText(part)
            hits = self._reader.hits(plain) if self._reader.may_tell(plain) else ()
            private = [hit for hit in hits if hit.kind in PRIVATE]
            if not private:
                continue
            score = self._score(self._model.probability(features(plain.words(), hits)))
            if len(part) > _LONGEST:
                score = min(score, _IN_PROSE)
            if score < _LIKELY:
                continue
            for kind, first, last in _apart(private):
                begin, end = plain.raw(first, last)
                yield Finding(start + begin, start + end, kind, score, SOURCE, Evidence.MODEL)

    def judged(self, text: str, findings: Sequence[Finding]) -> list[Finding]:
        """The findings, with the role TOLD or DOUBTED where a rule's is in a line, or a sentence, of which the model thinks so.

        Labels and lines that the model does not know (long ones, and those without a word of its lists) are left alone.
        """
        if not any(map(self._is_weak, findings)):
            return list(findings)
        told: set[int] = set()
        doubted: set[int] = set()
        for start, part in _parts(text):
            probability = self._known(part)
            # Surer than where it judges alone: of whom it is told, a rule knows more.
            if probability >= (1 + self._threshold) / 2:
                told.update(range(start, start + len(part)))
            elif probability < _DOUBTED:
                # What else is said beside it must not silence a sentence that tells something.
                doubted.update(
                    at
                    for each in _SENTENCES.finditer(part)
                    if self._known(each[0]) < _DOUBTED
                    for at in range(start + each.start(), start + each.end())
                )
        return [self._with_role(each, told, doubted) for each in findings]

    def _with_role(self, finding: Finding, told: Container[int], doubted: Container[int]) -> Finding:
        if not self._is_weak(finding) or not (finding.start in told or finding.start in doubted):
            return finding
        return replace(finding, roles=finding.roles | {Role.TOLD if finding.start in told else Role.DOUBTED})

    def _is_weak(self, finding: Finding) -> bool:
        """Whether a rule takes it for a private matter by its words alone."""
        return finding.entity_type in self.supported_entities and finding.evidence is Evidence.FORMAT

    def _known(self, part: str) -> float:
        """The probability that it tells something; neither high nor low where the model does not know."""
        plain = PlainText(part)
        hits = self._reader.hits(plain) if len(part) <= _LONGEST and self._reader.may_tell(plain) else ()
        if not any(hit.kind in PRIVATE for hit in hits):
            return _DOUBTED
        return self._model.probability(features(plain.words(), hits))

    def _score(self, probability: float) -> float:
        """The probability, stretched so that the threshold is ``TOLD``."""
        if probability < self._threshold:
            return round(TOLD * probability / self._threshold, 3)
        return round(TOLD + (1 - TOLD) * (probability - self._threshold) / (1 - self._threshold or 1), 3)


def outside_names(matters: Iterable[Finding], findings: Iterable[Finding]) -> Iterator[Finding]:
    """Those that are no part of a person's name, as Foster and Vogel are. Linear in the length of all."""
    named = {at for each in findings if each.entity_type == "PERSON" for at in range(each.start, each.end)}
    return (each for each in matters if named.isdisjoint(range(each.start, each.end)))


def _apart(hits: Iterable[Hit]) -> Iterator[tuple[str, int, int]]:
    """The entity type and the place of what is told; the first and longest of what overlaps."""
    last = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= last:
            yield "MEDICAL_CONDITION" if hit.kind in HEALTH else "PRIVATE_MATTER", hit.start, hit.end
            last = hit.end


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text with their offsets: lines together while they are short, and pieces of a line that is too long to be read."""
    start = end = 0
    for line in _LINES.finditer(text):
        if end > start and line.end() - start > _LONGEST:
            yield start, text[start:end]
            start = end
        end = line.end()
        while end - start > _LONGEST_READ:
            yield start, text[start : start + _LONGEST_READ]
            start += _LONGEST_READ
    if end > start:
        yield start, text[start:end]
