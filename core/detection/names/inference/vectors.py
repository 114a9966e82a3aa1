"""The name model's word vectors, computed as spaCy's Tok2Vec does; one small matrix remains of each layer."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .layers import Flags, Floats, HashTable, Layer, Numbers, Parameters

_BESIDE = np.array([-1, 0, 1])


class QuickVectors:
    """A Tok2Vec of hash embeddings and a window encoder, with the linear layer behind it."""

    def __init__(self, parameters: Parameters) -> None:
        self._tables = [HashTable(*table) for table in parameters.tables]
        self._mix = Layer(parameters.mix)
        self._layers = [Layer(layer) for layer in parameters.layers]
        self._reach = len(self._layers)
        self._pad = parameters.pad
        weights, self._bias = parameters.linear
        self._weights = np.ascontiguousarray(weights.T)

    def embed(self, attributes: Numbers) -> Floats:
        """The words' own vectors from their attributes, one row each."""
        each = [table(column) for table, column in zip(self._tables, attributes.T, strict=True)]
        return self._mix(np.concatenate(each, axis=1))

    def __call__(self, texts: Sequence[Floats], likely: Sequence[Flags]) -> list[tuple[NDArray[np.intp], Floats]]:
        """Texts: the words' own vectors. Returns word numbers and their contextual vectors for each text.

        Likely: the words that matter. Only these are computed, and words within the network's reach of them.
        """
        size = sum(len(rows) + self._pad for rows in texts) + self._pad + 2
        words = np.zeros((size, self._mix.out), dtype=np.float32)
        real, matter = np.zeros((2, size), dtype=np.bool_)
        at, starts = 1, []
        for rows, flags in zip(texts, likely, strict=True):
            at += self._pad
            starts.append(at)
            stop = at + len(rows)
            words[at:stop], real[at:stop], matter[at:stop] = rows, True, flags
            at = stop
        wanted = (_away(matter) <= self._reach) & real
        away = _away(wanted)
        away[0] = away[-1] = size  # these rows stay zero
        for left, layer in zip(reversed(range(len(self._layers))), self._layers, strict=True):
            # A row that is further from a wanted one than the number of remaining layers does not affect it.
            needed = np.flatnonzero(away <= left)
            words[needed] += layer(
                words.take(needed[:, None] + _BESIDE, axis=0).reshape(len(needed), len(_BESIDE) * self._mix.out)
            )
        made: Floats = words[wanted] @ self._weights
        made += self._bias
        numbers = np.flatnonzero(wanted)
        cuts = np.searchsorted(numbers, starts)
        return [
            (of_text - start, vectors)
            for start, of_text, vectors in zip(starts, np.split(numbers, cuts[1:]), np.split(made, cuts[1:]), strict=True)
        ]


def _away(flags: Flags) -> NDArray[np.intp]:
    """Each row's distance to the nearest row with a flag; more than the number of rows if there is none."""
    rows, size = np.arange(len(flags)), len(flags)
    before = np.maximum.accumulate(np.where(flags, rows, -size))
    behind = np.minimum.accumulate(np.where(flags, rows, 2 * size)[::-1])[::-1]
    away: NDArray[np.intp] = np.minimum(rows - before, behind - rows)
    return away
