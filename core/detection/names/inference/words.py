"""The tokens of texts as spaCy's tokenizer makes them, with each token's own vector, both cached.

The tokenizer splits at white space first and then within each chunk, and a token's embedding depends only on the token: a chunk
that was seen before need not be tokenized again. Chats repeat the same few chunks.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import intify_attr
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from .layers import Floats

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

    spans: tuple[tuple[int, int], ...]
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


class QuickWords:
    """Tokenizes texts. Not thread-safe."""

    def __init__(
        self,
        nlp: Language,
        embed: Callable[[NDArray[np.uint64]], Floats],
        attributes: Sequence[str],
        likely: Callable[[str], bool] = bool,
    ) -> None:
        """Embed: makes tokens' vectors from their attributes, one row each. Likely: whether a chunk between spaces may be a name."""
        self._nlp = nlp
        self._embed = embed
        self._attributes = [intify_attr(name) for name in attributes]
        self._likely = likely
        self._known: dict[str, _Chunk] = {}

    @staticmethod
    def cuts_at_spaces(nlp: Language) -> bool:
        """Whether a pipeline's tokenizer is spaCy's, without special cases that mix white space with other characters."""
        tokenizer = nlp.tokenizer
        return type(tokenizer) is Tokenizer and all(len(case.split()) == 1 or case.isspace() for case in tokenizer.rules)

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
        """Reads chunks of words together as one text; chunks of white space one by one, since they would merge."""
        words: list[str] = []
        blanks: list[str] = []
        for chunk in chunks:
            (blanks if chunk.isspace() else words).append(chunk)
        docs = [self._nlp.make_doc(text) for text in (" ".join(words), *blanks)]
        spans = [*_spans(docs[0], words), *(((0, len(blank)),) for blank in blanks)]
        made, at = {}, 0
        rows = self._embed(np.concatenate([self._read(doc) for doc in docs]))
        for chunk, of_chunk in zip((*words, *blanks), spans, strict=True):
            # A copy: a slice would keep all other tokens' vectors in memory.
            made[chunk] = _Chunk(of_chunk, rows[at : at + len(of_chunk)].copy(), self._likely(chunk))
            at += len(of_chunk)
        return made

    def _read(self, doc: Doc) -> NDArray[np.uint64]:
        """The tokens' attributes; for a single token, spaCy makes a flat array."""
        read: NDArray[np.uint64] = doc.to_array(self._attributes).reshape(len(doc), len(self._attributes))
        return read


def _spans(doc: Doc, chunks: Iterable[str]) -> Iterator[tuple[tuple[int, int], ...]]:
    """The token spans of each chunk, relative to its start, in a text of chunks separated by single spaces."""
    words = [(word.idx, word.idx + len(word)) for word in doc]
    start = at = 0
    for chunk in chunks:
        end, first = start + len(chunk), at
        while at < len(words) and words[at][0] < end:
            at += 1
        yield tuple((begin - start, stop - start) for begin, stop in words[first:at])
        start = end + 1
