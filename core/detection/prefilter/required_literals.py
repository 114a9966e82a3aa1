"""Which literals a text must hold for a pattern to match: of each set of them one.

The analysis is that of a regular expression's required factors (Cox, "Regular Expression Matching with a Trigram Index", 2012): each
part of a pattern matches exactly these strings, or, where they are too many, holds one of them.
"""

import math
import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as ManyOf
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from .approximation import Expression
from .pattern_reader import PatternReader
from .pattern_tree import (
    AT_BORDER,
    BEYOND_ASCII,
    BORDER,
    NO_LITERAL,
    Branch,
    Edge,
    Group,
    Item,
    NotBeside,
    Piece,
    Repeat,
    Sequence,
)

Literals = frozenset[str]
# More strings are not joined to what stands beside them.
_MOST_JOINED = 64
_MOST_REPEATED = 3
# Roughly how often a character is in talk, per character. A border makes a literal rarer.
_FREQUENCIES = {" ": 0.17, BORDER: 0.2, **dict.fromkeys("etaoinsr", 0.065), **dict.fromkeys(".,-:/'()?!", 0.008)}
_LETTER, _DIGIT, _MARK, _BEYOND = 0.03, 0.004, 0.001, 0.0005


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known when a part has been read.

    ``tail``: what stands directly before its end is one of these. ``whole``: whether that is all of the part, with what stands before it.
    ``required``: sets of which the text holds one literal each, besides the tail.
    """

    tail: Literals
    whole: bool
    required: ManyOf[Literals] = ()

    @property
    def all_required(self) -> list[Literals]:
        """With the tail, where that says something."""
        return [*self.required, *_told(self.tail)]


@lru_cache(maxsize=2048)  # once a process, as approximations
def required_literals(pattern: "re.Pattern[str] | Expression") -> Literals:
    """The rarest set of literals, folded, of which any text that matches holds one; none where it need hold no literal.

    A literal that begins or ends with a BORDER is not beside a letter or a digit there. Raises ValueError for a pattern that cannot be read.
    """
    tree = PatternReader(pattern.pattern, int(pattern.flags), ascii_only=False).tree()
    rarest = _rarest(_read(tree, NO_LITERAL).all_required) or frozenset[str]()
    return _shortest(frozenset(map(_written, rarest)))


def _rarest(sets: ManyOf[Literals]) -> Literals | None:
    return min(sets, key=frequency) if len(sets) > 1 else next(iter(sets), None)


@lru_cache(maxsize=4096)  # all ways of a branch begin behind the same literals
def frequency(literals: Literals) -> float:
    """Roughly how many of a text's characters begin one of these."""
    return sum([math.prod(map(_frequency_of_char, literal)) for literal in literals])


@lru_cache(maxsize=4096)
def _frequency_of_char(char: str) -> float:
    if char in _FREQUENCIES:
        return _FREQUENCIES[char]
    if not char.isascii():
        return _BEYOND
    if char.isalpha():
        return _LETTER
    return _DIGIT if char.isdecimal() else _MARK


def _read(item: Item, before: Literals) -> _Read:
    """Before: what stands directly before the part is one of these."""
    match item:
        case Piece(literals=None, is_mark=True):
            return _Read(AT_BORDER, False, _told(frozenset(literal + BORDER for literal in before)))
        case Piece(literals=None):
            return _Read(NO_LITERAL, False, _told(before))
        case Piece(literals=literals) | NotBeside(literals=literals):
            return _joined(before, literals or NO_LITERAL)
        case Group(_, inner):
            return _read(inner, before)
        case Sequence(items):
            return _in_a_row(items, before)
        case Branch(ways):
            return _one_of([_read(way, before) for way in ways], before)
        case Edge():
            return _looked_at(item, before)
        case Repeat(inner, least, most):
            return _repeated(inner, least, most, before)
        case _:
            return _Read(NO_LITERAL, False, _told(before))


def _joined(before: Literals, literals: Literals) -> _Read:
    if before == NO_LITERAL:
        return _Read(literals, True)
    if len(before) * len(literals) > _MOST_JOINED:
        return _Read(literals, False, _told(before))
    joined = frozenset([first + second for first in before for second in literals])
    if any([first[-1:] == BEYOND_ASCII for first in before]):  # noqa: C419 - called for each character of all patterns
        joined = frozenset(filter(_can_be, joined))
    return _Read(joined, True)


