"""Lists of names in one language, as features of its model: a folder with a file for each list, one name a line."""

from collections.abc import Iterable, Mapping
from pathlib import Path

_SHORTEST_STEM = 3
_MOST_STRIPPED = 3
_VOWELS = "аяйьоеіяї"


class NameLists:
    """Which names of the lists stand where. Lists are told apart by the first letter of their file's name: family, given."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Lists: the names by list."""
        self._lists = [frozenset(lists[name]) for name in sorted(lists)]
        self._letters = [name[0] for name in sorted(lists)]
        self._lengths = [_by_first(names) for names in self._lists]
        self._stems = [frozenset(map(_stem, names)) for names in self._lists]

    @staticmethod
    def read(folder: Path | None) -> "NameLists":
        """Reads all *.txt of a folder; no lists where there is no folder."""
        files = sorted(folder.glob("*.txt")) if folder else []
        return NameLists({file.stem: file.read_text(encoding="utf-8").split() for file in files})

    def marks(self, text: str) -> list[str]:
        """For each character: the length of the longest name of each list that begins there, and of that which ends before it."""
        marks = [""] * len(text)
        for names, letter, lengths in zip(self._lists, self._letters, self._lengths, strict=True):
            begins: dict[int, int] = {}
            ends: dict[int, int] = {}
            for at, char in enumerate(text):
                for length in lengths.get(char, ()):
                    if at + length <= len(text) and text[at : at + length] in names:
                        begins[at] = length
                        ends[at + length] = max(length, ends.get(at + length, 0))
            for at in {*begins, *ends} - {len(text)}:
                marks[at] += f"{letter}{begins.get(at, '')},{ends.get(at, '')}"
        return marks

    def mark(self, word: str) -> str:
        """The lists that have a word, or its stem, with the number of letters that are left out."""
        folded = word.lower()
        found = ""
        for stems, letter in zip(self._stems, self._letters, strict=True):
            for stripped in range(min(_MOST_STRIPPED, len(folded) - _SHORTEST_STEM) + 1):
                if folded[: len(folded) - stripped] in stems:
                    found += f"{letter}{stripped}"
                    break
        return found


def _by_first(names: Iterable[str]) -> dict[str, list[int]]:
    """By first letter, the lengths of the names that begin with it, from the shortest."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[0], set()).add(len(name))
    return {first: sorted(each) for first, each in lengths.items()}


def _stem(name: str) -> str:
    """A name without the vowel that endings replace: "Анна", "Анной"."""
    folded = name.lower()
    return folded[:-1] if len(folded) > _SHORTEST_STEM and folded[-1] in _VOWELS else folded
