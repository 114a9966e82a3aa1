"""A pattern's necessary condition for google-re2: what Python's ``re`` finds in a text, the weaker pattern finds in it, too.

Look-around, back references and exact repeat counts are left out, which only lets more texts through. Two forms: for texts
of ASCII alone, where both engines mean the same by a word, a digit and a boundary; and for all others, where any character
beyond ASCII may stand for whatever a class could mean by it.
"""

import re
import re._compiler as compiler  # type: ignore[import-not-found]  # the standard library's own, without type stubs
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import cast

Node = tuple[object, object]
_MOST_REPEATS = 6
# A gap: at least so many of nearly any character, behind a word of so many letters.
_LONG, _NEARLY_ANY, _A_WORD = 8, 80, 3
_ASCII = 128
_ALL_ASCII = "".join(map(chr, range(_ASCII)))
_BEYOND = "\\x{80}-\\x{10FFFF}"
NEVER = "[^\\x{0}-\\x{10FFFF}]"
# What Python takes for an ASCII letter where case is ignored (library reference, "re").
_LIKE_ASCII = "\u0131\u0130\u017f\u212a"
_ONE_CHARACTER = (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY, op.ANY_ALL)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_HOLDERS = (op.SUBPATTERN, *_REPEATS)


@dataclass(frozen=True, slots=True)
class Expression:
    """A pattern of ``re`` with its flags, not compiled yet."""

    pattern: str
    flags: int


@lru_cache(maxsize=2048)  # once a process: detectors are built again and again from the same patterns
def relaxed(expression: "re.Pattern[str] | Expression", *, ascii_only: bool) -> str:
    """In re2's syntax, without groups, for texts of ASCII alone or for all. Raises re.error for what ``re`` cannot read."""
    read = parser.parse(expression.pattern, expression.flags)
    flags = cast("int", read.state.flags)
    return _Weakener(ascii_only=ascii_only).sequence(_before_gap(list(read), flags), _Where(flags, first=True, last=True))


def _before_gap(nodes: list[Node], flags: int) -> list[Node]:
    """What stands before a stretch of anything, where that is a word already.

    Behind it each pattern would remember its word wherever the text goes on, and all of them need the product of their states.
    """
    letters = 0
    for number, node in enumerate(nodes):
        if letters >= _A_WORD and _has_gap(node, flags):
            return nodes[:number]
        letters += _least_letters(node)
    return nodes


def _inner(node: Node) -> list[list[Node]]:
    """The sequences inside a node, one a branch."""
    kind, value = node
    if kind is op.BRANCH:
        return [list(branch) for branch in cast("tuple[object, Iterable[Iterable[Node]]]", value)[1]]
    if kind in _HOLDERS:
        return [list(cast("tuple[Iterable[Node], ...]", value)[-1])]
    return [list(cast("Iterable[Node]", value))] if kind is op.ATOMIC_GROUP else []


def _has_gap(node: Node, flags: int) -> bool:
    if node[0] in _REPEATS:
        _, most, inner = cast("tuple[int, int, Iterable[Node]]", node[1])
        one = list(inner)
        if len(one) == 1 and one[0][0] in _ONE_CHARACTER and most >= _LONG:
            return len(_matched(_written(one[0]), _Node(one[0]), flags)) >= _NEARLY_ANY
    return any(_has_gap(part, flags) for branch in _inner(node) for part in branch)


def _least_letters(node: Node) -> int:
    """How many letters of its own a node has at least."""
    kind, value = node
    if kind is op.LITERAL:
        return int(chr(cast("int", value)).isalpha())
    least = min((sum(map(_least_letters, branch)) for branch in _inner(node)), default=0)
    return least * cast("tuple[int, int, object]", value)[0] if kind in _REPEATS else least


@dataclass(frozen=True, slots=True)
class _Where:
    """The flags in force, and whether a part stands at the very beginning or the very end of the whole."""

    flags: int
    first: bool
    last: bool

    def inside(self, number: int, count: int) -> "_Where":
        """The same for one of several parts."""
        first, last = self.first and number == 0, self.last and number == count - 1
        return self if (first, last) == (self.first, self.last) else _Where(self.flags, first, last)


