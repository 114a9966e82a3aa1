"""Frequent words of languages whose letters have no capitals: there, a word of a name may be any word."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from config.name_lists import listed

from ..spans.borders import script_of
from .known_names import WordList

# The languages that are written in a script, by the first word of the names of its letters.
_LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "ARABIC": ("ar", "fa"),
    "HEBREW": ("he",),
    "DEVANAGARI": ("hi",),
    "BENGALI": ("bn",),
    "TAMIL": ("ta",),
}


class FrequentWords:
    """Tells frequent words, by the lists of each language, which are read when its script first comes. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        """Folder: has ar/context/vocabulary.txt and so on."""
        self._lists = cache(lambda code: WordList(listed(folder, f"{code}/context/vocabulary.txt")))

    def has(self, word: str) -> bool:
        """Whether it is frequent in a language of its script; True where no list can tell."""
        codes = _LANGUAGES.get(script_of(word[:1]) if word else "", ())
        return not codes or any(word in self._lists(code) for code in codes)
