"""Finds people's names from the lists in config/names, where they are written like names and the name model does not read otherwise."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from config.errors import ConfigError, read_text
from config.lexicon import shipped_lexicon
from config.name_lists import listed

from ...finding import Evidence, Finding
from ..filters import Drop, Filter
from .inference.words import WordLists
from .stopwords import SMALL_WORDS, STOPWORDS

_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]+(?:['’-][A-ZÀ-Þ]?[^\W\d_]{2,})?"
_PARTICLE = r"(?:(?:van|von|de|der|den|del|da|di|do|dos|la|le|ten|ter|zu|bin|al|el|[A-Z]\.?)[ ]){0,2}"
_RUN = re.compile(rf"(?<![\w@#/.&=:$<-]){_NAME}(?:[ ]{_PARTICLE}{_NAME}){{0,5}}(?![\w(=/@_$-]|\.\w|::)")
_WORD = re.compile(_NAME)
_AFTER_LOWER = re.compile(r"[a-zà-ž]{2,}[ ]\Z")
_CAPITALISED = re.compile(r"(?<![\w'’])[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž]+")
_NOT_SPACE = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W\d_]")
_ANY_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_CAPITALS, _LEAST_SHARE = 2, 0.03
# Words that often begin a sentence, without those that are also names.
_STARTERS = SMALL_WORDS - {"will", "may", "an", "so", "do"}
# A finding of the name model that consists only of these is dropped.
_NEVER_ALONE = SMALL_WORDS | STOPWORDS
_BEFORE_PLACES = shipped_lexicon().words("before_place")
_SCORE, _WHOLE_SCORE = 0.45, 0.55
_MOST_WORDS, _PAIR, _SHORTEST = 3, 2, 2
_OFTEN = 40

# Letters of which so many are small are those of an ordinary text.
_LEAST_SMALL = 0.4
_SMALL = re.compile(r"(?<![^\W_])[^\W\d_]*[a-zß-ÿ][^\W\d_]*(?![^\W_])")
# Between the parts of an address.
_APART, _APART_BEFORE = re.compile(r"[\s,;>|\d-]{1,20}"), re.compile(r"[\s,;>|\d-]{1,20}\Z")
_BEFORE = 24
_LETTERS = re.compile(r"[^\W\d_]+")
# Of the first words of a text, by how frequent they are in a language; a language that has most of them, or nearly, is the text's.
_READ, _WEIGHTS, _NEARLY = 200, {"1": 3, "2": 2, "3": 1}, 0.6
_EVERY_DAY = "1"


class WordList:
    """The words of a file, one a line; none where there is no file. Thread-safe.

    It is a set only for those who ask often: that takes longer to make than a short text to check.
    """

    def __init__(self, file: Path) -> None:
        """Reads it."""
        self._lines = b"\n%b\n" % (file.read_bytes().strip() if file.exists() else b"")
        self._asked = 0
        self._set: frozenset[str] | None = None

    def words(self) -> Iterable[str]:
        """All of them."""
        return self._lines.decode().strip("\n").split("\n")

    def __contains__(self, word: str) -> bool:
        if self._set is not None:
            return word in self._set
        self._asked += 1
        if self._asked > _OFTEN:
            self._set = frozenset(self.words())
            return word in self._set
        return b"\n%b\n" % word.encode(errors="replace") in self._lines


@dataclass(frozen=True)
class Surroundings:
    """What is known about the text around a name."""

    text: str
    products: int
    places: frozenset[int]

    def beside_a_place(self, finding: Finding) -> bool:
        """Whether only numbers and commas separate another place from a finding, as in an address."""
        behind = _APART.match(self.text, finding.end)
        before = _APART_BEFORE.search(self.text[max(0, finding.start - _BEFORE) : finding.start])
        ends_before = before is not None and finding.start - len(before[0]) in self.places
        return ends_before or (behind is not None and behind.end() in self.places)

    @cached_property
    def small(self) -> frozenset[str]:
        """Its words that are written in small letters."""
        return frozenset(word[0] for word in _SMALL.finditer(self.text) if word[0].islower())

    @cached_property
    def mostly_small(self) -> bool:
        """Whether it is not one of those that are written in capital letters."""
        letters = [char for char in self.text if char.isalpha()]
        return sum(map(str.islower, letters)) >= _LEAST_SMALL * len(letters)


class KnownNames:
    """Finds capitalised given names anywhere; family names after a given name, or in the middle of a sentence."""

    def __init__(self, given: frozenset[str], family: frozenset[str]) -> None:
        """Both capitalised, as they are written."""
        self._given, self._family = given, family

    @staticmethod
    def read(folder: Path) -> "KnownNames":
        """Reads given.txt and family.txt, one name per line, or the shipped ones; raises ConfigError if no list is there at all."""
        if not any(folder.rglob("*.txt")):
            raise ConfigError(f"recognizers.yaml: names: {str(folder)!r} has no list, such as given.txt")
        files = (listed(folder, name) for name in ("given.txt", "family.txt"))
        return KnownNames(*(frozenset(read_text(file).split()) for file in files))

    def believable(self, text: str, findings: Iterable[Finding], *, cased: bool) -> Iterator[Finding]:
        """The model's findings without ordinary words: where names have capitals, lower-case ones must be in the lists."""
        for finding in findings:
            value = text[finding.start : finding.end]
            if not cased:
                yield finding
            elif not value.islower():
                yield from _without_small_ends(value, finding) if finding.entity_type == "PERSON" else (finding,)
            elif self._given_there(value):
                yield finding

    def without_given(self, text: str, model: Sequence[Finding], listed: Sequence[Finding]) -> list[Finding]:
        """The model's findings without places that are the given name of somebody whom the lists have found: "Steve" of "Steve Jobs".

        Listed: disjoint. Linear in the number of findings.
        """
        places = {each.start: each for each in model if each.entity_type == "LOCATION"}
        no_places = set[Finding]()
        for person in listed:
            place = places.get(person.start)
            if place and place.end < person.end and _listed(text[place.start : place.end], self._given):
                begun = (at for at in range(place.end, person.end) if at in places)
                if next(begun, None) is None:
                    no_places.add(place)
        return [each for each in model if each not in no_places]

    def likely(self, chunk: str) -> bool:
        """Whether a chunk between spaces may be a name, or part of one, in a text where names have capitals."""
        for word in _ANY_WORD.findall(chunk):
            if word.casefold() not in _NEVER_ALONE and (not word.islower() or _listed(word.title(), self._given)):
                return True
        return False

    def has(self, word: str) -> bool:
        """Whether a word, as written, is a given or a family name."""
        return word.casefold() not in _NEVER_ALONE and (_listed(word, self._given) or _listed(word, self._family))

    def is_given(self, word: str) -> bool:
        """Whether a word, as written, is a given name."""
        return _listed(word, self._given)

    def is_family(self, word: str) -> bool:
        """Whether a word, as written, is a family name."""
        return _listed(word, self._family)

    def _given_there(self, value: str) -> bool:
        words = (word.title() for word in _ANY_WORD.findall(value))
        return any(_listed(word, self._given) for word in words)

    def find(self, text: str) -> Iterator[Finding]:
        """Findings of type PERSON, sorted and disjoint."""
        for run in _RUN.finditer(text):
            words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text, run.start(), run.end())]
            span = self._span(text, words)
            if span:
                whole = len(words) == _PAIR and _listed(words[0][2], self._given) and _listed(words[1][2], self._family)
                yield Finding(*span, "PERSON", _WHOLE_SCORE if whole else _SCORE, "known_names", Evidence.MODEL)

    def _span(self, text: str, words: list[tuple[int, int, str]]) -> tuple[int, int] | None:
        first = next((n for n, word in enumerate(words) if _listed(word[2], self._given)), None)
        if first is None:
            return self._family_alone(text, words)
        if first and words[first - 1][2].casefold() in _BEFORE_PLACES:
            return None
        last = first
        # In a headline every word has a capital: there, only words from the lists belong to the name.
        headline = len(words) - first > _MOST_WORDS
        while last + 1 < len(words) and last - first < _MOST_WORDS and self._goes_on(words[last + 1][2], headline=headline):
            last += 1
        # A family name of two letters is a small word somewhere, and so in no list: "Kollege Li Wei".
        short = first > 1 and len(words[first - 1][2]) == _SHORTEST
        return words[first - 1 if short else first][0], words[last][1]

    def _goes_on(self, word: str, *, headline: bool) -> bool:
        return not headline or _listed(word, self._family) or _listed(word, self._given)

    def _family_alone(self, text: str, words: list[tuple[int, int, str]]) -> tuple[int, int] | None:
        """A family name alone: one capitalised word between lower-case ones, or the second of two if the first is no common word."""
        start, end, word = words[0]
        if len(words) == _PAIR and _listed(words[1][2], self._family) and word.casefold() not in _NEVER_ALONE:
            return start, words[1][1]
        if len(words) > 1 or not _listed(word, self._family) or not _AFTER_LOWER.search(text[max(0, start - 12) : start]):
            return None
        return start, end


