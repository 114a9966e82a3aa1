"""A reader that runs a linear-chain CRF, trained by benchmarks/training/scripts, with python-crfsuite."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite

from config.errors import ConfigError

from .features import Kind, features, tokens
from .lists import NameLists
from .reader import Name

_OUTSIDE = "O"


class CrfReader:
    """Reads names with one model. Not thread-safe: the tagger holds the text that it reads."""

    def __init__(self, model: Path, kind: Kind, lists: NameLists, threshold: float) -> None:
        """Raises ConfigError if the model cannot be read. Threshold: the lowest score of a name."""
        self._tagger = pycrfsuite.Tagger()
        try:
            self._tagger.open(str(model))
        except (OSError, ValueError):
            raise ConfigError(f"scripts.yaml: {str(model)!r} is no model of CRFsuite; `make model` trains one") from None
        self._kind = kind
        self._lists = lists
        self._threshold = threshold

    def names(self, text: str) -> Iterator[Name]:
        """See ``Reader``. The score is the probability of the least probable of a name's tokens."""
        spans = tokens(text, self._kind)
        if not spans:
            return
        labels: Sequence[str] = self._tagger.tag(features(text, spans, self._kind, self._lists))
        for first, last in _runs(labels):
            score = min(self._tagger.marginal(labels[at], at) for at in range(first, last))
            if score >= self._threshold:
                yield Name(spans[first][0], spans[last - 1][1], labels[first][2:], score)


def _runs(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last token, exclusive, of each name: a label B- with all labels I- that follow it."""
    at = 0
    while at < len(labels):
        first, at = at, at + 1
        if labels[first] != _OUTSIDE:
            while at < len(labels) and labels[at].startswith("I-"):
                at += 1
            yield first, at
