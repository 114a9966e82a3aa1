"""How well and how fast screenshots are read: 60 that are drawn here, in four looks, light and dark, at one and two times the pixels.

Usage: python -m benchmarks.ocr [--only NAME]. Fails nothing. Seconds are of one processor (CPU time of this process).
"""

import argparse
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence

from bots.checking import build_checker
from config.policy import Policy
from config.settings import FileSettings, Settings
from core.checker import Checker
from core.files.bounds import limits_of
from core.files.contents import Contents
from core.files.pictures.read_picture import read_picture
from core.files.registry import bounds_of
from core.paste.recognise import recognise

from .chats import message
from .screenshots import LOOKS, Screenshot, screenshots

TARGETS = {"characters": 0.97, "personal": 0.95, "seconds": 2.0}


def distance(one: str, other: str) -> int:
    """Levenshtein's distance."""
    before = list(range(len(other) + 1))
    for at, char in enumerate(one, start=1):
        row = [at]
        for to, target in enumerate(other, start=1):
            row.append(min(row[-1] + 1, before[to] + 1, before[to - 1] + (char != target)))
        before = row
    return before[-1]


def text_of(contents: Contents, *, made: bool) -> str:
    """What was read. Made: with the words that only say who speaks."""
    return "".join(each.text + each.end for each in contents.segments if made or each.place.box)


def squeezed(text: str) -> str:
    """Without anything but letters and digits."""
    return "".join(char for char in text.casefold() if char.isalnum())


def recognised(shot: Screenshot, contents: Contents) -> float:
    """The share of characters read, in the order in which a person reads them; spaces count, line breaks as spaces."""
    truth = " ".join(" ".join(shot.lines).split())
    read = " ".join(text_of(contents, made=False).split())
    return 1 - distance(truth, read) / len(truth)


def found(shot: Screenshot, text: str, checker: Checker) -> tuple[int, int]:
    """How many of the personal values are findings, and how many there are."""
    findings = checker.check(message(text), Policy()).findings
    values = [squeezed(text[each.start : each.end]) for each in findings]
    return sum(any(squeezed(value) in each for each in values) for value in shot.personal), len(shot.personal)


def main(arguments: Sequence[str] = ()) -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="a part of a screenshot's name")
    parser.add_argument("--show", action="store_true", help="what was read")
    chosen = parser.parse_args(arguments)
    checker = build_checker(Settings())
    limits = limits_of(FileSettings(read_seconds=600))
    rows: dict[str, list[tuple[float, float, float, bool]]] = defaultdict(list)
    for shot in screenshots():
        if chosen.only not in shot.name:
            continue
        bounds = bounds_of(b"", limits)
        begun = time.process_time()
        contents = read_picture(shot.picture, bounds)
        seconds = time.process_time() - begun
        text = text_of(contents, made=True)
        hits, all_of_them = found(shot, text, checker)
        row = recognised(shot, contents), hits / all_of_them, seconds, bool(recognise(text).turns)
        rows[shot.name].append(row)
        print(f"{shot.name:<24}{row[0]:8.3f}{row[1]:6.2f}{row[2]:7.2f} s  {'conversation' if row[3] else '-'}", flush=True)
        if chosen.show:
            print(text)
    told = {look: [row for name, found_rows in rows.items() for row in found_rows if name.startswith(look)] for look in LOOKS}
    told["all"] = [row for found_rows in rows.values() for row in found_rows]
    print("\n| look | characters | personal | seconds, median | seconds, most | as a conversation |\n|---|---|---|---|---|---|")
    for look, those in told.items():
        if those:
            columns = list(zip(*those, strict=True))
            means = [statistics.mean(column) for column in columns]
            print(
                f"| {look} | {means[0]:.3f} | {means[1]:.3f} | {statistics.median(columns[2]):.2f} | {max(columns[2]):.2f} | {means[3]:.2f} |"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
