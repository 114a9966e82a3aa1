"""Finds what a pipeline's ``ner`` finds, and computes nothing else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .layers import Parameters
from .steps import QuickSteps
from .vectors import QuickVectors
from .words import QuickWords, Tokens


@dataclass(slots=True)
class Name:
    """A name's span in characters, and its label; the part of a spaCy span that Presidio reads."""

    start_char: int
    end_char: int
    label_: str


@dataclass(frozen=True, slots=True)
class QuickNames:
    """Reads names several texts at a time."""

    words: QuickWords
    vectors: QuickVectors
    steps: QuickSteps

    @staticmethod
    def of(parameters: Parameters, tokens: Tokens, likely: Callable[[str], bool] = bool) -> "QuickNames":
        """Likely: whether a chunk between spaces may be a name, or part of one."""
        vectors = QuickVectors(parameters)
        return QuickNames(QuickWords(tokens, vectors.embed, likely), vectors, QuickSteps(parameters))

    def read(self, texts: Sequence[str], *, everywhere: bool = True) -> Iterator[list[Name]]:
        """Yields the names in each text, or only those near likely chunks; computes the vectors of all texts together."""
        found = self._names([text for text in texts if text], everywhere=everywhere)
        yield from (next(found) if text else [] for text in texts)

    def _names(self, texts: Sequence[str], *, everywhere: bool) -> Iterator[list[Name]]:
        read = self.words.read(texts)
        likely = [words.likely | everywhere for words in read]
        for words, (numbers, vectors) in zip(read, self.vectors([words.rows for words in read], likely), strict=True):
            found = self.steps(numbers, vectors, words.spaces[numbers])
            yield [Name(*words.span(start, end - 1), label) for start, end, label in found]
