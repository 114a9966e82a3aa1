"""Characters of ASCII that stand for all others, so that one set of automata reads every text.

Conditions for ASCII (``approximation``) mean by a stand-in whatever they mean by any of the characters that it stands for.
"""

import re
from functools import lru_cache

# A word's character, white space, and neither. The last two are in no text that people write.
LETTER, SPACE, OTHER = "q", "\x1f", "\x01"
_BEYOND = re.compile(r"[^\x00-\x7f]")
# What Python takes for another letter where case is ignored (CPython, Lib/re/_casefix.py): an s, an i, a k; a Greek iota.
_OWN = frozenset("\u017f\u0131\u0130\u212a\u0345")


def in_ascii(text: str) -> str | None:
    """The text with stand-ins; None where it has a character, such as an Arabic digit, that none stands for."""
    made = _BEYOND.sub(_of_match, text)
    return made if len(made) == len(text) else None


@lru_cache(maxsize=8192)
def stand_in(char: str) -> str:
    """Of one character beyond ASCII; an empty string where it has none."""
    if char in _OWN or char.isdecimal():
        return ""
    if char.isspace():
        return SPACE
    return LETTER if char.isalnum() else OTHER


def _of_match(match: re.Match[str]) -> str:
    return stand_in(match[0])
