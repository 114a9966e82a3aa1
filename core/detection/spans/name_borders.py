"""Where a name ends: Mbeki's, Ayşe'ye, Ayşe Hanım, 田中さん, 김민수님 hold a name and what is none; "J" and "Marsh" are one."""

import re
from collections.abc import Iterable
from dataclasses import replace

from config.lexicon import shipped_lexicon

from ...finding import Finding
from ...lazy_pattern import lazy
from ..fragments import UNSPACED

_LEXICON = shipped_lexicon()
_ENDING = lazy(
    _LEXICON.expand(
        r"(?:(?<=\w\w)['’](?:s|{case_ending})|(?<=\w\w)[ ]{honorific_behind}|(?<=(?-i:[_LETTERS][_LETTERS]))\s?(?:{name_end}){1,2})\Z"
    ).replace("_LETTERS", UNSPACED),
    re.IGNORECASE | re.VERBOSE,
)
_AGAINST = re.compile(r"(?<=\w)\s(?:v|vs)\.?\s(?=\w)")
_ENDS_IN_INITIAL = re.compile(r"(?:\A|\s)[^\W\d_]\Z")
_BETWEEN = re.compile(r"\.?[ ]?\Z")


def without_endings(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, with people's names cut before a possessive, a case ending behind an apostrophe, an honorific.

    The parties of a case ("Mbeki v. Norvik") are two, where the text names one of them elsewhere, too: "v." is also a "von".
    """
    found = [_cut(text, finding) if finding.entity_type == "PERSON" else finding for finding in findings]
    return [party for finding in found for party in _parties(text, finding, found)]


def _parties(text: str, finding: Finding, others: Iterable[Finding]) -> tuple[Finding, ...]:
    value = text[finding.start : finding.end]
    against = _AGAINST.search(value) if finding.entity_type == "PERSON" else None
    if against is None:
        return (finding,)
    last = value[: against.start()].split()[-1]
    named = (text[other.start : other.end].split() for other in others if other is not finding and other.entity_type == "PERSON")
    if not any(last in words for words in named):
        return (finding,)
    return (
        replace(finding, end=finding.start + against.start()),
        replace(finding, start=finding.start + against.end(), roles=frozenset()),
    )


def _cut(text: str, finding: Finding) -> Finding:
    ending = _ENDING.search(text[finding.start : finding.end])
    return replace(finding, end=finding.start + ending.start()) if ending else finding


def with_initials(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """Joins people's names where the first one ends in an initial; drops a lone letter, which tells nobody apart.

    Findings: sorted and disjoint, as those that are returned.
    """
    kept: list[Finding] = []
    for finding in findings:
        before = kept[-1] if kept else None
        if before and _goes_on(text, before, finding):
            kept[-1] = replace(
                before, end=finding.end, score=max(before.score, finding.score), roles=before.roles | finding.roles
            )
        else:
            kept.append(finding)
    return [each for each in kept if each.entity_type != "PERSON" or not _is_letter(text, each)]


def _goes_on(text: str, before: Finding, finding: Finding) -> bool:
    if before.entity_type != "PERSON" or finding.entity_type != "PERSON":
        return False
    initial = _ENDS_IN_INITIAL.search(text[before.start : before.end])
    return bool(initial and _BETWEEN.match(text[before.end : finding.start]))


def _is_letter(text: str, finding: Finding) -> bool:
    value = text[finding.start : finding.end]
    return len(value) == 1 and value.isascii()
