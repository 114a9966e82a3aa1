"""What forms and talk call a value or a person ("Müşteri", "De klant"), and what a name model takes for a name."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

from config.labels import LanguageLabels
from config.lexicon import Lexicon

_WORDS = re.compile(r"[^\s.,:;/()'’-]+")
# The shortest word for a number with which others are made: "nr".
_FEWEST = 2
# A shorter word that ends like another language's label is more likely a name.
_STEM = 4
_ROLES = "{role}|{served}|{role_in_forms}|{patient}|{nobiliary}"


class LabelWords:
    """The labels of all languages, and the words for roles."""

    def __init__(self, languages: Sequence[LanguageLabels], lexicon: Lexicon) -> None:
        """Languages: the labels of each."""
        self._labels = frozenset(chain.from_iterable(map(_labels, languages)))
        self._endings = tuple({ending for language in languages for ending in language.endings})
        self._numbers = tuple({word.casefold() for language in languages for word in language.number if len(word) >= _FEWEST})
        self._lexicon = lexicon

    @cached_property
    def _roles(self) -> re.Pattern[str]:
        """Compiled on first use, as it takes a tenth of a second."""
        return re.compile(self._lexicon.expand(_ROLES), re.IGNORECASE | re.VERBOSE)

    def only(self, value: str) -> bool:
        """Whether a value consists of nothing else."""
        words = _WORDS.findall(value.casefold())
        return bool(words) and (" ".join(words) in self._labels or all(map(self._is_one, words)))

    def ends_in_number(self, word: str) -> bool:
        """Whether a word is made with one for a number: "Vertragsnr", "asiakasnumero". Bruno is made so, too."""
        return word.casefold().endswith(self._numbers)

    def _is_one(self, word: str) -> bool:
        # In plain letters too many names end so: Towne.
        ends = () if word.isascii() else (ending for ending in self._endings if word.endswith(ending))
        stems = (word[: -len(ending)] for ending in ends if len(word) - len(ending) >= _STEM)
        return self._is_bare(word) or any(map(self._is_bare, stems))

    def _is_bare(self, word: str) -> bool:
        """Whether it is one without an ending, as "müşterimiz" and "جوازها" have one."""
        return word in self._labels or self._roles.fullmatch(word) is not None


def _labels(language: LanguageLabels) -> Iterable[str]:
    """Each label without the sign for a number, and the words for numbers."""
    tables = (language.fields, language.columns)
    every = (label for table in tables for labels in table.values() for label in labels)
    return (" ".join(_WORDS.findall(label.replace("#", " ").casefold())) for label in chain(every, language.number))
