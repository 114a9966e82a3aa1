"""Where the time goes: three kinds of texts, by what the code does; writes benchmarks/profile.png.

Usage: python -m benchmarks.profile [--bench ../shared/bench] [--out benchmarks/profile.png]. Needs the extra charts.
"""

import argparse
import cProfile
import pstats
from collections import Counter
from pathlib import Path

from .chats import log_of
from .speed import Bench

# The first part of a file's path that fits says what it does.
PARTS = (
    ("name model: vectors", ("quick/vectors", "quick/layers", "thinc", "numpy")),
    (
        "name model: words and steps",
        ("spacy", "core/detection/quick/", "core/detection/ner", "core/detection/known_names", "core/detection/surrogates"),
    ),
    ("Presidio's analyzer", ("presidio",)),
    ("prefilter", ("prefilter", "re2")),
    (
        "rules",
        ("core/detection/rule", "core/detection/rules", "core/detection/phone", "phonenumbers", "stdnum", "re.Pattern"),
    ),
    ("kinds of pastes", ("core/paste",)),
    ("redaction", ("core/redaction",)),
)
REST = "verdict and the rest"


def part_of(file: str, function: str) -> str:
    """What a function of a file does."""
    where = f"{file} {function}"
    return next((name for name, marks in PARTS if any(mark in where for mark in marks)), REST)


def shares(bench: Bench, texts: list[str], *, asked: bool) -> dict[str, float]:
    """The share of each part, from 0 to 1, of the time that checking takes."""
    bench.check(texts, asked=asked)  # the automaton and the words are known afterwards
    profile = cProfile.Profile()
    profile.enable()
    bench.check(texts, asked=asked)
    profile.disable()
    taken: Counter[str] = Counter()
    for (file, _, function), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        taken[part_of(file, function)] += own
    total = sum(taken.values())
    return {name: taken[name] / total for name in (*(name for name, _ in PARTS), REST)}


def draw(rows: dict[str, dict[str, float]], out: Path) -> None:
    """One bar a kind of text."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(9, 2.8), layout="constrained")
    left = dict.fromkeys(rows, 0.0)
    for number, name in enumerate((*(name for name, _ in PARTS), REST)):
        widths = [row[name] * 100 for row in rows.values()]
        axes.barh(list(rows), widths, left=list(left.values()), label=name, color=plt.get_cmap("tab10")(number))
        left = {kind: left[kind] + row[name] * 100 for kind, row in rows.items()}
    axes.set_xlabel("% of the time (cProfile)")
    axes.set_xlim(0, 100)
    axes.invert_yaxis()
    figure.legend(loc="outside lower center", ncols=4, fontsize=8)
    figure.savefig(out, dpi=110, metadata={"Software": None})


def main() -> None:
    """Prints the shares and draws them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--out", type=Path, default=Path("benchmarks/profile.png"))
    arguments = parser.parse_args()
    bench = Bench(arguments.bench)
    rows = {
        "ordinary chat": shares(bench, bench.rows("irc_dev.jsonl"), asked=False),
        "prompts, asked": shares(bench, bench.prompts()[:300], asked=True),
        "a pasted log": shares(bench, [log_of(18_000)] * 3, asked=False),
    }
    for kind, row in rows.items():
        print(f"{kind}: " + ", ".join(f"{name} {share:.0%}" for name, share in row.items()))
    draw(rows, arguments.out)


if __name__ == "__main__":
    main()
