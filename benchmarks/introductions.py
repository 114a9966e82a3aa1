"""How many people who introduce themselves are found, and how many birth dates before the word that says so, in 21 languages.

Usage: python -m benchmarks.introductions [--show]. The sentences are ``sets/introductions.txt``, each checked as if somebody asked.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from bots.checking import build_checker
from config.settings import Settings
from core.checker import Checker

from .scripts import Counts
from .sets.measure import check
from .training.generate import Example

_LINES = Path(__file__).parent / "sets" / "introductions.txt"
_MARKED = re.compile(r"\[([PD]):([^\]]+)\]")
_TYPES = {"P": "PERSON", "D": "DATE_OF_BIRTH"}


def sentences() -> Iterator[tuple[str, bool, Example]]:
    """Language, whether it may be read while rules are written, the sentence with its spans."""
    seen: Counter[str] = Counter()
    for line in _LINES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, _, marked = line.partition(" ")
            spans, before = [], 0
            for match in _MARKED.finditer(marked):
                start = match.start() - before
                spans.append((start, start + len(match[2]), _TYPES[match[1]]))
                before += len(match[0]) - len(match[2])
            yield language, seen[language] % 2 == 0, Example(_MARKED.sub(r"\2", marked), tuple(spans))
            seen[language] += 1


def measure(checker: Checker, *, show: bool = False) -> dict[tuple[str, bool], Counts]:
    """The counts by type, apart for sentences that may be read. Show: print those of them that miss something."""
    counts: dict[tuple[str, bool], Counts] = defaultdict(Counts)
    for language, readable, example in sentences():
        findings = check(checker, example.text, asked=True).findings
        for kind in _TYPES.values():
            counts[kind, readable].add(example, findings, kind)
        missed = {*example.spans} - {(f.start, f.end, f.entity_type) for f in findings}
        if show and readable and missed:
            print(language, example.text, sorted(missed))
    return dict(counts)


def main() -> None:
    """Prints the rows of the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what is missed, without what is kept apart")
    counts = measure(build_checker(Settings(), b"x" * 32), show=parser.parse_args().show)
    print("| type | sentences | number | recall | exact | precision |\n|---|---|---|---|---|---|")
    for (kind, readable), count in sorted(counts.items()):
        print(f"| {kind} | {'read' if readable else 'kept apart'} | {count.wanted} | {count.row()} |")


if __name__ == "__main__":
    main()
