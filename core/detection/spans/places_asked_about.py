"""Places that a general question is about, as in "Which kings of Portugal resided in Sintra?": alone they tell nothing of anybody."""

import re
from collections.abc import Iterable

from config.lexicon import shipped_lexicon

from ...finding import Evidence, Finding

_OF_SOMEBODY = re.compile(shipped_lexicon().expand(r"(?<![\w'’])(?:{about_somebody:en})(?![\w])"), re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?]+")
_BEYOND_ENGLISH = re.compile(r"[^\W\d_a-zA-Z]")
ASKS = re.compile(r"\?(?=\s|\Z)")
# Short questions are asked for oneself ("a pharmacy in Leeds?"), and what has lines is a chat, a table or a mail.
_FEWEST, _LINE_BREAK = 200, "\n"


def only_asks_about(text: str, findings: Iterable[Finding]) -> bool:
    """Whether a longer question in English has nothing but places in it that have no address, and speaks of nobody beside them.

    Findings: all of the text. Linear in its length.
    """
    if len(text) < _FEWEST or _LINE_BREAK in text or _BEYOND_ENGLISH.search(text) or not ASKS.search(text):
        return False
    found = list(findings)
    sentences = (match.span() for match in _SENTENCE.finditer(text) if _OF_SOMEBODY.search(match[0]))
    somebodys = {at for start, end in sentences for at in range(start, end)}
    return all(_is_bare(each) and each.start not in somebodys for each in found)


def _is_bare(finding: Finding) -> bool:
    return finding.entity_type == "LOCATION" and finding.evidence is Evidence.MODEL and not finding.roles
