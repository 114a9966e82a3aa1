"""Writes the list of German nouns of config/names: python -m benchmarks.training.nouns LOOKUPS [OUT].

LOOKUPS: the folder ``data`` of the package spacy-lookups-data (MIT licence), which has inflected forms and how frequent words are.
A word that is a name, too, is left out unless as a noun it is the far more frequent one.
"""

import argparse
import gzip
import json
import re
from collections import defaultdict
from pathlib import Path

_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}")
_MOST = 24_000
# In the lists of names, and yet a noun nearly always.
_MOSTLY_NOUNS = """Tage Buch Blick Glück Dass Bürger Zimmer Halle Meister Ding Einer Dach Christen Tore Keller Fisch Kern Bauch Salz Berge
Lange Mangel Felder Allen Steuer Lande Bergen Staub Gras Reis Pfeffer Rauch Stamm Zahn Funk Romane Parks Bann Nagel Scherz Fleck Seil
Quartier Gabel Wurm Rausch Schimmel Linden Malen Adel Gong Fang Paten Macken Streich Aller Karren Nette Klammer Reine Ritt Koppel Ebbe
Helle Reif Dock Januar Freitag Mai Juni Juli August Sommer""".split()  # noqa: SIM905 - a table of quoted words would not be read

# Without a plural, as names are.
_NO_PLURAL = frozenset(
    """Kaffee Verkehr Personal Wetter Zucker Euro Material Wasser Papier Fleisch Holz Internet Urlaub Service Support Umsatz Lager Büro
    Chef Team Firma Kantine Konto Zeugnis Speicher Server Computer Telefon Handy Auto Hotel Restaurant Museum Zentrum Studium Thema Klima
    Risiko Video Foto Radio Kino Büro Tempo Limit Budget Meeting Termin Rundschreiben Schreiben Inventur Heimarbeit""".split()  # noqa: SIM905
)


def _read(file: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads(gzip.decompress(file.read_bytes()))
    return content


def nouns(lookups: Path, names: frozenset[str]) -> list[str]:
    """The most frequent nouns, sorted, without names."""
    lemmas, frequency = _read(lookups / "de_lemma_lookup.json.gz"), _read(lookups / "de_lexeme_prob.json.gz")
    forms = {str(word) for pair in lemmas.items() for word in pair if _NOUN.fullmatch(str(word))}
    inflected: dict[str, set[str]] = defaultdict(set)
    for form, lemma in lemmas.items():
        inflected[str(lemma)].add(form)
    # A name has a genitive, and no other form: "Schmidts", "Berlins".
    proper = {lemma for lemma, each in inflected.items() if each <= {lemma, lemma + "s"}} - _NO_PLURAL
    left_out = names | proper | {word for word in forms if word.removesuffix("s") in names | proper}
    known = {word for word in forms - left_out if word in frequency}
    ranked = sorted(known, key=lambda word: (-float(str(frequency[word])), word))
    return sorted({*ranked[:_MOST], *_MOSTLY_NOUNS})


def main() -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lookups", type=Path)
    parser.add_argument("out", type=Path, nargs="?", default=Path("config/names"))
    arguments = parser.parse_args()
    lists = (arguments.out / name for name in ("given.txt", "family.txt"))
    names = frozenset(word for file in lists for word in file.read_text(encoding="utf-8").split())
    words = nouns(arguments.lookups, names)
    (arguments.out / "nouns.de.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words):,} nouns")


if __name__ == "__main__":
    main()
