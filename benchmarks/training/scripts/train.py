"""Trains the CRFs of config/model/scripts: python -m benchmarks.training.scripts.train [CODE ...] [--data FOLDER] [--out FOLDER].

Reads the labelled rows of the data folder where they are; the generated sentences need nothing but this project.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pycrfsuite

from config.scripts import SHIPPED, ScriptEntry, load_scripts
from core.detection.names.scripts.features import Features, features, tokens
from core.detection.names.scripts.lists import NameLists

from ..generate import Example
from .generate import Generator, Templates
from .plans import PLANS, Plan
from .rows import rows

SEED = 20261128
_LONGEST = 600


@dataclass(frozen=True)
class Sequence:
    """A text as CRFsuite learns it."""

    items: list[Features]
    labels: list[str]


def sequence(example: Example, entry: ScriptEntry, lists: NameLists) -> Sequence:
    """The features and the labels (B- and I- with a type, or O) of each token; a token that a span cuts belongs to it."""
    spans = tokens(example.text, entry.tokens)
    labels = ["O"] * len(spans)
    for start, end, label in example.spans:
        inside = [n for n, (s, e) in enumerate(spans) if s < end and e > start and labels[n] == "O"]
        for n in inside:
            labels[n] = ("B-" if n == inside[0] else "I-") + label
    return Sequence(features(example.text, spans, entry.tokens, lists), labels)


def examples(code: str, plan: Plan, data: Path) -> Iterator[Example]:
    """All that a model learns from."""
    generator = Generator(Templates.read(code), plan.values(SEED), SEED)
    yield from generator.named(plan.named)
    yield from generator.plain(plan.plain)
    for source in plan.rows:
        yield from (row for row in rows(data, source, held_out=False) if len(row.text) <= _LONGEST)


def train(entry: ScriptEntry, made: Callable[[], Iterable[Example]], plan: Plan, out: Path) -> None:
    """Writes the model to <out>/<code>.crfsuite: trained twice, the second time on what weighed most in the first."""
    out.mkdir(parents=True, exist_ok=True)
    file = out / f"{entry.code}.crfsuite"
    lists = NameLists.read(entry.names)
    _fit(file, (sequence(example, entry, lists) for example in made()), plan)
    kept = _heaviest(file, plan.most)
    _fit(file, (_without(sequence(example, entry, lists), kept) for example in made()), plan)


def _fit(file: Path, sequences: Iterable[Sequence], plan: Plan) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("ap", "crf1d")
    trainer.set_params({"max_iterations": plan.iterations, "feature.minfreq": plan.fewest, "epsilon": 0.0})
    for learnt in sequences:
        if learnt.labels:
            trainer.append(learnt.items, learnt.labels)
    trainer.train(str(file))


def _heaviest(file: Path, most: int) -> frozenset[str]:
    """The attributes of a model with the largest weights."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(file))
    weights: dict[str, float] = {}
    for (attribute, _), weight in tagger.info().state_features.items():
        weights[attribute] = max(weights.get(attribute, 0.0), abs(weight))
    return frozenset(sorted(weights, key=lambda attribute: (-weights[attribute], attribute))[:most])


def _without(learnt: Sequence, kept: frozenset[str]) -> Sequence:
    return Sequence([tuple(name for name in item if name in kept) for item in learnt.items], learnt.labels)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codes", nargs="*", default=sorted(PLANS))
    parser.add_argument("--data", type=Path, default=Path("../shared/train"))
    parser.add_argument("--out", type=Path, default=Path("config/model/scripts"))
    arguments = parser.parse_args()
    entries = {entry.code: entry for entry in load_scripts(SHIPPED, trained=False)}
    for code in arguments.codes:
        plan = PLANS[code]
        train(entries[code], partial(examples, code, plan, arguments.data), plan, arguments.out)
        print(f"{code}: {(arguments.out / f'{code}.crfsuite').stat().st_size / 1e6:.2f} MB", flush=True)


if __name__ == "__main__":
    main()
