"""Adds up the points of all findings: weights from entities.yaml, roles and threshold from decision.yaml. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from config.decision import Combination, DecisionTable, RoleRow
from config.entities import EntityTypes
from config.policy import Sensitivity

from ..detection.names.known_names import writes_capitals
from ..finding import Evidence, Finding, Role
from ..paste.kinds import Paste, PasteKind

# However many people are named in talk, they count once.
_CROWD = frozenset({"PERSON"})
_ANCHOR_WEIGHT = 0.5
# With one of these roles it is worth looking for names and places: they may complete the sum.
_WORTH_NAMES = frozenset({Role.STREET, Role.REAL_NAME})

# What may be a house's number or a postcode beside a place; no time, version, share or part of a path. Where names have capitals,
# so has the word beside it.
_ANY_NUMBER, _PLACE_NUMBER = (
    re.compile(
        rf"{before}[.,;)|>-]{{0,2}}[ ,\t\n]{{1,3}}\d{{1,6}}(?![\d:%_/=@]|\.\d)|"
        rf"(?<![\d:.#%_/=@$€£-])\d{{1,6}}[a-zA-Z]?(?:-\d{{1,4}})?[ ]{behind}"
    )
    for before, behind in ((r"(?<=[^\W\d_])", r"[^\W\d_]"), (r"\b[^\W\d_a-z][\w'’-]{0,30}", r"[^\W\d_a-z]"))
)
_ADDRESS_ROLES = frozenset({Role.ADDRESS, Role.OWN_ADDRESS, Role.HOME})


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the sum. Name: an entity type, with the number of distinct values that count, or a role, with its meaning."""

    name: str
    points: float
    count: int = 0
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """A sum. Needed: the threshold. Anchored: whether anything ties the message to a person; if not, no sum is enough."""

    terms: tuple[Term, ...] = ()
    needed: float = 0.0
    anchored: bool = False

    @property
    def points(self) -> float:
        """The sum."""
        return sum(term.points for term in self.terms)

    @property
    def enough(self) -> bool:
        """Whether the sum alarms."""
        return self.points >= self.needed and self.anchored


def score(
    findings: Sequence[Finding], paste: Paste, sensitivity: Sensitivity, types: EntityTypes, table: DecisionTable
) -> tuple[Score, Counter[str]]:
    """The score, and the number of distinct values of each type.

    Findings: one for each distinct value that may alarm, with its roles.
    """
    full = paste.pasted or sensitivity is Sensitivity.STRICT
    counts = Counter(f.entity_type for f in findings if full or not _only_mentioned(f))
    held = held_roles(findings, table, pasted=paste.pasted)
    rows = _counts_rows(paste, counts, full=full) or any(row.owns for row in held)
    needed = (table.pasted if paste.pasted else table.talk).at(sensitivity)
    terms = [_term(kind, number, types, table, rows=rows, full=full) for kind, number in counts.items()]
    terms += [Term(row.role, row.points, meaning=row.meaning) for row in held]
    terms += [Term(each.name, each.points, meaning=each.meaning) for each in _together(findings, table)]
    anchored = any(row.anchors for row in held) or anchors(counts, types, pasted=paste.pasted, rows=rows)
    return Score(tuple(terms), needed, anchored), counts


def held_roles(findings: Iterable[Finding], table: DecisionTable, *, pasted: bool) -> list[RoleRow]:
    """The rows of the table whose role some finding has, in the table's order."""
    held = {(finding.entity_type, role.value) for finding in findings for role in finding.roles}
    rows = [row for row in table.roles if row.holds(pasted=pasted) and any((kind, row.role) in held for kind in row.of)]
    names = {row.role for row in rows}
    return [row for row in rows if row.unless not in names]


def _together(findings: Iterable[Finding], table: DecisionTable) -> list[Combination]:
    kinds = {finding.entity_type for finding in findings}
    return [each for each in table.combinations if all(not group.isdisjoint(kinds) for group in each.of)]


def _term(kind: str, number: int, types: EntityTypes, table: DecisionTable, *, rows: bool, full: bool) -> Term:
    once = (types[kind].anchors == "owned" and not rows) or (kind in _CROWD and not full)
    counted = min(number, 1 if once else table.most_of_a_type)
    return Term(kind, types[kind].weight * counted, counted)


def anchors(counts: Iterable[str], types: EntityTypes, *, pasted: bool = True, rows: bool = True) -> bool:
    """Whether something ties the message to a person: names and places alone are talk, and with an age they may be news.

    Rows: whether numbers of database rows count as such a tie; if they do, so does an age.
    """
    holding = {"always"} | ({"pasted"} if pasted or rows else set()) | ({"owned"} if rows else set())
    return any(types[kind].anchors in holding and types[kind].weight >= _ANCHOR_WEIGHT for kind in counts)


def may_alarm(findings: Iterable[Finding], types: EntityTypes) -> bool:
    """Whether any of them could alarm, alone or with names and places that have not been searched for yet."""
    return any(
        types[f.entity_type].alarm == "alone" or not f.roles.isdisjoint(_WORTH_NAMES) or anchors((f.entity_type,), types)
        for f in findings
    )


def may_be_told(visible: str, paste: Paste, found: Sequence[Finding], types: EntityTypes) -> bool:
    """Whether this can alarm, alone or with names and places, which tie nothing to a person unless they are addresses.

    Visible: the text. Found: by rules.
    """
    if may_alarm(found, types):
        return True
    addressed = any(not finding.roles.isdisjoint(_ADDRESS_ROLES) for finding in found)
    if not paste.pasted or addressed:
        return paste.pasted
    number = _PLACE_NUMBER if writes_capitals(visible) else _ANY_NUMBER
    return number.search(visible) is not None


def _counts_rows(paste: Paste, counts: Counter[str], *, full: bool) -> bool:
    """Whether row numbers count: in a table, beside a name; in talk, if they are somebody's."""
    return full and (paste.kind is not PasteKind.TABLE or "PERSON" in counts)


def _only_mentioned(finding: Finding) -> bool:
    """Whether it is a place found only by the name model, and so perhaps just mentioned."""
    return finding.entity_type == "LOCATION" and finding.evidence is Evidence.MODEL
