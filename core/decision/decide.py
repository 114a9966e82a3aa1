"""Decides whether to alarm: what was found, how much of it, and where. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from config.decision import DecisionTable
from config.entities import EntityTypes
from config.policy import Policy, Sensitivity

from ..finding import Evidence, Finding
from ..message import Message
from ..paste.kinds import Paste
from ..verdict import Decision, Reason, ReasonKind, Severity
from .score import score

_ORDER = list(Severity)


@dataclass(frozen=True, slots=True)
class Context:
    """What matters about the place: whether outsiders or an AI assistant read along."""

    outsiders: bool = False
    assistant: bool = False

    @staticmethod
    def of(message: Message) -> "Context":
        """The context of a message."""
        return Context(message.place.shared_with_outsiders, message.mentions_assistant or message.place.for_assistants)


def decide(
    findings: Sequence[Finding],
    paste: Paste,
    context: Context,
    policy: Policy,
    types: EntityTypes,
    table: DecisionTable,
) -> Decision:
    """Returns the decision with its reasons, the strongest first.

    Findings: one for each distinct value that may alarm, with its roles.
    """
    counting = [f for f in findings if f.entity_type not in policy.quiet_types]
    sensitivity = sensitivity_in(policy, context)
    alone = [f for f in counting if alarms_alone(f, types, table.sure.at(sensitivity))]
    if alone:
        reasons = (*_alone_reasons(alone), *_surroundings(paste, context))
        return Decision(True, _severity(alone, types), reasons)
    together = [f for f in counting if f.score >= policy.minimum_score]
    total, counts = score(together, paste, sensitivity, types, table)
    if total.enough:
        kind = ReasonKind.TOGETHER if len(counts) > 1 else ReasonKind.MANY
        main = [Reason(kind, name, count) for name, count in counts.most_common()]
        return Decision(True, _severity(together, types), (*main, *_surroundings(paste, context)))
    return _share_link(paste)


def decide_unread(files: int, context: Context, policy: Policy) -> Decision:
    """The decision about unread files: in strict places, the author is told. Files: how many were not read."""
    if not files or sensitivity_in(policy, context) is not Sensitivity.STRICT:
        return Decision()
    where = _surroundings(Paste(), context) or [Reason(ReasonKind.STRICT)]
    return Decision(True, Severity.LOW, (Reason(ReasonKind.UNREAD, count=files), *where))


def sensitivity_in(policy: Policy, context: Context) -> Sensitivity:
    """The policy's sensitivity, or strict if outsiders or an assistant read along."""
    return Sensitivity.STRICT if context.outsiders or context.assistant else policy.sensitivity


def alarms_alone(finding: Finding, types: EntityTypes, least: float) -> bool:
    """Whether this finding alone is enough to alarm. Least: the minimum score; a finding of the name model is never enough."""
    return types[finding.entity_type].alarm == "alone" and finding.score >= least and finding.evidence is not Evidence.MODEL


def _alone_reasons(alone: Sequence[Finding]) -> list[Reason]:
    counts = Counter(f.entity_type for f in alone)
    best = {f.entity_type: f.evidence for f in reversed(alone)}
    return [Reason(ReasonKind.ALONE, kind, count, best[kind]) for kind, count in counts.most_common()]


def _surroundings(paste: Paste, context: Context) -> list[Reason]:
    reasons = []
    if paste.of_others:
        reasons.append(Reason(ReasonKind.OTHERS, count=paste.people))
    elif paste.pasted:
        reasons.append(Reason(ReasonKind.PASTE, paste.kind))
    if context.outsiders:
        reasons.append(Reason(ReasonKind.OUTSIDERS))
    if context.assistant:
        reasons.append(Reason(ReasonKind.ASSISTANT))
    return reasons


def _severity(findings: Iterable[Finding], types: EntityTypes) -> Severity:
    return max((Severity(types[f.entity_type].severity) for f in findings), key=_ORDER.index, default=Severity.LOW)


def _share_link(paste: Paste) -> Decision:
    links = [link for link in paste.links if not link.private]
    if not links:
        return Decision()
    return Decision(True, Severity.LOW, (Reason(ReasonKind.SHARE_LINK, links[0].assistant, len(links)),))
