"""One pass over a text that says which recognizers could find something in it; nearly always that is none.

What each recognizer needs is derived from its own pattern (``relaxed``), so that no finding can be lost; a test proves it.
Conditions of a kind are one automaton of google-re2, which runs in linear time. They are several, as an automaton makes its
states while it reads: all conditions in one need the product of their states, and a text that it has not read costs ten times more.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path

import re2

from .hyperscan_pass import HyperscanPass, hyperscan_pass
from .relaxation import Expression, relaxed

_MEMORY_BYTES = 12 << 20
_NEVER = r"\z\A."
Condition = re.Pattern[str] | Expression | str | None
# What matches, its answer where nothing else does, the numbers of its conditions.
Automaton = tuple[Callable[[bytes], list[int]], list[int], list[int]]


class Prefilter:
    """Which of the conditions a text fulfils, or may."""

    def __init__(self, conditions: Sequence[Condition], kinds: Sequence[str] | None = None) -> None:
        """Conditions: patterns of ``re``, or in re2's own syntax as a string; None is always fulfilled.

        Kinds: one a condition; those of a kind share an automaton. Without any, all do. Raises re.error for a broken pattern.
        """
        self._conditions = conditions
        self._all = tuple(range(len(conditions)))
        self._always = tuple(number for number, condition in enumerate(conditions) if condition is None)
        names = list(kinds) if kinds is not None else [""] * len(conditions)
        self._groups = [[n for n in self._all if names[n] == kind] for kind in dict.fromkeys(names)]
        self._of_ascii = self._automata(self._groups, ascii_only=True)
        self._one_pass: HyperscanPass | None = None
        self._beside: list[Automaton] = []

    @cached_property
    def _of_all(self) -> list[Automaton]:
        # Many a process never sees a text that is not ASCII, and starts earlier without it.
        return self._automata(self._groups, ascii_only=False)

    def _automata(self, groups: Sequence[list[int]], *, ascii_only: bool) -> list[Automaton]:
        """One a group."""
        forms = {n: _form(self._conditions[n], ascii_only=ascii_only) for group in groups for n in group}
        return [(_match_of(_built([forms[n] for n in group])), [len(group)], group) for group in groups]

    def enable_hyperscan(self, folder: Path) -> bool:
        """Reads texts of ASCII in one pass from now on, if that can be; up to ten seconds, another thread may read meanwhile.

        Folder: where what was compiled is kept. Returns whether it can be: not without the extra ``hyperscan``.
        """
        # Whoever writes conditions in re2's own syntax may mean what only re2 does.
        own = [n for n in self._all if isinstance(self._conditions[n], str)]
        others = [n for n in self._all if n not in {*own, *self._always}]
        read = hyperscan_pass({n: _form(self._conditions[n], ascii_only=True) for n in others}, folder)
        self._beside = self._automata([own], ascii_only=True) if own else []
        self._one_pass = read
        return read is not None

    def possible(self, text: str) -> Sequence[int]:
        """The numbers of the conditions that are, or may be, fulfilled, in ascending order."""
        try:
            encoded = text.encode()
        except UnicodeEncodeError:  # half a surrogate pair, which no UTF-8 can hold
            return self._all
        if text.isascii():
            quick = self._one_pass
            more = [*quick(encoded), *_matched(self._beside, encoded)] if quick else _matched(self._of_ascii, encoded)
        else:
            more = _matched(self._of_all, encoded)
        return sorted({*self._always, *more}) if more else self._always


def _match_of(automaton: re2.Set) -> Callable[[bytes], list[int]]:
    """Its ``Match``; the compiled one itself, as Python's wrapper around it costs a third of a pass over a message."""
    match: Callable[[bytes], list[int]] = getattr(automaton, "_set", automaton).Match
    return match


def _matched(automata: Iterable[Automaton], encoded: bytes) -> list[int]:
    more: list[int] = []
    for match, nothing, group in automata:
        found = match(encoded)
        if found == nothing:
            continue
        # The last one matches everything: without it the automaton ran out of memory, and knows nothing.
        known = found and len(group) in found
        more += [group[number] for number in found if number < len(group)] if known else group
    return more


def _form(condition: Condition, *, ascii_only: bool) -> str:
    """In re2's syntax; what is always fulfilled is never asked."""
    if condition is None:
        return _NEVER
    return condition if isinstance(condition, str) else relaxed(condition, ascii_only=ascii_only)


def _built(forms: Sequence[str]) -> re2.Set:
    options = re2.Options()
    options.max_mem = _MEMORY_BYTES
    options.log_errors = False
    options.never_capture = True
    automaton = re2.Set.SearchSet(options)
    for form in (*forms, ""):
        automaton.Add(form)
    automaton.Compile()
    return automaton
