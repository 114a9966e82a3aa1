"""How well names are found by language and register, in sentences that the name model was not trained on.

Usage: python -m benchmarks.registers [--treebanks ../shared/train] [--bench ../shared/bench] [--config FOLDER]
[--most 400] [--show].
Prints a table: news, encyclopedia, mail and blog in English and chat in twelve languages (benchmarks/sets/registers.txt and the folder
registers, of which every second text is kept apart: nobody reads what is missed there), tweets, and of each treebank the tenth that
training keeps apart. The treebanks and tweets lie beside the checkout, not in it. Also messages of a writer who saw no other set, and the
tenth of the messages written for training that is kept apart from it.
"""

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bots.checking import build_checker
from config.settings import Settings
from core.checker import Checker

from .sets.measure import check
from .sets.strangers import FOLDER, OTHERS, strangers
from .training.generate import Example
from .training.messages import read
from .training.train import SEED, TREEBANKS, WRITTEN, treebank

_SET = Path(__file__).parent / "sets" / "registers.txt"
_TEXTS = Path(__file__).parent / "sets" / "registers"
# Chats in a language are short: two letters name their file.
_CODE = 2
_MARKED = re.compile(r"\[([PL]):([^\]]*)\]")
_LABELS = {"P": "PERSON", "L": "LOCATION"}
_NAMES = ("PERSON", "LOCATION")
# Who labelled organisations by another rule than ours hides no ordinary word.
_TAKEN = (*_NAMES, "ORGANIZATION")


@dataclass
class Counts:
    """Sums over a register; see row()."""

    spans: int = 0
    found: int = 0
    exact: int = 0
    leaked: int = 0
    chars: int = 0
    findings: int = 0
    right: int = 0

    def row(self) -> tuple[str, ...]:
        """Person recall (half covered), exact borders, leak of persons and places in characters, precision of both."""
        parts = ((self.found, self.spans), (self.exact, self.spans), (self.leaked, self.chars), (self.right, self.findings))
        return tuple(f"{part / total:.3f}" if total else "-" for part, total in parts)


def marked(line: str) -> Example:
    """A sentence whose names are written [P:name] and [L:place]."""
    text, spans, at = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[at : match.start()]
        spans.append((len(text), len(text) + len(match[2]), _LABELS[match[1]]))
        text, at = text + match[2], match.end()
    return Example(text + line[at:], tuple(spans))


def halves() -> Iterator[tuple[str, list[Example], bool]]:
    """Each of the texts that were written for this measure, in two halves: those that are read while mending, and those kept apart."""
    for file in sorted(_TEXTS.glob("*.txt"), key=lambda file: (len(file.stem) == _CODE, file.stem)):
        name = f"{file.stem} chat" if len(file.stem) == _CODE else f"en {file.stem}"
        rows = [marked(line.replace("\\n", "\n")) for line in file.read_text(encoding="utf-8").splitlines() if line]
        yield f"{name}, read", rows[::2], True
        yield f"{name}, kept apart", rows[1::2], False


def registers() -> Iterator[tuple[str, list[Example]]]:
    """Each English register of the first, small set with its sentences."""
    for part in _SET.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = part.splitlines()
        yield f"en {name}, first set", [marked(line.replace("\\n", "\n")) for line in lines if line]


def _together() -> Iterator[tuple[str, list[Example]]]:
    """Both halves over all registers, and over all languages."""
    for kept in (True, False):
        half = "read" if kept else "kept apart"
        for kind in ("en", "chat"):
            chosen = (rows for name, rows, read in halves() if read is kept and name.startswith("en") == (kind == "en"))
            yield f"all {'English' if kind == 'en' else 'chats'}, {half}", [row for rows in chosen for row in rows]


def written() -> Iterator[tuple[str, list[Example]]]:
    """A stranger's messages by language, and all; the messages kept apart by English register, and by language."""
    for whose, folder in (("a stranger's", FOLDER), ("other strangers'", OTHERS)):
        by_language = {code: strangers(code, folder) for code in WRITTEN}
        yield from ((f"{code} chat, {whose}", rows) for code, rows in by_language.items())
        yield f"all chats, {whose}", [row for rows in by_language.values() for row in rows]
    for register in ("mail", "blog", "news", "encyclopedia", "dialogue", "chat"):
        yield f"en {register}, messages kept apart", read(f"en.{register}", apart=True) + read(f"en.{register}2", apart=True)
    yield from ((f"{code}, messages kept apart", read(code, apart=True)) for code in WRITTEN if code != "en")


