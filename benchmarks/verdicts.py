"""Records the verdict on each text of all sets, and compares two records: before a rule is moved and after it.

Usage: python -m benchmarks.verdicts record FILE [--every 5]; python -m benchmarks.verdicts compare BEFORE AFTER.
A record holds offsets and digests, no text. The sets lie beside the checkout, not in it.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bots.checking import build_checker
from config.settings import Settings
from core.checker import Checker
from core.detection.registry import all_rules

from .sets import measure, pastes, secrets, structured

_SETS = ("presidio_dev", "wnut17_dev", "btc_dev", "irc_dev")
_SHOWN = 20


def sources(shared: Path) -> Iterator[tuple[str, str]]:
    """Name of the set, text."""
    for name in _SETS:
        for line in (shared / f"bench/data/{name}.jsonl").read_text(encoding="utf-8").splitlines():
            yield name, str(json.loads(line)["text"])
    for line in (shared / "cases/public.jsonl").read_text(encoding="utf-8").splitlines():
        yield "cases", str(json.loads(line)["text"])
    yield from (("structured", text) for _, text, _ in structured.texts())
    yield from (("secrets", text) for _, text in secrets.secrets())
    yield from (("negatives", text) for text in secrets.negatives())
    yield from (("pastes", text) for *_, text in pastes.pastes())
    for rule in all_rules():
        yield from (("examples", text) for text, _ in rule.matches)
        yield from (("examples", text) for text in rule.non_matches)


def verdict(checker: Checker, text: str) -> list[object]:
    """What is to stay the same: who is told, what is found with which evidence, and the redacted text's digest."""
    talk, asked = (measure.check(checker, text, asked=asked) for asked in (False, True))
    found = [[f.start, f.end, f.entity_type, round(f.score, 3), f.evidence.value] for f in asked.findings]
    reasons = [[each.kind.value, each.entity_type] for each in talk.decision.reasons]
    redacted = hashlib.sha256(asked.redaction.raw.encode(errors="replace")).hexdigest()[:12]
    return [talk.decision.alarm, talk.decision.severity.value, reasons, found, redacted]


def record(shared: Path, file: Path, every: int) -> None:
    """One line a text: its set, its digest and the verdict. Every: of the large sets only each so manieth text."""
    checker = build_checker(Settings(), b"x" * 32)
    lines: dict[str, str] = {}
    for number, (name, text) in enumerate(sources(shared)):
        if name not in _SETS or number % every == 0:
            key = hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]
            lines.setdefault(key, json.dumps([key, name, *verdict(checker, text)]))
    file.write_text("\n".join(lines.values()) + "\n", encoding="utf-8")
    print(f"{len(lines)} verdicts in {file}")


def compare(before: Path, after: Path) -> int:
    """Prints what differs of the texts that both have; returns how many."""
    first, second = ({row[0]: row[1:] for row in map(json.loads, file.read_text().splitlines())} for file in (before, after))
    differing = [key for key in first.keys() & second.keys() if first[key] != second[key]]
    for key in sorted(differing)[:_SHOWN]:
        print(f"{key} of {first[key][0]}\n  before {first[key][1:]}\n  after  {second[key][1:]}")
    print(f"{len(differing)} of {len(first.keys() & second.keys())} differ; {len(first.keys() ^ second.keys())} are in one alone")
    return len(differing)


def main() -> None:
    """Ends with 1 where verdicts differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    recording = commands.add_parser("record")
    recording.add_argument("file", type=Path)
    recording.add_argument("--shared", type=Path, default=Path("../shared"))
    recording.add_argument("--every", type=int, default=1)
    comparing = commands.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    chosen = parser.parse_args()
    if chosen.command == "compare":
        sys.exit(compare(chosen.before, chosen.after) > 0)
    record(chosen.shared, chosen.file, chosen.every)


if __name__ == "__main__":
    main()
