"""Says which recognizers could find something in a text; nearly always that is none.

What each recognizer needs is derived from its own pattern, so that no finding can be lost; a test proves it. Most patterns require one
of some literals, which are looked for all at once (``required_literals``); google-re2 reads the rest, and those whose literals are
there (``approximation``).
"""

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeGuard

from .approximation import Approximation, Expression, approximation
from .derived import Derived, keep, kept, key_of
from .folding import IOTA_BELOW, fold
from .passes import LiteralPass, Re2Each, Re2Pass
from .required_literals import frequency, required_literals
from .stand_ins import in_ascii

Condition = re.Pattern[str] | Expression | str | None

# Literals that begin at more characters than this let too many texts through: its own automaton is the quicker.
_RARE = 0.003
_DIGIT = re.compile("[0-9]")
# What the reader of patterns does not know: conditionals, flags for ASCII or the locale, comments in the midst, named and octal characters.
_UNREAD = re.compile(r"(?<!\\)\(\?(?:\(|[imsux]*[aL]|#)|(?<!\\)\\(?:N\{|0[0-7])|#[^\n]*\n\s*[*+?{]")


class Prefilter:
    """Which of the conditions a text fulfils, or may."""

    def __init__(self, conditions: Sequence[Condition], folder: Path | None = None) -> None:
        """Conditions: patterns of ``re``, or in re2's own syntax as a string; None is always fulfilled.

        Folder: where what is derived from them is kept; without one, nowhere. Raises ValueError for a pattern that cannot be read.
        """
        self._conditions = {number: condition for number, condition in enumerate(conditions) if _is_read(condition)}
        self._all = tuple(range(len(conditions)))
        self._always = tuple(number for number in self._all if number not in self._conditions)
        # Whoever writes conditions in re2's own syntax may mean what only re2 does, of every text as it is.
        own = {number: Approximation(each, digits=0) for number, each in self._conditions.items() if isinstance(each, str)}
        self._own = Re2Pass(own) if own else None
        derived = self._derived(folder)
        self._for_ascii = {number: each.approximation for number, each in derived.items()}
        rare = {n: each.literals for n, each in derived.items() if each.literals and frequency(each.literals) < _RARE}
        self._without_digit = LiteralPass({number: each for number, each in rare.items() if not self._for_ascii[number].digits})
        self._with_digit = LiteralPass({number: each for number, each in rare.items() if self._for_ascii[number].digits})
        self._others = sorted({*self._for_ascii} - {*rare})
        self._of_ascii = Re2Pass({number: self._for_ascii[number] for number in self._others})
        self._forms = Re2Each({number: each.form for number, each in self._for_ascii.items()})
        self._closers = Re2Each({number: each.closer for number, each in self._for_ascii.items() if each.closer})

    def _derived(self, folder: Path | None) -> dict[int, Derived]:
        """By the conditions' numbers: kept from an earlier start, or derived now."""
        patterns = {number: each for number, each in self._conditions.items() if not isinstance(each, str)}
        keys = {number: key_of(each.pattern, int(each.flags)) for number, each in patterns.items()}
        found = kept(folder, keys.values()) if folder is not None else {}
        made = {
            n: found.get(keys[n]) or Derived(approximation(each, ascii_only=True), required_literals(each))
            for n, each in patterns.items()
        }
        if folder is not None and not {*keys.values()} <= {*found}:
            keep(folder, {keys[number]: each for number, each in made.items()})
        return made

    @cached_property
    def _of_all(self) -> Re2Pass:
        # Nearly no process ever sees a text with a character that has no stand-in.
        return Re2Pass({number: self._for_all(number) for number in self._others})

    def _for_all(self, number: int) -> Approximation:
        condition = self._conditions[number]
        assert not isinstance(condition, str)
        return approximation(condition, ascii_only=False)

    def possible(self, text: str) -> Sequence[int]:
        """The numbers of the conditions that are, or may be, fulfilled, in ascending order."""
        try:
            encoded = text.encode()
        except UnicodeEncodeError:  # half a surrogate pair, which no UTF-8 can hold
            return self._all
        if IOTA_BELOW in text:
            return self._all
        is_ascii = text.isascii()
        folded, plain = (text.lower(), text) if is_ascii else (fold(text), in_ascii(text))
        if plain is None:
            more = [*self._without_digit(folded), *self._with_digit(folded), *self._of_all(encoded, len(text))]
        else:
            more = self._in_ascii(folded, plain, encoded if is_ascii else plain.encode())
        if self._own is not None:
            more += self._own(encoded, len(text))
        return sorted({*self._always, *more}) if more else self._always

    def _in_ascii(self, folded: str, plain: str, encoded: bytes) -> list[int]:
        """Plain: the text with stand-ins; encoded as UTF-8."""
        digits = len(_DIGIT.findall(plain))
        more = [*self._without_digit(folded)]
        if digits:
            more += (number for number in self._with_digit(folded) if self._for_ascii[number].digits <= digits)
        more = [number for number in more if self._forms.fulfils(number, encoded)]
        more += (number for number in self._of_ascii(encoded, digits) if self._for_ascii[number].digits <= digits)
        return [number for number in more if not self._for_ascii[number].closer or self._closers.fulfils(number, encoded)]


def _is_read(condition: Condition) -> TypeGuard[re.Pattern[str] | Expression | str]:
    """Whether it says when it could be fulfilled: not where it holds what is not known here."""
    if condition is None or isinstance(condition, str):
        return condition is not None
    return _UNREAD.search(condition.pattern) is None and not int(condition.flags) & (re.ASCII | re.LOCALE)
