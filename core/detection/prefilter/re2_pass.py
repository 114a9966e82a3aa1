"""One pass of google-re2 over a text, for those without Hyperscan and for texts beyond ASCII.

Most approximations hold a word that a text must hold: google-re2's filter looks for all of these words at once, and then asks the
few whose words are there. The others are automata; those that need a digit are asked only where there is one. An automaton makes
its states while it reads, and all approximations in one would need the product of their states: hence one for each kind.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import re2

from .approximation import Approximation

# With less, a set of today's rules forgets its states and builds them anew in each text, at twice the time.
_SET_BYTES, _FILTERED_BYTES = 24 << 20, 4 << 20
_DIGIT = re.compile(r"\d")
# What a set of one form finds where a text does not fulfil it: only the empty form that is added to each set.
_ONLY_ANY = [1]
# Added to each filter: it finds this, or is not to be trusted.
_PROBE = "privacy-check-probe"


class Re2Pass:
    """Which of the approximations a text fulfils; thread-safe."""

    def __init__(
        self, approximations: Mapping[int, Approximation], kinds: Mapping[int, str], filtered: Sequence[int] | None = None
    ) -> None:
        """Both by number. Kinds: the approximations of one kind share an automaton. Filtered: what the filter holds, if known.

        Raises re2.error for a broken one.
        """
        self._filter, self._filtered = _filter_of(approximations, filtered)
        others = sorted({*approximations} - {*self._filtered})
        self._anywhere = _automata(approximations, kinds, [n for n in others if not approximations[n].digits])
        self._with_digit = _automata(approximations, kinds, [n for n in others if approximations[n].digits])

    @property
    def filtered(self) -> Sequence[int]:
        """The numbers of what the filter holds."""
        return self._filtered

    def __call__(self, text: str, encoded: bytes) -> list[int]:
        """The numbers of the approximations, in no order. Encoded: the text in UTF-8."""
        found = [self._filtered[number] for number in self._filter.Match(encoded) or ()]
        found += _matched(self._anywhere, encoded)
        return found + _matched(self._with_digit, encoded) if _DIGIT.search(text) else found


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
    """``asked`` holds the numbers of its approximations; one more, the last, matches everything."""

    compiled: re2.Set
    asked: Sequence[int]


def _filter_of(approximations: Mapping[int, Approximation], filtered: Sequence[int] | None) -> tuple[re2.Filter, Sequence[int]]:
    """A filter, and the numbers of what it holds: all that no text without a certain word fulfils."""
    little = _options(_FILTERED_BYTES)
    if filtered is None:
        numbers = list(approximations)
        unfiltered = {*(_compiled(approximations, numbers, little).Match("", potential=True) or ())}
        filtered = [number for at, number in enumerate(numbers) if at not in unfiltered]
    made = _compiled(approximations, filtered, little)
    if made.Match(_PROBE) != [len(filtered)]:  # its words are too many for its memory
        return _compiled(approximations, [], little), []
    return made, filtered


def _compiled(approximations: Mapping[int, Approximation], numbers: Iterable[int], options: re2.Options) -> re2.Filter:
    made = re2.Filter()
    for number in numbers:
        made.Add(approximations[number].form, options)
    made.Add(_PROBE, options)
    made.Compile()
    return made


def _automata(approximations: Mapping[int, Approximation], kinds: Mapping[int, str], numbers: Sequence[int]) -> list[_Automaton]:
    """One a kind."""
    groups = [[number for number in numbers if kinds[number] == kind] for kind in dict.fromkeys(kinds[n] for n in numbers)]
    return [_Automaton(_set([approximations[number].form for number in group]), group) for group in groups]


def _set(forms: Sequence[str]) -> re2.Set:
    made = re2.Set.SearchSet(_options(_SET_BYTES))
    for form in (*forms, ""):
        made.Add(form)
    made.Compile()
    return made


def _options(memory: int) -> re2.Options:
    options = re2.Options()
    options.max_mem = memory
    options.log_errors = False
    options.never_capture = True
    return options


def _matched(automata: Iterable[_Automaton], encoded: bytes) -> list[int]:
    more: list[int] = []
    for automaton in automata:
        asked, found = automaton.asked, automaton.compiled.Match(encoded)
        if not found or len(asked) not in found:  # it ran out of memory, and knows nothing
            more += asked
        elif len(found) > 1:
            more += [asked[at] for at in found if at < len(asked)]
    return more
