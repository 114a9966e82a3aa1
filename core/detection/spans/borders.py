r"""Borders between scripts: the one place that decides where a value ends next to letters that are not Latin.

To ``\b`` and ``\w``, は and 4539 in "カードは4539…です" are one word, since all are letters or digits; to a reader they are not.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ...text import Edit, Text

# Neither is a letter, and no author's text holds one once it is normalised. A rule's \s is a hair space, too; a zero-width space is
# only no letter, so that a password may hold letters of two scripts that both write spaces.
_NO_SPACES, _SPACES = "\u200a", "\u200b"
_WITHOUT_SPACES = frozenset(
    ["CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "BOPOMOFO"]
)
# What has no letter's name, and is written within Latin words and behind their numbers.
_LATIN = frozenset(["LATIN", "COMBINING", "MODIFIER", "FEMININE", "MASCULINE", "MICRO"])
# Two characters, one of them beyond ASCII.
_MEETING = re.compile(r"(?<=\S)(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=\S)")


def bordered(text: Text) -> Text:
    """The text with a border wherever its script changes; the same text if it never does, as in ASCII."""
    return text if text.visible.isascii() else text.edited(_edits(text.visible))


def _edits(visible: str) -> Iterator[Edit]:
    for meeting in _MEETING.finditer(visible):
        at = meeting.start()
        border = _border(visible[at - 1], visible[at]) or _border(visible[at], visible[at - 1])
        if border:
            yield Edit(at, at, border)


def _border(letter: str, beside: str) -> str:
    """The border between a letter and its neighbour: none within a script, nor between accented and plain Latin letters."""
    script = script_of(letter)
    if script in _LATIN:
        return _SPACES if beside.isdecimal() and letter.isalpha() and letter not in "ªº" and not letter.isascii() else ""
    if not script or beside.isspace() or _is_mark(beside) or script_of(beside) not in ("", *_LATIN):
        return ""
    if script in _WITHOUT_SPACES:
        return _NO_SPACES
    # Where words have spaces between them, punctuation shows where one ends.
    return _SPACES if beside.isalnum() else ""


def _is_mark(char: str) -> bool:
    """Whether it is punctuation of another script, which ends a word anyway."""
    return not char.isascii() and unicodedata.category(char)[0] == "P"


@lru_cache(maxsize=8192)
def script_of(char: str) -> str:
    """The first word of a letter's Unicode name, or an empty string."""
    return unicodedata.name(char, "").partition(" ")[0] if unicodedata.category(char)[0] in "LM" else ""
