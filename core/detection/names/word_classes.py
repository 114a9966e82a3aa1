"""What lists know of a word by itself: whose names have it, and in which languages it is frequent. The name model reads both."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

import numpy as np

from config.name_lists import listed

FREQUENT = "frequent.cc-by-sa.txt"
# Of a word that no list has.
NONE = "0"
_NAMES, _SMALL = "bp", "or"
_LISTS = (("b", "names_and_words.txt"), ("p", "places.txt"), ("o", "words.txt"), ("r", "products.txt"), ("r", "tools.txt"))


class HashedWords:
    """A set of words as sorted hashes: a tenth of a frozenset's memory. One word in 2^45 or so is wrongly in it."""

    def __init__(self, words: Iterable[str]) -> None:
        """Keeps none of the words."""
        hashes = np.fromiter(map(hash, words), np.int64)
        hashes.sort()
        self._hashes = array("q", hashes.tobytes())

    def __contains__(self, word: str) -> bool:
        wanted = hash(word)
        at = bisect_left(self._hashes, wanted)
        return at < len(self._hashes) and self._hashes[at] == wanted


class WordClasses:
    """The two classes of a word, each a short text; lists are read when they are first asked. Thread-safe."""

    def __init__(self, folder: Path, is_given: Callable[[str], bool], is_family: Callable[[str], bool]) -> None:
        """Folder: has words.txt and so on; what it lacks is read in the shipped one, as the model was trained with all of them.

        Is_given, is_family: whether a word is such a name.
        """
        self._folder = folder
        self._is_given, self._is_family = is_given, is_family

    @cached_property
    def _lists(self) -> Mapping[str, HashedWords]:
        """By letter, the lists: names as they are written, words and products in small letters."""
        return {
            letter: HashedWords(line for file, name in _LISTS if file == letter for line in self._read(name))
            for letter, _ in _LISTS
        }

    @cached_property
    def _frequent(self) -> "tuple[array[int], array[int], list[str]]":
        """The hashes of frequent words, sorted; for each, the number of its class; the classes."""
        numbers: dict[str, int] = {}
        lines = [line.partition(" ") for line in self._read(FREQUENT)]
        hashes = np.fromiter((hash(word) for word, _, _ in lines), np.int64, len(lines))
        told = np.fromiter((numbers.setdefault(languages, len(numbers)) for _, _, languages in lines), np.uint16, len(lines))
        order = hashes.argsort()
        return array("q", hashes[order].tobytes()), array("H", told[order].tobytes()), [*numbers]

    def lists(self, word: str) -> str:
        """A letter for each list that has it, in any case: given and family names, names that are words, too (b), places, words, products."""
        if not any(map(str.isalpha, word)):
            return NONE
        name, small, lists = word if word.istitle() else word.title(), word.casefold(), self._lists
        found = "g" if self._is_given(name) else ""
        found += "f" if self._is_family(name) else ""
        found += "".join(letter for letter in _NAMES if name in lists[letter])
        return found + "".join(letter for letter in _SMALL if small in lists[letter]) or NONE

    def languages(self, word: str) -> str:
        """At most two languages in which it is most frequent, each with how much: "nl1 de2"; see benchmarks.training.frequent_words."""
        small = word.lower().replace("i̇", "i")  # of the Turkish capital
        found = self._frequent_as(small)
        return self._frequent_as(f"ı{small[1:]}") if found == NONE and word[:1] == "I" else found

    def _frequent_as(self, word: str) -> str:
        hashes, numbers, classes = self._frequent
        wanted = hash(word)
        at = bisect_left(hashes, wanted)
        return classes[numbers[at]] if at < len(hashes) and hashes[at] == wanted else NONE

    def _read(self, name: str) -> list[str]:
        return [line for line in listed(self._folder, name).read_text(encoding="utf-8").split("\n") if line]
