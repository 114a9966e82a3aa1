"""An over-approximation of a pattern for google-re2: wherever Python's ``re`` finds something, it finds something, too.

Look-around, back references and high repeat counts are left out, which only lets more texts through. There are two forms: one for
ASCII texts, where both engines mean the same by a word, a digit and a boundary, and for texts in which others have ``stand_ins``;
and one for all texts, where any character beyond ASCII may stand for whatever a class could mean by it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .pattern_reader import PatternReader
from .pattern_tree import Group, Sequence, with_looks

# A high count costs an automaton as many states, and tells little more.
_MOST, _MOST_CLOSER = 6, 20
_A_WORD = 3


@dataclass(frozen=True, slots=True)
class Expression:
    """A pattern of ``re`` with its flags, not compiled yet."""

    pattern: str
    flags: int


@dataclass(frozen=True, slots=True)
class Approximation:
    """In the syntax of google-re2, without groups that capture; and how many digits every text holds that it matches.

    Closer: a second form that every such text matches, too; it costs more, and is for the few texts that match the first. May be empty.
    """

    form: str
    digits: int
    closer: str = ""


@lru_cache(maxsize=2048)  # once a process: detectors are built again and again from the same patterns
def approximation(pattern: "re.Pattern[str] | Expression", *, ascii_only: bool) -> Approximation:
    """ASCII only: for such texts alone. Raises ValueError for a pattern that it cannot read."""
    reader = PatternReader(pattern.pattern, int(pattern.flags), ascii_only=ascii_only)
    tree = reader.tree()
    # Behind a gap an automaton would remember the word before it wherever the text goes on.
    known = tree.before_gap(_A_WORD) if isinstance(tree, Sequence) else tree
    opened = "(?i:" if reader.caseless else "(?:"
    form, closer = (
        Group(opened, part).write(most, first=True, last=True)
        for part, most in ((known, _MOST), (with_looks(tree), _MOST_CLOSER))
    )
    return Approximation(form, tree.needs, closer if ascii_only and closer != form else "")
