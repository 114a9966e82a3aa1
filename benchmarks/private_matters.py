"""How many messages that give away something private about somebody alarm, and how many that do not.

Usage: python -m benchmarks.private_matters [--show]. A stranger's messages, which nobody reads, and those kept apart from training.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from bots.checking import build_checker
from config.settings import Settings
from core.checker import Checker

from .sets.measure import check
from .sets.told import STRANGER, Example, read
from .training.private_matters import read as trained_on


class Counts(NamedTuple):
    """How many messages alarm, and of how many: of those that give something away, and of all others."""

    found: int = 0
    told: int = 0
    false: int = 0
    quiet: int = 0

    def plus(self, *, alarm: bool, given_away: bool) -> "Counts":
        """With one message more."""
        if given_away:
            return self._replace(found=self.found + alarm, told=self.told + 1)
        return self._replace(false=self.false + alarm, quiet=self.quiet + 1)


def measure(checker: Checker, examples: Iterable[Example], *, show: bool = False) -> dict[str, Counts]:
    """By language, and for "all". Show: print what alarms wrongly or not."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for example in examples:
        alarm = check(checker, example.text).decision.alarm
        for name in (example.code, "all"):
            counts[name] = counts[name].plus(alarm=alarm, given_away=example.given_away)
        if show and alarm != example.given_away:
            print(f"{'missed' if example.given_away else 'false'} {example.code}: {example.text}")
    return dict(counts)


def main() -> None:
    """Prints the rows of the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the messages kept apart that are wrong")
    show = parser.parse_args().show
    checker = build_checker(Settings(), b"x" * 32)
    stranger, apart = measure(checker, read(STRANGER)), measure(checker, trained_on(apart=True), show=show)
    print("| language | a stranger's: told | false | kept apart: told | false |\n|---|---|---|---|---|")
    for code in sorted({*stranger, *apart}, key=lambda code: (code == "all", code)):
        each = (counts.get(code, Counts()) for counts in (stranger, apart))
        cells = (f"{one.found} of {one.told} | {one.false} of {one.quiet}" for one in each)
        print(f"| {code} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
