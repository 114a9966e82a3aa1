"""One pass over a text that says which recognizers could find something in it; nearly always that is none.

What each recognizer needs is derived from its own pattern (``approximation``), so that no finding can be lost; a test proves it.
Hyperscan reads them where it is installed, and google-re2 elsewhere and until Hyperscan is ready.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from .approximation import Approximation, Expression, approximation
from .hyperscan_pass import HyperscanPass, hyperscan_pass
from .re2_pass import Re2Pass
from .stand_ins import in_ascii

Condition = re.Pattern[str] | Expression | str | None


class Prefilter:
    """Which of the conditions a text fulfils, or may."""

    def __init__(self, conditions: Sequence[Condition], kinds: Sequence[str] | None = None) -> None:
        """Conditions: patterns of ``re``, or in re2's own syntax as a string; None is always fulfilled.

        Kinds: one a condition; google-re2 reads those of a kind together. Raises ValueError for a pattern that cannot be read.
        """
        self._conditions = {number: condition for number, condition in enumerate(conditions) if condition is not None}
        self._kinds = dict(enumerate(kinds if kinds is not None else [""] * len(conditions)))
        self._all = tuple(range(len(conditions)))
        self._always = tuple(number for number in self._all if number not in self._conditions)
        # Whoever writes conditions in re2's own syntax may mean what only re2 does, of every text as it is.
        own = {number for number, condition in self._conditions.items() if isinstance(condition, str)}
        self._own = Re2Pass(self._approximations(own, ascii_only=False), self._kinds) if own else None
        self._derived = {*self._conditions} - own
        self._of_ascii = Re2Pass(self._approximations(self._derived, ascii_only=True), self._kinds)
        self._hyperscan: HyperscanPass | None = None

    @cached_property
    def _of_all(self) -> Re2Pass:
        # Nearly no process ever sees a text with a character that has no stand-in.
        return Re2Pass(self._approximations(self._derived, ascii_only=False), self._kinds)

    def _approximations(self, numbers: Iterable[int], *, ascii_only: bool) -> dict[int, Approximation]:
        return {number: _approximation(self._conditions[number], ascii_only=ascii_only) for number in sorted(numbers)}

    def enable_hyperscan(self, folder: Path) -> bool:
        """Reads nearly all texts with Hyperscan from now on, if possible; up to ten seconds, another thread may read meanwhile.

        Folder: where what was compiled is kept. Returns whether it is possible: not without the extra ``hyperscan``.
        """
        of_ascii = self._approximations(self._derived, ascii_only=True)
        self._hyperscan = hyperscan_pass({number: each.form for number, each in of_ascii.items()}, folder)
        return self._hyperscan is not None

    def possible(self, text: str) -> Sequence[int]:
        """The numbers of the conditions that are, or may be, fulfilled, in ascending order."""
        try:
            encoded = text.encode()
        except UnicodeEncodeError:  # half a surrogate pair, which no UTF-8 can hold
            return self._all
        plain = text if text.isascii() else in_ascii(text)
        if plain is None:
            more = self._of_all(text, encoded)
        elif self._hyperscan is None:
            more = self._of_ascii(plain, plain.encode())
        else:
            more = self._hyperscan(plain.encode())
        if self._own is not None:
            more += self._own(text, encoded)
        return sorted({*self._always, *more}) if more else self._always


def _approximation(condition: re.Pattern[str] | Expression | str, *, ascii_only: bool) -> Approximation:
    return (
        Approximation(condition, needs_digit=False)
        if isinstance(condition, str)
        else approximation(condition, ascii_only=ascii_only)
    )
