"""How many messages about somebody of ours who is ill alarm, and how many about a star, a pet or a character.

Usage: python -m benchmarks.illness [--show]. The messages are ``sets/illness.txt``, each checked as talk of a team.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bots.checking import build_checker
from config.settings import Settings
from core.checker import Checker

from .sets.measure import check

_LINES = Path(__file__).parent / "sets" / "illness.txt"


def messages() -> Iterator[tuple[str, bool, str]]:
    """Side ("ours" or "nobodys", with what the file says of it), whether it may be read while something is mended, text."""
    side, number = "", 0
    for line in _LINES.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            side, number = line.removeprefix("## "), 0
        elif line and not line.startswith("#"):
            yield side, number % 2 == 0, line
            number += 1


def measure(checker: Checker, *, show: bool = False) -> dict[str, tuple[int, int]]:
    """By side, how many messages alarm, and of how many. Show: print those that are wrong and may be read."""
    counts: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for side, readable, text in messages():
        alarm = check(checker, text).decision.alarm
        name = side if readable else f"{side}, kept apart"
        counts[name] = counts[name][0] + alarm, counts[name][1] + 1
        if show and readable and alarm != side.startswith("ours"):
            print(f"{side}: {text}")
    return dict(counts)


def main() -> None:
    """Prints the rows of the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the messages that are wrong, without those kept apart")
    counts = measure(build_checker(Settings(), b"x" * 32), show=parser.parse_args().show)
    print("| whose illness | alarms |\n|---|---|")
    for name, (alarms, total) in counts.items():
        print(f"| {name} | {alarms} of {total} |")


if __name__ == "__main__":
    main()
