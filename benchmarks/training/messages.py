"""Messages that were written out for training, with their names marked: benchmarks/training/messages/<code>.txt, or <code>.<register>.txt.

One a line: ``[P:a person]``, ``[L:a place]``, ``[O:an organisation]``, and ``\\n`` for a line's end. They were written for this project by
several writers, each in few languages, without sight of the sets that measure the models. Every tenth line is kept apart, to be measured.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from .generate import LABELS, Example

FOLDER = Path(__file__).parent / "messages"
KEPT_APART = 10
_MARK = re.compile(r"\[([PLO]):([^\[\]]+)\]")
_SWAPPED = {"PERSON": 0.65, "LOCATION": 0.3, "ORGANIZATION": 0.0}
_FROM_MESSAGES = 0.5
_LINES_SHARE, _MOST_LINES = 0.2, 5
_ENDING = 2
# A name in place of another, from the text before it and the name; None where there is none.
Draw = Callable[[str, str], str | None]


def read(code: str, *, apart: bool = False) -> list[Example]:
    """A language's messages: those to train on, or those kept apart."""
    files = sorted({*FOLDER.glob(f"{code}.txt"), *FOLDER.glob(f"{code}.*.txt")})
    texts = (enumerate(file.read_text(encoding="utf-8").splitlines()) for file in files)
    lines = [line for text in texts for n, line in text if line.strip() and (n % KEPT_APART == 0) is apart]
    return [parsed(line.replace("\\n", "\n")) for line in lines]


def parsed(line: str) -> Example:
    """A line without its marks."""
    text, at = "", 0
    spans = []
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), LABELS[mark[1]]))
        text += mark[2]
        at = mark.end()
    return Example(text + line[at:], tuple(spans))


class Messages:
    """Draws messages, most with other names than they were written with."""

    def __init__(self, examples: Sequence[Example], draw: Draw | None, seed: int, *, bent: bool = False) -> None:
        """Draw: another name of a person from elsewhere. Bent: names have endings by case, so others must end alike."""
        self._examples = examples
        self._draw, self._bent = draw, bent
        self._random = random.Random(seed)
        self._pools: dict[tuple[str, str], list[str]] = defaultdict(list)
        for example in examples:
            for start, end, label in example.spans:
                name = example.text[start:end]
                self._pools[label, self._shape(name)].append(name)

    def examples(self, count: int) -> Iterator[Example]:
        """All messages as they are written, and others, until there are so many; a fifth with several of them in lines."""
        for made in range(count):
            example = self._examples[made] if made < len(self._examples) else self._swapped(self._random.choice(self._examples))
            lines = 1
            while self._random.random() < _LINES_SHARE and lines < _MOST_LINES:
                example = _joined(example, self._swapped(self._random.choice(self._examples)))
                lines += 1
            yield example

    def _swapped(self, example: Example) -> Example:
        """Other names in place of some; the same name stays the same one."""
        text, at = "", 0
        spans, chosen = [], dict[str, str]()
        for start, end, label in example.spans:
            text += example.text[at:start]
            name = example.text[start:end]
            if name not in chosen:
                chosen[name] = self._other(text, name, label) if self._random.random() < _SWAPPED[label] else name
            spans.append((len(text), len(text) + len(chosen[name]), label))
            text += chosen[name]
            at = end
        return Example(text + example.text[at:], tuple(spans))

    def _other(self, before: str, name: str, label: str) -> str:
        drawn = None
        if label == "PERSON" and self._draw and self._random.random() > _FROM_MESSAGES:
            drawn = self._draw(before, name)
        return drawn or self._random.choice(self._pools[label, self._shape(name)])

    def _shape(self, name: str) -> str:
        """Names of the same shape stand for each other: as many words, the same kind of letters, and, where they bend, an ending."""
        words = name.split()
        kinds = "".join(_kind(word) for word in words)
        return kinds + (name[-_ENDING:].lower() if self._bent else "")


def _kind(word: str) -> str:
    first = word[0]
    if "\u4e00" <= first <= "\u9fff":
        return f"H{min(len(word), 4)}"
    if "\u3040" <= first <= "\u30ff":
        return "K"
    return "X" if first.isupper() else "x"


def _joined(one: Example, other: Example) -> Example:
    shift = len(one.text) + 1
    return Example(
        f"{one.text}\n{other.text}", (*one.spans, *((start + shift, end + shift, label) for start, end, label in other.spans))
    )
