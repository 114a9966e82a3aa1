"""Trains the model of private matters: python -m benchmarks.training.private_matters [--out FILE] [--corpora FOLDER].

Its texts are benchmarks/training/matters/<code>.txt, marked as benchmarks/sets/told.py says. They were written for this project by
several writers; of each language every tenth block of ten lines is kept apart, to be measured, since neighbouring lines often differ in
nothing but what matters. The messages written for the name model and the tweets that it learns from are further texts that give
nothing away.
"""

import argparse
import gzip
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from config.private_matters import MODEL, SHIPPED, load_private_matters
from config.recognizers import load_recognizers
from core.detection.names.known_names import KnownNames
from core.detection.names.word_classes import WordClasses
from core.detection.pipeline import as_read
from core.detection.private_matters.inference.model import GIVEN_AWAY, NOTHING, Reader

from ..sets.told import Example, parsed
from . import messages
from .train import corpus

FOLDER = Path(__file__).parent / "matters"
OUT = SHIPPED / MODEL
SEED = 20261129
_BLOCK, _KEPT_APART = 10, 10
_MESSAGES = 20_000
_SETTINGS = {"c1": 0.8, "c2": 0.3, "max_iterations": 300, "feature.possible_states": False}


def read(*, apart: bool) -> Iterator[Example]:
    """The messages to train on, or those kept apart."""
    for file in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            if (number // _BLOCK % _KEPT_APART == 0) is apart:
                yield parsed(line, file.stem)


def ordinary(corpora: Path) -> Iterator[str]:
    """Messages written for the name model, and tweets. Corpora: the folder of these."""
    codes = sorted({file.name.partition(".")[0] for file in messages.FOLDER.glob("*.txt")})
    texts = [each.text for code in codes for each in messages.read(code)]
    yield from random.Random(SEED).sample(texts, _MESSAGES)
    yield from (each.text for each in corpus(corpora))


def reader() -> Reader:
    """What turns texts into what the model is told, with the shipped lists."""
    names = load_recognizers().names
    known = KnownNames.read(names)
    return Reader(load_private_matters(), WordClasses(names, known.is_given, known.is_family).languages)


def train(out: Path, corpora: Path) -> None:
    """Writes the model, packed."""
    seen = reader()
    trainer = pycrfsuite.Trainer(verbose=False)
    for example in read(apart=False):
        trainer.append([seen.features(as_read(example.text))], [GIVEN_AWAY if example.given_away else NOTHING])
    for text in ordinary(corpora):
        trainer.append([seen.features(as_read(text))], [NOTHING])
    trainer.set_params(_SETTINGS)
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        trainer.train(str(model))
        out.write_bytes(gzip.compress(model.read_bytes(), mtime=0))
    print(f"{out}: {out.stat().st_size:,} bytes")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/bench/data"))
    arguments = parser.parse_args()
    train(arguments.out, arguments.corpora)


if __name__ == "__main__":
    main()
