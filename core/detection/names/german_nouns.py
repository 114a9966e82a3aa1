"""Filters nouns out of names in German texts, since German capitalises every noun."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from config.lexicon import shipped_lexicon
from config.name_lists import listed

from ...finding import Evidence, Finding
from .stopwords import STOPWORDS
from .surrogates import blanked

_WORDS = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = shipped_lexicon().words("small_word")
_LOOKS_GERMAN = re.compile(r"(?:ung|ungen|heit|keit|schaft|lich|isch|ieren)\Z|[äöüß]")
_FEWEST, _LEAST_SHARE = 2, 0.15
_ENDS_AS_NOUNS = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tät|täten|nis|nisse|nissen|ismus|chen|lein|ierung|barkeit)\Z"
)
_ENDS_AS_NAMES = shipped_lexicon().words("end_of_name")
_SHORTEST_END, _SHORTEST_HEAD, _SHORTEST_NOUN = 4, 3, 4
# Between the halves of a compound: Rechnung-s-adresse, Kunde-n-brief; a verb loses its ending: Mahn-lauf.
_LINKS = ("", "s", "es", "n", "en", "er")
_ARTICLE_BEFORE = re.compile(
    r"(?i)\b(?:d(?:er|ie|as|en|em|es)|(?:k?ein|[ms]ein|unser|dies|jed|welch)(?:e[mnrs]?)?|im|am|zum|zur|vom|beim|ins|ans)\s\Z"
)
_TITLE_BEFORE = re.compile(
    r"\b(?:Herrn?|Frau|Familie|Dr\.|Prof\.|Kolleg(?:e|in|en)|Nachbar(?:in)?|Kund(?:e|in|en)|Patient(?:in|en)?)\s\Z"
)
_BEFORE = 40
_NAMED = ("PERSON", "LOCATION")


def is_german(text: str) -> bool:
    """Whether at least every seventh word is a common German word, or one of a form that only German has."""
    words = [word.casefold() for word in _WORDS.findall(text)]
    small = sum(word in _SMALL_WORDS for word in words)
    like = sum(word not in _SMALL_WORDS and _LOOKS_GERMAN.search(word) is not None for word in words)
    return small > 0 and small + like >= _FEWEST and small + like >= _LEAST_SHARE * len(words)


class GermanNouns:
    """Tells a name from a noun in a German text."""

    def __init__(self, nouns: Path, is_name: Callable[[str], bool]) -> None:
        """Nouns: a file with one per line, read for the first German text; beside it, towns_like_nouns.txt.

        Is_name: whether a word, as written, is a name.
        """
        self._file = nouns
        self._is_name = is_name

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset(self._file.read_text(encoding="utf-8").casefold().split()) if self._file.exists() else frozenset()

    @cached_property
    def _towns(self) -> frozenset[str]:
        """Places that look as if they were made of two nouns: Denmark, Salzgitter."""
        file = listed(self._file.parent, "towns_like_nouns.txt")
        return frozenset(file.read_text(encoding="utf-8").split("\n")) if file.exists() else frozenset()

    def without_nouns(self, text: str, names: Iterable[Finding]) -> list[Finding]:
        """The names found by the model or the lists; in a German text, without those that are only nouns."""
        found = list(names)
        if not found or not is_german(text) or not self._nouns:
            return found
        return [name for finding in found for name in self._names_in(text, finding)]

    def is_noun(self, word: str) -> bool:
        """Whether a word, in a text of any language, is a noun or made of two, and neither a name nor ends as names do."""
        small = word.casefold()
        if len(small) < _SHORTEST_NOUN or self._is_name(word) or self._is_name(word.title()):
            return False
        cuts = range(_SHORTEST_HEAD, len(small) - _SHORTEST_END + 1)
        if small in self._nouns:
            return True
        return small not in self._towns and any(self._joins(small[:cut], small[cut:]) for cut in cuts)

    def _joins(self, head: str, tail: str) -> bool:
        if tail not in self._nouns or tail in _ENDS_AS_NAMES:
            return False
        heads = (head.removesuffix(link) for link in _LINKS if head.endswith(link))
        return any(each in self._nouns or each + "en" in self._nouns for each in heads if len(each) >= _SHORTEST_HEAD)

    def _names_in(self, text: str, finding: Finding) -> list[Finding]:
        """The finding without function words at its ends and nouns before it ("Nachbar Horst"), if a name is left."""
        value = blanked(text[finding.start : finding.end])
        if finding.evidence is not Evidence.MODEL or finding.entity_type not in _NAMED or any(map(str.isdecimal, value)):
            return [finding]
        before = text[max(0, finding.start - _BEFORE) : finding.start]
        if _TITLE_BEFORE.search(before):
            return [finding]
        words = list(_WORDS.finditer(value))
        while words and words[-1][0].islower():
            words.pop()
        person = finding.entity_type == "PERSON"
        while words and (words[0][0].islower() or ((person or len(words) == 1) and self._is_noun(words[0][0]))):
            words.pop(0)
        if not words or all(self._is_noun(word[0]) for word in words):
            return []
        # "Die Grimmwitz" is an unknown word, "der Ngozi Okonkwo" is a name.
        unknown = person and words[0].start() == 0 and not any(self._is_name(word[0]) for word in words)
        if unknown and _ARTICLE_BEFORE.search(before):
            return []
        return [replace(finding, start=finding.start + words[0].start(), end=finding.start + words[-1].end())]

    def _is_noun(self, word: str) -> bool:
        small = word.casefold()
        if small in self._nouns or small in _SMALL_WORDS or small in STOPWORDS or _ENDS_AS_NOUNS.search(small):
            return True
        if self._is_name(word):
            return False
        if small.endswith(("in", "innen")) and small.removesuffix("nen").removesuffix("in") in self._nouns:
            return True
        ends = (small[cut:] for cut in range(_SHORTEST_HEAD, len(small) - _SHORTEST_END + 1))
        return any(end in self._nouns and end not in _ENDS_AS_NAMES for end in ends)
