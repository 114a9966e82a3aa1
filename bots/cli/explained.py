"""What made a decision, for ``scan --explain``: each finding's rule and whether it counts, and the sum against the threshold."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from config.entities import EntityType, EntityTypes
from core.decision.score import Term
from core.files.place import FilePlace
from core.wording import upper

from .terminal import one_line

if TYPE_CHECKING:  # with the language model's library
    from core.decision.explanation import Explanation, Weighed

COLUMNS, NAMES = ("Where", "What", "Rule", "Sure", "Counts"), ("Rule",)


def rows(
    explanation: "Explanation", places: Sequence[FilePlace], types: EntityTypes, *, of_file: bool
) -> Iterator[tuple[str, ...]]:
    """A row a finding, by ``COLUMNS``. Places: of those in a file's content; those in its name follow."""
    for number, each in enumerate(explanation.findings):
        finding = each.finding
        kind = types[finding.entity_type]
        what = "\n".join((kind.name, *sorted(role.value for role in finding.roles)))
        rule = "\n".join(filter(None, (finding.source, each.validator)))
        sure = f"{finding.score:.0%}, {finding.evidence.value}"
        yield _where(each, number, places, of_file=of_file), what, rule, sure, _counts(each, kind)


def lines(explanation: "Explanation", places: Sequence[FilePlace], types: EntityTypes, *, of_file: bool) -> Iterator[str]:
    """Sentences below the table: what does not count and why, and the sum."""
    for finding, why in explanation.dropped:
        kind = upper(types[finding.entity_type].name)
        yield f"{kind} at character {finding.start} ({finding.source}) was dropped, because it is {why.value}."
    for number, each in enumerate(explanation.findings):
        if each.suppression:
            kind = upper(types[each.finding.entity_type].name)
            yield f"{kind} at {_where(each, number, places, of_file=of_file)} does not count: {each.suppression.value}."
    if any(each.alone for each in explanation.findings):
        yield f"One is enough alone: it is sure enough ({explanation.sure:.0%} at sensitivity {explanation.sensitivity})."
        return
    score = explanation.score
    if score.terms:
        parts = " + ".join(f"{term.points:.1f} ({_named(term, types)})" for term in score.terms)
        yield f"Points: {parts} = {score.points:.1f}; {score.needed:.1f} are needed at sensitivity {explanation.sensitivity}."
    if score.points >= score.needed and not score.anchored:
        yield "Nothing ties it to a person's affairs: names and places alone are talk, however many."


def as_object(explanation: "Explanation", in_content: int | None) -> dict[str, object]:
    """For programs. In content: how many of a file's findings are in what it holds; those in its name follow. None: no file."""
    score = explanation.score
    return {
        "sensitivity": explanation.sensitivity,
        "sure": explanation.sure,
        "needed": score.needed,
        "points": round(score.points, 2),
        "anchored": score.anchored,
        "terms": [{"name": term.name, "points": round(term.points, 2), "count": term.count} for term in score.terms],
        "findings": [
            {
                "in": "text" if in_content is None else "content" if number < in_content else "name",
                "entity_type": each.finding.entity_type,
                "source": each.finding.source,
                "alone": each.alone,
                "suppression": each.suppression.name.lower() if each.suppression else None,
                "roles": sorted(role.value for role in each.finding.roles),
                "validator": each.validator or None,
            }
            for number, each in enumerate(explanation.findings)
        ],
        "dropped": [
            {
                "type": finding.entity_type,
                "start": finding.start,
                "end": finding.end,
                "rule": finding.source,
                "filter": why.name.lower(),
            }
            for finding, why in explanation.dropped
        ],
    }


def _counts(each: "Weighed", kind: EntityType) -> str:
    if each.suppression:
        return "no"
    return "alone" if each.alone else f"together, {kind.weight:.1f}"


def _where(each: "Weighed", number: int, places: Sequence[FilePlace], *, of_file: bool) -> str:
    """A message has no places, and its findings their characters; what stands behind a file's own findings is in its name."""
    if number < len(places):
        return one_line(str(places[number]))
    return "the file's name" if of_file else f"character {each.finding.start}"


def _named(term: Term, types: EntityTypes) -> str:
    if term.meaning:
        return term.meaning
    return f"{term.count} {types[term.name].name if term.count == 1 else types[term.name].plural}"
