"""Layers of spaCy's name models, for prediction only."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.uint64]
_EPSILON = np.float32(1e-8)


@dataclass(frozen=True, slots=True)
class Maxout:
    """Parameters of a maxout layer and of the layer normalisation behind it, as thinc shapes them."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class Parameters:
    """All that the names depend on.

    ``attributes``: what of a word its own vector is made from, by spaCy's names, each with a table of ``tables`` and its seed.
    ``linear``, ``upper``: weights and bias; ``lower``: these, and what stands for a word that is not there. ``pad``: the number
    of rows between texts. ``moves``: the names of the classes, such as ``B-PERSON``.
    """

    attributes: tuple[str, ...]
    tables: tuple[tuple[Floats, int], ...]
    mix: Maxout
    layers: tuple[Maxout, ...]
    linear: tuple[Floats, Floats]
    pad: int
    lower: tuple[Floats, Floats, Floats]
    upper: tuple[Floats, Floats]
    moves: Sequence[str]


class HashTable:
    """A hash embedding: the sum of four table rows for each number."""

    def __init__(self, rows: Floats, seed: int) -> None:
        """Takes the parameters of thinc's layer."""
        self._rows = rows
        self._seed = np.uint64(seed)

    def __call__(self, numbers: Numbers) -> Floats:
        """A row for each number."""
        added: Floats = self._rows[hashed(numbers, self._seed) % len(self._rows)].sum(axis=1)
        return added


def hashed(numbers: Numbers, seed: np.uint64) -> NDArray[np.uint32]:
    """Four numbers of 32 bits for each: thinc's ``NumpyOps.hash``, which is MurmurHash3's 128 bits of a number of 64."""
    with np.errstate(over="ignore"):
        first = numbers * np.uint64(0x87C37B91114253D5)
        first = (first << np.uint64(31)) | (first >> np.uint64(33))
        first = first * np.uint64(0x4CF5AD432745937F) ^ seed ^ np.uint64(8)
        second: Numbers = np.full_like(numbers, seed ^ np.uint64(8))
        first = first + second
        second = second + first
        first, second = _mixed(first), _mixed(second)
        first = first + second
        second = second + first
    both: Numbers = np.stack((first, second), axis=-1)
    return both.astype("<u8").view("<u4")


def _mixed(numbers: Numbers) -> Numbers:
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        numbers = (numbers ^ (numbers >> np.uint64(33))) * np.uint64(factor)
    return numbers ^ (numbers >> np.uint64(33))


class Layer:
    """A maxout layer with layer normalisation."""

    def __init__(self, parameters: Maxout) -> None:
        self.out, self.pieces, width = parameters.weights.shape
        # Piece by piece instead of unit by unit, so that the largest is taken of whole rows.
        self.weights = np.ascontiguousarray(parameters.weights.transpose(1, 0, 2).reshape(-1, width).T)
        self.bias = np.ascontiguousarray(parameters.bias.T.reshape(-1))
        self.gain, self.shift = parameters.gain, parameters.shift

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
