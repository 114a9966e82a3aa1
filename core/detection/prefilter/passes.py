"""The passes over a text: one of an Aho-Corasick automaton, which looks for literals, and those of google-re2.

Looking for all literals of all rules takes two microseconds for a message, in all scripts, and a new text costs no more than a known
one. google-re2 reads for conditions that require no literal which is rare: forms of numbers, mostly. Its automata make their states while
they read, and all approximations in one would need the product of their states: hence one for each number of digits that they need. It is
asked only where there are so many: talk has an hour or a version, but seldom a whole account.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import re2
from ahocorasick_rs import AhoCorasick

from .approximation import Approximation
from .pattern_tree import BORDER

# With less, a set of today's rules forgets its states and builds them anew in each text, at twice the time.
_SET_BYTES = 24 << 20
# At least how many digits the approximations of an automaton need.
_DIGITS = (0, 1, 2, 5, 8)
# What a set of one form finds where a text does not fulfil it: only the empty form that is added to each set.
_ONLY_ANY = [1]


class _Use(NamedTuple):
    """Conditions that a literal is for, as bits; and on which sides it must be at a border."""

    conditions: int
    before: bool
    behind: bool


class LiteralPass:
    """Which conditions a text may fulfil. Thread-safe."""

    def __init__(self, required: Mapping[int, Iterable[str]]) -> None:
        """Required: by the conditions' numbers, the literals of which a text must hold one; see ``required_literals``."""
        self._numbers = sorted(required)
        conditions: dict[str, int] = {}
        for at, number in enumerate(self._numbers):
            for literal in required[number]:
                conditions[literal] = conditions.get(literal, 0) | 1 << at
        same = {bits: bits for bits in conditions.values()}  # a few hundred, of as many literals as a dictionary has words
        uses: dict[str, list[_Use]] = {}
        for literal, bits in conditions.items():
            use = _Use(same[bits], literal[0] == BORDER, literal[-1] == BORDER)
            uses.setdefault(literal.strip(BORDER), []).append(use)
        self._uses = [*uses.values()]
        # Most literals may stand anywhere.
        self._anywhere = [0 if any(use.before or use.behind for use in known) else known[0].conditions for known in self._uses]
        self._automaton = AhoCorasick([*uses], store_patterns=False)

    def __call__(self, folded: str) -> Iterator[int]:
        """The conditions' numbers, in ascending order. Folded: a text without IOTA_BELOW; see ``fold``."""
        found, anywhere = 0, self._anywhere
        for literal, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            found |= anywhere[literal] or self._bordered(folded, literal, start, end)
        while found:
            lowest = found & -found
            yield self._numbers[lowest.bit_length() - 1]
            found ^= lowest

    def _bordered(self, folded: str, literal: int, start: int, end: int) -> int:
        """The conditions that a literal is for where it stands."""
        before = start > 0 and folded[start - 1].isalnum()
        behind = folded[end : end + 1].isalnum()
        conditions = 0
        for use in self._uses[literal]:
            if not ((use.before and before) or (use.behind and behind)):
                conditions |= use.conditions
        return conditions


class Re2Pass:
    """Which of the approximations a text fulfils; thread-safe."""

    def __init__(self, approximations: Mapping[int, Approximation]) -> None:
        """By number. Raises re2.error for a broken one."""
        groups: dict[int, list[int]] = defaultdict(list)
        for number, each in sorted(approximations.items()):
            groups[max(few for few in _DIGITS if few <= each.digits)].append(number)
        self._automata = [
            _Automaton(_set([approximations[number].form for number in groups[digits]]), groups[digits], digits)
            for digits in sorted(groups)
        ]

    def __call__(self, encoded: bytes, digits: int) -> list[int]:
        """The numbers of the approximations, in no order. Encoded: a text in UTF-8. Digits: how many it has, at most."""
        found: list[int] = []
        for automaton in self._automata:
            if automaton.digits > digits:
                break
            asked, matched = automaton.asked, automaton.compiled.Match(encoded)
            if not matched or len(asked) not in matched:  # it ran out of memory, and knows nothing
                found += asked
            elif len(matched) > 1:
                found += [asked[at] for at in matched if at < len(asked)]
        return found


class Re2Each:
    """Whether a text fulfils single forms, each of which is compiled when it is first asked for; thread-safe."""

    def __init__(self, forms: Mapping[int, str]) -> None:
        """By number."""
        self._forms = forms
        self._made: dict[int, re2.Set] = {}

    def fulfils(self, number: int, encoded: bytes) -> bool:
        """Whether the text does; True where the automaton ran out of memory. Encoded: the text in UTF-8."""
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = _set([self._forms[number]])
        return made.Match(encoded) != _ONLY_ANY


@dataclass(frozen=True, slots=True)
class _Automaton:
    """``asked`` holds the numbers of its approximations; one more, the last, matches everything. All need so many digits."""

    compiled: re2.Set
    asked: Sequence[int]
    digits: int


def _set(forms: Sequence[str]) -> re2.Set:
    options = re2.Options()
    options.max_mem, options.log_errors, options.never_capture = _SET_BYTES, False, True
    made = re2.Set.SearchSet(options)
    for form in (*forms, ""):
        made.Add(form)
    made.Compile()
    return made
