"""Why a finding is dropped before the decision: each filter has a name, which ``scan --explain`` and "Why?" report."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from operator import attrgetter

from ..finding import Finding


class Filter(StrEnum):
    """Why a finding is dropped, in words that follow "because it is"."""

    DISABLED = "of a kind that recognizers.yaml switches off"
    UNSURE = "less sure than your policy asks for"
    IGNORED_TYPE = "of a type that your policy ignores"
    ALLOWED_VALUE = "a value that your policy allows"
    NO_NAME = "a word, a code or a field's name, and no name"
    SMALL_LETTERS = "in small letters where names have capitals, and in no list of names"
    GERMAN_NOUN = "a German noun"
    OTHER_SCRIPT = "in a script that another model reads"
    ORDINARY_WORD = "an ordinary word"
    PRODUCT = "a product, a company or a programming language"
    PEOPLE = "a people, a language or a continent"
    CODE = "written as in code, or an abbreviation"
    ROLE = "what a speaker is, not who"
    FORM_LABEL = "what a form calls a value"
    NOBODYS = "beside nobody's name"
    ASKED_ABOUT = "a place that a question is about which tells nothing of anybody"
    JSON_NUMBER = "a number in JSON that no key tells anything of"
    WEAKER = "surer to be something else"
    URL = "part of a web address"
    UUID = "a UUID"
    HASH = "a hash"
    TIME = "a time stamp"
    VERSION = "a version number"
    PLACEHOLDER = "a placeholder"
    MASKED = "masked already"
    PATH = "a path"
    OPAQUE = "written by the platform, as a mention or a link's target is"


_place = attrgetter("start", "end")

Drop = Callable[[Finding, Filter], None]


def ignore(finding: Finding, why: Filter) -> None:
    """A ``Drop`` for callers that do not need the reasons."""


def lost(before: Iterable[Finding], after: Sequence[Finding]) -> Iterator[Finding]:
    """The findings that are gone: afterwards, none of the same type overlaps them. Both are sorted by start."""
    ends: dict[str, list[Finding]] = {}
    for finding in after:
        ends.setdefault(finding.entity_type, []).append(finding)
    at = dict.fromkeys(ends, 0)
    for finding in sorted(before, key=_place):
        same = ends.get(finding.entity_type, [])
        first = at.get(finding.entity_type, 0)
        while first < len(same) and same[first].end <= finding.start:
            first += 1
        at[finding.entity_type] = first
        if first == len(same) or same[first].start >= finding.end:
            yield finding


def dropped(before: Iterable[Finding], after: Iterable[Finding], why: Filter, drop: Drop) -> None:
    """Reports what one filter dropped, nearly always nothing."""
    if drop is ignore:
        return
    before, after = list(before), list(after)
    if before != after:
        for finding in lost(before, sorted(after, key=_place)):
            drop(finding, why)
