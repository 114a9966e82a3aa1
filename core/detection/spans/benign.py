"""What looks like personal data but is not: web addresses, hashes, ids, versions, paths, times."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...finding import Evidence, Finding
from ...text import Span
from ..filters import Filter
from ..names.stopwords import STOPWORDS
from ..names.surrogates import MASKED, STAND_IN
from .overlaps import trimmed

# The first line lets the engine skip most characters without trying each kind.
_BENIGN = re.compile(
    r"(?=[\dh\[v/~.a-fA-F*])(?:"
    r"\b(?:(?P<url>https?://[^\s<>\"'|)]{1,2000})"
    r"|(?P<uuid>[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b)"
    r"|(?P<hash>(?=[0-9a-f]{7})(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,64}\b)"
    r"|(?P<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)"
    r"|(?P<version>v?\d{1,4}(?:\.\d{1,6}){1,4}(?:[-+~][\w.+~-]{1,40})?(?=[\s,;:)\]]|$)))"
    rf"|(?P<placeholder>{STAND_IN})"
    rf"|(?P<masked>{MASKED})"
    r"|(?P<path>(?<![\w.])(?:~|\.{1,2})?/(?:[\w.+-]{1,80}/){1,20}[\w.+-]{0,80}))"
)
_PROVEN = frozenset({Evidence.CHECKSUM, Evidence.PREFIX})
_NEVER_BENIGN = frozenset(
    {"EMAIL_ADDRESS", "PASSWORD", "API_KEY", "COOKIE", "GPS", "IP_ADDRESS", "LOCATION", "CARD_EXPIRY", "URL"}
)


def benign_spans(text: str) -> list[tuple[Span, str]]:
    """Sorted, disjoint (span, kind) pairs."""
    return [(Span(*match.span()), match.lastgroup or "") for match in _BENIGN.finditer(text)]


def _is_benign(text: str, finding: Finding, kind: str) -> bool:
    if kind in ("placeholder", "masked"):
        return True
    if kind == "url" and finding.entity_type == "LOCATION":
        return True
    if finding.evidence in _PROVEN or finding.entity_type in _NEVER_BENIGN:
        return False
    # "?name=Ana Ruiz&tel=…": what a key names in a web address's query.
    in_a_query = kind == "url" and text[max(0, finding.start - 1) : finding.start] == "="
    if in_a_query and finding.entity_type in ("PERSON", "PHONE_NUMBER"):
        return finding.evidence not in (Evidence.LABEL, Evidence.CONTEXT)
    return not (kind in ("hash", "version", "time") and finding.evidence in (Evidence.LABEL, Evidence.CONTEXT))


def _without(text: str, finding: Finding, spans: Sequence[Span]) -> Iterator[Finding]:
    """The pieces of a finding outside the spans."""
    at = finding.start
    for span in spans:
        if span.start > at:
            piece = trimmed(text, replace(finding, start=at, end=min(span.start, finding.end)))
            if piece:
                yield piece
        at = max(at, span.end)
    if at < finding.end:
        piece = trimmed(text, replace(finding, start=at))
        if piece:
            yield piece


def _still_a_name(text: str, piece: Finding) -> bool:
    """Whether the rest of a name next to a placeholder is one: with a capital, and no title; "Herrn [PERSON_1] from" leaves none."""
    if piece.evidence is not Evidence.MODEL:
        return True
    return text[piece.start].isupper() and text[piece.start : piece.end].casefold() not in STOPWORDS


def _sweep(findings: Iterable[Finding], spans: Sequence[Span]) -> Iterator[tuple[Finding, list[int]]]:
    first = 0
    for finding in sorted(findings):
        while first < len(spans) and spans[first].end <= finding.start:
            first += 1
        touched, at = [], first
        while at < len(spans) and spans[at].start < finding.end:
            touched.append(at)
            at += 1
        yield finding, touched


def without_benign(text: str, findings: Iterable[Finding], opaque: Sequence[Span]) -> list[Finding]:
    """The findings outside benign spans; one that touches an opaque range or a placeholder is cut around it."""
    benign = benign_spans(text)
    kept: list[Finding] = []
    for finding, touched in _sweep(findings, [span for span, _ in benign]):
        inside = [n for n in touched if _is_benign(text, finding, benign[n][1])]
        holders = [n for n in inside if benign[n][0].start <= finding.start and finding.end <= benign[n][0].end]
        cut = [benign[n][0] for n in inside if benign[n][1] in ("placeholder", "masked")]
        masked = finding.evidence is not Evidence.MODEL and any(benign[n][1] == "masked" for n in inside)
        if not holders and not masked:
            kept.extend((p for p in _without(text, finding, cut) if _still_a_name(text, p)) if cut else (finding,))
    if not opaque:
        return kept
    return [
        piece
        for finding, touched in _sweep(kept, opaque)
        for piece in (_without(text, finding, [opaque[n] for n in touched]) if touched else (finding,))
    ]


def why_benign(text: str, findings: Sequence[Finding], opaque: Sequence[Span]) -> Iterator[tuple[Finding, Filter]]:
    """Each finding that ``without_benign`` dropped, sorted, and why it did."""
    benign = benign_spans(text)
    kinds = _sweep(findings, [span for span, _ in benign])
    hidden = _sweep(findings, opaque)
    for (finding, touched), (_, written) in zip(kinds, hidden, strict=True):
        kind = next((benign[n][1] for n in touched if _is_benign(text, finding, benign[n][1])), "placeholder")
        yield finding, Filter.OPAQUE if written else Filter[kind.upper()]
