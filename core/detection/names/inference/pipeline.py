"""What a loaded spaCy pipeline knows, for name models like the shipped one that are not in a folder like the shipped one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
from spacy.attrs import intify_attr
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from thinc.api import Model

from .layers import Floats, Maxout, Numbers, Parameters
from .quick import QuickNames
from .words import LANGUAGES, LISTS, Spans, WordLists

Network = Model[Any, Any]  # a pipeline from a file: its input and output types are known only once it is loaded
_ARRAYS = 3
# Of the state's features: the word, a name's first word, and the word before.
_FEATURES = 3


def quick_names(nlp: Language, known: WordLists, likely: Callable[[str], bool] = bool) -> QuickNames | None:
    """None if the pipeline is built differently. Known: what the model may ask about a word.

    Likely: whether a chunk between spaces may be a name, or part of one.
    """
    parameters = parameters_of(nlp)
    return QuickNames.of(parameters, SpacyTokens(nlp, parameters.attributes, known), likely) if parameters else None


def parameters_of(nlp: Language) -> Parameters | None:
    """None if the pipeline is built differently."""
    names = nlp.get_pipe("ner") if nlp.pipe_names == ["ner"] and _cuts_at_spaces(nlp) else None
    if not isinstance(names, EntityRecognizer) or names.cfg["beam_width"] != 1:
        return None
    model = names.model
    usual = model.name == "parser_model" and model.attrs["has_upper"] and not model.attrs["unseen_classes"]
    if not usual or model.get_ref("lower").get_dim("nF") != _FEATURES:
        return None
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    return _vectors(
        model.get_ref("tok2vec"),
        lower=(_array(lower, "W"), _array(lower, "b"), _array(lower, "pad")),
        upper=(_array(upper, "W"), _array(upper, "b")),
        moves=[names.moves.get_class_name(number) for number in range(names.moves.n_moves)],
    )


def _vectors(
    network: Network, *, lower: tuple[Floats, Floats, Floats], upper: tuple[Floats, Floats], moves: Sequence[str]
) -> Parameters | None:
    extract = _parts(network, "extract_features")
    maxouts, norms, linears = (_parts(network, name) for name in ("maxout", "layernorm", "linear"))
    windows, embeddings = _parts(network, "expand_window"), _parts(network, "hashembed")
    columns = [part.attrs["column"] for part in network.walk(order="dfs_pre") if part.name == "ints-getitem>>hashembed"]
    arrays = [part for part in network.walk(order="dfs_pre") if part.name.startswith("with_array(")]
    plain = len(extract) == len(linears) == 1 and len(maxouts) == len(norms) == len(windows) + 1 and len(arrays) == _ARRAYS
    if not plain or not windows or any(window.attrs["window_size"] != 1 for window in windows):
        return None
    tables = tuple((_array(part, "E"), int(part.attrs["seed"])) for part in embeddings)
    mix, *layers = (
        Maxout(_array(maxout, "W"), _array(maxout, "b"), _array(norm, "G"), _array(norm, "b"))
        for maxout, norm in zip(maxouts, norms, strict=True)
    )
    # Static vectors or characters would make a word's own vector wider.
    if columns != [*range(len(tables))] or sum(rows.shape[1] for rows, _ in tables) != mix.weights.shape[2]:
        return None
    linear = _array(linears[0], "W"), _array(linears[0], "b")
    attributes, pad = tuple(extract[0].attrs["columns"]), int(arrays[-1].attrs["pad"])
    return Parameters(attributes, tables, mix, tuple(layers), linear, pad, lower, upper, moves)


def _array(model: Network, name: str) -> Floats:
    """A layer's parameter of that name."""
    return np.asarray(model.get_param(name), dtype=np.float32)


def _parts(model: Network, name: str) -> list[Network]:
    """The layers of that name."""
    return [part for part in model.walk(order="dfs_pre") if part.name == name]


def _cuts_at_spaces(nlp: Language) -> bool:
    """Whether a pipeline's tokenizer is spaCy's, without special cases that mix white space with other characters."""
    tokenizer = nlp.tokenizer
    return type(tokenizer) is Tokenizer and all(len(case.split()) == 1 or case.isspace() for case in tokenizer.rules)


class SpacyTokens:
    """A pipeline's own tokenizer."""

    def __init__(self, nlp: Language, attributes: Sequence[str], known: WordLists) -> None:
        self._nlp = nlp
        self._known = known if {LISTS, LANGUAGES} & {*attributes} else None
        self._attributes = [intify_attr(name) for name in attributes]

    def __call__(self, words: Sequence[str], blanks: Sequence[str]) -> tuple[list[Spans], Numbers]:
        """Reads words together as one text; blanks one by one, since they would merge."""
        docs = [self._nlp.make_doc(text) for text in (" ".join(words), *blanks)]
        if self._known:
            docs = [told(doc, self._known) for doc in docs]
        spans = chain(_spans(docs[0], words), (((0, len(blank)),) for blank in blanks))
        return [*spans], np.concatenate([self._read(doc) for doc in docs])

    def _read(self, doc: Doc) -> Numbers:
        """The tokens' attributes; for a single token, spaCy makes a flat array."""
        read: Numbers = doc.to_array(self._attributes).reshape(len(doc), len(self._attributes))
        return read


def told(doc: Doc, known: WordLists) -> Doc:
    """The text, whose words tell spaCy what is known of each."""
    for word in doc:
        word.lemma_, word.tag_ = known.lists(word.text), known.languages(word.text)
    return doc


def _spans(doc: Doc, chunks: Iterable[str]) -> Iterator[Spans]:
    """The token spans of each chunk, relative to its start, in a text of chunks separated by single spaces."""
    words = [(word.idx, word.idx + len(word)) for word in doc]
    start = at = 0
    for chunk in chunks:
        end, first = start + len(chunk), at
        while at < len(words) and words[at][0] < end:
            at += 1
        yield tuple((begin - start, stop - start) for begin, stop in words[first:at])
        start = end + 1
