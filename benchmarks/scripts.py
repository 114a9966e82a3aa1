"""Names in scripts other than Latin, by language and register: python -m benchmarks.scripts [CODE ...] [--data FOLDER] [--show].

Reads our own messages (benchmarks/sets/scripts; none is used in training) and the rows of the training data's folder that are kept
apart. A name is found if half of it is covered by a finding of its type; a finding is right if half of it is a name.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from config.scripts import SHIPPED, load_scripts
from core.detection.names.scripts.registry import ScriptNames
from core.finding import Finding

from .training.generate import Example
from .training.scripts.rows import rows

SETS = Path(__file__).parent / "sets" / "scripts"
_MARKED = re.compile(r"\[([PL]):([^\]]+)\]")
_TYPES = {"P": "PERSON", "L": "LOCATION"}
_MOST_ROWS = 400
# What has a row of its own in the table: person, place.
_SHOWN = ("PERSON", "LOCATION")


@dataclass(frozen=True)
class Labelled:
    """A message with its register: chat, form, mail, talk (without names) or news."""

    register: str
    example: Example


def own(code: str) -> Iterator[Labelled]:
    """The messages of our own set."""
    register = ""
    file = SETS / f"{code}.txt"
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        if line.startswith("## "):
            register = line[3:]
        elif line and not line.startswith("#"):
            yield Labelled(register, marked(line.replace("\\n", "\n")))


def marked(line: str) -> Example:
    """A message without its marks, and the spans that they marked."""
    text, at = "", 0
    spans = []
    for mark in _MARKED.finditer(line):
        text += line[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), _TYPES[mark[1]]))
        text += mark[2]
        at = mark.end()
    return Example(text + line[at:], tuple(spans))


@dataclass
class Counts:
    """What was found of one type: wanted, found by half, found exactly; findings, right ones."""

    wanted: int = 0
    found: int = 0
    exact: int = 0
    findings: int = 0
    right: int = 0

    def add(self, example: Example, findings: Sequence[Finding], kind: str) -> None:
        """Counts one text."""
        gold = [(s, e) for s, e, label in example.spans if label == kind]
        mine = [(f.start, f.end) for f in findings if f.entity_type == kind]
        self.wanted += len(gold)
        self.exact += sum(span in mine for span in gold)
        self.found += sum(_covered(span, mine) >= 0.5 for span in gold)
        self.findings += len(mine)
        self.right += sum(_covered(span, gold) >= 0.5 for span in mine)

    def row(self) -> str:
        """Recall, exact borders and precision, as cells of a table."""
        return " | ".join((_share(self.found, self.wanted), _share(self.exact, self.wanted), _share(self.right, self.findings)))


def _covered(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> float:
    start, end = span
    return sum(max(0, min(end, e) - max(start, s)) for s, e in others) / (end - start)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def measured(code: str, texts: Sequence[Labelled], names: ScriptNames, *, show: bool) -> Iterator[str]:
    """The table's rows of one language."""
    counts: dict[tuple[str, str], Counts] = {}
    quiet: Counter[bool] = Counter()
    for text in texts:
        findings = names.find(text.example.text)
        for kind in _SHOWN:
            counts.setdefault((text.register, kind), Counts()).add(text.example, findings, kind)
        if text.register == "talk":
            quiet[any(finding.entity_type == "PERSON" for finding in findings)] += 1
        if show and text.register != "news":
            _tell(text, findings)
    for (register, kind), count in counts.items():
        if count.wanted and register != "talk":
            yield f"| {code} | {register} | {kind} | {count.wanted} | {count.row()} |"
    if quiet:
        yield f"| {code} | talk | PERSON | 0 | – | – | {quiet[True]} of {quiet.total()} messages with a false name |"


def _tell(text: Labelled, findings: Sequence[Finding]) -> None:
    """Prints what differs."""
    wanted = {(s, e) for s, e, kind in text.example.spans if kind == "PERSON"}
    found = {(f.start, f.end) for f in findings if f.entity_type == "PERSON"}
    for sign, spans in (("-", wanted - found), ("+", found - wanted)):
        for start, end in sorted(spans):
            print(f"{sign} {text.example.text[start:end]!r} in {text.example.text!r}")


def main() -> None:
    """Reads the command line and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codes", nargs="*")
    parser.add_argument("--data", type=Path, default=Path("../shared/train"))
    parser.add_argument("--show", action="store_true", help="print each name of our own set that differs")
    arguments = parser.parse_args()
    entries = load_scripts(SHIPPED)
    names = ScriptNames(entries)
    print("| language | register | type | names | recall | exact | precision |")
    print("|---|---|---|---|---|---|---|")
    for code in arguments.codes or [entry.code for entry in entries]:
        news = [Labelled("news", row) for row in rows(arguments.data, code, held_out=True)][:_MOST_ROWS]
        print("\n".join(measured(code, [*own(code), *news], names, show=arguments.show)), flush=True)


if __name__ == "__main__":
    main()
