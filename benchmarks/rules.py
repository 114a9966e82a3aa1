"""Whether each rule earns its keep: how often it finds something, what it alone finds, what it finds wrongly, what it costs.

Usage: python -m benchmarks.rules [--every 4] [--all]. Prints rules that find nothing but in their own examples first; with --all a
row for each. The sets lie beside the checkout, not in it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config.labels import load_labels
from config.recognizers import load_recognizers
from core.detection.registry import build_recognizers
from core.detection.rule import RuleRecognizer

from .verdicts import sources

_Span = tuple[int, int]
# Talk in which nothing personal is: whatever is found there is wrong.
_TALK = "irc_dev"
_LABELLED = "presidio_dev"
_PROMPTS = "prompts_dev"


@dataclass
class Tally:
    """Of one rule. Fired: values found, in texts that are nobody's example. Alone: those that no other rule touches."""

    fired: int = 0
    alone: int = 0
    talk: int = 0
    unlabelled: int = 0
    seconds: float = 0.0
    kinds: set[str] = field(default_factory=set)


def texts(shared: Path, every: int) -> Iterator[tuple[str, str, Sequence[_Span] | None]]:
    """Name of the set, text, labelled spans where they are known."""
    labelled = dict(_rows(shared / f"bench/data/{_LABELLED}.jsonl"))
    for number, (name, text) in enumerate(sources(shared)):
        if name != "examples" and (number % every == 0 or name in ("cases", "secrets", "structured")):
            yield name, text, labelled.get(text)
    with tempfile.TemporaryDirectory() as folder:
        prompts = Path(folder) / "prompts.jsonl"
        subprocess.run([sys.executable, str(shared / "bench/prompts.py"), str(prompts)], check=True)
        for number, (text, spans) in enumerate(_rows(prompts)):
            if number % every == 0:
                yield _PROMPTS, text, spans


def _rows(file: Path) -> Iterator[tuple[str, Sequence[_Span]]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["text"], [(int(span["start"]), int(span["end"])) for span in row.get("spans", ())]


def tallies(shared: Path, every: int) -> dict[str, Tally]:
    """By ``family.rule``."""
    file = load_recognizers()
    tables = [each for each in build_recognizers(file, load_labels(file.labels)).recognizers if isinstance(each, RuleRecognizer)]
    found = {f"{table.name}.{rule.name}": Tally() for table in tables for rule in table.rules}
    for name, text, spans in texts(shared, every):
        _count(tables, found, name, text, spans)
    return found


def _count(
    tables: Sequence[RuleRecognizer], found: dict[str, Tally], name: str, text: str, spans: Sequence[_Span] | None
) -> None:
    hits: list[tuple[str, int, int]] = []
    for table in tables:
        for number, rule in enumerate(table.rules):
            key, began = f"{table.name}.{rule.name}", time.perf_counter()
            results = table.find(text, [number])
            found[key].seconds += time.perf_counter() - began
            hits += [(key, result.start, result.end) for result in results]
    for key, start, end in hits:
        tally = found[key]
        tally.fired += 1
        tally.kinds.add(name)
        tally.alone += not any(other != key and a < end and b > start for other, a, b in hits)
        tally.talk += name == _TALK
        tally.unlabelled += spans is not None and not any(a < end and b > start for a, b in spans)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--every", type=int, default=4, help="of the large sets only each so manieth text")
    parser.add_argument("--all", action="store_true")
    chosen = parser.parse_args()
    found = tallies(chosen.shared, chosen.every)
    idle = sorted(key for key, tally in found.items() if not tally.alone)
    print(f"{len(found)} rules; {len(idle)} alone find nothing outside their own examples:")
    print("  " + ", ".join(idle))
    print("| rule | found | alone | in talk | unlabelled | ms | sets |\n|---|---|---|---|---|---|---|")
    rows = sorted(found.items(), key=lambda each: (-each[1].talk - each[1].unlabelled, each[0]))
    for key, tally in rows:
        if chosen.all or tally.talk or tally.unlabelled:
            numbers = (tally.fired, tally.alone, tally.talk, tally.unlabelled, round(1000 * tally.seconds))
            print(f"| {key} | " + " | ".join(map(str, numbers)) + f" | {', '.join(sorted(tally.kinds))} |")


if __name__ == "__main__":
    main()
