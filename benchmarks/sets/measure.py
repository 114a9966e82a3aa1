"""The figures of our own sets, and leak rates as the shared scorer counts them; used by the benchmark and by a test."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from config.policy import Policy
from core.checker import Checker
from core.message import Author, Message, MessageRef, Place
from core.paste.recognise import recognise
from core.text import Text
from core.verdict import Verdict

from .pastes import pastes as paste_texts
from .secrets import forms, in_contexts, negatives
from .secrets import secrets as secret_texts
from .structured import texts

_SECRETS = frozenset({"API_KEY", "PASSWORD", "PRIVATE_KEY", "JWT", "COOKIE", "SEED_PHRASE"})


@dataclass(frozen=True)
class Figures:
    """Recall and precision from 0 to 1; how many of the negatives were found to be something."""

    recall: float
    precision: float = 1.0
    false: int = 0
    negatives: int = 0


def check(checker: Checker, text: str, *, asked: bool = False) -> Verdict:
    """The verdict on a text as a person's message."""
    ref, place = MessageRef("plain", "w", "c", "1"), Place("plain", "w", "c")
    return checker.check(Message(ref, Author("a"), place, Text.plain(text), asked=asked), Policy())


def structured(checker: Checker) -> Figures:
    """Values with check digits: found where at least half is covered; right where a finding touches the value."""
    found = total = right = findings = 0
    for _, text, (start, end) in texts():
        spans = [(f.start, f.end) for f in check(checker, text, asked=True).findings]
        covered = sum(max(0, min(end, b) - max(start, a)) for a, b in spans)
        found, total = found + (2 * covered >= end - start), total + 1
        right, findings = right + sum(a < end and b > start for a, b in spans), findings + len(spans)
    return Figures(found / total, right / max(1, findings))


def secrets(checker: Checker) -> Figures:
    """Secrets: caught where one alarms; false where there is none and one is found."""
    samples = secret_texts()
    caught = sum(_secret(verdict) and verdict.decision.alarm for verdict in (check(checker, text) for _, text in samples))
    none = negatives()
    return Figures(caught / len(samples), 1.0, sum(_secret(check(checker, text)) for text in none), len(none))


def hidden(checker: Checker) -> tuple[float, float]:
    """The shares of secrets that are hidden nearly whole: in the forms in which they are written, and each kind in four contexts."""
    written = [_is_hidden(checker, text, span) for text, span in forms()]
    kinds = [_is_hidden(checker, text, span) for _, text, span in in_contexts()]
    return sum(written) / len(written), sum(kinds) / len(kinds)


def _is_hidden(checker: Checker, text: str, span: tuple[int, int]) -> bool:
    covered = {i for f in check(checker, text, asked=True).findings for i in range(f.start, f.end)}
    return sum(i in covered for i in range(*span)) >= 0.9 * (span[1] - span[0])


def _secret(verdict: Verdict) -> bool:
    return any(finding.entity_type in _SECRETS for finding in verdict.findings)


def pastes() -> float:
    """The share of pasted texts, and of talk, whose kind is recognised."""
    samples = list(paste_texts())
    return sum(recognise(text).kind.value == kind for kind, _, text in samples) / len(samples)


def leak(rows: Iterable[Mapping[str, object]], checker: Checker, labels: Collection[str]) -> float:
    """The share of labelled characters that no finding covers. Rows: of a shared set, with ``text`` and ``spans``."""
    leaked = total = 0
    for row in rows:
        text = str(row["text"])
        covered = {i for f in check(checker, text, asked=True).findings for i in range(f.start, f.end)}
        spans = row["spans"]
        assert isinstance(spans, list)
        for span in spans:
            if span["label"] in labels:
                total += span["end"] - span["start"]
                leaked += sum(i not in covered for i in range(span["start"], span["end"]))
    return leaked / max(1, total)
