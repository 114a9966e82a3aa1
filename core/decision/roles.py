"""Roles: what a text says about the people in it: where somebody lives, who is a customer, whose number it is. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from config.entities import EntityTypes
from config.lexicon import Lexicon

from ..detection.fragments import whole_word
from ..finding import Finding, Role
from ..lazy_pattern import lazy

# Every person is compared with every finding; a text with more findings is a list, which needs no roles.
_MOST = 200
# The part of a place that is examined; no address is longer.
_LONGEST = 300
_BESIDE, _BEFORE_HOME, _AROUND_HOME, _FAMILY = 4, 60, 160, " family"
_AROUND_PREMISES = 40
# A street with its number may be a restaurant or an office; with a postcode, state or flat it is a postal address.
_WHOLE = re.compile(
    r"\d.*?(?:\b\d{4,6}\b|\b\d{2}-\d{3}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|"
    r"(?i:\b(?:apt|apartment|flat|unit|whg|m)\b\.?)|\d ?[ºª°])",
    re.DOTALL,
)
_CLIENT_BEHIND = re.compile(r"(?i)\W{1,3}(?:an?|our|my|another) (?:client|tenant)\b")
_SERVED_BEFORE, _SERVED_BEHIND = 60, 40
_I_AM_A = re.compile(r"\bI(?:['’]m| am) an? [^.!?\n]{3,40} (?:at|for|with) [^.!?\n]{2,40}\Z")
# After a name: "Ben Carter, employee ID E4598", "Sarah (ID: 45901)".
_NAMED_BEFORE = re.compile(r"[ ]?[,(–-][ ]?(?:an? |the )?(?:[\w.'’#-]+[ ]){0,3}[\w.'’#-]*[:#]?\s?[#(]?\Z")
_BEFORE_NUMBER, _BETWEEN = 90, 45
_I_AM = re.compile(r"(?i)\bi(?:['’]?m| am) (?:only |just |[^\W\d_]{2,20}, )?\Z")
_GOES = re.compile(r"[,)]{1,2} (?:who )?(?:goes|attends)\b")
_BEFORE_AGE, _OF_AGE = 30, 16


class Roles:
    """Finds the roles of findings in the words around them. Thread-safe."""

    def __init__(self, lexicon: Lexicon, types: EntityTypes) -> None:
        """Types: they say which ones are numbers of database rows."""
        self._types = types
        self._lives_at = _compiled(r"\b{lives_at}", lexicon)
        # "Customer service" and "customer number" are not a customer.
        self._served = _compiled(whole_word(r"{served}") + r"(?![ _-]{about_business}\b)", lexicon)
        # Clients and tenants may be software: these words count only right next to the name, like a title.
        # "12 Market Street, it's our new office": an office, not the writer's "home office".
        self._premises = _compiled(r"\A[^.!?\n]{0,24}\b(?<!home[ ]){premises}\b", lexicon)
        self._let = _compiled(whole_word("{tenant}"), lexicon)
        titles = r"(?<![\w-])(?:(?:client|tenant)(?:'s[ ]name[ ]is)?\W{1,3}|{honorific}\.?[ ](?:dr\.?[ ])?)\Z"
        self._title_before = _compiled(titles, lexicon)
        self._whose = _compiled(r"\b{possessive}\b[^.!?\n]{0,50}\Z", lexicon)

    def added(self, text: str, findings: Sequence[Finding]) -> list[Finding]:
        """The findings, each with the roles that the words around it give it. Text: the one that their offsets refer to.

        Findings: those of one text that may alarm.
        """
        if len(findings) > _MOST:
            return list(findings)
        people = [finding for finding in findings if finding.entity_type == "PERSON"]
        findable = any(map(_tells, findings))
        return [_with(finding, self._role(text, finding, people, findable=findable)) for finding in findings]

    def _role(self, text: str, finding: Finding, people: Sequence[Finding], *, findable: bool) -> Role | None:
        """The role that the words around a finding give it. Findable: whether something in the text could identify a child."""
        if finding.entity_type == "LOCATION":
            return Role.HOME if self._home(text, finding, people) else None
        if finding.entity_type == "PERSON":
            return Role.SERVED if self._is_served(text, finding) else None
        if finding.entity_type == "AGE":
            return Role.MINOR if findable and (_child(text, finding) or _pupil(text, finding, people)) else None
        owned = self._types[finding.entity_type].anchors == "owned" and self._owned(text, finding, people)
        return Role.OWNED if owned else None

    def _home(self, text: str, place: Finding, people: Sequence[Finding]) -> bool:
        value = text[place.start : min(place.end, place.start + _LONGEST)]
        if Role.STREET not in place.roles or not any(char.isdecimal() for char in value):
            return False
        if self._premises.search(text[place.end : place.end + _AROUND_PREMISES]):
            return False
        if self._lives_at.search(text, max(0, place.start - _BEFORE_HOME), place.start):
            return _near(place, people)
        # "12 Market Street, flat 6, M1 4AA, tenant Ann Wild"
        if _WHOLE.search(value) and self._let.search(text, max(0, place.start - _BEFORE_HOME), place.end + _AROUND_HOME):
            return _near(place, people)
        return bool(_WHOLE.search(value)) and any(_heads(text, person, place) for person in people)

    def _is_served(self, text: str, person: Finding) -> bool:
        before = text[max(0, person.start - _SERVED_BEFORE) : person.start]
        behind = text[person.end : person.end + _SERVED_BEHIND]
        if self._title_before.search(before) or _CLIENT_BEHIND.match(behind):
            return True
        return any(self._served.search(part) for part in (before.rpartition("\n")[2], behind.partition("\n")[0]))

    def _owned(self, text: str, number: Finding, people: Sequence[Finding]) -> bool:
        if self._whose.search(text, max(0, number.start - _BEFORE_NUMBER), number.start):
            return True
        introduced = any(Role.INTRODUCED in person.roles for person in people)
        if introduced or _I_AM_A.search(text, max(0, number.start - _BEFORE_NUMBER), number.start):
            return True
        if any(0 < person.start - number.end <= _BETWEEN and not text[number.end : person.start].strip() for person in people):
            return True
        near = (person for person in people if 0 < number.start - person.end <= _BETWEEN)
        return any(_NAMED_BEFORE.match(text, person.end, number.start) for person in near)


def _compiled(pattern: str, lexicon: Lexicon) -> re.Pattern[str]:
    return lazy(lexicon.expand(pattern), re.IGNORECASE | re.VERBOSE)


def _with(finding: Finding, role: Role | None) -> Finding:
    return finding if role is None else replace(finding, roles=finding.roles | {role})


def _near(place: Finding, people: Sequence[Finding]) -> bool:
    return any(person.start < place.end + _AROUND_HOME and person.end > place.start - _AROUND_HOME for person in people)


def _heads(text: str, person: Finding, place: Finding) -> bool:
    """Whether a full name or a family's name precedes an address, as on an envelope."""
    if place.start - person.end > len(_FAMILY) + _BESIDE:
        return False
    between = text[person.end : place.start]
    if between.startswith(_FAMILY):
        return len(between) <= len(_FAMILY) + _BESIDE
    return 0 < len(between) <= _BESIDE and len(text[person.start : person.end].split()) > 1


def _tells(finding: Finding) -> bool:
    """Whether it could identify a child."""
    return finding.entity_type == "EDUCATION" or not finding.roles.isdisjoint((Role.INTRODUCED, Role.OWN_ADDRESS))


def _child(text: str, age: Finding) -> bool:
    """Whether the author claims to be younger than 16, the age of consent in GDPR Art. 8."""
    return _is_minor(text, age) and _I_AM.search(text, max(0, age.start - _BEFORE_AGE), age.start) is not None


def _pupil(text: str, age: Finding, people: Sequence[Finding]) -> bool:
    """Whether the age of somebody younger is right behind a full name, and then comes where they go."""
    if not _is_minor(text, age) or not _GOES.match(text, age.end):
        return False
    return any(
        text[person.end : age.start] in (", ", " (") and " " in text[person.start : person.end]
        for person in people
        if person.end < age.start
    )


def _is_minor(text: str, age: Finding) -> bool:
    value = text[age.start : age.end]
    return value.isdecimal() and int(value) < _OF_AGE
