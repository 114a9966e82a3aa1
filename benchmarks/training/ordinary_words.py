"""Writes the lists of ordinary words, products and peoples of config/names, by which a name is told from a word.

Usage: python -m benchmarks.training.ordinary_words LOOKUPS ICONS [OUT]. LOOKUPS: the folder ``data`` of the package spacy-lookups-data
(MIT licence), which has how frequent each spelling of a word is in English and Spanish. ICONS: simple-icons.json of the package
simple-icons (CC0). Other languages' frequent words come from the package wordfreq, if it is installed (data under CC BY-SA 4.0), and
are written to a file of their own. Languages and peoples are Mimesis' (MIT licence), programming languages Pygments' (BSD licence).
"""

import argparse
import gzip
import importlib
import importlib.util
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import faker.providers.address as addresses
import faker.providers.person as persons
import mimesis
from mimesis.datasets.int.address import COUNTRY_CODES
from pygments.lexers import get_all_lexers

from config.lexicon import shipped_lexicon

from .gazetteer import _FAMILY, _GIVEN, _MIMESIS, _PLACES, _leaves, _lines, _listed, _small_words
from .gazetteer import _of_mimesis as _people

_WORD = re.compile(r"[^\W\d_]{2,}")
_NAMED = re.compile(r"[A-Za-zÀ-ž][\w+#.]*(?: [\w+#.]+){0,2}")
# In natural logarithms: how rare a word may be, and how much rarer in small letters than with a capital. Names are 2.5 or more rarer.
_RAREST, _OFTEN_CAPITAL = -14.7, 1.2
_NAME, _PLACE = -3.0, -1.0  # of the lists of names; of a place, or a name that those lists leave out
_NOT_SEEN = -20.0
_NOUN_IN_GERMAN = 2.5
_MOST = {"fr": 18_000, "it": 18_000, "pt": 18_000, "nl": 18_000, "pl": 18_000, "sv": 7000, "da": 7000, "nb": 7000, "fi": 7000}
_MORE = {"cs": 7000, "hu": 7000, "ro": 7000, "tr": 7000, "id": 7000, "vi": 2000, "sk": 4000, "sh": 4000}
_CAPITAL = -14.0
_CODES = frozenset(str(code).casefold() for codes in COUNTRY_CODES.values() for code in codes) | {"uk", "uae", "nyc"}


def _logarithm(values: Iterable[float]) -> float:
    total = sum(math.exp(value) for value in values)
    return math.log(total) if total else _NOT_SEEN


def _table(file: Path) -> Mapping[str, float]:
    table: Mapping[str, float] = json.loads(gzip.decompress(file.read_bytes()))
    return table


class Frequencies:
    """How frequent a spelling is in English and Spanish, in natural logarithms."""

    def __init__(self, lookups: Path) -> None:
        """Reads the tables."""
        english, spanish, german = (_table(lookups / f"{language}_lexeme_prob.json.gz") for language in ("en", "es", "de"))
        self.tables, self.german = [english, spanish], german

    def of(self, spelling: str) -> float:
        """Over both languages."""
        return _logarithm(table[spelling] for table in self.tables if spelling in table)

    def capital(self, word: str) -> float:
        """How much more frequent a word is with a capital than in small or large letters."""
        return self.of(word.title()) - max(self.of(word), self.of(word.upper()))

    def ordinary(self, names: frozenset[str], places: frozenset[str]) -> set[str]:
        """Words that are mostly written in small or in large letters."""
        known = {word.casefold() for table in self.tables for word, found in table.items() if found > _RAREST}
        return {word for word in known if _WORD.fullmatch(word) and self._is_ordinary(word, names, places)}

    def proper(self, word: str) -> bool:
        """Whether it is mostly written with a capital, also in German, where that is also said of nouns."""
        if self.of(word.title()) > _CAPITAL and self.capital(word) > _OFTEN_CAPITAL:
            return True
        in_german = self.german.get(word.title(), _NOT_SEEN)
        return in_german > _RAREST and in_german - self.german.get(word, _NOT_SEEN) > 2.5

    def _is_ordinary(self, word: str, names: frozenset[str], places: frozenset[str]) -> bool:
        english = self.tables[0]
        if word in _CODES and english.get(word.upper(), _NOT_SEEN) > english.get(word, _NOT_SEEN):
            return False
        least = _NAME if word in names else _PLACE if word in places else _OFTEN_CAPITAL
        return max(self.of(word), self.of(word.upper())) > _RAREST and self.capital(word) < least


