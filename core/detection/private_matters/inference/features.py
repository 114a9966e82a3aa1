"""What the model of private matters is told of a text. The training uses the same."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from ...fragments import UNSPACED
from .lexicon import Hit

_STEM, _LONG_STEM = 5, 7
_LONGEST_RUN = 4
_MOST_CLASSES = 6
_LONG_NUMBER = 3
_UNSPACED = re.compile(f"[{UNSPACED}]")


def features(words: Iterable[str], hits: Sequence[Hit]) -> list[str]:
    """Each once: words, what they begin with, pairs of neighbours, runs of letters where there are no spaces, classes and pairs of them."""
    return sorted({*_of_words(words), *_of_classes(Counter(kind for kind, _ in {(hit.kind, hit.start) for hit in hits}))})


def _of_words(words: Iterable[str]) -> Iterator[str]:
    before = "^"
    for word in words:
        if _UNSPACED.match(word):
            for length in range(1, _LONGEST_RUN + 1):
                yield from (f"c{word[at : at + length]}" for at in range(len(word) - length + 1))
            before = "~"
            continue
        value = word if not word[0].isdecimal() else "#" if len(word) < _LONG_NUMBER else "##"
        yield f"w{value}"
        if len(value) > _STEM:
            yield f"s{value[:_STEM]}"
        if len(value) > _LONG_STEM:
            yield f"s{value[:_LONG_STEM]}"
        yield f"b{before} {value[:_STEM]}"
        before = value[:_STEM]


def _of_classes(found: Counter[str]) -> Iterator[str]:
    for kind, times in found.items():
        yield f"C{kind}"
        if times > 1:
            yield f"D{kind}"
    yield from (f"P{one} {other}" for one, other in combinations(sorted(found), 2))
    yield f"N{min(_MOST_CLASSES, len(found))}"
