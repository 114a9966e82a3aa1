"""Trains the name model of config/model: python -m benchmarks.training.train [OUT] [--examples N] [--epochs N].

Reads the corpora of the folders named by --corpora (WNUT-17, Broad Twitter Corpus: training halves only) and --treebanks (one file
a language, its licences in its README), where they exist. Every tenth sentence of a treebank is kept apart for benchmarks.registers.
"""

import argparse
import gzip
import json
import random
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.symbols import IDS
from spacy.tokens import Doc
from spacy.training import Example as Gold
from spacy.training.batchers import minibatch_by_words
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, filter_spans, fix_random_seed
from thinc.api import Model, Optimizer, use_ops
from thinc.types import Floats2d

from core.detection.names.inference.folder import VOCABULARY
from core.detection.names.inference.pipeline import told
from core.detection.names.inference.words import LANGUAGES, LISTS
from core.detection.names.known_names import KnownNames
from core.detection.names.word_classes import NONE, WordClasses

from .generate import Example, Filler, cased, generate
from .manuals import manuals
from .messages import Draw, Messages, read

SEED = 20261124
NAMES = Path("config/names")
MANUALS = 5000
LABELS = ("PERSON", "LOCATION", "ORGANIZATION")
# Sentences of the news and of Wikipedia, at most so many a language: more would drown the chats.
MOST = 7000
TREEBANKS = ("da", "de", "hr", "pt", "sk", "sr", "sv", "tr")
KEPT_APART = 10
_APOSTROPHE = r"(?<=[^\W\d_])['’](?=[^\W\d_])"
# Of the names, so many are hidden from the lists in each round, and of all words from those of frequent ones: where a name stands and
# how it looks is to be learned, too.
HIDDEN, HIDDEN_WORDS = 0.25, 0.05
# So much less does the trained model think of a word that it is no name, in logits: told by the messages kept apart, where a hundredth
# of precision is two of recall.
BOLDER = 1.5
_OF_NAMES = str.maketrans("", "", "gfbp")
# Languages of written messages, and those whose names have endings by case. Each message is read so many times, mostly with other names.
WRITTEN = ("cs", "da", "de", "en", "es", "fi", "fr", "hr", "hu", "id", "it", "nl", "no", "pl", "pt", "ro", "sv", "tr", "vi")
BENT = frozenset({"cs", "fi", "hr", "hu", "pl", "tr"})
TIMES = 4
# The rate falls by a sixth of itself each round.
SLOWING = 6
CONFIG = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", LISTS, LANGUAGES],
            "rows": [8000, 2000, 4000, 1500, 200, 2000],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "window_size": 1,
            "maxout_pieces": 3,
            "depth": 4,
        },
    },
}


def blank() -> Language:
    """An English tokenizer that also splits table cells, key=value, paths and handles from what stands beside them: "Ayşe'ye"."""
    nlp = spacy.blank("en")
    marks = [r"\|", "=", r"\\", "_", "#", "~", r"\^", "`"]
    rules = nlp.Defaults
    nlp.tokenizer.infix_finditer = compile_infix_regex(
        [*rules.infixes, *marks, "[,;:/]", '[<>(){}\\[\\]"]', _APOSTROPHE]
    ).finditer
    nlp.tokenizer.prefix_search = compile_prefix_regex([*rules.prefixes, *marks, "[-/@]"]).search
    nlp.tokenizer.suffix_search = compile_suffix_regex([*rules.suffixes, *marks, "[-/@]"]).search
    return nlp


def corpus(folder: Path) -> Iterable[Example]:
    """The training halves of the two CC BY corpora, or nothing where the folder is not there."""
    for name in ("btc_train.jsonl", "wnut17_train.jsonl"):
        if (folder / name).exists():
            for line in (folder / name).read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                yield Example(row["text"], tuple((s["start"], s["end"], s["label"]) for s in row["spans"]))


