"""The parts of a pattern that is being approximated; each writes itself in the syntax of google-re2.

``digits``: how many digits it matches at least. ``needs``: how many a text holds at least in which it matches, with those that it only
looks at. ``letters``: how many letters it matches at least. ``has_gap``: whether it may match a long stretch of nearly anything.
``literals``: the few strings that it matches, folded (``fold``), with a BORDER where no letter or digit may stand; None where it
matches others. ``is_mark``: whether it matches one character, which is no letter and no digit;
``is_beyond_ascii``: whether that one is not of ASCII.
"""

from collections.abc import Sequence as ManyOf
from dataclasses import dataclass
from typing import Protocol

# In a literal: here it is not beside a letter or a digit.
BORDER = "\0"
# Here a character stands that is not of ASCII.
BEYOND_ASCII = "\1"
NO_LITERAL, AT_BORDER = frozenset({""}), frozenset({BORDER})
# More of nearly any character is a long stretch.
_STRETCH = 6


class Item(Protocol):
    """A part of a pattern."""

    @property
    def digits(self) -> int:
        """See the module."""
        ...

    @property
    def needs(self) -> int:
        """See the module."""
        ...

    @property
    def letters(self) -> int:
        """See the module."""
        ...

    @property
    def has_gap(self) -> bool:
        """See the module."""
        ...

    def write(self, most: int, *, first: bool, last: bool) -> str:
        """Most: a higher count is written as this, or as no limit. First, last: whether it stands at the very beginning or end."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """What is written the same everywhere."""

    text: str
    digits: int = 0
    letters: int = 0
    nearly_any: bool = False
    has_gap: bool = False
    literals: frozenset[str] | None = None
    is_mark: bool = False
    is_beyond_ascii: bool = False

    @property
    def needs(self) -> int:
        """As many as it matches."""
        return self.digits

    def write(self, most: int, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        return self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """One behind the other."""

    items: ManyOf[Item]

    @property
    def digits(self) -> int:
        """All together."""
        return sum(item.digits for item in self.items)

    @property
    def needs(self) -> int:
        """What one looks at may be what another matches."""
        return max([self.digits, *(item.needs for item in self.items)])

    @property
    def letters(self) -> int:
        """All together."""
        return sum(item.letters for item in self.items)

    @property
    def has_gap(self) -> bool:
        """Where one of them has."""
        return any(item.has_gap for item in self.items)

    def before_gap(self, letters: int) -> "Sequence":
        """What stands before a gap, where that has at least so many letters; else the whole."""
        passed = 0
        for number, item in enumerate(self.items):
            if passed >= letters and item.has_gap:
                return Sequence(self.items[:number])
            passed += item.letters
        return self

    def write(self, most: int, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        end = len(self.items) - 1
        return "".join(item.write(most, first=first and n == 0, last=last and n == end) for n, item in enumerate(self.items))


@dataclass(frozen=True, slots=True)
class Branch:
    """One or another."""

    ways: ManyOf[Item]

    @property
    def digits(self) -> int:
        """Of the one with fewest."""
        return min(way.digits for way in self.ways)

    @property
    def needs(self) -> int:
        """Of the one with fewest."""
        return min(way.needs for way in self.ways)

    @property
    def letters(self) -> int:
        """Of the one with fewest."""
        return min(way.letters for way in self.ways)

    @property
    def has_gap(self) -> bool:
        """Where one of them has."""
        return any(way.has_gap for way in self.ways)

    def write(self, most: int, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        return "|".join(dict.fromkeys(way.write(most, first=first, last=last) for way in self.ways))


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in parentheses; opened by "(?:", or with flags."""

    opened: str
    inner: Item

    @property
    def digits(self) -> int:
        """As what is inside."""
        return self.inner.digits

    @property
    def needs(self) -> int:
        """As what is inside."""
        return self.inner.needs

    @property
    def letters(self) -> int:
        """As what is inside."""
        return self.inner.letters

    @property
    def has_gap(self) -> bool:
        """As what is inside."""
        return self.inner.has_gap

    def write(self, most: int, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        return f"{self.opened}{self.inner.write(most, first=first, last=last)})"


@dataclass(frozen=True, slots=True)
class Repeat:
    """One thing several times; without a limit where ``most`` is None."""

    item: Item
    least: int
    most: int | None

    @property
    def digits(self) -> int:
        """Of the fewest times."""
        return self.least * self.item.digits

    @property
    def needs(self) -> int:
        """Where it must be there; what it looks at may be the same each time."""
        return max(self.digits, self.item.needs if self.least else 0)

    @property
    def letters(self) -> int:
        """Of the fewest times."""
        return self.least * self.item.letters

    @property
    def has_gap(self) -> bool:
        """Where nothing limits it, and it is of nearly any character."""
        unlimited = self.most is None or self.most > _STRETCH
        return self.item.has_gap or (unlimited and isinstance(self.item, Piece) and self.item.nearly_any)

    def write(self, most: int, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        limit = "" if self.most is None or self.most > most else self.most
        return f"(?:{self.item.write(most, first=False, last=False)}){{{min(self.least, most)},{limit}}}"


@dataclass(frozen=True, slots=True)
class Edge:
    """What must stand before something or behind it: known at the edges of the whole, left out elsewhere."""

    inner: Item
    ahead: bool
    digits: int = 0
    letters: int = 0
    has_gap: bool = False

    @property
    def needs(self) -> int:
        """As what is inside, which is in the text, too, whether it is written here or not."""
        return self.inner.needs

    def write(self, most: int, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        return f"(?:{self.inner.write(most, first=first, last=last)})" if (last if self.ahead else first) else ""


@dataclass(frozen=True, slots=True)
class NotBeside:
    """What must not stand before something or behind it: at the edges of the whole some other character does, or none.

    ``other``: any other character; nothing where that is not known. ``literals``: a border where no letter or digit may stand.
    """

    other: str
    ahead: bool
    literals: frozenset[str] = NO_LITERAL
    digits: int = 0
    needs: int = 0
    letters: int = 0
    has_gap: bool = False

    def write(self, most: int, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        if not self.other or not (last if self.ahead else first):
            return ""
        edge = r"\z" if self.ahead else r"\A"
        return f"(?:{edge}|{self.other})"


def with_looks(item: Item) -> Item:
    """The end of a whole pattern with what is looked at in place of what stands there, where that says more: it needs digits.

    "(?=[a-z]{0,9}[0-9])[a-z0-9]{2,10}": whatever it matches also begins with what is looked at. Nothing is known behind that.
    """
    match item:
        case Group(opened, inner):
            return Group(opened, with_looks(inner))
        case Branch(ways):
            return Branch([with_looks(way) for way in ways])
        case Sequence(items):
            return _looking(items)
        case _:
            return item


def _looking(items: ManyOf[Item]) -> Sequence:
    last = max((number for number, item in enumerate(items) if not _is_empty(item)), default=0)
    looks = [(item.needs, number, item.inner) for number, item in enumerate(items) if isinstance(item, Edge) and item.ahead]
    needs, number, inner = max(looks, key=lambda look: look[:2], default=(0, 0, items[0])) if items else (0, 0, None)
    if inner is not None and needs > sum(behind.digits for behind in items[number:]):
        return Sequence([*items[:number], Group("(?:", inner)])
    looking = with_looks(items[last]) if items else None
    return Sequence([*items[:last], looking]) if looking is not None and looking != items[last] else Sequence(items)


def _is_empty(item: Item) -> bool:
    """Whether it matches no characters, but only looks at some."""
    match item:
        case Edge() | NotBeside():
            return True
        case Group(_, inner):
            return _is_empty(inner)
        case Branch(inners) | Sequence(inners):
            return all(map(_is_empty, inners))
        case _:
            return False
