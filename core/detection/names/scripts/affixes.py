"""Words of languages that write particles and endings together with a name, as one word, and what of a word may be the name.

A word's first letters may be particles (Arabic و ل ب, Hebrew ו ל ב, Amharic የ ለ ከ), its last letters an ending (Georgian -ს -მა,
Armenian -ի -ը).
"""

import re

_WORD = re.compile(
    r"[^\W\d_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u200c\u200d]"
    r"|['’׳״\"](?=[\u0590-\u05ff])|(?<=[\u0590-\u05ff])['׳])*|\d+|\S|\n"
)
# Source: grammars of each language; letters, of which at most the given number are split off.
_BEFORE = re.compile(r"[ובלהמשכ]{1,2}(?=[\u05d0-\u05ea]{2})|[وفبلك]{1,2}ـ?(?=[\u0621-\u06ff]{2})|[የለከበ](?=[\u1200-\u139f]{2})")
_AFTER = re.compile(
    r"(?<=[\u10a0-\u10ff]{2})[სთანვიდმეზშცო]{1,4}\Z|(?<=[\u0531-\u0587]{2})[իինըսդովցւմ]{1,3}\Z"
    r"|(?<=[\u0980-\u09ff]{2})[কেরয়দাইও]{1,3}\Z|(?<=[\u0b80-\u0bff]{2})[\u0b80-\u0bff]{1,4}\Z"
    r"|(?<=[\u0a80-\u0aff]{2})[નેાોીથમંુ]{1,3}\Z|(?<=[\u0c00-\u0d7f]{2})[\u0c00-\u0d7f]{1,4}\Z"
)


def words(text: str) -> list[tuple[int, int]]:
    """The offsets of words, numbers and marks."""
    return [match.span() for match in _WORD.finditer(text)]


def readings(word: str) -> list[tuple[int, int]]:
    """The parts of a word that may be a name: all of it, then without particles before or an ending after it, the longest first."""
    before, after = _BEFORE.match(word), _AFTER.search(word)
    firsts = range((before.end() if before else 0) + 1)
    lasts = range(len(word), (after.start() if after else len(word)) - 1, -1)
    return sorted(((first, last) for first in firsts for last in lasts if last > first), key=lambda part: part[0] - part[1])