def treebank(file: Path, *, apart: bool = False) -> Iterable[Example]:
    """A language's labelled sentences: those to train on, or those kept apart. Spans of other kinds are left unlabelled."""
    if not file.exists():
        return
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if (number % KEPT_APART == 0) is not apart:
                continue
            row = json.loads(line)
            spans = ((s["start"], s["end"], s["type"]) for s in row["spans"] if s["type"] != "MISC")
            yield Example(row["text"], tuple(spans))


def treebanks(folder: Path, seed: int) -> Iterable[Example]:
    """At most MOST sentences of each language, chosen by the seed."""
    for language in TREEBANKS:
        rows = list(treebank(folder / f"{language}.jsonl.gz"))
        yield from random.Random(seed).sample(rows, min(MOST, len(rows)))


def written(seed: int) -> Iterator[Example]:
    """The messages of benchmarks/training/messages, as they are and with other names, some in small letters."""
    filler = Filler(seed)
    for language in WRITTEN:
        read_ones = read(language)
        filler.choose_locale(language)
        messages = Messages(read_ones, None if language in BENT else _drawn_by(filler), seed, bent=language in BENT)
        for example in messages.examples(TIMES * len(read_ones)):
            yield cased(example, filler.random)


def _drawn_by(filler: Filler) -> Draw:
    """Other names as the generated sentences have, of one word or two."""
    listed = frozenset(filler.inventor.given)

    def draw(_before: str, name: str) -> str | None:
        words = name.split()
        if len(words) > 2 or not name[0].isupper():
            return None
        return filler.person("full" if len(words) == 2 else "first" if name in listed else "last")

    return draw


def to_doc(nlp: Language, example: Example) -> Doc:
    """Tokenizes and labels; a span that cuts a token is widened to it."""
    doc = nlp.make_doc(example.text)
    spans = [doc.char_span(s, e, label=label, alignment_mode="expand") for s, e, label in example.spans]
    doc.ents = tuple(filter_spans([span for span in spans if span is not None]))
    return doc


def texts(corpora: Path, banks: Path, examples: int) -> Iterator[Example]:
    """All that is trained on. Banks: the treebanks' folder."""
    yield from generate(examples, SEED)
    yield from written(SEED)
    yield from (x for x in corpus(corpora) for _ in range(2) if all(label in LABELS for *_, label in x.spans))
    yield from treebanks(banks, SEED)
    yield from (Example(text, ()) for text in manuals(MANUALS, SEED))


def new(docs: Sequence[Doc]) -> tuple[Language, Optimizer]:
    """A pipeline that knows nothing yet."""
    nlp = blank()
    ner = nlp.add_pipe("ner", config={"model": CONFIG})
    for label in LABELS:
        ner.add_label(label)
    return nlp, nlp.initialize(lambda: [Gold(nlp.make_doc(d.text), d) for d in docs[:200]])


def seen(nlp: Language, doc: Doc, classes: WordClasses, drawn: random.Random) -> Gold:
    """A text as the model sees it this time, and what is to be found in it."""
    spans = (span for span in doc.ents if span.label_ != "ORGANIZATION" and drawn.random() < HIDDEN)
    hidden = {word.text for span in spans for word in span}
    read = told(nlp.make_doc(doc.text), classes)
    for word in read:
        if word.text in hidden:
            word.lemma_ = word.lemma_.translate(_OF_NAMES) or NONE
        if drawn.random() < HIDDEN_WORDS:
            word.tag_ = NONE
    return Gold(read, doc)


class Mean:
    """The mean of a model's parameters at several times: it errs less than each."""

    def __init__(self) -> None:
        self._sums: list[dict[str, NDArray[np.float32]]] = []
        self._times = 0

    def add(self, model: Model[list[Doc], object]) -> None:
        """Takes the parameters as they are now."""
        held = [{name: np.array(node.get_param(name), np.float32) for name in _held(node)} for node in model.walk()]
        for total, now in zip(self._sums, held, strict=False):
            now.update({name: now[name] + value for name, value in total.items()})
        self._sums = held
        self._times += 1

    @contextmanager
    def given(self, model: Model[list[Doc], object]) -> Iterator[None]:
        """The parameters are the mean; afterwards, what they were."""
        before = [{name: np.array(node.get_param(name), np.float32) for name in _held(node)} for node in model.walk()]
        _set(model, [{name: value / np.float32(self._times) for name, value in total.items()} for total in self._sums])
        yield
        _set(model, before)