class _Weakener:
    def __init__(self, *, ascii_only: bool) -> None:
        self._ascii_only = ascii_only
        self._by_kind: dict[object, Callable[[object, _Where], str]] = {
            op.BRANCH: self._branch,
            op.SUBPATTERN: self._group,
            op.ATOMIC_GROUP: self.sequence,
            op.MAX_REPEAT: self._repeat,
            op.MIN_REPEAT: self._repeat,
            op.POSSESSIVE_REPEAT: self._repeat,
            op.AT: self._place,
            op.ASSERT: self._beside,
            op.ASSERT_NOT: self._not_beside,
            op.GROUPREF: self._anything,
            op.GROUPREF_EXISTS: self._anything,
        }

    def sequence(self, nodes: object, where: _Where) -> str:
        """One after the other."""
        each = list(cast("Iterable[Node]", nodes))
        return "".join(self._part(node, where.inside(number, len(each))) for number, node in enumerate(each))

    def _part(self, node: Node, where: _Where) -> str:
        kind, value = node
        return self._character(node, where.flags) if kind in _ONE_CHARACTER else self._by_kind[kind](value, where)

    def _character(self, node: Node, flags: int) -> str:
        return _class(_written(node), _Node(node), flags, self._ascii_only)

    def _beside(self, value: object, where: _Where) -> str:
        """What must stand before the whole, or behind it."""
        direction, inner = cast("tuple[int, object]", value)
        at_edge = where.first if direction < 0 else where.last
        return self.sequence(inner, where) if at_edge else ""

    def _not_beside(self, value: object, where: _Where) -> str:
        """A character that must not stand before the whole, or behind it: some other one does, or none."""
        direction, inner = cast("tuple[int, Iterable[Node]]", value)
        nodes = list(inner)
        at_edge = where.first if direction < 0 else where.last
        if not self._ascii_only or not at_edge or len(nodes) != 1 or nodes[0][0] not in _ONE_CHARACTER:
            return ""
        wrong = set(_matched(_written(nodes[0]), _Node(nodes[0]), where.flags))
        inside = "".join(f"\\x{{{code:x}}}" for code in range(_ASCII) if code not in wrong)
        edge = r"\A" if direction < 0 else r"\z"
        return f"(?:{edge}|[{inside}])" if inside else ""

    def _branch(self, value: object, where: _Where) -> str:
        _, branches = cast("tuple[object, Iterable[object]]", value)
        return f"(?:{'|'.join(self.sequence(branch, where) for branch in branches)})"

    def _group(self, value: object, where: _Where) -> str:
        _, added, taken, inner = cast("tuple[object, int, int, object]", value)
        return f"(?:{self.sequence(inner, replace(where, flags=(where.flags | added) & ~taken))})"

    def _repeat(self, value: object, where: _Where) -> str:
        least, most, inner = cast("tuple[int, int, object]", value)
        one = f"(?:{self.sequence(inner, _Where(where.flags, first=False, last=False))})"
        fewer = min(least, _MOST_REPEATS)
        if most is not op.MAXREPEAT and most <= _MOST_REPEATS:
            return f"{one}{{{fewer},{most}}}"
        return f"{one}{{{fewer},}}" if fewer > 1 else one + "*+"[fewer]

    def _place(self, value: object, where: _Where) -> str:
        """The beginning and end of a line, and a word's boundary."""
        if value is op.AT_BOUNDARY:
            return r"\b" if self._ascii_only else ""
        lines = bool(where.flags & re.MULTILINE)
        return {op.AT_BEGINNING: "(?m:^)" if lines else r"\A", op.AT_END: "(?m:$)" if lines else ""}.get(value, "")

    def _anything(self, value: object, where: _Where) -> str:
        return "(?s:.*)"


@dataclass(frozen=True)
class _Node:
    """A node that counts as equal to any other, so that only its text is remembered."""

    node: Node = field(compare=False)


def _written(node: Node) -> str:
    kind, value = node
    return f"{kind}{value}" if isinstance(value, int) else repr(node)


@cache
def _class(written: str, node: _Node, flags: int, ascii_only: bool) -> str:
    """A class of the ASCII characters that Python matches there, and of those beyond ASCII that it may."""
    inside = "".join(f"\\x{{{code:x}}}" for code in _matched(written, node, flags))
    if not ascii_only:
        inside += _beyond(node.node, flags)
    return f"[{inside}]" if inside else NEVER


def _beyond(node: Node, flags: int) -> str:
    kind, value = node
    if kind is op.LITERAL and isinstance(value, int) and value < _ASCII:
        return _like_ascii(value, flags & re.IGNORECASE)
    return _BEYOND


@cache
def _like_ascii(code: int, flags: int) -> str:
    """The characters beyond ASCII that Python takes for this one."""
    one = _compiled((op.LITERAL, code), flags)
    return "".join(char for char in _LIKE_ASCII if one.fullmatch(char))


@cache
def _matched(written: str, node: _Node, flags: int) -> tuple[int, ...]:
    """The ASCII codes that Python matches there. Written: the node as text."""
    return tuple(map(ord, _compiled(node.node, flags).findall(_ALL_ASCII)))


def _compiled(node: Node, flags: int) -> re.Pattern[str]:
    state = parser.State()
    state.flags = flags & ~re.VERBOSE
    state.str = ""
    made: re.Pattern[str] = compiler.compile(parser.SubPattern(state, [node]), state.flags)
    return made
