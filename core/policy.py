"""Decides whether somebody is told: what was found, how much together, and where. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from config.entities import EntityTypes
from config.policy import Policy, Sensitivity

from .message import Message
from .paste.kinds import Paste, PasteKind
from .ties import OF_ROWS, Tie, street
from .verdict import Decision, Evidence, Finding, Reason, ReasonKind, Severity

_ORDER = list(Severity)
_SURE = {Sensitivity.RELAXED: 0.8, Sensitivity.BALANCED: 0.5, Sensitivity.STRICT: 0.3}
_TALK = {Sensitivity.RELAXED: 3.0, Sensitivity.BALANCED: 2.0, Sensitivity.STRICT: 1.0}
_PASTE = {Sensitivity.RELAXED: 2.5, Sensitivity.BALANCED: 1.1, Sensitivity.STRICT: 0.7}
_MOST_OF_A_TYPE = 4
_NO_ANCHOR = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "IP_ADDRESS", "MAC_ADDRESS", "BIC"})
_CROWD = frozenset({"PERSON"})
_NEWS = frozenset({"AGE", "OCCUPATION", "EMPLOYER", "EDUCATION", "MARITAL_STATUS"})
_SAID = (Evidence.FORMAT, Evidence.LABEL, Evidence.CONTEXT)
_SURE_PLACE, _TOLD_PLACE, _OWN_ADDRESS = 0.6, 0.4, 0.6
# Who is behind a handle: told together with where, or how old, it hunts somebody down.
_UNMASKED = 0.9
# In talk: where a named person lives is enough; with the name of whom one serves, a way to reach them is.
# A child that tells its name and age is one whom anybody can look for.
_NAMED_HOME = 0.9
_MORE = {Tie.SERVED: 0.4, Tie.MINOR: 0.9}
_ANCHOR_WEIGHT = 0.5
# An age, a place, and what GDPR Art. 9 protects: each is anybody's, together they are somebody's.
_PROTECTED, _SINGLED_OUT = frozenset({"MEDICAL_CONDITION", "PERSONAL_TRAIT"}), 0.9


@dataclass(frozen=True, slots=True)
class Context:
    """Where a text stands, as far as it matters."""

    outsiders: bool = False
    assistant: bool = False

    @staticmethod
    def of(message: Message) -> "Context":
        """The context of a message."""
        return Context(message.place.shared_with_outsiders, message.mentions_assistant or message.place.for_assistants)


def _sensitivity(policy: Policy, context: Context) -> Sensitivity:
    return Sensitivity.STRICT if context.outsiders or context.assistant else policy.sensitivity


def _alone(findings: Iterable[Finding], types: EntityTypes, least: float) -> list[Finding]:
    return [
        f for f in findings if types[f.entity_type].alarm == "alone" and f.score >= least and f.evidence is not Evidence.MODEL
    ]


def _points(counts: Counter[str], types: EntityTypes, *, full: bool, rows: bool) -> float:
    """Rows: whether several numbers of one kind count more than one. Full: whether several people do; in talk they do not."""
    once = (frozenset() if rows else OF_ROWS) | (frozenset() if full else _CROWD)
    return sum(types[kind].weight * min(count, 1 if kind in once else _MOST_OF_A_TYPE) for kind, count in counts.items())


def _singled_out(findings: Iterable[Finding]) -> bool:
    kinds = {finding.entity_type for finding in findings}
    return not _PROTECTED.isdisjoint(kinds) and {"AGE", "LOCATION"} <= kinds


def _anchored(counts: Counter[str], types: EntityTypes, *, pasted: bool = True, rows: bool = True) -> bool:
    """Names and places alone are talk, with an age the news; something must tie them to a person's affairs.

    Rows: whether a number of a row in a database does; where it does, an age is somebody's, too.
    """
    none = (_NO_ANCHOR if pasted or rows else _NO_ANCHOR | _NEWS) | (frozenset() if rows else OF_ROWS)
    return any(kind not in none and types[kind].weight >= _ANCHOR_WEIGHT for kind in counts)


def _counts_rows(paste: Paste, counts: Counter[str], *, full: bool) -> bool:
    """In a table the number of a row counts beside a name, in talk where it is somebody's."""
    return full and (paste.kind is not PasteKind.TABLE or "PERSON" in counts)


