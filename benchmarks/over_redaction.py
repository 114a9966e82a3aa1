"""How much of what is hidden as a name or place is one, in developers' chat; and how many of the people there are found.

Usage: python -m benchmarks.over_redaction [--wrong 40]. The lines are ``sets/developers.txt``, each checked as if somebody asked about it,
and ``sets/developers_afterwards.txt``, of which every second one is only counted.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bots.checking import build_checker
from config.settings import Settings
from core.checker import Checker

from .sets.measure import check

_SETS = Path(__file__).parent / "sets"
_FIRST, _AFTERWARDS = "developers.txt", "developers_afterwards.txt"
_MARKED = re.compile("⟦([^⟦⟧]*)⟧")


@dataclass(slots=True)
class Figures:
    """Findings, those that touch a person or a place, the people and places, and those that are found."""

    found: int = 0
    right: int = 0
    meant: int = 0
    covered: int = 0
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)


def lines(file: str = _FIRST) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Each line, without its marks, and the spans that were marked."""
    for line in (_SETS / file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            spans = [(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(_MARKED.finditer(line))]
            yield _MARKED.sub(r"\1", line), spans


def measure(checker: Checker, chosen: Iterable[tuple[str, list[tuple[int, int]]]]) -> Figures:
    """The figures of some lines."""
    figures = Figures()
    for text, spans in chosen:
        findings = check(checker, text, asked=True).findings
        for finding in findings:
            right = any(start < finding.end and finding.start < end for start, end in spans)
            figures.found += 1
            figures.right += right
            if not right:
                figures.wrong[finding.entity_type, text[finding.start : finding.end]] += 1
        figures.meant += len(spans)
        figures.covered += sum(any(f.start <= start and end <= f.end for f in findings) for start, end in spans)
    return figures


def main() -> None:
    """Prints the rows of the table, and what was wrongly hidden."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", type=int, default=0, help="how many wrong findings to show")
    chosen = parser.parse_args()
    checker = build_checker(Settings(), b"x" * 32)
    more = list(lines(_AFTERWARDS))
    sets = {"developers' chat": list(lines()), "invented afterwards": more[::2], "the same, kept apart": more[1::2]}
    print("| set | precision of what is hidden | people and places found |\n|---|---|---|")
    wrong: Counter[tuple[str, str]] = Counter()
    for name, of in sets.items():
        figures = measure(checker, of)
        wrong += Counter() if "apart" in name else figures.wrong
        right, found = figures.right / max(1, figures.found), figures.covered / figures.meant
        print(f"| {name} | {right:.3f} of {figures.found} | {found:.3f} of {figures.meant} |")
    for (kind, value), number in wrong.most_common(chosen.wrong):
        print(f"{number} {kind} {value!r}")


if __name__ == "__main__":
    main()
