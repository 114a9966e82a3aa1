"""Gives each finding its suppression or its roles, and keeps one finding for each distinct value. Pure."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from config.policy import Policy

from ..detection.filters import Filter
from ..finding import Finding, Role
from ..redaction.placeholders import Placeholders
from ..verdict import Uncounted
from .illness import Illness
from .roles import Roles
from .suppressions import Suppression, Suppressions
from .workplace import beyond_routine, in_rows

Value = tuple[str, str]


@dataclass(frozen=True, slots=True, repr=False)
class Judged:
    """A finding with its value and, if it does not count, its suppression. One that counts has its roles."""

    finding: Finding
    value: str
    suppression: Suppression | None = None


def key(finding: Finding, value: str) -> Value:
    """Identifies a value wherever it occurs: its type and the value itself."""
    return finding.entity_type, value


class Judge:
    """Judges findings by suppressions and roles. Thread-safe."""

    def __init__(self, suppressions: Suppressions, roles: Roles, illness: Illness) -> None:
        """All must use the same lexicon."""
        self._illness = illness
        self._suppressions = suppressions
        self._roles = roles

    def judged(
        self,
        text: str,
        pairs: Sequence[tuple[Finding, str]],
        silent: Container[Value],
        policy: Policy,
        *,
        pasted: bool,
        strict: bool,
    ) -> list[Judged]:
        """All findings of one text, in its order. Text: what their offsets refer to. Silent: values marked as not a leak."""
        addressed = any(Role.ADDRESS in finding.roles for finding, _ in pairs)
        kinds = {finding.entity_type for finding, _ in pairs}
        told = "SALARY" in kinds or ("PERSONAL_TRAIT" in kinds and self._suppressions.in_confidence(text))
        samples = self._suppressions.sample_data(text, pairs)
        reasons = [
            Suppression.ALLOWLISTED
            if key(finding, value) in silent
            else self._suppressions.of(finding, value, text, policy, pasted=pasted, addressed=addressed, told=told)
            or (Suppression.SAMPLE_DATA if finding in samples else None)
            for finding, value in pairs
        ]
        if not (pasted or strict):
            left = [pair for pair, why in zip(pairs, reasons, strict=True) if why is None]
            kept = {finding for finding, _ in beyond_routine(left, policy, listed=in_rows(text, left))}
            routine = (None if finding in kept else Suppression.ROUTINE_CONTACT for finding, _ in pairs)
            reasons = [why or other for why, other in zip(reasons, routine, strict=True)]
        if not strict:
            counts = [finding for (finding, _), why in zip(pairs, reasons, strict=True) if why is None]
            nobodys = frozenset(self._illness.nobodys(text, counts, pasted=pasted))
            reasons = [
                Suppression.NOBODY_OF_OURS if why is None and finding in nobodys else why
                for (finding, _), why in zip(pairs, reasons, strict=True)
            ]
        counting = [finding for (finding, _), why in zip(pairs, reasons, strict=True) if why is None]
        roles = iter(self._roles.added(text, counting))
        return [
            Judged(next(roles) if why is None else finding, value, why)
            for (finding, value), why in zip(pairs, reasons, strict=True)
        ]


def distinct(values: Iterable[tuple[Finding, str]]) -> list[Finding]:
    """For each distinct value, the finding with the highest score and the roles of all; forms of one person's name count once."""
    pairs = list(values)
    places = Placeholders("", [value for finding, value in pairs if finding.entity_type == "PERSON"])
    first: dict[tuple[str, str], Finding] = {}
    for finding, value in sorted(pairs, key=lambda pair: -pair[0].score):
        known = first.setdefault(places.key(finding.entity_type, value), finding)
        if not finding.roles <= known.roles:
            first[places.key(finding.entity_type, value)] = replace(known, roles=known.roles | finding.roles)
    return list(first.values())


def uncounted(findings: Iterable[Judged], dropped: Iterable[tuple[Finding, Filter]]) -> tuple[Uncounted, ...]:
    """What does not count, by type and reason, most frequent first. Dropped: by a filter, before the decision."""
    counts = Counter((each.finding.entity_type, each.suppression) for each in findings if each.suppression)
    # Types that the policy ignores do not interest the author of a message.
    filtered = Counter((finding.entity_type, why) for finding, why in dropped if why is not Filter.IGNORED_TYPE)
    return tuple(
        Uncounted(kind, why.name.lower(), why.value, number) for (kind, why), number in (counts + filtered).most_common()
    )
