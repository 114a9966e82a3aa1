"""Finds further occurrences of found values: a name that the model recognised once is redacted everywhere."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from config.lexicon import shipped_lexicon

from ...finding import Evidence, Finding, Role

_WORD = re.compile(r"[^\W_]+")
_COMMON = shipped_lexicon().words("word_and_name")
_GIVEN_AWAY = frozenset({Evidence.LABEL, Evidence.CONTEXT})
_TOO_SHORT = frozenset({"AGE", "CARD_SECURITY_CODE", "CARD_EXPIRY", "SALARY", "PERSONAL_TRAIT"})
_MIN_VALUE, _MIN_PART = 4, 3
_MOST_PER_WORD = 20


def _names(findings: Iterable[Finding], text: str, is_frequent: Callable[[str], bool]) -> Iterator[tuple[str, Finding]]:
    """Whole names, and each of their words unless it is common."""
    for finding in findings:
        value = text[finding.start : finding.end]
        if finding.entity_type != "PERSON":
            if len(value) >= _MIN_VALUE and finding.evidence in _GIVEN_AWAY and finding.entity_type not in _TOO_SHORT:
                yield value, finding
            continue
        if len(value) >= _MIN_PART and value.casefold() not in _COMMON:
            yield value, finding
        # Vowel signs of Hindi and others are no letters to a pattern.
        words = _WORD.findall(value) if value[:1].isupper() else value.split()
        for word in words if len(words) > 1 else ():
            if _stands_alone(word, is_frequent) and word.casefold() not in _COMMON:
                yield word, finding
                # Speakers of a chat log may also be called by their names in lower case.
                if finding.evidence is Evidence.SPEAKER and len(word) >= _MIN_VALUE:
                    yield word.lower(), finding


def _stands_alone(word: str, is_frequent: Callable[[str], bool]) -> bool:
    """Whether a word of a name means the person elsewhere, too; where letters have no case, a frequent or short one may be any word."""
    if word[:1].isupper():
        return len(word) >= _MIN_PART
    return not word[:1].islower() and len(word) >= _MIN_VALUE and not is_frequent(word)


def _index(findings: Iterable[Finding], text: str, is_frequent: Callable[[str], bool]) -> dict[str, dict[str, Finding]]:
    index: dict[str, dict[str, Finding]] = defaultdict(dict)
    for value, finding in _names(findings, text, is_frequent):
        first = _WORD.search(value)
        if first and first.start() == 0 and len(index[first[0]]) < _MOST_PER_WORD:
            index[first[0]].setdefault(value, finding)
    return index


def _known_person(finding: Finding, index: dict[str, dict[str, Finding]], text: str) -> Finding:
    """A word that the model took for a place becomes a person, if it is a person's name elsewhere with a higher score."""
    value = text[finding.start : finding.end]
    word = _WORD.match(value)
    person = index.get(word[0], {}).get(value) if word else None
    if person is None or finding.evidence is not Evidence.MODEL or person.evidence is Evidence.MODEL:
        return finding
    return replace(finding, entity_type=person.entity_type)


def propagated(text: str, findings: list[Finding], is_frequent: Callable[[str], bool] = lambda _: True) -> list[Finding]:
    """The findings and all other whole-word occurrences of their values in the same case. Linear in the text's length.

    is_frequent: whether a word of a script without capitals is too frequent to mean a person.
    """
    index = _index(findings, text, is_frequent)
    if not index:
        return findings
    more = [_known_person(finding, index, text) for finding in findings]
    known = {(f.start, f.end) for f in findings}
    for word in _WORD.finditer(text):
        for value, finding in index.get(word[0], {}).items():
            end = word.start() + len(value)
            if text.startswith(value, word.start()) and not text[end : end + 1].isalnum() and (word.start(), end) not in known:
                whole = value == text[finding.start : finding.end]
                evidence, roles = (finding.evidence, finding.roles) if whole else (Evidence.MODEL, frozenset[Role]())
                more.append(Finding(word.start(), end, finding.entity_type, finding.score, finding.source, evidence, roles))
    return more
