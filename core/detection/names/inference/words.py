"""The tokens of texts as spaCy's tokenizer makes them, with each token's own vector, both cached.

The tokenizer splits at white space first and then within each chunk, and a token's embedding depends only on the token: a chunk
that was seen before need not be tokenized again. Chats repeat the same few chunks.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Protocol

import numpy as np

from .layers import Floats, Numbers

Spans = tuple[tuple[int, int], ...]
# spaCy's names of two attributes that nothing sets in a pipeline of names alone: here, they hold what lists know of a word.
LISTS, LANGUAGES = "LEMMA", "TAG"
_MOST_CHUNKS = 10_000
# White space is a token of its own, except for the single space after a word. The tokenizer is quadratic on long runs of
# punctuation, hence the limit: no word is longer, and the rest of a longer web address names nobody.
_CHUNK = re.compile(r"\S{1,120}|\A\s+|(?<=\S )\s+|(?<=\S)[^\S ]\s*")
# What is cached: words, small numbers, years, and stand-ins for findings. Longer numbers and addresses occur once, and should not
# stay in memory.
_KEPT = re.compile(
    r"""["'(\[*]{0,3}(?:[^\W\d_]{1,20}(?:['’/-][^\W\d_]{1,12}){0,3}|[$€£#]?\d{1,3}[a-z%]{0,2}|(?:19|20)\d\d|a@b\.io
    |\#?123456(?:-[a-z]{1,8}){0,3})[.,;:!?)\]"'*]{0,4}|\s+|[-–—&/|#*]""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A chunk's token spans, relative to its start, their vectors, and whether one may be a name."""

    spans: Spans
    rows: Floats
    likely: bool


class Words:
    """The tokens of one text."""

    def __init__(self, starts: Sequence[int], chunks: Sequence[_Chunk], spaces: Sequence[bool]) -> None:
        """Starts: where the chunks start, in characters. Spaces: which of them are white space."""
        self._starts, self._chunks = starts, chunks
        counts = [len(chunk.spans) for chunk in chunks]
        self._firsts = [0, *accumulate(counts)]
        self.rows = np.concatenate([chunk.rows for chunk in chunks])
        self.spaces = np.repeat(np.asarray(spaces, dtype=np.bool_), counts)
        self.likely = np.repeat(np.fromiter((chunk.likely for chunk in chunks), np.bool_, len(chunks)), counts)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span in the text from the first to the last of these tokens."""
        return self._span(first)[0], self._span(last)[1]

    def _span(self, word: int) -> tuple[int, int]:
        chunk = bisect_right(self._firsts, word) - 1
        start, end = self._chunks[chunk].spans[word - self._firsts[chunk]]
        return self._starts[chunk] + start, self._starts[chunk] + end


class WordLists(Protocol):
    """What is known of a word by itself, as two short texts."""

    def lists(self, word: str) -> str:
        """Which lists have it."""
        ...

    def languages(self, word: str) -> str:
        """In which languages it is frequent."""
        ...


class Tokens(Protocol):
    """A tokenizer."""

    def __call__(self, words: Sequence[str], blanks: Sequence[str]) -> tuple[Sequence[Spans], Numbers]:
        """The token spans of each word, and of each stretch of white space behind them; and the attributes of all tokens, a row each."""
        ...


class QuickWords:
    """Tokenizes texts. Not thread-safe."""

    def __init__(self, tokens: Tokens, embed: Callable[[Numbers], Floats], likely: Callable[[str], bool] = bool) -> None:
        """Embed: makes tokens' vectors from their attributes, one row each. Likely: whether a chunk between spaces may be a name."""
        self._tokens = tokens
        self._embed = embed
        self._likely = likely
        self._known: dict[str, _Chunk] = {}

    def read(self, texts: Iterable[str]) -> list[Words]:
        """The tokens of texts; no text may be empty."""
        cut = [[(match.start(), match[0]) for match in _CHUNK.finditer(text)] for text in texts]
        unknown = dict.fromkeys(chunk for chunks in cut for _, chunk in chunks if chunk not in self._known)
        new = self._made(unknown) if unknown else {}
        read = [self._words(chunks, new) for chunks in cut]
        if len(self._known) + len(new) > _MOST_CHUNKS:
            self._known.clear()
        kept = ((chunk, made) for chunk, made in new.items() if _KEPT.fullmatch(chunk))
        self._known.update(islice(kept, _MOST_CHUNKS - len(self._known)))
        return read

    def _words(self, chunks: Sequence[tuple[int, str]], new: dict[str, _Chunk]) -> Words:
        found = [self._known.get(chunk) or new[chunk] for _, chunk in chunks]
        return Words([start for start, _ in chunks], found, [chunk.isspace() for _, chunk in chunks])

    def _made(self, chunks: Iterable[str]) -> dict[str, _Chunk]:
        words: list[str] = []
        blanks: list[str] = []
        for chunk in chunks:
            (blanks if chunk.isspace() else words).append(chunk)
        spans, attributes = self._tokens(words, blanks)
        rows = self._embed(attributes)
        made, at = {}, 0
        for chunk, of_chunk in zip((*words, *blanks), spans, strict=True):
            # A copy: a slice would keep all other tokens' vectors in memory.
            made[chunk] = _Chunk(of_chunk, rows[at : at + len(of_chunk)].copy(), self._likely(chunk))
            at += len(of_chunk)
        return made