def _elsewhere(frequencies: Frequencies, names: frozenset[str]) -> Iterator[str]:
    """Frequent words of other languages that are neither names nor written with a capital in English or Spanish."""
    top = importlib.import_module("wordfreq").top_n_list
    for language, most in (_MOST | _MORE).items():
        for word in top(language, most, wordlist="best"):
            if _WORD.fullmatch(word) and word not in names and word not in _CODES and not frequencies.proper(word):
                yield word


def _of_mimesis(file: str, table: str) -> Iterator[str]:
    for path in sorted((Path(mimesis.__file__).parent / "datasets").glob(f"*/{file}.json")):
        yield from _leaves(json.loads(path.read_text(encoding="utf-8")).get(table, []))


def _products(icons: Path) -> Iterator[str]:
    """Products, companies and programming languages, in small letters."""
    yield from (name for line in _lines("products.txt") if not line.startswith("#") for name in line.split())
    for icon in json.loads(icons.read_text(encoding="utf-8")):
        yield from (icon["title"], *icon.get("aliases", {}).get("aka", ()))
    yield from (name for lexer in get_all_lexers() for name in (lexer[0], *lexer[1]))


def _peoples() -> Iterator[str]:
    """Nationalities and languages."""
    yield from ("European", "African", "Asian", "American", "Latin American", "North American", "South American", "Eurasian")
    for table in ("nationality", "language"):
        yield from _of_mimesis("person", table)


def _borne() -> frozenset[str]:
    """All given and family names, also those that the lists of names leave out because they are words, too; in small letters."""
    listed = (*_listed(persons, (*_GIVEN, *_FAMILY)), *(name for table in _MIMESIS for name in _people(table)))
    return frozenset(part.casefold() for name in listed for part in _WORD.findall(name))


def _write(file: Path, words: Iterable[str]) -> None:
    listed = sorted({word.casefold() for word in words})
    file.write_text("\n".join(listed) + "\n", encoding="utf-8")
    print(f"{file.name}: {len(listed)}")


def main() -> None:
    """Writes the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lookups", type=Path)
    parser.add_argument("icons", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=Path("config/names"))
    chosen = parser.parse_args()
    files = (chosen.out / name for name in ("given.txt", "family.txt"))
    listed = frozenset(word.casefold() for file in files for word in file.read_text(encoding="utf-8").split())
    people = _borne() | listed
    places = {name.casefold() for name in (*_listed(addresses, _PLACES), *_of_mimesis("address", "city"))}
    places |= {name.casefold() for table in ("country", "state") for name in _of_mimesis("address", table)}
    known = people | places
    may_be_names = shipped_lexicon().words("word_and_name")
    frequencies = Frequencies(chosen.lookups)
    words = (frequencies.ordinary(listed, frozenset(people | places)) | _small_words()) - may_be_names - {"usa"}
    products = {name.casefold() for name in _products(chosen.icons) if _NAMED.fullmatch(name)}
    _write(chosen.out / "words.txt", words)
    _write(chosen.out / "peoples.txt", (each for each in _peoples() if each.casefold() not in known and _WORD.search(each)))
    _write(chosen.out / "continents.txt", {*_of_mimesis("address", "continent")} - {*_of_mimesis("address", "country")})
    _write(chosen.out / "products.txt", products - known)
    _write(chosen.out / "products_and_names.txt", products & people - places)
    if importlib.util.find_spec("wordfreq"):
        _write(chosen.out / "words.cc-by-sa.txt", {*_elsewhere(frequencies, frozenset(people | places))} - words - may_be_names)


if __name__ == "__main__":
    main()
