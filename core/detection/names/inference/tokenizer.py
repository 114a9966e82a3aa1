"""Tokens as spaCy's tokenizer for English makes them, and their attributes, from the tokenizer's own file.

The rules are those of spacy.io/usage/linguistic-features, "How spaCy's tokenizer works": a chunk between spaces loses what the
patterns of prefixes and suffixes match, until nothing is left to cut or a special case remains; the rest is cut at infixes. Special
cases in the middle of a chunk come last. Unlike spaCy's, each chunk is read alone.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .layers import Numbers
from .words import LANGUAGES, LISTS, Spans, WordLists

_MOST_PARTS = 20_000
_LONG_SHAPE, _MOST_ALIKE = 100, 4
_ALIKE, _SMALL = re.compile(r"(.)\1{4,}", re.DOTALL), re.compile("x{5,}")
# No pattern cuts letters off letters or digits off digits, and each of these marks is cut off as it is. A test compares what is so
# cut with spaCy's.
_SIMPLE = re.compile(r"([A-Za-z]+|[0-9]+)([,!?:;]?|(?<=[a-z0-9])\.)")
_M, _R, _BITS = 0xC6A4A7935BD1E995, 47, (1 << 64) - 1

# A token's text, and its norm where a special case gives it one.
Token = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Patterns:
    """How a tokenizer cuts. ``exceptions``: the tokens of special cases."""

    prefix: re.Pattern[str]
    suffix: re.Pattern[str]
    infix: re.Pattern[str]
    url: re.Pattern[str]
    exceptions: Mapping[str, Sequence[Token]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Norms: of words that are written in several ways. Symbols: strings that spaCy numbers instead of hashing them."""

    norms: Mapping[str, str]
    symbols: Mapping[str, int]


class OwnTokens:
    """Tokenizes chunks between spaces."""

    def __init__(self, patterns: Patterns, vocabulary: Vocabulary, attributes: Sequence[str], known: WordLists) -> None:
        """Attributes: some of NORM, PREFIX, SUFFIX, SHAPE, LISTS and LANGUAGES; raises KeyError for another."""
        self._patterns = patterns
        self._norms = vocabulary.norms
        self._symbols = vocabulary.symbols
        # Not of whole words: some are secrets, and should not stay in memory.
        part = lru_cache(_MOST_PARTS)(self._number)
        numbers: Mapping[str, Callable[[Token], int]] = {
            "NORM": lambda token: self._number(self._norm(token)),
            "PREFIX": lambda token: part(token[0][0]),
            "SUFFIX": lambda token: part(token[0][-3:]),
            "SHAPE": lambda token: part(shape(token[0])),
            LISTS: lambda token: part(known.lists(token[0])),
            LANGUAGES: lambda token: part(known.languages(token[0])),
        }
        self._numbers = [numbers[name] for name in attributes]
        self._inner = _InnerCases(self)

    def __call__(self, words: Sequence[str], blanks: Sequence[str]) -> tuple[list[Spans], Numbers]:
        """The token spans of each, and the attributes of all tokens, a row each."""
        spans: list[Spans] = []
        rows: list[list[int]] = []
        for chunk in (*words, *blanks):
            tokens = self.cut(chunk)
            rows += ([number(token) for number in self._numbers] for token in tokens)
            spans.append((*_spans(tokens),))
        return spans, np.array(rows, dtype=np.uint64)

    def cut(self, chunk: str) -> Sequence[Token]:
        """The tokens of one chunk."""
        known = self._patterns.exceptions.get(chunk)
        if known is not None:
            return known
        if chunk.isspace():
            return ((chunk, None),)
        simple = _SIMPLE.fullmatch(chunk)
        if simple:
            word, mark = simple.groups()
            tokens = self._patterns.exceptions.get(word) or ((word, None),)
            return (*tokens, (mark, None)) if mark else tokens
        return self._inner(self.affixes(chunk, self._patterns.exceptions))

    def affixes(self, chunk: str, special: Mapping[str, Sequence[Token]]) -> list[Token]:
        """Cut at prefixes, suffixes and infixes, except for what is special as it is."""
        before: list[Token] = []
        behind: list[Token] = []
        while chunk and chunk not in special:
            prefix = self._patterns.prefix.search(chunk)
            size = prefix.end() - prefix.start() if prefix else 0
            if size and chunk[size:] in special:
                before.append((chunk[:size], None))
                chunk = chunk[size:]
                break
            suffix = self._patterns.suffix.search(chunk[size:])
            end = len(chunk) - (suffix.end() - suffix.start() if suffix else 0)
            if end < len(chunk):
                behind.append((chunk[end:], None))
                if chunk[:end] in special:
                    chunk = chunk[:end]
                    break
            if size:
                before.append((chunk[:size], None))
            if not size and end == len(chunk):
                break
            chunk = chunk[size:end]
        return [*before, *(special.get(chunk) or self._infixes(chunk)), *reversed(behind)]

    def _infixes(self, chunk: str) -> Iterator[Token]:
        if not chunk:
            return
        found = [] if self._patterns.url.match(chunk) else [match.span() for match in self._patterns.infix.finditer(chunk)]
        start = 0
        for begin, end in found:
            if begin == 0:
                continue
            if begin > start:
                yield chunk[start:begin], None
            if end > begin:
                yield chunk[begin:end], None
            start = end
        if start < len(chunk):
            yield chunk[start:], None

    def is_cut(self, chunk: str) -> bool:
        """Whether any of the patterns finds something in it."""
        patterns = self._patterns
        return any(pattern.search(chunk) for pattern in (patterns.prefix, patterns.infix, patterns.suffix))

    @property
    def exceptions(self) -> Mapping[str, Sequence[Token]]:
        """The special cases."""
        return self._patterns.exceptions

    def _norm(self, token: Token) -> str:
        text, norm = token
        return norm or self._norms.get(text) or text.lower()

    def _number(self, part: str) -> int:
        """As spaCy's StringStore numbers strings."""
        return self._symbols.get(part) or hashed(part.encode(errors="surrogatepass"))


