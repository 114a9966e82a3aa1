"""Names in another case of their language: Zofii Wrony, Веры Сокольник, Rékának, Wenzels are Zofia Wrona, Вера Сокольник and so on.

Which endings count is told by the language of the text, and that by its small words: in English, Martina is not Martin.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from config.lexicon import shipped_lexicon

from ...finding import Evidence, Finding, Role

_LEXICON = shipped_lexicon()
_WORD = re.compile(r"[^\W\d_]+")
# So many words of a text are enough to tell its language, and so many of the language must be among them.
_ENOUGH, _FEWEST = 400, 2
_SHORTEST_STEM, _SHORTEST_WORD, _MOST_OF_A_WORD = 3, 3, 0.5


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
        words = {word[0].casefold() for word in islice(_WORD.finditer(text), _ENOUGH)}
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
        return list(findings)
    owners: dict[str, Finding] = {}
    stems = Stems(inflections)
    for person in people:
        for word in _WORD.findall(text[person.start : person.end]):
            if len(word) >= _SHORTEST_WORD and not word.islower() and word not in owners:
                owners[word] = person
                stems.add(word)
    taken = [(finding.start, finding.end) for finding in findings if not _only_read(finding)]
    mentions = list(_mentions(text, stems, owners, taken))
    places = {(finding.start, finding.end) for finding in mentions}
    kept = (finding for finding in findings if not (_only_read(finding) and (finding.start, finding.end) in places))
    return sorted([*kept, *mentions])


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
    for word in _WORD.finditer(text):
        while span and span[1] <= word.start():
            span = next(spans, None)
        if span is None or word.end() <= span[0]:
            yield word
