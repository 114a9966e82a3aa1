"""Writes the lists of names of config/names: python -m benchmarks.training.gazetteer [OUT] [--corpora FOLDER].

Given and family names of all of Faker's locales (MIT licence) that are written in Latin letters. A name that is also an
ordinary word, a place or a product is left out: what stands in lower case in the training texts, or is mostly no person there.
"""

import argparse
import importlib
import json
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.address as addresses
import faker.providers.person as persons

from .generate import HERE
from .manuals import manuals

_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-žșț'’]{2,}(?:-[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-žșț]+)?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GIVEN, _FAMILY = ("first_names", "first_romanized", "given"), ("last_names", "last_romanized")
_PLACES = ("cities", "city_names", "countries", "states", "provinces", "regions", "counties", "municipalities", "departments")
# Not in the texts that are read for ordinary words, but as a name rarely meant in a team's chat.
_OTHER_WORDS = """ada agile alexa amazon amber america angular april asia atlas august austin azure berlin bing boston brooklyn carbon chance
chase charity chelsea cherry china claude clay cloud cobra cody coral cortana crystal dakota dallas dash delta denver destiny diamond django
dollar echo eden elastic electron ember epic europe faith fedora felicity flora florence florida forest france garnet gem gemini general
genesis georgia ginger glory google grace harmony haven haskell heaven holiday holly hope houston hunter india indigo iris island israel
ivory ivy jade jasmine jasper java jenkins jersey jordan journey joy julia june july jupiter kent kenya king kotlin laurel liberty lily
london lotus lucky madison magnolia major march mark marvel mason max may melody memphis mercedes mercy merit milan mint miracle misty
montana moon morning nebula nova ocean olive oracle orange orion oslo pandora paris pascal patience patton peace pearl penny phoenix
piper poppy porter precious prince princess prosperity python queen rain rainbow raven ray redis robin rose ruby rust sage salem sandy
savannah scala sedona selenium serenity sharepoint shell sierra siri sky skyler slack sol star sterling stone storm summer sunday sunny
sydney teams tempest texas tiger trinity true unity vagrant valentine vanity venice verona victoria victor victory vienna violet virginia
vista wade walker washington wednesday will willow winter woods zion english french german spanish welsh irish scott page baker cook
""".split()  # noqa: SIM905 - a table of quoted words would not be read


def _listed(package: object, kinds: tuple[str, ...]) -> Iterator[str]:
    """The values of every locale's tables whose names begin so."""
    for found in pkgutil.iter_modules(package.__path__):  # type: ignore[attr-defined]
        provider = importlib.import_module(f"{package.__name__}.{found.name}").Provider  # type: ignore[attr-defined]
        for name in dir(provider):
            if name.startswith(kinds):
                yield from _strings(getattr(provider, name))


def _strings(table: object) -> Iterator[str]:
    for entry in table if isinstance(table, Iterable) and not isinstance(table, str) else ():
        yield from (part for part in (entry if isinstance(entry, tuple) else (entry,)) if isinstance(part, str))


def _ordinary(corpora: Path) -> tuple[set[str], set[str]]:
    """(Words of ordinary texts, those of tweets that are not mostly names there, too), in lower case."""
    lower, person, other = Counter[str](), Counter[str](), Counter[str]()
    for text in [
        *manuals(20_000, 1),
        *(re.sub(r"\{[^}]*\}", " ", line) for line in _lines("templates.txt")),
        *_lines("words.txt"),
    ]:
        lower.update(word for word in _WORD.findall(text) if word.islower())
        other.update(word.casefold() for word in _WORD.findall(text))
    for name in ("btc_train.jsonl", "wnut17_train.jsonl"):
        for line in (corpora / name).read_text(encoding="utf-8").splitlines() if (corpora / name).exists() else ():
            row = json.loads(line)
            inside = {i for s in row["spans"] if s["label"] == "PERSON" for i in range(s["start"], s["end"])}
            for word in _WORD.finditer(row["text"]):
                (person if word.start() in inside else other)[word[0].casefold()] += 1
    return set(lower), {word for word, count in other.items() if count > person[word]} | set(lower)


def _lines(name: str) -> list[str]:
    return (HERE / name).read_text(encoding="utf-8").splitlines()


def _of_origins(part: int) -> Iterator[str]:
    """The given (0) or family (1) names of names.txt, but for those that are words."""
    for line in _lines("names.txt"):
        origin, colon, names = line.partition(": ")
        if colon and origin != "words" and not line.startswith("#"):
            yield from names.split(" | ")[part].split()


def _names(kinds: tuple[str, ...], part: int, words: set[str], left_out: set[str]) -> list[str]:
    """Tweets are mostly English: what is short for something there may well be a name elsewhere, so few of the rarer origins go."""
    romanised = {*_listed(persons, tuple(kind for kind in kinds if "romanized" in kind)), *_of_origins(part)}
    kept = {name.title() for name in romanised if name.casefold() not in words}
    kept |= {name for name in _listed(persons, kinds) if name.casefold() not in left_out}
    return sorted(name for name in kept if _LATIN.fullmatch(name))


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=Path("config/names"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/bench/data"))
    arguments = parser.parse_args()
    places = {word.casefold() for name in _listed(addresses, _PLACES) for word in (name, *_WORD.findall(name))}
    words, left_out = (found | set(_OTHER_WORDS) for found in _ordinary(arguments.corpora))
    arguments.out.mkdir(exist_ok=True)
    for part, (file, kinds, more) in enumerate((("given.txt", _GIVEN, set[str]()), ("family.txt", _FAMILY, places))):
        names = _names(kinds, part, words, left_out | more)
        (arguments.out / file).write_text("\n".join(names) + "\n", encoding="utf-8")
        print(f"{file}: {len(names)} names")


if __name__ == "__main__":
    main()
