"""The name model's decisions, word by word, as spaCy's transition-based parser takes them, computed for many words at once.

Outside a name a decision depends only on the word; inside, on the word, the previous word and the name's first word. So all words
are first decided at once as if no name were open; only words after the start of a name are decided again. The rules are those of
spaCy's BiluoPushDown without preset entities: a name neither starts with nor consists of white space, none starts at the last word,
and one that is open there ends.
"""

import numpy as np
from numpy.typing import NDArray

from .layers import Flags, Floats, Parameters

_AHEAD = 6
_OUTSIDE, _ALONE, _BEGIN = "O", "U", "B"


class QuickSteps:
    """Reads names from the words' vectors."""

    FEATURES = 3

    def __init__(self, parameters: Parameters) -> None:
        """Parameters: of a model whose states have three features."""
        weights, lower_bias, nobody = parameters.lower
        moves = parameters.moves
        # Piece by piece instead of unit by unit, so that the largest is taken of whole rows.
        self._weights = np.ascontiguousarray(weights.transpose(0, 2, 1, 3).reshape(-1, weights.shape[3]).T)
        self._pieces, self._units = weights.shape[2], weights.shape[1]
        self._bias = lower_bias.T.reshape(-1)
        nowhere = nobody[0].transpose(0, 2, 1).reshape(self.FEATURES, -1)
        self._nothing_open = nowhere[1] + nowhere[2] + self._bias
        upper, bias = parameters.upper
        scores = upper.T
        self._closed = [n for n, move in enumerate(moves) if move[0] in "OUB" and move != "U-"]
        self._moves = [(moves[n][0], moves[n][2:]) for n in self._closed]
        self._outside = self._moves.index((_OUTSIDE, ""))
        self._begins = np.array([n for n, (kind, _) in enumerate(self._moves) if kind == _BEGIN], np.intp)
        self._only_outside = np.array([0 if kind == _OUTSIDE else -np.inf for kind, _ in self._moves], np.float32)
        self._closed_scores = np.ascontiguousarray(scores[:, self._closed]), bias[self._closed]
        ends = {label: [moves.index(f"{kind}-{label}") for kind in "IL"] for _, label in self._moves if label}
        self._open_scores = {label: (np.ascontiguousarray(scores[:, two]), bias[two]) for label, two in ends.items()}

    def __call__(self, numbers: NDArray[np.intp], vectors: Floats, spaces: Flags) -> list[tuple[int, int, str]]:
        """Numbers, vectors: of the words, one row each; where numbers have a gap, one text ends and another begins.

        Spaces: which words are white space. Returns (first word, one past the last, label) by word numbers, sorted.
        """
        if not len(numbers):
            return []
        seen = (vectors @ self._weights).reshape(len(vectors), self.FEATURES, -1)
        scores = self._scores(seen[:, 0] + self._nothing_open, *self._closed_scores)
        scores[spaces] += self._only_outside
        ends = np.append(np.flatnonzero(np.diff(numbers) > 1) + 1, len(numbers))
        scores[(ends - 1)[:, None], self._begins] = -np.inf
        best = scores.argmax(axis=1)
        found: list[tuple[int, int, str]] = []
        free = 0
        for word in np.flatnonzero(best != self._outside).tolist():
            if word < free:
                continue
            kind, label = self._moves[best[word]]
            free = word + 1 if kind == _ALONE else self._end(seen[: ends[np.searchsorted(ends, word, "right")]], word, label)
            found.append((int(numbers[word]), int(numbers[free - 1]) + 1, label))
        return found

    def _end(self, seen: Floats, start: int, label: str) -> int:
        """One past the last word of the name that starts at this word."""
        begun, size = seen[start, 1] + self._bias, len(seen)
        for at in range(start + 1, size, _AHEAD):
            stop = min(at + _AHEAD, size)
            scores = self._scores(seen[at:stop, 0] + begun + seen[at - 1 : stop - 1, 2], *self._open_scores[label])
            ends = np.flatnonzero(scores[:, 1] > scores[:, 0])
            if len(ends):
                return at + int(ends[0]) + 1
        return size

    def _scores(self, sums: Floats, weights: Floats, bias: Floats) -> Floats:
        scores: Floats = sums.reshape(-1, self._pieces, self._units).max(axis=1) @ weights
        scores += bias
        return scores
