"""Normalises a text, undoing what hides a value: full-width digits, zero-width characters, homoglyphs, "(at)" and "(dot)", spread letters."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from confusable_homoglyphs import confusables

from ..text import Edit, Text

_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\ufeff" + "".join(map(chr, range(0xFE00, 0xFE10)))
) | frozenset(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))))
_WORD = re.compile(r"[^\W_]+(?:[.@_-][^\W_]+)*")
_AT = r"\s?[\[({<]\s?(?:at|@|arroba|ät)\s?[\])}>]\s?"
_DOT = r"\s?[\[({<]\s?(?:dot|\.|punkt|punto|point|ponto)\s?[\])}>]\s?"
_ENDING = "com|org|net|edu|gov|io|co|de|fr|es|it|uk|nl|pl|pt|br|eu|ch|at|us|ca|au|in|info|dev|ai|app"
# "petra.novak @ kestrel.io": what is before it must be no word of a sentence.
_LOCAL_PART = re.compile(r"[\w-]+[._][\w.-]*\Z")
_MOST_OF_A_LOCAL_PART = 64
_OBFUSCATED = re.compile(
    rf"(?i)(?P<spaced>(?<=\w)(?: @ ?|@ )(?=(?:[\w-]{{2,40}}\.){{1,3}}[a-z]{{2,10}}\b))|(?P<a>(?<=\w)\(a\)(?=(?:[\w-]{{2,40}}\.){{1,3}}[a-z]{{2,10}}\b))|"
    rf"(?P<at>(?<=[\w.-]){_AT}(?=\w))|(?P<dot>(?<=\w){_DOT}(?=\w))|"
    rf"(?<=\w)(?P<sat>\s(?:at|AT)\s)(?=(?:[\w-]{{2,40}}\s(?:dot|DOT)\s){{1,4}}(?:{_ENDING})\b)|"
    rf"(?<=\w)(?P<sdot>\s(?:dot|DOT)\s)(?=(?:[\w-]{{2,40}}\s(?:dot|DOT)\s){{0,3}}(?:{_ENDING})\b)"
)
# What a scan or a copy of a form has spread: "N a m e :  H E L E N", "1420  LARCH  AVE", "07 / 19 / 1990".
_LETTER = r"[A-Za-zÀ-ɏͰ-ӿ]"
_SPREAD = re.compile(r"(?<!\S)\S(?: \S)+(?!\S)")
_SPREAD_WORD = re.compile(rf"(?<!\S)(?:{_LETTER} ){{3}}")
_FEWEST_SPREAD = 8
_DOUBLE = re.compile(r"(?<=[A-Z]{2})  (?=[A-Z\d])")
_FEWEST_DOUBLE = 3
_WIDE = re.compile(r"(?<=[^\W_])[.,:;]?(?P<gap> {2,8})(?=[^\W_])")
_SPREAD_DATE = re.compile(r"(?<![\w/.-])\d{1,2}(?P<mark> [/.-] )\d{1,2}(?P<same>(?P=mark))(?:19|20)\d\d(?![\w/])")
MAYBE_OBFUSCATED = re.compile(
    rf"(?i)(?<![^\W_])(?:{_LETTER} ){{3}}{_LETTER}(?![^\W_])|\d [/.-] \d{{1,2}} [/.-] (?:19|20)\d|(?-i:[A-Z]{{2}}  [A-Z\d])|"
    r"\w(?: @ ?|@ |\(a\))(?:[\w-]{2,40}\.)[a-z]|\b(?:dot|punkt|punto|point|ponto)\b|[\[({<]\s?[.@]\s?[\])}>]|[\[({<]\s?(?:at|arroba|ät)\s?[\])}>]"
)
# Greek and Cyrillic, and the blocks in which more of their letters stand.
_FOREIGN = re.compile(
    "[\u0370-\u052f\u1c80-\u1c8f\u1d00-\u1dbf\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f\uab65\ufe2e\ufe2f"
    "\U00010140-\U0001018f\U000101a0\U0001d200-\U0001d245\U0001e030-\U0001e08f]"
)
# Half-width kana, as banks and old systems print names, with the mark that is a character of its own there: ﾌﾞ.
_NOT_ASCII = re.compile("(?P<kana>[\uff66-\uff9d][\uff9e\uff9f]?)|[^\x00-\x7f]")
_SPACES = frozenset("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_DASHES = frozenset("\u2010\u2011\u2012\u2212\ufe63\uff0d")


@lru_cache(maxsize=4096)
def _lookalike(char: str) -> str:
    """The Latin character that looks like this one, or itself."""
    found = confusables.is_confusable(char, greedy=True, preferred_aliases=[])
    for entry in found or ():
        for glyph in entry["homoglyphs"]:
            if len(glyph["c"]) == 1 and glyph["c"].isascii() and glyph["c"].isalnum():
                return str(glyph["c"])
    return char


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    """One non-ASCII character without its disguise; letters with accents stay as they are."""
    if char in _INVISIBLE:
        return ""
    if char in _SPACES:
        return " "
    if char in _DASHES:
        return "-"
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and plain.isascii() and plain.isprintable():
        return plain
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    return char


def _character_edits(text: str) -> Iterator[Edit]:
    for match in _NOT_ASCII.finditer(text):
        plain = unicodedata.normalize("NFKC", match[0]) if match["kana"] else _folded(match[0])
        if plain != match[0]:
            yield Edit(match.start(), match.end(), plain)


def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0]


def _homoglyph_edits(text: str) -> Iterator[Edit]:
    """Only in words that mix Latin with Cyrillic or Greek: a Russian word stays Russian."""
    for word in _WORD.finditer(text):
        if word[0].isascii():
            continue
        foreign = [i for i, char in enumerate(word[0]) if not char.isascii() and _script(char) in ("CYRILLIC", "GREEK")]
        if not foreign or not re.search("[A-Za-z]", word[0]):
            continue
        for i in foreign:
            plain = _lookalike(word[0][i])
            if plain != word[0][i]:
                yield Edit(word.start() + i, word.start() + i + 1, plain)


def _obfuscation_edits(text: str) -> Iterator[Edit]:
    for match in _OBFUSCATED.finditer(text):
        before = text[max(0, match.start() - _MOST_OF_A_LOCAL_PART) : match.start()]
        if match.lastgroup != "spaced" or _LOCAL_PART.search(before):
            yield Edit(match.start(), match.end(), "." if match.lastgroup in ("dot", "sdot") else "@")


def _spread_edits(text: str) -> Iterator[Edit]:
    """Joins words whose letters are parted by spaces, if there are several."""
    runs = list(_SPREAD.finditer(text))
    if sum(sum(map(str.isalpha, run[0])) for run in runs if _SPREAD_WORD.search(run[0])) < _FEWEST_SPREAD:
        return
    gaps = [_gap(text, run.end()) for run in runs]
    words = [text[run.end() - 1].isalnum() for run in runs]
    # Where some words are further apart than others, or before a label, another field begins.
    beside = [run.end() + gap == after.start() for run, after, gap in zip(runs, runs[1:], gaps, strict=False)] + [False]
    between = sorted(gap for gap, word, close in zip(gaps, words, beside, strict=True) if gap > 1 and word and close)
    near = between[len(between) // 2] if between else 2
    labels = [":" in run[0] for run in runs[1:]] + [False]
    for run, gap, word, label in zip(runs, gaps, words, labels, strict=True):
        for at in range(run.start() + 1, run.end(), 2):
            if text[at - 1] not in ":;," or not text[at + 1].isalnum():
                yield Edit(at, at + 1, "")
        if gap > 1:
            yield Edit(run.end(), run.end() + gap, ", " if word and (label or gap > near) else " ")


def _gap(text: str, at: int) -> int:
    """How many spaces are there, up to a word."""
    end = at
    while end < len(text) and text[end] == " ":
        end += 1
    return end - at if end < len(text) and not text[end].isspace() else 0


def _double_edits(text: str) -> Iterator[Edit]:
    """Makes one space of two, in a form in capitals whose words have two between them; more of them part its fields."""
    if sum(1 for _ in _DOUBLE.finditer(text)) < _FEWEST_DOUBLE:
        return
    for wide in _WIDE.finditer(text):
        yield Edit(*wide.span("gap"), " " if len(wide["gap"]) == 2 else ", ")


def _date_edits(text: str) -> Iterator[Edit]:
    for date in _SPREAD_DATE.finditer(text):
        for part in ("mark", "same"):
            yield Edit(*date.span(part), date[part].strip())


def normalise(text: Text) -> Text:
    """The text with its visible part normalised; costs one scan if there is nothing to undo."""
    if not text.visible.isascii():
        text = text.edited(_character_edits(text.visible))
        if _FOREIGN.search(text.visible):
            text = text.edited(_homoglyph_edits(text.visible))
    if MAYBE_OBFUSCATED.search(text.visible):
        for edits in (_obfuscation_edits, _spread_edits, _double_edits, _date_edits):
            text = text.edited(edits(text.visible))
    return text
