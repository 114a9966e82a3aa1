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
from .re2_pass import Re2Each, Re2Pass
from .stand_ins import in_ascii

Condition = re.Pattern[str] | Expression | str | None

# Longer patterns, such as all words for a password in thirty languages, take Hyperscan seconds each to compile, or it refuses them:
# it reads only what they begin with. Of limits from 700 to 4,000, talk is read fastest with this one.
_LARGEST = 2500
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
        # What Hyperscan does not read, and the numbers of gates with that of the condition which each is for.
        self._beside: Re2Pass | None = None
        self._gates: Mapping[int, int] = {}
        self._derived = {*self._conditions} - own
        self._for_ascii, self._of_ascii = self._read(folder)
        self._forms = Re2Each({number: each.form for number, each in self._for_ascii.items()})
        self._closers = Re2Each({number: each.closer for number, each in self._for_ascii.items() if each.closer})
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
        """Reads nearly all texts with Hyperscan from now on, if possible; up to half a minute, another thread may read meanwhile.

        Folder: where what was compiled is kept. Kept only: not if it would have to be compiled first. Returns whether it reads: not
        without the extra ``hyperscan``.
        """
        if self._hyperscan is None:
            large = [number for number, each in self._for_ascii.items() if len(each.form) > _LARGEST]
            gated = [
                (number, Approximation(gate, self._for_ascii[number].digits))
                for number in large
                for gate in _gates(self._conditions[number])
            ]
            shut_off = {number for number, _ in gated}
            forms = {number: each for number, each in self._for_ascii.items() if number not in shut_off}
            numbered = {number: gate for number, (_, gate) in enumerate(gated, _FIRST_GATE)}
            made = hyperscan_pass({**forms, **numbered}, folder, kept_only=kept_only)
            refused = made.refused if made else frozenset[int]()
            gates = {number: owner for number, (owner, _) in enumerate(gated, _FIRST_GATE)}
            shut = {*gates.values()} - {owner for number, owner in gates.items() if number in refused}
            unread = ({*self._for_ascii} & refused) | ({*self._for_ascii} - {*forms} - shut)
            self._beside = (
                Re2Pass({number: self._for_ascii[number] for number in sorted(unread)}, self._kinds) if unread else None
            )
            self._gates = gates
            self._hyperscan = made
        return self._hyperscan is not None

    def possible(self, text: str) -> Sequence[int]:
        """The numbers of the conditions that are, or may be, fulfilled, in ascending order."""
        try:
            read = encoded = text.encode()
        except UnicodeEncodeError:  # half a surrogate pair, which no UTF-8 can hold
            return self._all
        plain: str | None = text
        if not text.isascii():
            plain = in_ascii(text)
            read = plain.encode() if plain is not None else encoded
        if plain is None:
            more = self._of_all(text, encoded)
        elif self._hyperscan is None:
            more = self._of_ascii(plain, read)
        else:
            more = self._by_hyperscan(self._hyperscan, plain, read)
        if more and plain is not None:
            more = self._closer(more, plain, read)
        if self._own is not None:
            more += self._own(text, encoded)
        return sorted({*self._always, *more}) if more else self._always

    def _by_hyperscan(self, hyperscan: HyperscanPass, plain: str, encoded: bytes) -> list[int]:
        """Also asks google-re2 about those that Hyperscan does not read, where it has found what they begin with."""
        found = hyperscan(encoded, digit=_DIGIT.search(plain) is not None)
        if found and max(found) >= _FIRST_GATE:
            gated = {self._gates[number] for number in found if number >= _FIRST_GATE}
            found = [number for number in found if number < _FIRST_GATE]
            found += (number for number in gated if self._forms.fulfils(number, encoded))
        return found + self._beside(plain, encoded) if self._beside is not None else found

    def _closer(self, numbers: Iterable[int], plain: str, encoded: bytes) -> list[int]:
        """Those for which the text has enough digits, and which fulfil the closer form, too."""
        digits = len(_DIGIT.findall(plain))
        enough = (number for number in numbers if self._for_ascii[number].digits <= digits)
        return [number for number in enough if not self._for_ascii[number].closer or self._closers.fulfils(number, encoded)]


def _written(condition: re.Pattern[str] | Expression | str) -> tuple[str, int]:
    return (condition, 0) if isinstance(condition, str) else (condition.pattern, int(condition.flags))


def _gates(condition: re.Pattern[str] | Expression | str) -> list[str]:
    return [] if isinstance(condition, str) else gates(condition, _LONGEST_GATE)


def _approximation(condition: re.Pattern[str] | Expression | str, *, ascii_only: bool) -> Approximation:
    return Approximation(condition, digits=0) if isinstance(condition, str) else approximation(condition, ascii_only=ascii_only)
