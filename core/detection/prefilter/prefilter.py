"""One pass over a text that says which recognizers could find something in it; nearly always that is none.

What each recognizer needs is derived from its own pattern (``approximation``), so that no finding can be lost; a test proves it.
Hyperscan reads them where it is installed, and google-re2 elsewhere and until Hyperscan is ready.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from .approximation import Approximation, Expression, approximation
from .hyperscan_pass import HyperscanPass, hyperscan_pass
from .re2_pass import Re2Pass

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
        self._of_ascii = Re2Pass(self._approximations(ascii_only=True), self._kinds)
        self._hyperscan: HyperscanPass | None = None
        self._beside_hyperscan: Re2Pass | None = None

    @cached_property
    def _of_all(self) -> Re2Pass:
        # Many a process never sees a text that is not ASCII, and starts earlier without it.
        return Re2Pass(self._approximations(ascii_only=False), self._kinds)

    def _approximations(self, *, ascii_only: bool) -> dict[int, Approximation]:
        return {number: _approximation(condition, ascii_only=ascii_only) for number, condition in self._conditions.items()}

    def enable_hyperscan(self, folder: Path) -> bool:
        """Reads ASCII texts with Hyperscan from now on, if that can be; up to ten seconds, another thread may read meanwhile.

        Folder: where what was compiled is kept. Returns whether it can be: not without the extra ``hyperscan``.
        """
        # Whoever writes conditions in re2's own syntax may mean what only re2 does.
        of_ascii = self._approximations(ascii_only=True)
        own = {number: each for number, each in of_ascii.items() if isinstance(self._conditions[number], str)}
        read = hyperscan_pass({number: each.form for number, each in of_ascii.items() if number not in own}, folder)
        self._beside_hyperscan = Re2Pass(own, self._kinds) if own else None
        self._hyperscan = read
        return read is not None

    def possible(self, text: str) -> Sequence[int]:
        """The numbers of the conditions that are, or may be, fulfilled, in ascending order."""
        try:
            encoded = text.encode()
        except UnicodeEncodeError:  # half a surrogate pair, which no UTF-8 can hold
            return self._all
        if not text.isascii():
            more = self._of_all(text, encoded)
        elif self._hyperscan is None:
            more = self._of_ascii(text, encoded)
        else:
            more = self._hyperscan(encoded)
            if self._beside_hyperscan is not None:
                more += self._beside_hyperscan(text, encoded)
        return sorted({*self._always, *more}) if more else self._always


def _approximation(condition: re.Pattern[str] | Expression | str, *, ascii_only: bool) -> Approximation:
    return (
        Approximation(condition, needs_digit=False)
        if isinstance(condition, str)
        else approximation(condition, ascii_only=ascii_only)
    )
