"""Makes labelled sentences in one language: the templates of <code>.txt, filled with names, places and words.

A file has sections: ``## words`` (slot: a|b|c), ``## sentences`` (with {P}, {L}, {O}, which may name a form: {P:family}), ``## plain``
(without names; slots are filled all the same), ``## heads`` (what stands before a sentence: "{P}: "), and others with names and places,
parted by spaces or by |. The sentences are written for this project; more/<code>.txt has more of them. plain/<code>.txt has more lines
without names: what Django, Wagtail and django-allauth (BSD, BSD, MIT) and Home Assistant's frontend (Apache 2.0) show their users, and
conversations of chatterbot-corpus (BSD). tail/<code>.txt has words that are less frequent than those of context/vocabulary.txt, by
wordfreq (CC BY-SA 4.0): a part of {any}, and the texts of ``noise``; {word} is one of the more frequent ones; {Any}
and {Word} begin with a capital.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from core.detection.names.scripts.registry import HIDDEN

from ...sets.marked import unlisted_names
from ..generate import LABELS, Example

HERE = Path(__file__).parent
CONFIG = Path(__file__).parents[3] / "config" / "names"
_SLOT = re.compile(r"\{(?:([PLO])(?::([\w.]+))?|(\w+))\}")
_NO_WORD = re.compile(r"[\d.,/()-]")
# Of the words in {any}, how many are frequent, rare and the rarest: in real talk, most words that are unknown are names.
_ANY_SHARES = (0.3, 0.45, 0.25)
_HIDDEN_SHARE, _HEAD_SHARE, _LINES_SHARE, _BARE_SHARE, _OTHERS_SHARE = 0.06, 0.12, 0.2, 0.25, 0.5


class Values(Protocol):
    """Gives names, places and organisations in one language; form is what a slot asks for, or empty."""

    def person(self, form: str) -> str: ...

    def place(self, form: str) -> str: ...

    def organisation(self, form: str) -> str: ...


@dataclass(frozen=True)
class Templates:
    """The sections of a file."""

    words: Mapping[str, Sequence[str]]
    sentences: Sequence[str]
    plain: Sequence[str]
    heads: Sequence[str]
    names: Mapping[str, Sequence[str]]
    lines: Sequence[str]
    tail: Sequence[str] = ()
    frequent: Sequence[str] = ()
    rare: Sequence[str] = ()

    @staticmethod
    def read(code: str) -> "Templates":
        """Reads <code>.txt with more/<code>.txt, and names/<code>.txt."""
        sections: dict[str, list[str]] = {"words": [], "sentences": [], "plain": [], "heads": []}
        current = ""
        files = (HERE / f"{code}.txt", HERE / "more" / f"{code}.txt", HERE / "names" / f"{code}.txt")
        for line in (line for file in files if file.exists() for line in file.read_text(encoding="utf-8").splitlines()):
            if line.startswith("## "):
                current = line[3:]
            elif line and not line.startswith("# "):
                sections.setdefault(current, []).append(line.replace("\\n", "\n").replace("\\t", "\t"))
        words = dict(line.split(": ", 1) for line in sections.pop("words"))
        names = {
            name: _split(" ".join(sections.pop(name))) for name in list(sections) if name not in ("sentences", "plain", "heads")
        }
        more, tail = ((_lines(HERE / folder / f"{code}.txt")) for folder in ("plain", "tail"))
        slots = {slot: value.split("|") for slot, value in words.items()}
        frequent, rare = _without_names(code, "context/vocabulary.txt", "words.txt"), _without_names(code, "context/rare.txt")
        return Templates(slots, **sections, names=names, lines=more, tail=tail, frequent=frequent, rare=rare)


def _without_names(code: str, *lists: str) -> list[str]:
    """The words of a language's lists without its names."""
    folder = CONFIG / code
    names = {name for part in ("given", "family", "places") for name in _lines(folder / f"{part}.txt")}
    names = {name.lower() for name in names} | unlisted_names(code)
    words = (re.sub("σ$", "ς", word) for name in lists for word in _lines(folder / name))
    return [word for word in words if word not in names and len(word) > 1 and not _NO_WORD.search(word)]


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def _split(value: str) -> list[str]:
    return value.split("|") if "|" in value else value.split()


