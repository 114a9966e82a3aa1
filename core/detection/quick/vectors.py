"""The name model's word vectors, computed as spaCy's Tok2Vec computes them; of each layer one small matrix is left."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .layers import Floats, HashTable, Layer, Network, array, parts

_ARRAYS = 3


class QuickVectors:
    """A Tok2Vec of hash embeddings and a window encoder, with the linear layer behind it."""

    def __init__(self, tables: Sequence[HashTable], mix: Layer, layers: Sequence[Layer], linear: Network, pad: int) -> None:
        """Tables: one for each attribute; they and mix make a word's own vector.

        Pad: rows between texts, which the encoder fills as if they were words.
        """
        self._tables = tables
        self._mix = mix
        self._layers = layers
        self._pad = pad
        self._weights, self._bias = np.ascontiguousarray(array(linear, "W").T), array(linear, "b")

    @staticmethod
    def of(network: Network) -> "QuickVectors | None":
        """None where the network is built otherwise."""
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
        """Words' own vectors, of their attributes: a row a word."""
        each = [table(column) for table, column in zip(self._tables, attributes.T, strict=True)]
        return self._mix(np.concatenate(each, axis=1))

    def __call__(self, texts: Sequence[Floats]) -> list[Floats]:
        """Texts: the words' own vectors; returns them with what stands beside each word."""
        size = sum(len(rows) + self._pad for rows in texts) + self._pad + 2
        words = np.zeros((size, self._mix.out), dtype=np.float32)
        at, starts = 1, []
        for rows in texts:
            at += self._pad
            starts.append(at)
            words[at : at + len(rows)] = rows
            at += len(rows)
        for left, layer in zip(reversed(range(len(self._layers))), self._layers, strict=True):
            # A row that is further from the words than there are layers left tells them nothing; the first and last stay zero.
            unread = max(0, self._pad - left)
            begin, end = 1 + unread, size - 1 - unread
            beside = words[begin - 1 : end - 1], words[begin:end], words[begin + 1 : end + 1]
            words[begin:end] += layer(np.concatenate(beside, axis=1))
        made: Floats = words @ self._weights
        made += self._bias
        return [made[start : start + len(rows)] for start, rows in zip(starts, texts, strict=True)]
