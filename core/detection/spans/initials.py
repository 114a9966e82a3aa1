"""An initial and the name behind it are one person: "J. Marsh" was found as "J" and "Marsh"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ...finding import Finding

_ENDS_IN_INITIAL = re.compile(r"(?:\A|\s)[^\W\d_]\Z")
_BETWEEN = re.compile(r"\.?[ ]?\Z")


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
