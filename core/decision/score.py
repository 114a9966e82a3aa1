"""The points of all findings together, against a threshold: weights of entities.yaml, roles of decision.yaml. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from config.decision import DecisionTable
from config.entities import EntityTypes
from config.policy import Sensitivity

from ..finding import Evidence, Finding
from ..paste.kinds import Paste, PasteKind
from .roles import OF_ROWS, Role, roles_of, street, unmasks

_NO_ANCHOR = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "IP_ADDRESS", "MAC_ADDRESS", "BIC"})
_CROWD = frozenset({"PERSON"})
_NEWS = frozenset({"AGE", "OCCUPATION", "EMPLOYER", "EDUCATION", "MARITAL_STATUS"})
_ANCHOR_WEIGHT = 0.5
# A number of a row in a database is somebody's where one of these is said.
_OF_SOMEBODY = frozenset({Role.SERVED, Role.OWNED, Role.MINOR})
# What ties a message to a person by itself.
_ANCHORS = frozenset({Role.HOME, Role.OWN_ADDRESS, Role.TOLD_ADDRESS, Role.UNMASKED})


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a sum. Name: an entity type, with how many distinct values of it count, or a role."""

    name: str
    points: float
    count: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """Needed: the threshold. Anchored: whether anything ties the message to a person; without it no sum is enough."""

    terms: tuple[Term, ...] = ()
    needed: float = 0.0
    anchored: bool = False

    @property
    def points(self) -> float:
        """The sum."""
        return sum(term.points for term in self.terms)

    @property
    def enough(self) -> bool:
        """Whether somebody is told."""
        return self.points >= self.needed and self.anchored


def score(
    findings: Sequence[Finding],
    said: frozenset[Role],
    paste: Paste,
    sensitivity: Sensitivity,
    types: EntityTypes,
    table: DecisionTable,
) -> tuple[Score, Counter[str]]:
    """The score, and how many distinct values of each type it is of.

    Findings: one for each distinct value that may alarm. Said: roles that the texts say.
    """
    full = paste.pasted or sensitivity is Sensitivity.STRICT
    counts = Counter(f.entity_type for f in findings if full or not _only_mentioned(f))
    roles = roles_of(findings, said, pasted=paste.pasted)
    rows = _counts_rows(paste, counts, full=full) or not roles.isdisjoint(_OF_SOMEBODY)
    once = (frozenset() if rows else OF_ROWS) | (frozenset() if full else _CROWD)
    needed = (table.pasted if paste.pasted else table.talk).at(sensitivity)
    counted = {kind: min(number, 1 if kind in once else table.most_of_a_type) for kind, number in counts.items()}
    terms = [Term(kind, types[kind].weight * number, number) for kind, number in counted.items()]
    terms += [Term(role, table.points(role)) for role in sorted(roles)]
    anchored = not roles.isdisjoint(_ANCHORS) or anchors(counts, types, pasted=paste.pasted, rows=rows)
    return Score(tuple(terms), needed, anchored), counts


def anchors(counts: Iterable[str], types: EntityTypes, *, pasted: bool = True, rows: bool = True) -> bool:
    """Names and places alone are talk, with an age the news; something must tie them to a person's affairs.

    Rows: whether a number of a row in a database does; where it does, an age is somebody's, too.
    """
    none = (_NO_ANCHOR if pasted or rows else _NO_ANCHOR | _NEWS) | (frozenset() if rows else OF_ROWS)
    return any(kind not in none and types[kind].weight >= _ANCHOR_WEIGHT for kind in counts)


def may_alarm(findings: Iterable[Finding], types: EntityTypes) -> bool:
    """Whether any of them could alarm, alone or with names and places that are not looked for yet."""
    return any(
        types[f.entity_type].alarm == "alone" or unmasks(f) or street(f) or anchors((f.entity_type,), types) for f in findings
    )


def _counts_rows(paste: Paste, counts: Counter[str], *, full: bool) -> bool:
    """In a table the number of a row counts beside a name, in talk where it is somebody's."""
    return full and (paste.kind is not PasteKind.TABLE or "PERSON" in counts)


def _only_mentioned(finding: Finding) -> bool:
    """A town that the name model has read."""
    return finding.entity_type == "LOCATION" and finding.evidence is Evidence.MODEL
