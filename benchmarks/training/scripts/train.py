"""Trains the CRFs of config/model/scripts: python -m benchmarks.training.scripts.train [CODE ...] [--data FOLDER] [--out FOLDER].

Reads the labelled rows of the data folder where they are; the generated sentences need nothing but this project.
"""

import argparse
import gzip
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from config.scripts import SHIPPED, ScriptEntry, load_scripts
from core.detection.names.scripts.crf import Label
from core.detection.names.scripts.sight import Sight, sight
from core.detection.names.scripts.words import Features

from ...sets.marked import unlisted_names
from ..generate import Example
from ..messages import Messages, read
from .generate import CONFIG, Generator, Templates, Values
from .other_names import BENT, other_names
from .plans import PLANS, Plan
from .rows import rows

SEED = 20261128
_HIDDEN_PLACES = 0.2
_MOST_CUT = 4


@dataclass(frozen=True)
class Sequence:
    """A text as CRFsuite learns it."""

    items: list[Features]
    labels: list[str]


class Learner:
    """Turns texts into what CRFsuite learns; the same seed gives the same.

    Some of the names are hidden from the lists, and some other words are taken for unknown: the model must tell a name by what is
    beside it and by its letters, and must not take every unknown word for one.
    """

    def __init__(self, seen: Sight, seed: int, plan: Plan) -> None:
        """Seen: what the model sees of a text. Plan: how much is hidden from it."""
        self._sight = seen
        self._hidden = {"PERSON": plan.hidden, "LOCATION": _HIDDEN_PLACES}
        self._whole, self._unknown = plan.hidden_whole, plan.unknown
        self._random = random.Random(seed)

    def sequence(self, example: Example) -> Sequence:
        """The features and the labels of each token."""
        spans = self._sight.tokens(example.text)
        labels = ["O"] * len(spans)
        hidden: set[int] = set()
        unknown: set[int] = set()
        for start, end, kind in example.spans:
            inside = [n for n, (s, e) in enumerate(spans) if s < end and e > start and labels[n] == "O"]
            for n in inside:
                before = start - spans[n][0] if n == inside[0] else 0
                after = spans[n][1] - end if n == inside[-1] else 0
                cuts = (max(0, before), max(0, after)) if max(before, after) <= _MOST_CUT else (0, 0)
                labels[n] = Label(n == inside[0], kind, *cuts).write()
            roll = self._random.random()
            hidden |= set(inside) if roll < self._hidden.get(kind, 0.0) else set()
            unknown |= set(inside) if roll < self._hidden.get(kind, 0.0) * self._whole else set()
        unknown |= {n for n, label in enumerate(labels) if label == "O" and self._random.random() < self._unknown}
        return Sequence(self._sight.features(example.text, spans, hidden, unknown), labels)


@dataclass(frozen=True)
class _Unmeasured:
    """Values without the names that the measure of names in no list is made with."""

    values: Values
    kept_apart: frozenset[str]

    def person(self, form: str) -> str:
        """The first name that has none of them; cases of a name are told by its beginning."""
        starts = tuple(name[: max(2, len(name) - 1)] for name in self.kept_apart)
        for _ in range(50):
            name = self.values.person(form)
            if not any(word.startswith(starts) and self._has(word) for word in name.lower().split()):
                break
        return name

    def _has(self, word: str) -> bool:
        return any(name in word or (len(name) > 3 and word.startswith(name[:-1])) for name in self.kept_apart)

    def place(self, form: str) -> str:
        return self.values.place(form)

    def organisation(self, form: str) -> str:
        return self.values.organisation(form)


def examples(code: str, plan: Plan, data: Path) -> Iterator[Example]:
    """All that a model learns from."""
    values = _Unmeasured(plan.values(SEED), unlisted_names(code))
    generator = Generator(Templates.read(code), values, SEED)
    yield from _lowered(messages(code, values).examples(plan.messages), plan.lower)
    yield from _lowered(generator.named(plan.named), plan.lower)
    yield from _lowered(generator.plain(plan.plain), plan.lower)
    yield from generator.noise(plan.noise)
    for source in plan.rows:
        short = (row for row in rows(data, source, held_out=False) if len(row.text) <= plan.longest)
        yield from islice(short, plan.most_rows)


def messages(code: str, values: Values) -> Messages:
    """The written messages of a language but those with names that are measured."""
    family, given = (_listed(code, part) for part in ("family", "given"))
    measured = unlisted_names(code)
    written = [
        each
        for each in read(code)
        if measured.isdisjoint(word for start, end, _ in each.spans for word in each.text[start:end].lower().split())
    ]
    return Messages(written, other_names(code, values, family, given), SEED, bent=code in BENT)


def _listed(code: str, part: str) -> frozenset[str]:
    file = CONFIG / code / f"{part}.txt"
    return frozenset(file.read_text(encoding="utf-8").split()) if file.exists() else frozenset()


def _lowered(made: Iterable[Example], share: float) -> Iterator[Example]:
    chance = random.Random(SEED)
    for example in made:
        small = example.text.lower()
        low = chance.random() < share and len(small) == len(example.text)
        yield Example(small, example.spans) if low else example


def train(entry: ScriptEntry, made: Callable[[], Iterable[Example]], plan: Plan, out: Path) -> None:
    """Writes the model to <out>/<code>.crfsuite.gz: trained twice, the second time on what weighed most in the first."""
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "model"
        _train(entry, made, plan, file)
        (out / f"{entry.code}.crfsuite.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))


def _train(entry: ScriptEntry, made: Callable[[], Iterable[Example]], plan: Plan, file: Path) -> None:
    seen = sight(entry.tokens, entry.names)
    _fit(
        file,
        map(Learner(seen, SEED, plan).sequence, made()),
        plan if plan.regularised else replace(plan, iterations=plan.iterations // 2),
    )
    kept = _heaviest(file, plan.most)
    if kept is None:
        return
    learner = Learner(seen, SEED, plan)
    _fit(file, (_without(learner.sequence(example), kept) for example in made()), plan)


def _fit(file: Path, sequences: Iterable[Sequence], plan: Plan) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    if plan.regularised:
        trainer.select("lbfgs", "crf1d")
        trainer.set_params(
            {"max_iterations": plan.iterations, "feature.minfreq": plan.fewest, "c1": plan.regularised, "c2": 0.01}
        )
    else:
        trainer.select("ap", "crf1d")
        trainer.set_params({"max_iterations": plan.iterations, "feature.minfreq": plan.fewest, "epsilon": 0.0})
    for learnt in sequences:
        if learnt.labels:
            trainer.append(learnt.items, learnt.labels)
    trainer.train(str(file))


def _heaviest(file: Path, most: int) -> frozenset[str] | None:
    """The attributes of a model with the largest weights; None where it has no more than that."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(file))
    weights: dict[str, float] = {}
    for (attribute, _), weight in tagger.info().state_features.items():
        weights[attribute] = max(weights.get(attribute, 0.0), abs(weight))
    if len(weights) <= most:
        return None
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
        print(f"{code}: {(arguments.out / f'{code}.crfsuite.gz').stat().st_size / 1e6:.2f} MB", flush=True)


if __name__ == "__main__":
    main()