class Generator:
    """Makes examples. The same seed gives the same ones."""

    def __init__(self, templates: Templates, values: Values, seed: int) -> None:
        """Values: seeded, too."""
        self._templates = templates
        self._values = values
        self._random = random.Random(seed)

    def named(self, count: int) -> Iterator[Example]:
        """Examples with names, in part with a head, and in part several lines."""
        for _ in range(count):
            made = [self._sentence(self._templates.sentences)]
            while self._random.random() < _LINES_SHARE and len(made) < 5:
                kind = self._templates.plain if self._random.random() < 0.5 else self._templates.sentences
                made.append(self._sentence(kind))
            self._random.shuffle(made)
            yield self._hidden(_joined(made, self._random.choice("\n\n ")))

    def plain(self, count: int) -> Iterator[Example]:
        """Examples of ordinary talk."""
        for _ in range(count):
            made = [self._ordinary()]
            while self._random.random() < _LINES_SHARE and len(made) < 5:
                made.append(self._ordinary())
            yield _joined(made, self._random.choice("\n\n "))

    def noise(self, count: int) -> Iterator[Example]:
        """Examples of rare words in any order, parted by spaces or particles: how words look that are no names.

        None where there are no such words.
        """
        between = self._templates.words.get("ga", (" ",))
        for _ in range(count if self._templates.tail else 0):
            text = self._random.choice(self._any())
            for _ in range(self._random.randint(1, 7)):
                text += self._random.choice(between) + self._random.choice(self._any())
            yield Example(text + self._random.choice(("", "", ".", "!", ":", " 3")), ())

    def _ordinary(self) -> Example:
        if self._templates.lines and self._random.random() < _OTHERS_SHARE:
            return Example(self._random.choice(self._templates.lines), ())
        return self._filled(self._random.choice(self._templates.plain))

    def _sentence(self, kind: Sequence[str]) -> Example:
        template = self._random.choice(kind)
        if self._templates.heads and "\n" not in template and self._random.random() < _HEAD_SHARE:
            template = self._random.choice(self._templates.heads) + template
        made = self._filled(template)
        if made.text[-1:] in ".。！!" and self._random.random() < _BARE_SHARE:
            return Example(made.text[:-1], made.spans)
        return made

    def _filled(self, template: str) -> Example:
        parts: list[str] = []
        spans, at, length = [], 0, 0
        for slot in _SLOT.finditer(template):
            literal, value = template[at : slot.start()], self._value(slot[1], slot[2] or "", slot[3])
            parts += [literal, value]
            length += len(literal)
            if slot[1]:
                spans.append((length, length + len(value), LABELS[slot[1]]))
            length += len(value)
            at = slot.end()
        return Example("".join((*parts, template[at:])), tuple(spans))

    def _value(self, label: str | None, form: str, slot: str | None) -> str:
        if label == "P":
            return self._values.person(form)
        if label == "L":
            return self._values.place(form)
        if label == "O":
            return self._values.organisation(form)
        if slot == "digits":
            return str(self._random.randint(10**3, 10 ** self._random.randint(4, 11)))
        if slot == "num":
            return str(self._random.randint(1, 99))
        pool = {"any": self._any(), "word": self._templates.frequent}.get((slot or "").lower())
        if pool:
            word = self._random.choice(pool)
            return word.capitalize() if slot and slot[0].isupper() else word
        return self._random.choice(self._templates.words[slot or ""])

    def _any(self) -> Sequence[str]:
        """One of the lists of words."""
        lists = (self._templates.frequent, self._templates.rare, self._templates.tail)
        shares = [share if words else 0.0 for words, share in zip(lists, _ANY_SHARES, strict=True)]
        return self._random.choices(lists, shares)[0] if any(shares) else ()

    def _hidden(self, example: Example) -> Example:
        """Some names replaced as placeholders are, so that a second look at a redacted text finds nothing new."""
        if self._random.random() >= _HIDDEN_SHARE or not example.spans:
            return example
        start, end, _ = gone = self._random.choice(example.spans)
        shift = len(HIDDEN) - (end - start)
        spans = [
            (s + shift, e + shift, label) if s >= end else (s, e, label) for s, e, label in example.spans if (s, e) != gone[:2]
        ]
        return Example(example.text[:start] + HIDDEN + example.text[end:], tuple(spans))


def _joined(examples: Sequence[Example], between: str) -> Example:
    text, spans = "", []
    for example in examples:
        text += between if text else ""
        spans += [(start + len(text), end + len(text), label) for start, end, label in example.spans]
        text += example.text
    return Example(text, tuple(spans))
