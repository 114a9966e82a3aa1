"""A reader that unites a model's names with those of lists: the model knows what is beside a name, the lists know names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from .crf import CrfReader
from .reader import Name, Reader

# A listed name that the model thinks less probable than this is none: a word that is also a name.
_LEAST_SUPPORT = {"PERSON": 0.2, "LOCATION": 0.0}
_LONGEST_ENDING = 4
# Marks behind two letters, or a letter and its vowel sign; a full stop behind one letter is an initial's.
_MARKS = re.compile(r"(?:(?<=[^\W_]{2})|(?<=[^\W_][\u0300-\u0dff]))[.,;:!?،؛؟।\s]+\Z|(?<=[^\W_])[,;:!?،؛؟।\s]+\Z")


class Lists(Reader, Protocol):
    """A reader of listed names, which also knows ordinary words."""

    def ordinary(self, word: str) -> bool:
        """Whether a word, as it is written, is no part of a name."""
        ...

    def family(self, word: str) -> bool:
        """Whether a word is a listed family name."""
        ...


class UnitedReader:
    """The names of a model, and those of lists that the model does not exclude; where they overlap, the model's stand.

    A listed place is a place, and a word that talk is made of is no name, whatever the model says.
    """

    def __init__(self, model: CrfReader, lists: Lists) -> None:
        """Model: the one whose borders count."""
        self._model, self._lists = model, lists

    def names(self, text: str) -> Iterator[Name]:
        """See ``Reader``."""
        read, support = self._model.read(text)
        listed = list(self._lists.names(text))
        places = {(name.start, name.end) for name in listed if name.entity_type == "LOCATION"}
        found = _disjoint(
            self._trimmed(text, self._longest(text, self._as_listed(text, _bare(text, name), listed), listed))
            for name in read
            if (name.start, name.end) not in places and not self._is_ordinary(text, name)
        )
        more = [
            name
            for name in listed
            if not any(_overlap(name, other) for other in found)
            and support(name.start, name.end, name.entity_type) >= _LEAST_SUPPORT[name.entity_type]
        ]
        yield from sorted((*found, *more), key=lambda name: name.start)

    def _is_ordinary(self, text: str, name: Name) -> bool:
        """Whether a person's name is one word that talk is made of."""
        return name.entity_type == "PERSON" and self._lists.ordinary(text[name.start : name.end])

    def _longest(self, text: str, name: Name, listed: Sequence[Name]) -> Name:
        """A name, or the listed one that begins with it and goes on with a listed family name after a space."""
        for other in listed:
            rest = text[name.end : other.end]
            if other.start == name.start and other.entity_type == name.entity_type and self._goes_on(rest):
                return Name(name.start, other.end, name.entity_type, name.score)
        return name

    def _goes_on(self, rest: str) -> bool:
        return rest.startswith(" ") and self._lists.family(rest[1:])

    def _as_listed(self, text: str, name: Name, listed: Sequence[Name]) -> Name:
        """A place without an ending of its case, or an ordinary word behind it, where a listed one begins there.

        "חיפה ועובד" is Haifa "and works"; "שדרות רוטשילד" is a street, though a town is called as it begins.
        """
        for other in listed:
            same = other.entity_type == name.entity_type == "LOCATION" and other.start == name.start and other.end < name.end
            if same and (name.end - other.end <= _LONGEST_ENDING or self._is_word(text[other.end : name.end])):
                return replace(name, end=other.end)
        return name

    def _is_word(self, rest: str) -> bool:
        """Whether it is a space and an ordinary word, with or without a particle of one letter."""
        return rest[:1] == " " and any(self._lists.ordinary(word) for word in (rest[1:], rest[2:]))

    def _trimmed(self, text: str, name: Name) -> Name:
        """A name of several words without a last one that is an ordinary word: "דביר עברה" is one name and "passed"."""
        first, _, last = text[name.start : name.end].rpartition(" ")
        if name.entity_type != "PERSON" or not first or not self._lists.ordinary(last):
            return name
        return Name(name.start, name.start + len(first), name.entity_type, name.score)


def _bare(text: str, name: Name) -> Name:
    """A name without the marks at its end; the full stop of an initial is a part of it."""
    marks = _MARKS.search(text[name.start : name.end])
    return Name(name.start, name.start + marks.start(), name.entity_type, name.score) if marks and marks.start() else name


def _disjoint(names: Iterable[Name]) -> list[Name]:
    """In their order, without those inside another: a family name that the model read as a name of its own."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _overlap(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end
