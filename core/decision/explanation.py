"""What made a decision, number by number: for whoever tunes. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from config.decision import DecisionTable
from config.entities import EntityTypes
from config.policy import Policy

from ..finding import Finding
from ..paste.kinds import Paste
from .decide import Context, alarms_alone, sensitivity_in
from .judge import Judged
from .score import Score, score
from .suppressions import Suppression


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding. Suppression: why it does not count, where it does not. Alone: whether it is enough by itself."""

    finding: Finding
    suppression: Suppression | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """Findings: all, in the order of the text. Sure: how sure one must be to be enough alone. Score: of those that count."""

    findings: tuple[Weighed, ...]
    sensitivity: str
    sure: float
    score: Score


def explained(
    judged: Sequence[Judged],
    loud: Sequence[Finding],
    paste: Paste,
    context: Context,
    policy: Policy,
    types: EntityTypes,
    table: DecisionTable,
) -> Explanation:
    """Judged: all findings. Loud: one for each distinct value that may alarm, as for ``decide``."""
    sensitivity = sensitivity_in(policy, context)
    sure = table.sure.at(sensitivity)
    quiet = policy.quiet_types
    together = [f for f in loud if f.entity_type not in quiet and f.score >= policy.minimum_score]
    total, _ = score(together, paste, sensitivity, types, table)
    weighed = (
        _weighed(j.finding, j.suppression or (Suppression.QUIET_TYPE if j.finding.entity_type in quiet else None), types, sure)
        for j in judged
    )
    return Explanation(tuple(weighed), sensitivity.value, sure, total)


def _weighed(finding: Finding, why: Suppression | None, types: EntityTypes, sure: float) -> Weighed:
    return Weighed(finding, why, why is None and alarms_alone(finding, types, sure))
