"""Finds further occurrences of found values: a name that the model recognised once is redacted everywhere, also in another case.

Zofii Wrony, Веры Сокольник, Rékának and Wenzels are Zofia Wrona, Вера Сокольник and so on. Which endings count is told by the
language of the text, and that by its small words: in English, Martina is not Martin.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from config.lexicon import shipped_lexicon

from ...finding import Evidence, Finding, Role
from ..fragments import UNSPACED

_LEXICON = shipped_lexicon()
_WORD = re.compile(r"[^\W_]+")
_COMMON = _LEXICON.words("word_and_name")
_GIVEN_AWAY = frozenset({Evidence.LABEL, Evidence.CONTEXT})
_TOO_SHORT = frozenset({"AGE", "CARD_SECURITY_CODE", "CARD_EXPIRY", "SALARY", "PERSONAL_TRAIT"})
_MIN_VALUE, _MIN_PART = 4, 3
_MOST_PER_WORD = 20
_LETTERS = re.compile(r"[^\W\d_]+")
# So many words of a text are enough to tell its language, and so many of the language must be among them.
_ENOUGH, _FEWEST = 400, 2
_WITHOUT_SPACES = re.compile(f"[{UNSPACED}]{{2,6}}")
_HONORIFIC = re.compile(_LEXICON.expand(r"\s?{name_end:zh,ja,ko}"), re.VERBOSE)
_LONGEST_FAMILY = 3
_SHORTEST_STEM, _SHORTEST_WORD, _MOST_OF_A_WORD = 3, 3, 0.5


def _names(findings: Iterable[Finding], text: str, is_frequent: Callable[[str], bool]) -> Iterator[tuple[str, Finding]]:
    """Whole names, and each of their words unless it is common."""
    for finding in findings:
        value = text[finding.start : finding.end]
        if finding.entity_type != "PERSON":
            if len(value) >= _MIN_VALUE and finding.evidence in _GIVEN_AWAY and finding.entity_type not in _TOO_SHORT:
                yield value, finding
            continue
        if len(value) >= _MIN_PART and value.casefold() not in _COMMON:
            yield value, finding
            if len(value.split()) == 1:
                yield from _in_other_capitals(value, finding)
        # Vowel signs of Hindi and others are no letters to a pattern.
        words = _WORD.findall(value) if value[:1].isupper() else value.split()
        for word in words if len(words) > 1 else ():
            if _stands_alone(word, is_frequent) and word.casefold() not in _COMMON:
                yield word, finding
                yield from _in_other_capitals(word, finding)
                # Speakers of a chat log may also be called by their names in lower case.
                if finding.evidence is Evidence.SPEAKER and len(word) >= _MIN_VALUE:
                    yield word.lower(), finding


def _in_other_capitals(word: str, finding: Finding) -> Iterator[tuple[str, Finding]]:
    """A name in capitals as a sentence has it, or one of a sentence in capitals, as a record has it."""
    if len(word) >= _MIN_VALUE and word[:1].isupper():
        yield (word.title() if word.isupper() else word.upper()), finding


def _stands_alone(word: str, is_frequent: Callable[[str], bool]) -> bool:
    """Whether a word of a name means the person elsewhere, too; where letters have no case, a frequent or short one may be any word."""
    if word[:1].isupper():
        return len(word) >= _MIN_PART
    return not word[:1].islower() and len(word) >= _MIN_VALUE and not is_frequent(word)


def _index(findings: Iterable[Finding], text: str, is_frequent: Callable[[str], bool]) -> dict[str, dict[str, Finding]]:
    index: dict[str, dict[str, Finding]] = defaultdict(dict)
    for value, finding in _names(findings, text, is_frequent):
        first = _WORD.search(value)
        if first and first.start() == 0 and len(index[first[0]]) < _MOST_PER_WORD:
            index[first[0]].setdefault(value, finding)
    return index


def _known_person(finding: Finding, index: dict[str, dict[str, Finding]], text: str) -> Finding:
    """A word that the model took for a place becomes a person, if it is a person's name elsewhere with a higher score."""
    value = text[finding.start : finding.end]
    word = _WORD.match(value)
    person = index.get(word[0], {}).get(value) if word else None
    if person is None or finding.evidence is not Evidence.MODEL or person.evidence is Evidence.MODEL:
        return finding
    return replace(finding, entity_type=person.entity_type)


def propagated(text: str, findings: list[Finding], is_frequent: Callable[[str], bool] = lambda _: True) -> list[Finding]:
    """The findings and all other whole-word occurrences of their values in the same case. Linear in the text's length.

    is_frequent: whether a word of a script without capitals is too frequent to mean a person.
    """
    index = _index(findings, text, is_frequent)
    if not index:
        return findings
    more = [_known_person(finding, index, text) for finding in findings]
    known = {(f.start, f.end) for f in findings}
    for word in _WORD.finditer(text):
        for value, finding in index.get(word[0], {}).items():
            end = word.start() + len(value)
            if text.startswith(value, word.start()) and not text[end : end + 1].isalnum() and (word.start(), end) not in known:
                whole = value == text[finding.start : finding.end]
                evidence, roles = (finding.evidence, finding.roles) if whole else (Evidence.MODEL, frozenset[Role]())
                more.append(Finding(word.start(), end, finding.entity_type, finding.score, finding.source, evidence, roles))
    return more