class ModelFirst:
    """Judges what the lists of names found where the name model disagrees: it has read the words beside a name. Thread-safe."""

    def __init__(self, words: WordLists) -> None:
        """Words: tells in which languages a word is frequent."""
        self._words = words

    def kept(self, text: str, listed: Iterable[Finding], model: Sequence[Finding], drop: Drop) -> list[Finding]:
        """What of the lists' findings counts beside the model's, both of the whole text.

        "Bence Doğan" does not where the model has read "Doğan": the list knows Bence, and here it means "I think". Nor does a word of
        every day of the text's language that the model has read over: "Samo", "Elle". Linear in the number of findings.
        """
        people = sorted((name for name in model if name.entity_type == "PERSON"), key=lambda name: name.end)
        ends = [name.end for name in people]
        starts = {name.end: name.start for name in people}
        kept = []
        languages: frozenset[str] | None = None
        for name in listed:
            at = bisect_right(ends, name.start)
            if at < len(people) and people[at].start < name.end:
                if not name.start <= starts.get(name.end, -1):
                    kept.append(name)
                continue
            languages = self._languages(text) if languages is None else languages
            if self._every_day(text[name.start : name.end], languages):
                drop(name, Filter.ORDINARY_WORD)
            else:
                kept.append(name)
        return kept

    def _languages(self, text: str) -> frozenset[str]:
        votes = Counter[str]()
        for number, word in enumerate(_LETTERS.finditer(text)):
            if number == _READ:
                break
            for language, band in self._frequent(word[0]):
                votes[language] += _WEIGHTS[band]
        most = max(votes.values(), default=0)
        return frozenset(language for language, count in votes.items() if count > _NEARLY * most)

    def _every_day(self, name: str, languages: frozenset[str]) -> bool:
        """Whether all its words are among the most frequent ones of these languages."""
        told = (self._frequent(word) for word in _LETTERS.findall(name))
        return all(any(band == _EVERY_DAY and language in languages for language, band in word) for word in told)

    def _frequent(self, word: str) -> list[tuple[str, str]]:
        """Languages with how frequent a word is there; see WordClasses.languages."""
        return [(each[:-1], each[-1]) for each in self._words.languages(word).split() if len(each) > 1]


