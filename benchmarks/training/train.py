"""Trains the name model of config/model: python -m benchmarks.training.train [OUT] [--examples N] [--epochs N].

Reads the CC BY corpora of the folder named by --corpora where it exists (WNUT-17, Broad Twitter Corpus: training halves only).
"""

import argparse
import json
import random
import warnings
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example as Gold
from spacy.training.batchers import minibatch_by_words
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, filter_spans, fix_random_seed

from .generate import Example, generate
from .manuals import manuals

SEED = 20261124
MANUALS = 5000
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
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [8000, 2000, 4000, 1500],
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
    """An English tokenizer that also splits table cells, key=value, paths and handles from what stands beside them."""
    nlp = spacy.blank("en")
    marks = [r"\|", "=", r"\\", "_", "#", "~", r"\^", "`"]
    rules = nlp.Defaults
    nlp.tokenizer.infix_finditer = compile_infix_regex([*rules.infixes, *marks, "[,;:/]", '[<>(){}\\[\\]"]']).finditer
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


def to_doc(nlp: Language, example: Example) -> Doc:
    """Tokenizes and labels; a span that cuts a token is widened to it."""
    doc = nlp.make_doc(example.text)
    spans = [doc.char_span(s, e, label=label, alignment_mode="expand") for s, e, label in example.spans]
    doc.ents = tuple(filter_spans([span for span in spans if span is not None]))
    return doc


def train(out: Path, corpora: Path, examples: int, epochs: int) -> None:
    """Writes the trained pipeline to the folder out, with its averaged parameters."""
    fix_random_seed(SEED)
    warnings.filterwarnings("ignore", category=UserWarning)
    nlp = blank()
    ner = nlp.add_pipe("ner", config={"model": CONFIG})
    for label in ("PERSON", "LOCATION", "ORGANIZATION"):
        ner.add_label(label)
    kept = [x for x in corpus(corpora) for _ in range(2) if all(label in ner.labels for *_, label in x.spans)]
    plain = [Example(text, ()) for text in manuals(MANUALS, SEED)]
    docs = [to_doc(nlp, x) for x in [*generate(examples, SEED), *kept, *plain]]
    print(f"{len(docs)} texts, {sum(map(len, docs))} tokens", flush=True)
    optimizer = nlp.initialize(lambda: [Gold(nlp.make_doc(d.text), d) for d in docs[:200]])
    optimizer.learn_rate = 0.001
    shuffled = random.Random(SEED)
    for epoch in range(epochs):
        shuffled.shuffle(docs)
        losses: dict[str, float] = {}
        optimizer.learn_rate = 0.001 * (1 - epoch / epochs) + 0.0001
        for batch in minibatch_by_words([Gold(nlp.make_doc(d.text), d) for d in docs], 1500):
            nlp.update(batch, sgd=optimizer, losses=losses, drop=0.15)
        print(f"epoch {epoch + 1}: loss {losses['ner']:.0f}", flush=True)
    with nlp.use_params(optimizer.averages):
        nlp.meta.update(name="names", version="1", description="Names, places and organisations in chats")
        nlp.to_disk(out, exclude=["vocab"])
    # The words seen in training are of no use at run time: the model hashes them.
    (out / "vocab").mkdir(exist_ok=True)
    (out / "vocab" / "strings.json").write_text("[]\n", encoding="utf-8")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=Path("config/model"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/bench/data"))
    parser.add_argument("--examples", type=int, default=85_000)
    parser.add_argument("--epochs", type=int, default=6)
    arguments = parser.parse_args()
    train(arguments.out, arguments.corpora, arguments.examples, arguments.epochs)


if __name__ == "__main__":
    main()