class _InnerCases:
    """Special cases of signs in the middle of a chunk, ":-)" in "so:-)": those that affixes alone would have cut."""

    def __init__(self, tokens: OwnTokens) -> None:
        self._tokens = tokens
        self._cases: dict[tuple[str, ...], Sequence[Token]] | None = None
        self._sizes: Mapping[str, Sequence[int]] = {}

    def __call__(self, cut: list[Token]) -> list[Token]:
        """The longest first, where they overlap; of those as long, the first."""
        if self._cases is None:
            self._cases = self._read()
        texts = [text for text, _ in cut]
        found = [
            (-size, at)
            for at, text in enumerate(texts)
            for size in self._sizes.get(text, ())
            if (*texts[at : at + size],) in self._cases
        ]
        taken: set[int] = set()
        kept: dict[int, int] = {}
        for size, at in sorted(found):
            covered = range(at, at - size)
            if at not in taken and at - size - 1 not in taken:
                kept[at] = -size
            taken.update(covered)
        return [*self._replaced(cut, kept)] if kept else cut

    def _replaced(self, cut: list[Token], kept: Mapping[int, int]) -> Iterator[Token]:
        at = 0
        while at < len(cut):
            size = kept.get(at, 0)
            if size:
                yield from self._tokens.exceptions["".join(text for text, _ in cut[at : at + size])]
            else:
                yield cut[at]
            at += size or 1

    def _read(self) -> dict[tuple[str, ...], Sequence[Token]]:
        sizes: dict[str, set[int]] = {}
        made = {}
        for case, tokens in self._tokens.exceptions.items():
            if not case.isspace() and self._tokens.is_cut(case):
                key = tuple(text for text, _ in self._tokens.affixes(case, {}))
                made[key] = tokens
                sizes.setdefault(key[0], set()).add(len(key))
        self._sizes = {first: sorted(each) for first, each in sizes.items()}
        return made


def _spans(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    start = 0
    for text, _ in tokens:
        yield start, start + len(text)
        start += len(text)


def shape(text: str) -> str:
    """A word's shape: "Xxxxx" of a name, at most four of a kind in a row."""
    if len(text) >= _LONG_SHAPE:
        return "LONG"
    signs = text.translate(_SIGNS) if text.isascii() else "".join(map(_sign, text))
    if "xxxxx" in signs:  # nearly always these
        signs = _SMALL.sub("xxxx", signs)
    return signs if len(signs) <= _MOST_ALIKE else _ALIKE.sub(r"\1\1\1\1", signs)


def _sign(char: str) -> str:
    return ("X" if char.isupper() else "x") if char.isalpha() else "d" if char.isdigit() else char


_SIGNS = str.maketrans({chr(code): _sign(chr(code)) for code in range(128)})


def hashed(content: bytes) -> int:
    """MurmurHash64A with 1 as its seed (smhasher, MurmurHash2.cpp), by which spaCy numbers strings."""
    size = len(content)
    whole = size - size % 8
    made = 1 ^ (size * _M & _BITS)
    for at in range(0, whole, 8):
        block = int.from_bytes(content[at : at + 8], "little") * _M & _BITS
        made = (made ^ ((block ^ (block >> _R)) * _M & _BITS)) * _M & _BITS
    if size > whole:
        made = (made ^ int.from_bytes(content[whole:], "little")) * _M & _BITS
    made = (made ^ (made >> _R)) * _M & _BITS
    return made ^ (made >> _R)
