"""Names in scripts other than Latin, by language and register: python -m benchmarks.scripts [CODE ...] [--data FOLDER] [--show].

Reads our own messages (benchmarks/sets/scripts; none is used in training) and the rows of the training data's folder that are kept
apart. A name is found if half of it is covered by a finding of its type; a finding is right if half of it is a name. The messages in
unlisted/ and apart/ are read with lists that have none of their names, and no name of theirs is in the sentences for training. Those of
strangers/ and other_strangers/ were written by people who saw no other, and the messages kept apart are the tenth of those for training that is not trained on.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from config.scripts import SHIPPED, ScriptEntry, load_scripts
from core.detection.names.scripts.registry import ScriptNames
from core.finding import Finding

from .sets.marked import marked, unlisted_names
from .sets.strangers import FOLDER, OTHERS, strangers
from .training.generate import Example
from .training.messages import read
from .training.scripts.rows import rows

SETS = Path(__file__).parent / "sets" / "scripts"
_MOST_ROWS, _FEWEST_PLACES = 400, 10
# What has a row of its own in the table: person, place.
_SHOWN = ("PERSON", "LOCATION")


@dataclass(frozen=True)
class Labelled:
    """A message with its register: chat, form, mail, talk (without names) or news."""

    register: str
    example: Example


def own(code: str, folder: Path = SETS) -> Iterator[Labelled]:
    """The messages of our own set."""
    register = ""
    file = folder / f"{code}.txt"
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        if line.startswith("## "):
            register = line[3:]
        elif line and not line.startswith("#"):
            yield Labelled(register, marked(line.replace("\\n", "\n")))


def without_names(entry: ScriptEntry, folder: Path) -> ScriptEntry:
    """The entry with lists that have no name of the messages in unlisted/ and apart/; they are written to the folder."""
    if entry.names is None:
        return entry
    gone = unlisted_names(entry.code)
    for file in entry.names.rglob("*.txt"):
        copy = folder / entry.code / file.relative_to(entry.names)
        copy.parent.mkdir(parents=True, exist_ok=True)
        lines = file.read_text(encoding="utf-8").splitlines()
        kept = (
            lines if file.stem not in ("given", "family", "nicknames") else [line for line in lines if line.lower() not in gone]
        )
        copy.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return entry.model_copy(update={"names": folder / entry.code})


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


@dataclass(frozen=True)
class Part:
    """Some messages and how they are read. Tells: whether differences may be printed."""

    name: str
    texts: Sequence[Labelled]
    names: ScriptNames
    tells: bool = True


def parts(code: str, shipped: ScriptNames, unlisted: ScriptNames, data: Path) -> Iterator[Part]:
    """All that is measured in one language."""
    first, apart = (list(own(code, SETS / folder)) for folder in ("unlisted", "apart"))
    yield Part("names in no list", first, unlisted)
    yield Part("the same, kept apart", apart, unlisted, tells=False)
    yield Part("both, with the lists as shipped", [*first, *apart], shipped, tells=False)
    yield Part("names partly in lists", list(own(code)), shipped)
    for whose, folder in (("a stranger's", FOLDER), ("other strangers'", OTHERS)):
        yield Part(f"{whose} messages", [Labelled("chat", text) for text in strangers(code, folder)], shipped, tells=False)
    yield Part("messages kept apart", [Labelled("chat", text) for text in read(code, apart=True)], shipped)
    yield Part("news", [Labelled("news", row) for row in rows(data, code, held_out=True)][:_MOST_ROWS], shipped, tells=False)


def measured(code: str, part: Part, *, show: bool) -> Iterator[str]:
    """The table's rows of one part: people, and places where there are many. Show: print what differs."""
    counts = {kind: Counts() for kind in _SHOWN}
    quiet = []
    for text in part.texts:
        findings = part.names.find(text.example.text)
        for kind, count in counts.items():
            count.add(text.example, findings, kind)
        nobody = not any(label == "PERSON" for *_, label in text.example.spans)
        if text.register == "talk" or (text.register == "chat" and nobody):
            quiet.append(any(finding.entity_type == "PERSON" for finding in findings))
        if show and part.tells:
            _tell(text, findings)
    told = f"{sum(quiet)} of {len(quiet)}" if quiet else ""
    for kind, count in counts.items():
        if count.wanted >= (_FEWEST_PLACES if kind == "LOCATION" else 1):
            beside = ", places" if kind == "LOCATION" else ""
            yield f"| {code} | {part.name}{beside} | {count.wanted} | {count.row()} | {'' if beside else told} |"


def by_register(code: str, names: ScriptNames) -> Iterator[str]:
    """The table's rows of one language: all messages, with the lists as shipped, by register."""
    counts: dict[str, Counts] = {}
    for folder in (SETS, SETS / "unlisted", SETS / "apart"):
        for text in own(code, folder):
            counts.setdefault(text.register, Counts()).add(text.example, names.find(text.example.text), "PERSON")
    for register in ("chat", "mail", "form"):
        count = counts.get(register, Counts())
        if count.wanted:
            yield f"| {code} | {register} | {count.wanted} | {count.row()} |"


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
    parser.add_argument("--show", action="store_true", help="print each name that differs, but for those kept apart")
    parser.add_argument("--registers", action="store_true", help="one row for each register instead")
    arguments = parser.parse_args()
    entries = load_scripts(SHIPPED)
    shipped = ScriptNames(entries)
    codes = arguments.codes or [entry.code for entry in entries]
    if arguments.registers:
        print("| language | register | names | recall | exact | precision |\n|---|---|---|---|---|---|")
        print("\n".join(row for code in codes for row in by_register(code, shipped)))
        return
    print(
        "| language | messages | names | recall | exact | precision | messages of talk with a false name |\n|---|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        unlisted = ScriptNames([without_names(entry, Path(folder)) for entry in entries])
        for code in codes:
            for part in parts(code, shipped, unlisted, arguments.data):
                print("".join(row + "\n" for row in measured(code, part, show=arguments.show)), end="", flush=True)


if __name__ == "__main__":
    main()