def _can_be(literal: str) -> bool:
    """Whether none but a character beyond ASCII stands where one must."""
    _, _, behind = literal.partition(BEYOND_ASCII)
    return not behind or behind[0] <= BORDER or not behind[0].isascii()


def _looked_at(edge: Edge, before: Literals) -> _Read:
    """What must stand before or behind a point is required, and stands beside it."""
    is_beyond = _is_beyond_ascii(edge.inner)
    if edge.ahead:
        tail = frozenset(literal + BEYOND_ASCII for literal in before) if is_beyond else before
        return _Read(tail, True, _read(edge.inner, before).all_required)
    looked = _read(edge.inner, NO_LITERAL)
    if is_beyond:
        return _Read(frozenset(each for each in before if not (each[-1:].isalnum() and each[-1].isascii())), True)
    return _Read(looked.tail if before == NO_LITERAL else before, True, looked.all_required)


def _is_beyond_ascii(item: Item) -> bool:
    match item:
        case Piece(is_beyond_ascii=is_beyond):
            return is_beyond
        case Group(_, inner) | Sequence([inner]):
            return _is_beyond_ascii(inner)
        case _:
            return False


def _in_a_row(items: Iterable[Item], before: Literals) -> _Read:
    required: list[Literals] = []
    tail, whole = before, True
    for item in items:
        read = _read(item, tail)
        required += read.required
        tail, whole = read.tail, whole and read.whole
    return _Read(tail, whole, required)


def _one_of(ways: ManyOf[_Read], before: Literals) -> _Read:
    """What a way requires beside its tail is not required of the others."""
    # A way whose tail cannot be is none.
    ways = [way for way in ways if way.tail] or ways[:1]
    tail = frozenset[str]().union(*(way.tail for way in ways))
    if all(way.whole for way in ways):
        return _Read(tail, True)
    rarest = [_rarest(way.all_required) or NO_LITERAL for way in ways]
    return _Read(tail, False, [*_told(frozenset[str]().union(*rarest)), *_told(before)])


def _repeated(inner: Item, least: int, most: int | None, before: Literals) -> _Read:
    if least == most and least <= _MOST_REPEATED:
        return _in_a_row([inner] * least, before)
    once = _read(inner, before)
    last = once if most == 1 else _read(inner, NO_LITERAL)
    if least:
        return _Read(last.tail, False, once.all_required)
    tail = before | last.tail
    if once is last and once.whole:
        return _Read(tail, True)
    return _Read(tail if len(tail) <= _MOST_JOINED else NO_LITERAL, False, _told(before))


def _told(literals: Literals) -> list[Literals]:
    """The set, where there is something in each; else none."""
    return [literals] if _tells(literals) else []


def _tells(literals: Literals) -> bool:
    """Whether there is something in each."""
    return bool(literals) and all([each[:1] > BEYOND_ASCII or each.strip(BORDER + BEYOND_ASCII) for each in literals])  # noqa: C419 - as above


def _shortest(literals: Literals) -> Literals:
    """Without those that hold another, as " name" and "(name" hold "name" behind a border."""
    each = [literal for literal in literals if not any(other in literals for other in _at_borders(literal))]
    automaton = AhoCorasick(each)
    return frozenset(literal for literal in each if len(automaton.find_matches_as_indexes(literal, overlapping=True)) == 1)


def _at_borders(literal: str) -> Iterator[str]:
    """The same with a border in place of the mark that it begins or ends with."""
    first, last = literal[0], literal[-1]
    if not first.isalnum() and first != BORDER:
        yield BORDER + literal[1:]
    if not last.isalnum() and last != BORDER:
        yield literal[:-1] + BORDER


def _written(literal: str) -> str:
    """Without borders in its midst, and those that are beside neither a letter nor a digit: there is always one."""
    return "".join(_edges(literal))


def _edges(literal: str) -> Iterator[str]:
    inner = literal.replace(BORDER, "").replace(BEYOND_ASCII, "")
    yield BORDER if literal[0] == BORDER and inner[0].isalnum() else ""
    yield inner
    yield BORDER if literal[-1] == BORDER and inner[-1].isalnum() else ""
