"""The name model's word vectors, computed as spaCy's Tok2Vec computes them, with each word's own part remembered.

A word's embedding depends on the word alone, and chats use few words often; what is left is three small matrices a layer.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import intify_attr
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

Floats = NDArray[np.float32]
Network = Model[Any, Any]  # a pipeline from a file: what goes in and out is known when it is loaded
_MOST_WORDS = 10_000
_EPSILON = np.float32(1e-8)


def _array(model: Network, name: str) -> Floats:
    return np.asarray(model.get_param(name), dtype=np.float32)


class _Layer:
    """One maxout over a word and its neighbours, normalised, added to what came in."""

    def __init__(self, maxout: Network, norm: Network) -> None:
        weights = _array(maxout, "W")
        self.out, self.pieces, width = weights.shape
        # Piece by piece instead of unit by unit, so that the largest is taken of whole rows.
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, width).T)
        self.bias = np.ascontiguousarray(_array(maxout, "b").T.reshape(-1))
        self.gain, self.shift = _array(norm, "G"), _array(norm, "b")

    def __call__(self, words: Floats) -> None:
        """Changes the words in place, but for the first and the last row, which are zero."""
        seen = np.concatenate((words[:-2], words[1:-1], words[2:]), axis=1) @ self.weights
        seen += self.bias
        rows = seen.reshape(-1, self.pieces, self.out)
        best = rows[:, 0]
        for piece in range(1, self.pieces):
            best = np.maximum(best, rows[:, piece])
        best = best - best.mean(axis=1, keepdims=True)
        best /= np.sqrt(np.einsum("ij,ij->i", best, best)[:, None] / np.float32(self.out) + _EPSILON)
        best *= self.gain
        best += self.shift
        words[1:-1] += best


class _QuickVectors:
    """Stands in for a Tok2Vec of hash embeddings and a window encoder; only for prediction."""

    def __init__(
        self, embed: Sequence[Network], layers: Sequence[_Layer], linear: Network, attributes: Sequence[str], pad: int
    ) -> None:
        """Pad: rows between documents, which the encoder fills as if they were words."""
        self._embed = embed
        self._pad = pad
        self._layers = layers
        self._weights, self._bias = np.ascontiguousarray(_array(linear, "W").T), _array(linear, "b")
        self._attributes = [intify_attr(name) for name in attributes]
        self._known: dict[bytes, Floats] = {}

    def __call__(self, model: Network, docs: Sequence[Doc], is_train: bool) -> tuple[Floats, object]:
        """Thinc's forward pass: the vectors of all words of all documents, below each other."""
        found = [self._vectors(doc) for doc in docs]
        size = sum(len(rows) + self._pad for rows in found) + self._pad + 2
        words, inner = np.zeros((size, self._layers[0].out), dtype=np.float32), np.zeros(size, dtype=bool)
        at = 1
        for rows in found:
            at += self._pad
            words[at : at + len(rows)] = rows
            inner[at : at + len(rows)] = True
            at += len(rows)
        for layer in self._layers:
            layer(words)
        return words[inner] @ self._weights + self._bias, _no_way_back

    def _vectors(self, doc: Doc) -> Floats:
        """Each word's own vector, computed once for each word."""
        if not len(doc):
            return np.zeros((0, self._layers[0].out), np.float32)
        features = np.ascontiguousarray(doc.to_array(self._attributes)).reshape(len(doc), -1)
        keys = [row.tobytes() for row in features]
        new = {key: features[n] for n, key in enumerate(keys) if key not in self._known}
        if new:
            if len(self._known) + len(new) > _MOST_WORDS:
                self._known.clear()
                new = {key: features[n] for n, key in enumerate(keys)}
            made = np.stack(list(new.values()))
            for part in self._embed:
                made = part.predict(made)
            self._known.update(zip(new, made, strict=True))
        return np.stack([self._known[key] for key in keys])


def _no_way_back(_: object) -> object:
    raise ValueError("these vectors cannot be trained")


def _parts(model: Network, name: str) -> list[Network]:
    return [part for part in model.walk(order="dfs_pre") if part.name == name]


def quicken(nlp: Language) -> bool:
    """Lets a pipeline's name model use quick vectors; False where it is built otherwise, and stays as it is."""
    parser = nlp.get_pipe("ner").model if "ner" in nlp.pipe_names else None
    if parser is None or not parser.has_ref("tok2vec") or len(_parts(parser, "expand_window")) == 0:
        return False
    vectors = parser.get_ref("tok2vec")
    extract = _parts(vectors, "extract_features")
    maxouts, norms, linears = (_parts(vectors, name) for name in ("maxout", "layernorm", "linear"))
    arrays = [part for part in vectors.walk(order="dfs_pre") if part.name.startswith("with_array(")]
    windows = _parts(vectors, "expand_window")
    plain = len(extract) == 1 and len(linears) == 1 and len(maxouts) == len(norms) == len(windows) + 1 and len(arrays) == 3
    if not plain or any(window.attrs["window_size"] != 1 for window in windows):
        return False
    layers = [_Layer(maxout, norm) for maxout, norm in zip(maxouts[1:], norms[1:], strict=True)]
    quick = _QuickVectors(arrays[:2], layers, linears[0], extract[0].attrs["columns"], arrays[2].attrs["pad"])
    made: Network = Model("quick_vectors", quick, dims={"nO": vectors.get_dim("nO") if vectors.has_dim("nO") else None})
    parser.layers[parser.layers.index(vectors)] = made
    parser.set_ref("tok2vec", made)
    return True