def tweets(bench: Path) -> Iterator[tuple[str, list[Example]]]:
    """The halves of the corpora of tweets that are kept for measuring."""
    for name in ("btc_dev", "wnut17_dev"):
        file = bench / "data" / f"{name}.jsonl"
        if file.exists():
            rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
            yield f"en {name}", [Example(r["text"], tuple((s["start"], s["end"], s["label"]) for s in r["spans"])) for r in rows]


def count(checker: Checker, examples: Iterable[Example]) -> Counts:
    """Asks about each text, as /privacy-check does."""
    counts = Counts()
    for example in examples:
        findings = [f for f in check(checker, example.text, asked=True).findings if f.entity_type in _NAMES]
        _add(counts, example, [(f.start, f.end) for f in findings])
    return counts


def missed(checker: Checker, example: Example) -> Iterator[str]:
    """What is wrong in a text: names that stay readable (-), and what is taken for one (+)."""
    findings = [f for f in check(checker, example.text, asked=True).findings if f.entity_type in _NAMES]
    covered = {i for f in findings for i in range(f.start, f.end)}
    taken = {i for start, end, _ in example.spans for i in range(start, end)}
    for start, end, label in example.spans:
        if not all(i in covered for i in range(start, end)):
            left = "".join(example.text[i] if i not in covered else "_" for i in range(start, end))
            yield f"- {label} {left} | {example.text[max(0, start - 40) : end + 20]!r}"
    for f in findings:
        if not any(i in taken for i in range(f.start, f.end)):
            yield f"+ {f.entity_type} {example.text[f.start : f.end]!r} | {example.text[max(0, f.start - 30) : f.end + 20]!r}"


def _add(counts: Counts, example: Example, findings: Sequence[tuple[int, int]]) -> None:
    covered = {i for start, end in findings for i in range(start, end)}
    for start, end, label in example.spans:
        if label not in _NAMES:
            continue
        hit = sum(i in covered for i in range(start, end))
        counts.chars, counts.leaked = counts.chars + end - start, counts.leaked + end - start - hit
        if label == "PERSON":
            counts.spans += 1
            counts.found += 2 * hit >= end - start
            counts.exact += (start, end) in findings
    taken = {i for start, end, label in example.spans if label in _TAKEN for i in range(start, end)}
    counts.findings += len(findings)
    counts.right += sum(any(i in taken for i in range(start, end)) for start, end in findings)


def main() -> None:
    """Prints one row a register."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, default=Path("../shared/train"))
    parser.add_argument("--bench", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--config", type=Path, help="a folder with a recognizers.yaml, as for another name model")
    parser.add_argument("--most", type=int, default=400, help="sentences a register")
    parser.add_argument("--show", action="store_true", help="what is wrong in the half that is read, and no table")
    arguments = parser.parse_args()
    checker = build_checker(Settings(config_dir=arguments.config), b"x" * 32)
    if arguments.show:
        texts = (text for _, examples, read in halves() if read for text in examples)
        print("\n".join(line for text in texts for line in missed(checker, text)))
        return
    rows = [(name, examples) for name, examples, _ in halves()]
    rows += [*_together(), *registers(), *written(), *tweets(arguments.bench)]
    rows += [(f"{x} treebank", list(treebank(arguments.treebanks / f"{x}.jsonl.gz", apart=True))) for x in TREEBANKS]
    print("| register | persons: recall | exact | leak of persons and places | precision |\n|---|---|---|---|---|")
    for name, examples in rows:
        chosen = random.Random(SEED).sample(examples, min(arguments.most, len(examples)))
        if chosen:
            print("| " + " | ".join((name, *count(checker, chosen).row())) + " |", flush=True)


if __name__ == "__main__":
    main()
