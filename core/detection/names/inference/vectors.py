"""The name model's word vectors, computed as spaCy's Tok2Vec does; one small matrix remains of each layer."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .layers import Flags, Floats, HashTable, Layer, Network, array, parts

_ARRAYS = 3
_BESIDE = np.array([-1, 0, 1])


class QuickVectors:
    """A Tok2Vec of hash embeddings and a window encoder, with the linear layer behind it."""

    def __init__(self, tables: Sequence[HashTable], mix: Layer, layers: Sequence[Layer], linear: Network, pad: int) -> None:
        """Tables: one for each attribute; together with mix they make a word's own vector.

        Pad: the number of rows between texts, which the encoder treats like words.
        """
        self._tables = tables
        self._mix = mix
        self._layers = layers
        self._reach = len(layers)
        self._pad = pad
        self._weights, self._bias = np.ascontiguousarray(array(linear, "W").T), array(linear, "b")

    @staticmethod
    def of(network: Network) -> "QuickVectors | None":
        """None if the network is built differently."""
        maxouts, norms, linears = (parts(network, name) for name in ("maxout", "layernorm", "linear"))
        windows = parts(network, "expand_window")
        columns = [part.attrs["column"] for part in network.walk(order="dfs_pre") if part.name == "ints-getitem>>hashembed"]
        arrays = [part for part in network.walk(order="dfs_pre") if part.name.startswith("with_array(")]
        plain = len(linears) == 1 and len(maxouts) == len(norms) == len(windows) + 1 and len(arrays) == _ARRAYS
        if not plain or not windows or any(window.attrs["window_size"] != 1 for window in windows):
            return None
        tables = [HashTable(part) for part in parts(network, "hashembed")]
        mix, *layers = (Layer(maxout, norm) for maxout, norm in zip(maxouts, norms, strict=True))
        # Static vectors or characters would make a word's own vector wider.
        if columns != [*range(len(tables))] or sum(table.width for table in tables) != len(mix.weights):
            return None
        return QuickVectors(tables, mix, layers, linears[0], arrays[-1].attrs["pad"])

    def embed(self, attributes: NDArray[np.uint64]) -> Floats:
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