def _listed(word: str, names: frozenset[str]) -> bool:
    """Whether it is one of the names, with or without accents: "Siobhán" is "Siobhan", "Großmann" is "Grossmann"."""
    if word in names or word.isascii():
        return word in names
    plain = "".join(char for char in unicodedata.normalize("NFD", word.replace("ß", "ss")) if not unicodedata.combining(char))
    return plain in names and word.casefold() not in STOPWORDS


def _without_small_ends(value: str, finding: Finding) -> Iterator[Finding]:
    """The name without lower-case words at its ends, and without a question's first word: "Could Ann write"."""
    words = [word for word in _NOT_SPACE.finditer(value) if not word[0].islower()]
    while len(words) > 1 and words[0][0].casefold() in _STARTERS:
        words.pop(0)
    if words:
        yield replace(finding, start=finding.start + words[0].start(), end=finding.start + words[-1].end())


def writes_capitals(read: str, hidden: int = 0) -> bool:
    """Whether the author of a text capitalises names and sentences.

    Read: the text as the name model reads it. Hidden: the number of names that are replaced by placeholders; each counts as two words.
    """
    first = _LETTER.search(read)
    if first and first[0].isupper() and not read.isupper():
        return True
    capitals = hidden + sum(1 for _ in _CAPITALISED.finditer(read))
    return capitals >= _FEWEST_CAPITALS and capitals >= _LEAST_SHARE * sum(1 for _ in _ANY_WORD.finditer(read))
