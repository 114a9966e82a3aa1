"""Finds places from the list in config/names where words beside them say that a place is meant: "in Szeged", "Tarija and Yacuiba"."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from config.lexicon import Lexicon

from ...finding import Evidence, Finding
from .stopwords import SMALL_WORDS, STOPWORDS

_NEVER = SMALL_WORDS | STOPWORDS
SOURCE = "known_places"
_SCORE = 0.45
_WORD = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:['’-][^\W\d_]+)*"
_SMALL = r"(?:de|del|da|do|la|le|di|of|the|am|an|der|sur|upon)"
_RUN = rf"{_WORD}(?:[ ](?:{_SMALL}[ ]){{0,2}}{_WORD}){{0,3}}"
_PART = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Turkish "in", "from" and "to" behind an apostrophe.
_ENDING = r"['’](?:[dt][ae]n?|y?[ae]|n?[ıiuü]n)\b"
_JOINED = r"(?:,?[ ]{joins_names}[ ]|,[ ]|[ ]?[/–→][ ]?)"
# What stands before a town in an address: a postcode, but no year; a street with its number.
_POSTCODE = r"(?<![\w.,-])(?!(?:19|20)\d\d[ ])(?P<post>\d{4,5}[ ])(?P<posted>RUN)".replace("RUN", _RUN)
_STREET = re.compile(rf"(?<![\w'’-]){_RUN}[ ]\d{{1,4}}[a-zA-Z]?,[ ](?:\d{{4,5}}[ ])?\Z")
_NUMBERED = re.compile(rf"{_RUN}[ ]\d{{1,4}}[a-zA-Z]?")
_NUMBER = re.compile(r"(?<![\w.,:/+-])\d{2,6}(?:[ ]\d{2,3})?[ ]\Z")
_SHORT, _LONGEST = 12, 90


class KnownPlaces:
    """The list of towns, countries and their parts. Thread-safe."""

    def __init__(self, file: Path, lexicon: Lexicon, is_name: Callable[[str], bool], is_word: Callable[[str], bool]) -> None:
        """File: one place a line, read when one is first looked for.

        Is_name: whether a word, as written, is a person's name; is_word: whether it is an ordinary one: "in March".
        """
        self._file = file
        self._is_word = is_word
        self._is_name = is_name
        self._lexicon = lexicon

    @cached_property
    def _places(self) -> frozenset[str]:
        names = self._file.read_text(encoding="utf-8").splitlines() if self._file.exists() else []
        return frozenset(form for name in names for form in (name, _plain(name)))

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        thing = rf"(?<![\w'’])[Tt]he[ ](?P<thing>{_RUN})(?=[ ]{{thing_of_a_place}}\b)"
        bent = rf"(?<![\w'’])(?P<bent>{_WORD})(?={_ENDING})"
        before = rf"(?<![^\W_])(?i:{{in_a_place}}|(?P<to>{{to_a_place}}))[ ](?P<name>{_RUN})|{thing}|{bent}|{_POSTCODE}"
        joined = rf"(?P<join>{_JOINED})(?P<name>{_RUN})"
        return tuple(re.compile(self._lexicon.expand(each), re.VERBOSE) for each in (before, joined))  # type: ignore[return-value]

    def find(self, text: str, found: Sequence[Finding]) -> Iterator[Finding]:
        """Findings of type LOCATION. Found: what the name model has read; what is joined to a place is one, too."""
        before, joined = self._patterns
        edges = [finding.end for finding in found if finding.entity_type == "LOCATION"]
        for match in before.finditer(text):
            group = next(name for name in ("name", "thing", "bent", "posted") if match[name])
            end = self._end(match[group], sure=match["to"] is None)
            if end:
                yield _place(match.start("post") if match["post"] else match.start(group), match.start(group) + end)
                edges.append(match.start(group) + end)
        for edge in edges:
            yield from self._list(text, joined, edge)
        for finding in found:
            if finding.entity_type != "LOCATION":
                continue
            numbered = any(map(str.isdecimal, text[finding.start : finding.end]))
            # A street itself is not the town of one: a list of streets would be one long place.
            itself = "," in text[finding.start : finding.end] or _NUMBERED.fullmatch(text, finding.start, finding.end)
            street = None if itself else _STREET.search(text, max(0, finding.start - _LONGEST), finding.start)
            if street:
                yield _place(street.start(), finding.end)
                continue
            # A house's number or a postcode before a street that has a number of its own: "903 83 Dora Creek Apt. 176".
            number = numbered and _NUMBER.search(text, max(0, finding.start - _SHORT), finding.start)
            if number:
                yield _place(number.start(), finding.end)

    def _list(self, text: str, joined: re.Pattern[str], edge: int) -> Iterator[Finding]:
        """The places that follow one: "Leeds, York and Hull"."""
        while match := joined.match(text, edge, edge + _LONGEST):
            end = self._end(match["name"], sure=False)
            if not end:
                return
            edge = match.start("name") + end
            yield _place(match.start("name"), edge)

    def _end(self, run: str, *, sure: bool) -> int:
        """Where the longest place ends with which a run of words begins; 0 if there is none. Sure: it may be a person's name, too."""
        words = list(_PART.finditer(run))
        for last in reversed(words):
            value = run[: last.end()]
            if value not in self._places:
                continue
            parts = [word[0] for word in words[: words.index(last) + 1]]
            if not all(part.casefold() in _NEVER or self._is_word(part) for part in parts) and (
                sure or not all(map(self._is_name, parts))
            ):
                return last.end()
        return 0


def _place(start: int, end: int) -> Finding:
    return Finding(start, end, "LOCATION", _SCORE, SOURCE, Evidence.MODEL)


def _plain(name: str) -> str:
    if name.isascii():
        return name
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
