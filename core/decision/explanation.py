"""Explains a decision, number by number, to whoever tunes it. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from config.decision import DecisionTable
from config.entities import EntityTypes
from config.policy import Policy

from ..detection.filters import Filter
from ..finding import Finding
from ..paste.kinds import Paste
from .decide import Context, alarms_alone, sensitivity_in
from .judge import Judged
from .score import Score, score
from .suppressions import Suppression


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding and its weight. Suppression: why it does not count, if so. Alone: whether it is enough by itself.

    Validator: what checked its value, if its rule has a validator.
    """

    finding: Finding
    suppression: Suppression | None = None
    alone: bool = False
    validator: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Findings: all of them, in the order of the text. Dropped: what a filter had removed before.

    Sure: the minimum score of a finding that is enough alone. Score: the sum over the findings that count.
    """

    findings: tuple[Weighed, ...]
    dropped: tuple[tuple[Finding, Filter], ...]
    sensitivity: str
    sure: float
    score: Score


def explained(
    judged: Sequence[Judged],
    dropped: Sequence[tuple[Finding, Filter]],
    counting: Sequence[Finding],
    paste: Paste,
    context: Context,
    policy: Policy,
    types: EntityTypes,
    table: DecisionTable,
    validators: Mapping[str, str],
) -> Explanation:
    """Explains a decision. Judged: all findings. Counting: one for each distinct value that may alarm, as for ``decide``.

    Validators: by the recognizer's name, as in ``family.rule``.
    """
    sensitivity = sensitivity_in(policy, context)
    sure = table.sure.at(sensitivity)
    quiet = policy.quiet_types
    together = [f for f in counting if f.entity_type not in quiet and f.score >= policy.minimum_score]
    total, _ = score(together, paste, sensitivity, types, table)
    said = (_quietened(each, quiet) for each in judged)
    weighed = (_weighed(each, types, sure, validators) for each in said)
    return Explanation(tuple(weighed), tuple(dropped), sensitivity.value, sure, total)


def _quietened(judged: Judged, quiet: Collection[str]) -> Judged:
    if judged.suppression is None and judged.finding.entity_type in quiet:
        return replace(judged, suppression=Suppression.QUIET_TYPE)
    return judged


def _weighed(judged: Judged, types: EntityTypes, sure: float, validators: Mapping[str, str]) -> Weighed:
    finding, why = judged.finding, judged.suppression
    alone = why is None and alarms_alone(finding, types, sure)
    return Weighed(finding, why, alone, validators.get(finding.source, ""))
