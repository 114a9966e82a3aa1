"""One pass over a text that says which recognizers could find something in it; nearly always that is none.

What each recognizer needs is derived from its own pattern (``approximation``), so that no finding can be lost; a test proves it.
Hyperscan reads them where it is installed, and google-re2 elsewhere and until Hyperscan is ready.
"""

import contextlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from .approximation import Approximation, Expression, approximation, gates
from .derived import Derived, digest, keep, kept
from .hyperscan_pass import HyperscanPass, hyperscan_pass
from .re2_pass import Re2Pass
from .stand_ins import in_ascii

Condition = re.Pattern[str] | Expression | str | None

# Hyperscan refuses patterns much longer than this, such as all labels of a type in thirty languages.
_LARGEST = 4000
# Hyperscan compiles no longer pattern. The numbers of gates come behind those of all conditions.
_LONGEST_GATE, _FIRST_GATE = 12_000, 1_000_000
_DIGIT = re.compile("[0-9]")


class Prefilter:
    """Which of the conditions a text fulfils, or may."""

    def __init__(self, conditions: Sequence[Condition], kinds: Sequence[str] | None = None, folder: Path | None = None) -> None:
        """Conditions: patterns of ``re``, or in re2's own syntax as a string; None is always fulfilled.

        Kinds: one a condition; google-re2 reads those of a kind together. Folder: where what is derived from them is kept; without
        one, nowhere. Raises ValueError for a pattern that cannot be read.
        """
        self._conditions = {number: condition for number, condition in enumerate(conditions) if condition is not None}
        self._kinds = dict(enumerate(kinds if kinds is not None else [""] * len(conditions)))
        self._all = tuple(range(len(conditions)))
        self._always = tuple(number for number in self._all if number not in self._conditions)
        # Whoever writes conditions in re2's own syntax may mean what only re2 does, of every text as it is.
        own = {number for number, condition in self._conditions.items() if isinstance(condition, str)}
        self._own = Re2Pass(self._approximations(own, ascii_only=False), self._kinds) if own else None
        self._beside: Re2Pass | None = None
        self._all_gated = False
        self._derived = {*self._conditions} - own
        self._for_ascii, self._of_ascii = self._read(folder)
        self._hyperscan: HyperscanPass | None = None

    def _read(self, folder: Path | None) -> tuple[Mapping[int, Approximation], Re2Pass]:
        """The approximations for ASCII, and what reads them; kept from an earlier start, or derived now."""
        key = ""
        if folder is not None:
            with contextlib.suppress(OSError):
                key = digest((number, *_written(self._conditions[number])) for number in sorted(self._derived))
        found = kept(folder, key) if folder is not None and key else None
        if found is not None:
            return found.approximations, Re2Pass(found.approximations, self._kinds, found.filtered)
        approximations = self._approximations(self._derived, ascii_only=True)
        made = Re2Pass(approximations, self._kinds)
        if folder is not None and key:
            keep(folder, key, Derived(approximations, tuple(made.filtered)))
        return approximations, made

    @cached_property
    def _of_all(self) -> Re2Pass:
        # Nearly no process ever sees a text with a character that has no stand-in.
        return Re2Pass(self._approximations(self._derived, ascii_only=False), self._kinds)

    def _approximations(self, numbers: Iterable[int], *, ascii_only: bool) -> dict[int, Approximation]:
        return {number: _approximation(self._conditions[number], ascii_only=ascii_only) for number in sorted(numbers)}

    def enable_hyperscan(self, folder: Path, *, kept_only: bool = False) -> bool:
        """Reads nearly all texts with Hyperscan from now on, if possible; up to ten seconds, another thread may read meanwhile.

        Folder: where what was compiled is kept. Kept only: not if it would have to be compiled first. Returns whether it reads: not
        without the extra ``hyperscan``.
        """
        if self._hyperscan is None:
            forms = {number: each.form for number, each in self._for_ascii.items() if len(each.form) <= _LARGEST}
            longer = [number for number in self._for_ascii if number not in forms]
            gated = {number: _gates(self._conditions[number]) for number in longer}
            each_gate = [gate for ways in gated.values() for gate in ways]
            made = hyperscan_pass({**forms, **dict(enumerate(each_gate, _FIRST_GATE))}, folder, kept_only=kept_only)
            refused = made.refused if made else frozenset[int]()
            others = {number: each for number, each in self._for_ascii.items() if number in refused or number not in forms}
            self._beside = Re2Pass(others, self._kinds) if others else None
            # Whether google-re2 need only be asked where a gate is open.
            self._all_gated = not refused and all(gated.values())
            self._hyperscan = made
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
            more = self._by_hyperscan(plain)
        if more and plain is not None and not _DIGIT.search(plain):
            more = [number for number in more if not self._for_ascii[number].needs_digit]
        if self._own is not None:
            more += self._own(text, encoded)
        return sorted({*self._always, *more}) if more else self._always

    def _by_hyperscan(self, plain: str) -> list[int]:
        """Also asks google-re2 about those that Hyperscan does not read, where it has found what they begin with."""
        encoded = plain.encode()
        found = self._hyperscan(encoded) if self._hyperscan is not None else []
        known = [number for number in found if number < _FIRST_GATE]
        if self._beside is not None and (len(known) < len(found) or not self._all_gated):
            known += self._beside(plain, encoded)
        return known


def _written(condition: re.Pattern[str] | Expression | str) -> tuple[str, int]:
    return (condition, 0) if isinstance(condition, str) else (condition.pattern, int(condition.flags))


def _gates(condition: re.Pattern[str] | Expression | str) -> list[str]:
    return [] if isinstance(condition, str) else gates(condition, _LONGEST_GATE)


def _approximation(condition: re.Pattern[str] | Expression | str, *, ascii_only: bool) -> Approximation:
    return (
        Approximation(condition, needs_digit=False)
        if isinstance(condition, str)
        else approximation(condition, ascii_only=ascii_only)
    )