def _set(model: Model[list[Doc], object], values: Sequence[Mapping[str, NDArray[np.float32]]]) -> None:
    for node, held in zip(model.walk(), values, strict=True):
        for name, value in held.items():
            node.set_param(name, cast("Floats2d", value))


def _held(node: Model[object, object]) -> list[str]:
    return [name for name in node.param_names if node.has_param(name) is True]


def train(out: Path, examples: Iterable[Example], epochs: int, rate: float) -> None:
    """Writes the trained pipeline to the folder out: the mean of its averaged parameters after each round but the first.

    It is written after each round, so that what takes an hour leaves something if it is stopped.
    """
    fix_random_seed(SEED)
    warnings.filterwarnings("ignore", category=UserWarning)
    tokenizer = blank()
    docs = [to_doc(tokenizer, x) for x in examples]
    print(f"{len(docs)} texts, {sum(map(len, docs))} tokens", flush=True)
    nlp, optimizer = new(docs)
    shuffled, mean, model = random.Random(SEED), Mean(), nlp.get_pipe("ner").model
    known = KnownNames.read(NAMES)
    classes = WordClasses(NAMES, known.is_given, known.is_family)
    for epoch in range(epochs):
        shuffled.shuffle(docs)
        losses: dict[str, float] = {}
        for done, batch in enumerate(minibatch_by_words((seen(nlp, doc, classes, shuffled) for doc in docs), 1500)):
            optimizer.learn_rate = rate * (1.1 - epoch / SLOWING)
            nlp.update(batch, sgd=optimizer, losses=losses, drop=0.15)
            if done % 100 == 0:
                print(f"epoch {epoch + 1}, batch {done}: loss {losses['ner']:.0f}", flush=True)
        if epoch or epochs == 1:
            with nlp.use_params(optimizer.averages):
                mean.add(model)
            with mean.given(model):
                bolder(nlp, BOLDER)
                _write(nlp, out)


def bolder(nlp: Language, logits: float) -> None:
    """Lowers the score of the move that leaves a word outside of names."""
    names = cast("EntityRecognizer", nlp.get_pipe("ner"))
    outside = next(number for number in range(names.moves.n_moves) if names.moves.get_class_name(number) == "O")
    upper = names.model.get_ref("upper")
    bias = np.array(upper.get_param("b"), np.float32)
    bias[outside] -= np.float32(logits)
    upper.set_param("b", bias)


def _write(nlp: Language, out: Path) -> None:
    nlp.meta.update(name="names", version="1", description="Names, places and organisations in chats")
    nlp.to_disk(out, exclude=["vocab"])
    # The words seen in training are of no use at run time: the model hashes them.
    (out / "vocab").mkdir(exist_ok=True)
    (out / "vocab" / "strings.json").write_text("[]\n", encoding="utf-8")
    (out / VOCABULARY).write_text(json.dumps(vocabulary(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def vocabulary() -> dict[str, Mapping[str, object]]:
    """What spaCy adds to a tokenizer's file in its code, so that it need not be loaded to read the model."""
    numbered = {name: number for name, number in IDS.items() if name and not name.startswith(("DEPRECATED", "FLAG"))}
    return {"norms": BASE_NORMS, "symbols": numbered}


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=Path("config/model"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/bench/data"))
    parser.add_argument("--treebanks", type=Path, default=Path("../shared/train"))
    parser.add_argument("--examples", type=int, default=90_000)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=0.001)
    arguments = parser.parse_args()
    examples = texts(arguments.corpora, arguments.treebanks, arguments.examples)
    # numpy's BLAS multiplies nearly twice as fast as the library's own.
    with use_ops("numpy", use_blis=False):
        train(arguments.out, examples, arguments.epochs, arguments.rate)


if __name__ == "__main__":
    main()