@cache
def _plain(word: str) -> str:
    """In small letters, without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@cache
def _languages() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each language its small words, and the endings of names without accents."""
    return tuple(
        (_LEXICON.words("function_word", code), frozenset(map(_plain, _LEXICON.words("name_inflection", code))))
        for code in _LEXICON.languages_with("name_inflection")
    )


class Inflections:
    """The endings that names may have in one text; none in a text of another language."""

    def __init__(self, text: str) -> None:
        """Reads the text's first words."""
        words = {word[0].casefold() for word in islice(_LETTERS.finditer(text), _ENOUGH)}
        told = [endings for small, endings in _languages() if len(words & small) >= _FEWEST]
        self.endings = tuple(sorted(frozenset[str]().union(*told), key=len, reverse=True))

    def stems(self, word: str) -> Iterator[tuple[str, int]]:
        """What may be left of a word without an ending, without accents and in small letters, and the ending's length; first, with none."""
        plain = _plain(word)
        yield plain, 0
        for ending in self.endings:
            stem = plain.removesuffix(ending)
            if stem != plain and len(stem) >= max(_SHORTEST_STEM, _MOST_OF_A_WORD * len(plain)):
                yield stem, len(ending)


class Stems:
    """Words by what may be left of them without an ending."""

    def __init__(self, inflections: Inflections) -> None:
        """Inflections: of the text that the words are from."""
        self._inflections = inflections
        self._owners: dict[str, tuple[str, int]] = {}

    def add(self, word: str) -> None:
        """Adds a word; one that was added before with a shorter ending keeps its stem."""
        for stem, ending in self._inflections.stems(word):
            known = self._owners.get(stem)
            if known is None or ending < known[1]:
                self._owners[stem] = word, ending

    def find(self, word: str) -> str | None:
        """The added word that may be the same one in another case. A stem of three letters is too little if both endings have two."""
        for stem, ending in self._inflections.stems(word):
            owner = self._owners.get(stem)
            if owner and (len(stem) > _SHORTEST_STEM or min(ending, owner[1]) <= 1):
                return owner[0]
        return None


def inflected(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, and further mentions of their people in other cases; a place that the model read and that is one becomes a person.

    Linear in the text's length, times the endings of its language.
    """
    people = [finding for finding in findings if finding.entity_type == "PERSON"]
    inflections = Inflections(text) if people else None
    if inflections is None or not inflections.endings:
        return sorted([*findings, *_addressed(text, people, findings)])
    owners: dict[str, Finding] = {}
    stems = Stems(inflections)
    for person in people:
        for word in _LETTERS.findall(text[person.start : person.end]):
            if len(word) >= _SHORTEST_WORD and not word.islower() and word not in owners:
                owners[word] = person
                stems.add(word)
    taken = [(finding.start, finding.end) for finding in findings if not _only_read(finding)]
    mentions = list(_mentions(text, stems, owners, taken))
    places = {(finding.start, finding.end) for finding in mentions}
    kept = (finding for finding in findings if not (_only_read(finding) and (finding.start, finding.end) in places))
    return sorted([*kept, *mentions])


def _addressed(text: str, people: Sequence[Finding], taken: Sequence[Finding]) -> Iterator[Finding]:
    """Family names before an honorific, of people whom a text in Chinese, Japanese or Korean names in full: 钱先生."""
    families: dict[str, Finding] = {}
    for person in people:
        value = text[person.start : person.end]
        if _WITHOUT_SPACES.fullmatch(value):
            for size in range(1, min(len(value), _LONGEST_FAMILY + 1)):
                families.setdefault(value[:size], person)
    if not families:
        return
    inside = {at for finding in taken for at in range(finding.start, finding.end)}
    for honorific in _HONORIFIC.finditer(text):
        end = honorific.start()
        starts = (end - size for size in range(_LONGEST_FAMILY, 0, -1) if end >= size and text[end - size : end] in families)
        start = next(starts, end)
        if start < end and inside.isdisjoint(range(start, end)):
            person = families[text[start:end]]
            yield Finding(start, end, "PERSON", person.score, person.source, Evidence.MODEL)


def _only_read(finding: Finding) -> bool:
    return finding.entity_type == "LOCATION" and finding.evidence is Evidence.MODEL and Role.ADDRESS not in finding.roles


def _mentions(text: str, stems: Stems, owners: dict[str, Finding], taken: Iterable[tuple[int, int]]) -> Iterator[Finding]:
    """Words with a capital that share a stem with a person's name, outside of what was found; words beside each other are one."""
    last: Finding | None = None
    for word in _outside(text, taken):
        owner = stems.find(word[0]) if word[0].istitle() and len(word[0]) >= _SHORTEST_WORD else None
        if owner is None:
            continue
        person, start = owners[owner], word.start()
        if last and text[last.end : start] == " ":
            start = last.start
        elif last:
            yield last
        last = Finding(start, word.end(), "PERSON", person.score, person.source, Evidence.MODEL)
    if last:
        yield last


def _outside(text: str, taken: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The words that do not touch what is taken."""
    spans = iter(sorted(taken))
    span = next(spans, None)
    for word in _LETTERS.finditer(text):
        while span and span[1] <= word.start():
            span = next(spans, None)
        if span is None or word.end() <= span[0]:
            yield word
