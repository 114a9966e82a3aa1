"""A reader that runs a linear-chain CRF, trained by benchmarks/training/scripts, with python-crfsuite."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ...crfsuite_file import CrfsuiteFile
from .reader import Name
from .sight import Sight

_OUTSIDE, _HALF = "O", 0.5
# From offsets and a type, how probable it is that what stands there is part of a name of the type. Only until the next text is read.
Support = Callable[[int, int, str], float]


class Label(NamedTuple):
    """What a model says of a token: whether a name begins there, its type, and how many letters at its ends are no part of it."""

    begins: bool
    kind: str
    before: int = 0
    after: int = 0

    @staticmethod
    def read(label: str) -> "Label":
        """Of a model's label, such as B-PERSON or I0.2-PERSON."""
        place, _, kind = label.partition("-")
        before, _, after = place[1:].partition(".")
        return Label(place[0] == "B", kind, int(before or 0), int(after or 0))

    def write(self) -> str:
        """As a model's label."""
        cuts = f"{self.before}.{self.after}" if self.before or self.after else ""
        return f"{'B' if self.begins else 'I'}{cuts}-{self.kind}"


class CrfReader:
    """Reads names with one model. Not thread-safe: the tagger holds the text that it reads."""

    def __init__(self, model: Path, sight: Sight, threshold: float) -> None:
        """Raises ConfigError if the model cannot be read. Model: CRFsuite's file, or one that gzip has made smaller (``.gz``).

        Threshold: the lowest score of a name. Below a half, what the most probable reading of the text leaves out may be a name, too.
        """
        self._file = CrfsuiteFile(model, "scripts.yaml", [_OUTSIDE])
        self._tagger = self._file.tagger
        self._sight = sight
        self._threshold = threshold
        labels = {label: Label.read(label) for label in self._tagger.labels() if label != _OUTSIDE}
        self._labels = labels
        self._of_kind = {kind: [label for label, read in labels.items() if read.kind == kind] for _, kind, *_ in labels.values()}

    def names(self, text: str) -> Iterator[Name]:
        """See ``Reader``. The score is the probability of the type at the least probable of a name's tokens."""
        yield from self.read(text)[0]

    def read(self, text: str) -> tuple[list[Name], Support]:
        """The names in a text, and how probable others are there."""
        spans = self._sight.tokens(text)
        if not spans:
            return [], lambda _start, _end, _kind: 0.0
        tags: Sequence[str] = self._tagger.tag(self._sight.features(text, spans))
        if self._threshold < _HALF:
            tags = [self._likely(tag, at) for at, tag in enumerate(tags)]

        def support(start: int, end: int, kind: str) -> float:
            inside = [at for at, (first, last) in enumerate(spans) if first < end and last > start]
            return min((self._probability(kind, at) for at in inside), default=0.0)

        return [name for name in self._named(tags, spans) if name.score >= self._threshold], support

    def _likely(self, tag: str, at: int) -> str:
        """The most probable label of a token that may be part of a name as far as the threshold asks for, else its tag."""
        if tag != _OUTSIDE or self._tagger.marginal(_OUTSIDE, at) > 1 - self._threshold:
            return tag
        return max(self._labels, key=lambda label: self._tagger.marginal(label, at))

    def _named(self, tags: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[Name]:
        for first, last in self._runs(tags):
            begin, end = self._labels[tags[first]], self._labels[tags[last - 1]]
            score = min(self._probability(begin.kind, at) for at in range(first, last))
            start, stop = spans[first][0] + begin.before, spans[last - 1][1] - end.after
            if start < stop:
                yield Name(start, stop, begin.kind, score)

    def _probability(self, kind: str, at: int) -> float:
        """That a token of the text that was tagged last belongs to a name of a type."""
        return sum(self._tagger.marginal(label, at) for label in self._of_kind.get(kind, ()))

    def _runs(self, tags: Sequence[str]) -> Iterator[tuple[int, int]]:
        """First and last token, exclusive, of each name: a label that begins one with all that go on with it."""
        at = 0
        while at < len(tags):
            first, at = at, at + 1
            if tags[first] != _OUTSIDE:
                while at < len(tags) and tags[at] != _OUTSIDE and not self._labels[tags[at]].begins:
                    at += 1
                yield first, at
