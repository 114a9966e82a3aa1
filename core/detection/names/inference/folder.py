"""Reads a name model's folder, as benchmarks/training writes it, without spaCy: it takes a second and more to load.

The folder is a spaCy pipeline for English with nothing but a plain ``ner``, and vocabulary.json beside it: what spaCy adds to a
tokenizer's file in its code. Any other folder is read by spaCy.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np

from ....lazy_pattern import lazy
from .layers import Floats, Maxout, Parameters
from .packed import unpacked
from .tokenizer import OwnTokens, Patterns, Token, Vocabulary
from .words import WordLists

VOCABULARY = "vocabulary.json"
_ORTH, _NORM = 65, 67
# spaCy's numbers of a name model's moves, in their order.
_KINDS = {"1": "B", "2": "I", "3": "L", "4": "U", "5": "O"}
_FEATURES = 3
_ARRAYS = 3

_Node = tuple[str, Mapping[str, object], Mapping[str, Floats]]


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A name model from a folder."""

    parameters: Parameters
    tokens: OwnTokens


def read_folder(folder: Path, known: WordLists) -> ModelFolder | None:
    """Known: what the model may ask about a word. None where the folder holds something else, or is damaged: then spaCy says what is wrong."""
    try:
        vocabulary = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        settings = json.loads((folder / "ner" / "cfg").read_text(encoding="utf-8"))
        if (meta["lang"], meta["pipeline"], settings["beam_width"]) != ("en", ["ner"], 1):
            return None
        moves = cast("dict[str, str]", unpacked((folder / "ner" / "moves").read_bytes()))["moves"]
        parameters = _parameters(unpacked((folder / "ner" / "model").read_bytes()), [*_moves(json.loads(moves))])
        patterns = _patterns(unpacked((folder / "tokenizer").read_bytes()))
        if parameters is None or patterns is None:
            return None
        words = Vocabulary(vocabulary["norms"], vocabulary["symbols"])
        return ModelFolder(parameters, OwnTokens(patterns, words, parameters.attributes, known))
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None


def _moves(labels: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """The names of the moves: of each kind, the most frequent label first."""
    for number, kind in _KINDS.items():
        by_count = sorted(((count, label) for label, count in labels[number].items()), reverse=True)
        yield from (f"{kind}-{label}" if kind != "O" else kind for _, label in by_count)


def _parameters(model: object, moves: Sequence[str]) -> Parameters | None:
    """None if the model is built differently. Raises what a damaged one leads to."""
    nodes = [*_nodes(cast("dict[str, list[dict[object, object]]]", model))]
    refs = cast("Mapping[str, int]", nodes[0][1]["refs"])
    (_, _, lower), (_, _, upper) = (nodes[refs[name]] for name in ("lower", "upper"))
    inside = [node for number, node in enumerate(nodes) if number not in (refs["lower"], refs["upper"])]
    by_name = {name: [node for node in inside if node[0] == name] for name in {node[0] for node in inside}}
    extract, maxouts, norms, linears, windows, embeddings = (
        by_name.get(name, []) for name in ("extract_features", "maxout", "layernorm", "linear", "expand_window", "hashembed")
    )
    arrays = [attributes for name, attributes, _ in inside if name.startswith("with_array(")]
    plain = len(extract) == len(linears) == 1 and len(maxouts) == len(norms) == len(windows) + 1 and len(arrays) == _ARRAYS
    if nodes[0][0] != "parser_model" or not nodes[0][1]["has_upper"] or len(lower["W"]) != _FEATURES or not plain:
        return None
    if not windows or any(attributes["window_size"] != 1 for _, attributes, _ in windows):
        return None
    mix, *layers = (
        Maxout(maxout["W"], maxout["b"], norm["G"], norm["b"])
        for (_, _, maxout), (_, _, norm) in zip(maxouts, norms, strict=True)
    )
    tables = tuple((table["E"], cast("int", attributes["seed"])) for _, attributes, table in embeddings)
    columns = [attributes["column"] for _, attributes, _ in embeddings]
    if columns != [*range(len(tables))] or sum(rows.shape[1] for rows, _ in tables) != mix.weights.shape[2]:
        return None
    linear = linears[0][2]
    return Parameters(
        tuple(cast("list[str]", extract[0][1]["columns"])),
        tables,
        mix,
        tuple(layers),
        (linear["W"], linear["b"]),
        max(cast("int", attributes["pad"]) for attributes in arrays),
        (lower["W"], lower["b"], lower["pad"]),
        (upper["W"], upper["b"]),
        moves,
    )


def _nodes(model: Mapping[str, Sequence[Mapping[object, object]]]) -> Iterator[_Node]:
    """Each layer's name, its attributes and references, and its arrays."""
    for node, attributes, arrays in zip(model["nodes"], model["attrs"], model["params"], strict=True):
        read = {str(name): unpacked(cast("bytes", value)) for name, value in attributes.items()}
        held = {str(name): _array(cast("Mapping[bytes, object]", value)) for name, value in arrays.items() if value is not None}
        yield str(node["name"]), {**read, "refs": node["refs"]}, held


def _array(packed: Mapping[bytes, object]) -> Floats:
    """As srsly packs numpy's arrays."""
    if packed[b"type"] != "<f4":
        raise ValueError("not floats of 32 bits")
    return np.frombuffer(cast("bytes", packed[b"data"]), np.dtype("<f4")).reshape(cast("list[int]", packed[b"shape"]))


def _patterns(tokenizer: object) -> Patterns | None:
    """None where a tokenizer has what the shipped one has not."""
    read = cast("Mapping[str, object]", tokenizer)
    if read["token_match"] is not None or not read["faster_heuristics"]:
        return None
    exceptions: dict[str, Sequence[Token]] = {}
    for case, tokens in cast("Mapping[str, Sequence[Mapping[int, str]]]", read["exceptions"]).items():
        if len(case.split()) != 1 and not case.isspace():
            return None
        exceptions[case] = tuple((token[_ORTH], token.get(_NORM)) for token in tokens)
    prefix, suffix, infix, url = (
        lazy(cast("str", read[name])) for name in ("prefix_search", "suffix_search", "infix_finditer", "url_match")
    )
    return Patterns(prefix, suffix, infix, url, exceptions)
