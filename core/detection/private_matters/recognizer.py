"""Finds what gives away something private about somebody, where the model takes the text around it for such a message."""

import re
from collections.abc import Iterable, Iterator, Sequence

from config.private_matters import HEALTH, PRIVATE, TELLING

from ...finding import Evidence, Finding
from .inference.features import features
from .inference.lexicon import Hit
from .inference.model import Model, Reader
from .inference.plain_text import PlainText

SOURCE = "private_matters"
# The model was trained on messages of up to so many characters; a longer text is read in parts, cut where a line or a sentence ends.
_LONGEST = 600
_ENDS = re.compile(r"\n+|(?<=[.!?…])\s+|(?<=[。！？])")
# Where no word names the matter, the model must be surer: "don't tell people to google it". And more so where nothing but a relative or
# a client is mentioned: "his wife hung out her wash".
_UNNAMED, _MENTIONED = 0.9, 0.97
_AS_TOLD = frozenset({"confidence", "hearsay"})
# The scores from which something is given away, and from which that is likely.
TOLD, _LIKELY = 0.5, 0.3
# Of messages without a private word, the words that are hidden: the first kind of which there are any.
_LESS_TELLING = ("confidence", "hearsay", "kin", "official")


class PrivateMatters:
    """The recognizer. Not thread-safe, as the model is not."""

    supported_entities = ("MEDICAL_CONDITION", "PRIVATE_MATTER")

    def __init__(self, reader: Reader, model: Model, threshold: float) -> None:
        """Threshold: the probability, from 0 to 1, from which a text gives something away."""
        self._reader = reader
        self._model = model
        self._threshold = threshold

    def tells(self, text: str) -> bool:
        """Whether a text gives something away."""
        return any(found.score >= TOLD for found in self.find(text))

    def find(self, text: str) -> Iterator[Finding]:
        """The words that tell it, in order; those that overlap are one. The score is from ``TOLD`` on where it is given away.

        Below, it is only likely enough to be hidden from whoever asks for a redacted text.
        """
        for start, part in _parts(text):
            plain = PlainText(part)
            hits = self._reader.hits(plain) if self._reader.may_tell(plain) else ()
            if not any(hit.kind in TELLING for hit in hits):
                continue
            score = self._score(self._model.probability(features(plain.words(), hits)), hits)
            if score < _LIKELY:
                continue
            for kind, first, last in _telling(hits):
                begin, end = plain.raw(first, last)
                yield Finding(start + begin, start + end, kind, score, SOURCE, Evidence.MODEL)

    def _score(self, probability: float, hits: Iterable[Hit]) -> float:
        """The probability, stretched so that the threshold is ``TOLD``."""
        kinds = {hit.kind for hit in hits}
        least = 0.0 if kinds & PRIVATE else _UNNAMED if kinds & _AS_TOLD else _MENTIONED
        threshold = max(self._threshold, least)
        if probability < threshold:
            return round(TOLD * probability / threshold, 3)
        return round(TOLD + (1 - TOLD) * (probability - threshold) / (1 - threshold or 1), 3)


def _telling(hits: Sequence[Hit]) -> Iterator[tuple[str, int, int]]:
    """The entity type and the place of what is told."""
    chosen = [hit for hit in hits if hit.kind in PRIVATE]
    for kind in _LESS_TELLING:
        chosen = chosen or [hit for hit in hits if hit.kind == kind]
    last = -1
    for hit in sorted(chosen, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= last:
            yield "MEDICAL_CONDITION" if hit.kind in HEALTH else "PRIVATE_MATTER", hit.start, hit.end
            last = hit.end


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text with their offsets."""
    start = 0
    while len(text) - start > _LONGEST:
        ends = [end.end() for end in _ENDS.finditer(text, start + 1, start + _LONGEST)]
        end = ends[-1] if ends else start + _LONGEST
        yield start, text[start:end]
        start = end
    yield start, text[start:]
