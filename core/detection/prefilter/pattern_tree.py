"""The parts of a pattern that is being approximated; each writes itself in the syntax of google-re2.

``needs_digit``: whether all that a part matches holds a digit. ``letters``: how many letters it matches at least. ``has_gap``:
whether it may match a long stretch of nearly anything.
"""

from collections.abc import Sequence as ManyOf
from dataclasses import dataclass
from typing import Protocol


class Item(Protocol):
    """A part of a pattern."""

    @property
    def needs_digit(self) -> bool:
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

    def write(self, *, first: bool, last: bool) -> str:
        """First, last: whether it stands at the very beginning, or at the very end, of the whole."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """What is written the same everywhere."""

    text: str
    needs_digit: bool = False
    letters: int = 0
    nearly_any: bool = False
    has_gap: bool = False

    def write(self, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        return self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """One behind the other."""

    items: ManyOf[Item]

    @property
    def needs_digit(self) -> bool:
        """Where one of them does."""
        return any(item.needs_digit for item in self.items)

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

    def write(self, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        end = len(self.items) - 1
        return "".join(item.write(first=first and n == 0, last=last and n == end) for n, item in enumerate(self.items))


@dataclass(frozen=True, slots=True)
class Branch:
    """One or another."""

    ways: ManyOf[Item]

    @property
    def needs_digit(self) -> bool:
        """Where each of them does."""
        return all(way.needs_digit for way in self.ways)

    @property
    def letters(self) -> int:
        """Of the one with fewest."""
        return min(way.letters for way in self.ways)

    @property
    def has_gap(self) -> bool:
        """Where one of them has."""
        return any(way.has_gap for way in self.ways)

    def write(self, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        return "|".join(dict.fromkeys(way.write(first=first, last=last) for way in self.ways))


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in parentheses; opened by "(?:", or with flags."""

    opened: str
    inner: Item

    @property
    def needs_digit(self) -> bool:
        """As what is inside."""
        return self.inner.needs_digit

    @property
    def letters(self) -> int:
        """As what is inside."""
        return self.inner.letters

    @property
    def has_gap(self) -> bool:
        """As what is inside."""
        return self.inner.has_gap

    def write(self, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        return f"{self.opened}{self.inner.write(first=first, last=last)})"


@dataclass(frozen=True, slots=True)
class Repeat:
    """One thing several times; without a limit where ``most`` is None."""

    item: Item
    least: int
    most: int | None

    @property
    def needs_digit(self) -> bool:
        """Where it must be there."""
        return self.least > 0 and self.item.needs_digit

    @property
    def letters(self) -> int:
        """Of the fewest times."""
        return self.least * self.item.letters

    @property
    def has_gap(self) -> bool:
        """Where nothing limits it, and it is of nearly any character."""
        return self.item.has_gap or (self.most is None and isinstance(self.item, Piece) and self.item.nearly_any)

    def write(self, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        most = "" if self.most is None else self.most
        return f"(?:{self.item.write(first=False, last=False)}){{{self.least},{most}}}"


@dataclass(frozen=True, slots=True)
class Edge:
    """What must stand before something or behind it: known at the edges of the whole, left out elsewhere."""

    inner: Item
    ahead: bool
    letters: int = 0
    has_gap: bool = False

    @property
    def needs_digit(self) -> bool:
        """As what is inside, which is in the text, too, whether it is written here or not."""
        return self.inner.needs_digit

    def write(self, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        return f"(?:{self.inner.write(first=first, last=last)})" if (last if self.ahead else first) else ""


@dataclass(frozen=True, slots=True)
class NotBeside:
    """What must not stand before something or behind it: at the edges of the whole some other character does, or none.

    ``other``: any other character; nothing where that is not known.
    """

    other: str
    ahead: bool
    needs_digit: bool = False
    letters: int = 0
    has_gap: bool = False

    def write(self, *, first: bool, last: bool) -> str:
        """See ``Item``."""
        if not self.other or not (last if self.ahead else first):
            return ""
        edge = r"\z" if self.ahead else r"\A"
        return f"(?:{edge}|{self.other})"
