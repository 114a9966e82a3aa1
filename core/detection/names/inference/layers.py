"""Layers of spaCy's name models, for prediction only."""

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model
from thinc.types import Ints1d

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Network = Model[Any, Any]  # a pipeline from a file: its input and output types are known only once it is loaded
_EPSILON = np.float32(1e-8)


def array(model: Network, name: str) -> Floats:
    """A layer's parameter of that name."""
    return np.asarray(model.get_param(name), dtype=np.float32)


def parts(model: Network, name: str) -> list[Network]:
    """The layers of that name."""
    return [part for part in model.walk(order="dfs_pre") if part.name == name]


class HashTable:
    """A hash embedding: the sum of four table rows for each number."""

    def __init__(self, embedding: Network) -> None:
        """Takes the parameters of thinc's layer."""
        self._rows = array(embedding, "E")
        self._seed = int(embedding.attrs["seed"])
        self._ops = embedding.ops

    @property
    def width(self) -> int:
        """The number of columns."""
        return int(self._rows.shape[1])

    def __call__(self, numbers: NDArray[np.uint64]) -> Floats:
        """A row for each number."""
        hashes = self._ops.hash(cast("Ints1d", np.ascontiguousarray(numbers)), self._seed)
        added: Floats = self._rows[np.asarray(hashes) % len(self._rows)].sum(axis=1)
        return added


class Layer:
    """A maxout layer with layer normalisation."""

    def __init__(self, maxout: Network, norm: Network) -> None:
        """Takes the parameters of thinc's two layers."""
        weights = array(maxout, "W")
        self.out, self.pieces, width = weights.shape
        # Piece by piece instead of unit by unit, so that the largest is taken of whole rows.
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, width).T)
        self.bias = np.ascontiguousarray(array(maxout, "b").T.reshape(-1))
        self.gain, self.shift = array(norm, "G"), array(norm, "b")

    def __call__(self, seen: Floats) -> Floats:
        """A row for each row."""
        sums = seen @ self.weights
        sums += self.bias
        rows = sums.reshape(-1, self.pieces, self.out)
        best: Floats = rows[:, 0]
        for piece in range(1, self.pieces):
            best = np.maximum(best, rows[:, piece])
        best = best - best.sum(axis=1, keepdims=True) / np.float32(self.out)
        best /= np.sqrt(np.einsum("ij,ij->i", best, best)[:, None] / np.float32(self.out) + _EPSILON)
        best *= self.gain
        best += self.shift
        return best
