"""One pass over a text that says which recognizers could find something in it; nearly always that is none.

What each recognizer needs is derived from its own pattern (``weakened``), so that no finding can be lost; a test proves it.
All conditions are one automaton of google-re2, which runs in linear time.
"""

import re
from collections.abc import Sequence

import re2

from .weakened import weakened

_MEMORY_BYTES = 48 << 20


class Prefilter:
    """Which of the conditions a text fulfils, or may."""

    def __init__(self, conditions: Sequence[re.Pattern[str] | str | None]) -> None:
        """Conditions: patterns of ``re``, or in re2's own syntax as a string; None is always fulfilled."""
        self._all = tuple(range(len(conditions)))
        self._always = tuple(number for number, condition in enumerate(conditions) if condition is None)
        self._of_ascii = _built(conditions, ascii_only=True)
        self._of_all = _built(conditions, ascii_only=False)

    def possible(self, text: str) -> Sequence[int]:
        """The numbers of the conditions that are, or may be, fulfilled, in ascending order."""
        automaton = self._of_ascii if text.isascii() else self._of_all
        try:
            found = automaton.Match(text)
        except UnicodeEncodeError:  # half a surrogate pair, which no UTF-8 can hold
            return self._all
        # The last one matches everything: without it the automaton ran out of memory, and knows nothing.
        if not found or len(self._all) not in found:
            return self._all
        if len(found) == 1:
            return self._always
        return sorted({*self._always, *(number for number in found if number < len(self._all))})


def _built(conditions: Sequence[re.Pattern[str] | str | None], *, ascii_only: bool) -> re2.Set:
    options = re2.Options()
    options.max_mem = _MEMORY_BYTES
    options.log_errors = False
    options.never_capture = True
    automaton = re2.Set.SearchSet(options)
    for condition in conditions:
        if condition is None:
            automaton.Add(r"\z\A.")  # never: it is fulfilled without asking
        elif isinstance(condition, str):
            automaton.Add(condition)
        else:
            automaton.Add(weakened(condition, ascii_only=ascii_only))
    automaton.Add("")
    automaton.Compile()
    return automaton
