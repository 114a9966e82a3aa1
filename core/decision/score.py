"""The points of all findings together, against a threshold: weights of entities.yaml, roles of decision.yaml. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from config.decision import Combination, DecisionTable, RoleRow
from config.entities import EntityTypes
from config.policy import Sensitivity

from ..finding import Evidence, Finding, Role
from ..paste.kinds import Paste, PasteKind

# However many are named in talk, they are one crowd.
_CROWD = frozenset({"PERSON"})
_ANCHOR_WEIGHT = 0.5
# With one of these, names and places are worth looking for: they may be what is missing.
_WORTH_NAMES = frozenset({Role.STREET, Role.REAL_NAME})


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a sum. Name: an entity type, with how many distinct values of it count, or a role, with its meaning."""

    name: str
    points: float
    count: int = 0
    meaning: str = ""


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
    findings: Sequence[Finding], paste: Paste, sensitivity: Sensitivity, types: EntityTypes, table: DecisionTable
) -> tuple[Score, Counter[str]]:
    """The score, and how many distinct values of each type it is of.

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
    """The rows of the table that some finding fulfils, in the table's order."""
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
    """Names and places alone are talk, with an age the news; something must tie them to a person's affairs.

    Rows: whether a number of a row in a database does; where it does, an age is somebody's, too.
    """
    holding = {"always"} | ({"pasted"} if pasted or rows else set()) | ({"owned"} if rows else set())
    return any(types[kind].anchors in holding and types[kind].weight >= _ANCHOR_WEIGHT for kind in counts)


def may_alarm(findings: Iterable[Finding], types: EntityTypes) -> bool:
    """Whether any of them could alarm, alone or with names and places that are not looked for yet."""
    return any(
        types[f.entity_type].alarm == "alone" or not f.roles.isdisjoint(_WORTH_NAMES) or anchors((f.entity_type,), types)
        for f in findings
    )


def _counts_rows(paste: Paste, counts: Counter[str], *, full: bool) -> bool:
    """In a table the number of a row counts beside a name, in talk where it is somebody's."""
    return full and (paste.kind is not PasteKind.TABLE or "PERSON" in counts)


def _only_mentioned(finding: Finding) -> bool:
    """A town that the name model has read."""
    return finding.entity_type == "LOCATION" and finding.evidence is Evidence.MODEL
