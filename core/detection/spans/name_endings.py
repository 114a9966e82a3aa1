"""Where a name ends within what was found: Mbeki's, Ayşe'ye, 田中さん, 김민수님 hold a name and what is none."""

import re
from collections.abc import Iterable
from dataclasses import replace

from config.lexicon import shipped_lexicon

from ...finding import Finding
from ...lazy_pattern import lazy
from ..fragments import UNSPACED

_LEXICON = shipped_lexicon()
_ENDING = lazy(
    _LEXICON.expand(r"(?:(?<=\w\w)['’](?:s|{case_ending})|(?<=(?-i:[_LETTERS][_LETTERS]))\s?(?:{name_end}){1,2})\Z").replace(
        "_LETTERS", UNSPACED
    ),
    re.IGNORECASE | re.VERBOSE,
)


def without_endings(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, with people's names cut before a possessive, a case ending behind an apostrophe, an honorific."""
    return [_cut(text, finding) if finding.entity_type == "PERSON" else finding for finding in findings]


def _cut(text: str, finding: Finding) -> Finding:
    ending = _ENDING.search(text[finding.start : finding.end])
    return replace(finding, end=finding.start + ending.start()) if ending else finding
