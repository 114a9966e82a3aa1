"""Long texts in pieces, none of which begins or ends within a link, an entity, an emoji or a character. Pure.

Sources: Slack developer documentation, "Truncating really long messages" (a text is best under 4,000 characters); Unicode
Standard Annex 29 for what people take for one character.
"""

import re
import unicodedata
from collections.abc import Iterator

MOST_TEXT = 4_000
_FENCE = "```"
_WHOLE = re.compile(r"<[^<>\n]{1,4000}>|&(?:amp|lt|gt);|:[a-z0-9_+'-]{1,60}:(?::skin-tone-[2-6]:)?|[\U0001f1e6-\U0001f1ff]{2}")
_JOINER = "\u200d"
_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_MARKS = frozenset({"Mn", "Me", "Mc"})
_LOOKED_BACK = 5_000


def pieces(text: str, most: int) -> Iterator[str]:
    """Pieces of at most so many characters, cut behind a line where that is possible; together they are the text."""
    while len(text) > most:
        cut = _cut(text, most)
        yield text[:cut]
        text = text[cut:]
    yield text


def beginning(text: str, most: int) -> str:
    """The first of them."""
    return next(pieces(text, most))


def posts(text: str, most: int = MOST_TEXT) -> list[str]:
    """A text in Slack's own writing as several; a block of code that is cut is closed, and opened again in the next."""
    made: list[str] = []
    opened = False
    for piece in pieces(text, most - 2 * len(_FENCE) - 2):
        whole = f"{_FENCE}\n{piece}" if opened else piece
        opened ^= piece.count(_FENCE) % 2 == 1
        made.append(f"{whole.rstrip()}\n{_FENCE}" if opened else whole)
    return [piece.strip("\n") for piece in made if piece.strip()]


def _cut(text: str, most: int) -> int:
    line = text.rfind("\n", most // 2, most)
    if line > 0:
        return line + 1
    word = text.rfind(" ", most // 2, most)
    cut = word + 1 if word > 0 else most
    for whole in _WHOLE.finditer(text, max(0, cut - _LOOKED_BACK, text.rfind("\n", 0, cut)), cut + _LOOKED_BACK):
        if whole.start() < cut < whole.end():
            cut = whole.start() or min(whole.end(), most)
            break
    while cut > 1 and _joined(text, cut):
        cut -= 1
    return cut if cut > 1 else most


def _joined(text: str, at: int) -> bool:
    """Whether what stands before and behind an offset is one character to people."""
    after = text[at]
    return (
        after == _JOINER
        or text[at - 1] == _JOINER
        or ord(after) in _TONES
        or ord(after) in _TAGS
        or unicodedata.category(after) in _MARKS
    )
