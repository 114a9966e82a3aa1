"""A text as the words of private matters are looked for in it: small letters without accents, and spaces for all that is no letter."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from ...fragments import UNSPACED

# Letters and the marks that are written over, under or behind them, which Python takes for no letters.
_MARKS = "\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u200c"
_LETTER = rf"(?:[^\W\d_{UNSPACED}]|[{_MARKS}])"
_WORD = re.compile(rf"[{UNSPACED}]+|{_LETTER}+(?:'{_LETTER}+)*|\d+")
_NON_JOINER = "\u200c"
_PLACEHOLDER = re.compile(r"\[[A-Z_]{3,31}_\d{1,6}\]")
# Accents on Latin, Greek and Cyrillic letters: chats leave them out.
_ACCENTS = re.compile("[\u0300-\u036f]")
_OF_ASCII = {code: char.lower() if (char := chr(code)).isalnum() or char == "'" else " " for code in range(128)}


class PlainText:
    """A text and the same in plain letters, of which some are written as none or as two in the other."""

    def __init__(self, text: str) -> None:
        """Text: any."""
        if "[" in text:
            text = _PLACEHOLDER.sub(lambda found: " " * len(found[0]), text)
        self._offsets: Sequence[int] | None = None
        # Each word has a space on both sides.
        if text.isascii():
            self.plain = f" {text.translate(_OF_ASCII)} "
        else:
            letters = [plain_letter(char) for char in text]
            self.plain = f" {''.join(letters)} "
            self._offsets = [at for at, letter in enumerate(letters) for _ in letter]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text, which begins and ends with a letter, stands in the text."""
        start, end = start - 1, end - 1
        return (start, end) if self._offsets is None else (self._offsets[start], self._offsets[end - 1] + 1)

    def words(self) -> list[str]:
        """The words and numbers; letters of a script without spaces between words are one as far as they go."""
        return _WORD.findall(self.plain)


@lru_cache(maxsize=8192)
def plain_letter(char: str) -> str:
    """In small letters, without accents: none, one or two letters; a straight apostrophe, or a space for what is no letter or digit."""
    if char.isascii():
        return _OF_ASCII[ord(char)]
    if char in "’ʼ":
        return "'"
    if _ACCENTS.match(char):
        return ""
    if not char.isalnum():
        return char if char == _NON_JOINER or unicodedata.category(char)[0] == "M" else " "
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", char.casefold()))
    return unicodedata.normalize("NFC", bare)


def plain(text: str) -> str:
    """The plain text alone."""
    return "".join(map(plain_letter, text))
