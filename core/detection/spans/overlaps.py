"""Resolves overlapping findings: the stronger one wins; the rest of a name that it does not cover stays."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...finding import Evidence, Finding
from ..names.stopwords import STOPWORDS

_WEAKEST_FIRST = (
    (Evidence.MODEL,),
    (Evidence.FORMAT, Evidence.SPEAKER),
    (Evidence.LABEL, Evidence.CONTEXT),
    (Evidence.CHECKSUM, Evidence.PREFIX),
)
_RANK = {evidence: rank for rank, equals in enumerate(_WEAKEST_FIRST) for evidence in equals}
_INDIVISIBLE = frozenset({"EMAIL_ADDRESS", "PASSWORD", "API_KEY"})
_PROVEN = (Evidence.CHECKSUM, Evidence.PREFIX)
_SPLITTABLE = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})


def strength(finding: Finding) -> tuple[int, float, int]:
    """What decides between two overlapping findings."""
    return _RANK[finding.evidence], finding.score, finding.end - finding.start


def _clusters(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    cluster: list[Finding] = []
    reach = -1
    for finding in findings:
        if cluster and finding.start >= reach:
            yield cluster
            cluster = []
        cluster.append(finding)
        reach = max(reach, finding.end) if len(cluster) > 1 else finding.end
    if cluster:
        yield cluster


def _widest(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Drops names that the model found within a longer name of its own or of the lists: "Neumann" in "Uwe Neumann".

    Findings: sorted by start, the longest first.
    """
    reach: dict[str, int] = {}
    for finding in findings:
        if finding.evidence is Evidence.MODEL:
            if finding.end <= reach.get(finding.entity_type, -1):
                continue
            reach[finding.entity_type] = finding.end
        yield finding


def _runs(cells: Sequence[int], offset: int) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at < len(cells):
        end = at
        while end < len(cells) and cells[end] == cells[at]:
            end += 1
        if cells[at] >= 0:
            yield cells[at], at + offset, end + offset
        at = end


def _pieces(text: str, cluster: list[Finding]) -> Iterator[Finding]:
    offset = cluster[0].start
    cells = [-1] * (max(f.end for f in cluster) - offset)
    order = sorted(cluster, key=strength)
    for index, finding in enumerate(order):
        cells[finding.start - offset : finding.end - offset] = [index] * (finding.end - finding.start)
    runs = list(_runs(cells, offset))
    for number, (index, start, end) in enumerate(runs):
        whole, piece = order[index], replace(order[index], start=start, end=end)
        kept = end - start
        enough = 2 * kept > whole.end - whole.start and whole.entity_type not in _INDIVISIBLE
        if piece == whole:
            yield whole
        elif enough or whole.entity_type in _SPLITTABLE:
            yield from _left(text, piece)
        elif whole.entity_type != "EMAIL_ADDRESS" and any(map(str.isdecimal, text[start:end])):
            # Half a number must not stay readable: it goes to the finding that took the other half, unless that is valid without it.
            beside = order[runs[number - 1 if number else 1][0]]
            yield from _left(text, piece) if beside.evidence in _PROVEN else (replace(beside, start=start, end=end),)


def _left(text: str, piece: Finding) -> Iterator[Finding]:
    """The rest of a finding, unless it reveals nothing."""
    left = trimmed(text, piece)
    if left and text[left.start : left.end].casefold() not in STOPWORDS:
        yield left


def trimmed(text: str, finding: Finding) -> Finding | None:
    """The finding without spaces and punctuation at its ends; None if no letter or digit is left."""
    start, end = finding.start, finding.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return replace(finding, start=start, end=end) if end > start else None


def disjoint(text: str, findings: Iterable[Finding]) -> list[Finding]:
    """Sorted, disjoint findings; adjacent pieces of the same type are merged. Linear in the findings' total length."""
    merged: list[Finding] = []
    by_place = sorted(findings, key=lambda finding: (finding.start, -finding.end, finding.entity_type))
    for cluster in _clusters(_widest(by_place)):
        for piece in _pieces(text, cluster) if len(cluster) > 1 else cluster:
            last = merged[-1] if merged else None
            if last and last.entity_type == piece.entity_type and last.end == piece.start:
                stronger = max(last, piece, key=strength)
                merged[-1] = replace(stronger, start=last.start, end=piece.end, roles=last.roles | piece.roles)
            else:
                merged.append(piece)
    return merged
