"""Writes config/names/frequent.cc-by-sa.txt: words that are frequent in a language in Latin letters, also those that are names.

Usage: python -m benchmarks.training.frequent_words [OUT]. Needs the package wordfreq (its data under CC BY-SA 4.0), which nothing else
here needs. A line has a word in small letters and at most two languages, the one first in which it is more frequent, each with a digit:
1 for the first 300 words of the language, 2 for the first 1,500, 3 for the first 5,000. "sh" is Croatian, Serbian and Bosnian, "nb" Norwegian.
"""

import argparse
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from core.detection.names.word_classes import FREQUENT

LANGUAGES = "ca cs da de en es fi fr hu id it ms nb nl pl pt ro sh sk sl sv tr vi".split()  # noqa: SIM905 - a row of codes
_WORD = re.compile(r"[^\W\d_]+")
_MOST, _ASKED = 5000, 12_000
_BANDS = ((300, "1"), (1500, "2"), (_MOST, "3"))
_LANGUAGES_A_WORD = 2


def frequent() -> Iterator[str]:
    """The lines of the file, sorted."""
    top = importlib.import_module("wordfreq").top_n_list
    ranks: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for code in LANGUAGES:
        words = [word for word in top(code, _ASKED, wordlist="best") if _WORD.fullmatch(word)]
        for rank, word in enumerate(words[:_MOST]):
            ranks[word].append((rank, code))
    for word, found in sorted(ranks.items()):
        best = sorted(found)[:_LANGUAGES_A_WORD]
        yield " ".join((word, *(code + next(band for end, band in _BANDS if rank < end) for rank, code in best)))


def main() -> None:
    """Writes it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=Path("config/names"))
    lines = [*frequent()]
    (parser.parse_args().out / FREQUENT).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{FREQUENT}: {len(lines)}")


if __name__ == "__main__":
    main()