def told_place(finding: Finding) -> bool:
    """A street with its number, or a place that somebody says they live in: more than a town that is mentioned."""
    return finding.entity_type == "LOCATION" and finding.evidence in _SAID and finding.score >= _SURE_PLACE


def _only_mentioned(finding: Finding) -> bool:
    """A town that the name model has read."""
    return finding.entity_type == "LOCATION" and finding.evidence is Evidence.MODEL


def _own_address(finding: Finding) -> bool:
    """A street with its number that somebody calls their own."""
    return finding.entity_type == "LOCATION" and finding.evidence is Evidence.CONTEXT and finding.score >= _SURE_PLACE


def _place_points(findings: Sequence[Finding], tied: frozenset[Tie], *, pasted: bool) -> float:
    """What an address adds to its weight as a place."""
    if pasted:
        return _TOLD_PLACE if any(map(told_place, findings)) else 0
    if Tie.HOME in tied:
        return _NAMED_HOME
    return _OWN_ADDRESS if any(map(_own_address, findings)) else 0


def _unmasks(finding: Finding) -> bool:
    """A name that somebody says is another's real one."""
    return finding.entity_type == "PERSON" and finding.evidence is Evidence.CONTEXT


def may_alarm(findings: Iterable[Finding], types: EntityTypes) -> bool:
    """Whether any of them could alarm, alone or with names and places that are not looked for yet."""
    return any(
        types[f.entity_type].alarm == "alone" or _unmasks(f) or street(f) or _anchored(Counter((f.entity_type,)), types)
        for f in findings
    )


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


def decide(
    findings: Sequence[Finding],
    paste: Paste,
    context: Context,
    policy: Policy,
    types: EntityTypes,
    tied: frozenset[Tie] = frozenset(),
) -> Decision:
    """Findings: one for each distinct value that may alarm; tied: what ties them to somebody.

    Returns the decision with its reasons, the strongest first.
    """
    loud = [f for f in findings if f.entity_type not in policy.quiet_types]
    sensitivity = _sensitivity(policy, context)
    alone = _alone(loud, types, _SURE[sensitivity])
    if alone:
        reasons = (*_alone_reasons(alone), *_surroundings(paste, context))
        return Decision(True, _severity(alone, types), reasons)
    together = [f for f in loud if f.score >= policy.minimum_score]
    full = paste.pasted or sensitivity is Sensitivity.STRICT
    counts = Counter(f.entity_type for f in together if full or not _only_mentioned(f))
    needed = (_PASTE if paste.pasted else _TALK)[sensitivity]
    rows = _counts_rows(paste, counts, full=full) or not tied.isdisjoint((Tie.SERVED, Tie.OWNED, Tie.MINOR))
    told = _place_points(together, tied, pasted=paste.pasted) + (_UNMASKED if any(map(_unmasks, together)) else 0)
    more = (_SINGLED_OUT if _singled_out(together) else 0) + sum(_MORE[tie] for tie in tied if tie in _MORE)
    points = _points(counts, types, full=full, rows=rows) + told + more
    if points >= needed and (told or _anchored(counts, types, pasted=paste.pasted, rows=rows)):
        kind = ReasonKind.TOGETHER if len(counts) > 1 else ReasonKind.MANY
        main = [Reason(kind, name, count) for name, count in counts.most_common()]
        return Decision(True, _severity(together, types), (*main, *_surroundings(paste, context)))
    return _share_link(paste)


def decide_unread(files: int, context: Context, policy: Policy) -> Decision:
    """Whether the author of a message is told that files of it were not read: in a strict place. Files: how many."""
    if not files or _sensitivity(policy, context) is not Sensitivity.STRICT:
        return Decision()
    where = _surroundings(Paste(), context) or [Reason(ReasonKind.STRICT)]
    return Decision(True, Severity.LOW, (Reason(ReasonKind.UNREAD, count=files), *where))
