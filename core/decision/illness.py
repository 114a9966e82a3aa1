"""Whose illness or private matter it is: only that of somebody of ours counts, not a pet's, a character's or a star's. Pure."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from config.entities import EntityTypes
from config.lexicon import Lexicon
from config.public_people import plain, public_people

from ..detection.fragments import UNSPACED, whole_word
from ..detection.private_matters.recognizer import SOURCE as LEARNED
from ..detection.private_matters.recognizer import TOLD
from ..finding import Finding, Role

# Rules that themselves know that it is a patient or somebody at work.
_KNOWS_WHO = (
    "health.off_sick", "health.sick_note", "health.clinical", "health.tested_for", "health.listed_health", "health.blood_group",
    "health.told_in_chat", "personal_file.union_members",
)  # fmt: skip
# Rules that know it by a request for confidence or an absence from work; films have such scenes, too.
_CONFIDED = (
    "confided.health_key", "confided.coded_diagnosis",
    "confided.health_behind_request", "confided.health_behind_request_in_other_scripts",
    "confided.health_before_request", "confided.health_before_request_in_other_scripts",
    "confided.family_behind_request", "confided.family_behind_request_in_other_scripts",
    "confided.family_before_request", "confided.family_before_request_in_other_scripts",
)  # fmt: skip
# Rules of what is told of others, as the model knows it: what people say of themselves is told in other ways.
_OF_OTHERS = ("confided.", "private_matter.", "personal_file.")
# "Hi Kevin" introduces somebody, but not the one who is ill.
_ADDRESSED = ("person.greeting", "person.closing", "person.called")
_MATTER = "PRIVATE_MATTER"
# Of the types that tie a message to a person, those that may be said of anybody: they do not tell that one of ours is ill.
_OF_ANYBODY = frozenset({"MEDICAL_CONDITION", "PERSONAL_TRAIT", "URL", _MATTER})
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[^\Wa-zß-ÿ\d_])|\n")
# What people are to each other, and what may stand before it: "our new head nurse".
_WHAT = r"(?:{kinship}|{served}|{role_in_forms}|{workplace_word}|{role}\w{0,3}|{trade})"
_NEW = r"(?:[\w'’-]{1,20}[ ]){0,2}?"
_WITHOUT_SPACES = re.compile(rf"[{UNSPACED}]{{3,}}")
_BEFORE, _AFTER, _BESIDE = 160, 120, 60


class Illness:
    """Tells whose illness it is, by the words around it. Thread-safe."""

    def __init__(self, lexicon: Lexicon, types: EntityTypes) -> None:
        """Types: they say what ties a message to a person."""
        self._types = types
        self._lexicon = lexicon

    # Compiled on first use: most processes never read of an illness.

    @cached_property
    def _pet(self) -> re.Pattern[str]:
        return _compiled(whole_word("{pet}"), self._lexicon)

    @cached_property
    def _invented(self) -> re.Pattern[str]:
        return _compiled(whole_word("{fiction_word}"), self._lexicon)

    @cached_property
    def _ours(self) -> re.Pattern[str]:
        ours = whole_word("{workplace_word}|{from_department}|{served}|{role_in_forms}|{dealt_with}")
        return _compiled(ours + r"(?![ _-]{about_business}\b)", self._lexicon)

    @cached_property
    def _family(self) -> re.Pattern[str]:
        return _compiled(r"(?<![\w-]){possessive}[ ]{kinship},?[ ]\Z", self._lexicon)

    @cached_property
    def _related_before(self) -> re.Pattern[str]:
        who = rf"(?<![\w-]){{our}}[ ]{_NEW}{_WHAT}"
        return _compiled(who + r"(?:,?[ ]|,?[ ]{title}[ ]|,?[ ]{honorific}\.?[ ])\Z", self._lexicon)

    @cached_property
    def _related_behind(self) -> re.Pattern[str]:
        return _compiled(rf"\A,?[ ][(]?{{our}}[ ]{_NEW}{_WHAT}(?![\w-])", self._lexicon)

    def nobodys(self, text: str, findings: Sequence[Finding], *, pasted: bool = False) -> list[Finding]:
        """The illnesses and private matters of nobody who is known here. Findings: those of one text that may alarm.

        Pasted: whether it is more than talk; then illnesses are not examined.
        """
        told = [finding for finding in findings if finding.entity_type == _MATTER or finding.source == LEARNED]
        if not pasted and not self._singles_out(findings):
            told += [each for each in findings if each.entity_type == "MEDICAL_CONDITION" and each.source != LEARNED]
        if not told:
            return []
        people = [finding for finding in findings if finding.entity_type == "PERSON"]
        words = (_Places(self._ours, text), _Places(self._pet, text), _Places(self._invented, text))

        def is_quiet(matter: Finding) -> bool:
            doubted = not pasted and Role.DOUBTED in matter.roles and matter.source.startswith(_OF_OTHERS)
            return doubted or not self._is_ours(text, matter, people, words)

        return [each for each in told if is_quiet(each)]

    def _singles_out(self, findings: Sequence[Finding]) -> bool:
        """Whether something identifies somebody, or an age and a place together do."""
        return any(map(self._identifies, findings)) or {"AGE", "LOCATION"} <= {finding.entity_type for finding in findings}

    def _identifies(self, finding: Finding) -> bool:
        return finding.entity_type not in _OF_ANYBODY and self._types[finding.entity_type].anchors == "always"

    def _is_ours(self, text: str, illness: Finding, people: Sequence[Finding], words: "tuple[_Places, _Places, _Places]") -> bool:
        """Words: of those who are ours, of pets, and of what is invented."""
        matter = illness.entity_type == _MATTER or illness.source == LEARNED
        # A letter names whom it is about in its first line, or in its subject.
        start, end = (max(0, illness.start - _BEFORE), illness.end + _AFTER) if matter else _around(text, illness)
        near = [person for person in people if start <= person.start < end]
        # The model has weighed all words, but knows neither names nor stars.
        told = bool(near) and not _is_public(text, _nearest(near, illness))
        if illness.source == LEARNED:
            return told and illness.score >= TOLD
        if told and Role.TOLD in illness.roles:
            return True
        ours, pet, invented = (places.within(start, end) for places in words)
        ours = ours and not matter  # colleagues owe each other a lunch; only a full name makes it more
        introduced = any(Role.INTRODUCED in person.roles for person in near)
        if pet:
            return ours and introduced
        if any(self._is_related(text, person) for person in near):
            return True
        if near and _is_public(text, _nearest(near, illness)):
            return False
        if illness.source in _KNOWS_WHO:
            return True
        if invented:
            return ours and introduced
        if illness.source in _CONFIDED:
            return True
        strangers = [person for person in near if not _is_public(text, person)]
        return any(self._known(text, person, ours=ours) or (matter and _is_full(text, person)) for person in strangers)

    def _is_related(self, text: str, person: Finding) -> bool:
        """Whether somebody is said to be a relative, a colleague or a customer of those who speak: "our client Ann"."""
        before, behind = text[max(0, person.start - _BESIDE) : person.start], text[person.end : person.end + _BESIDE]
        return self._related_before.search(before) is not None or self._related_behind.match(behind) is not None

    def _known(self, text: str, person: Finding, *, ours: bool) -> bool:
        """Whether a person is named in full, introduced, or said to be one of those that people here deal with."""
        value = text[person.start : person.end]
        introduced = Role.INTRODUCED in person.roles and person.source not in _ADDRESSED
        before = text[max(0, person.start - _BEFORE) : person.start]
        return ours or introduced or len(value.split()) > 1 or self._family.search(before) is not None


class _Places:
    """Where a pattern matches in a text, which is searched once, however many illnesses are in it."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._found = [match.span() for match in pattern.finditer(text)]

    def within(self, start: int, end: int) -> bool:
        """Whether one is within a part of the text."""
        first = bisect_left(self._found, (start, start))
        return first < len(self._found) and self._found[first][1] <= end


def _is_public(text: str, person: Finding) -> bool:
    return plain(text[person.start : person.end]) in public_people()


def _is_full(text: str, person: Finding) -> bool:
    """Whether a name in a script without spaces has a family's name and an own one; most with three characters have."""
    return _WITHOUT_SPACES.fullmatch(text, person.start, person.end) is not None


def _nearest(people: Sequence[Finding], illness: Finding) -> Finding:
    """Who probably has it: the last one who is named before it, or the first one after it."""
    before = [person for person in people if person.start < illness.start]
    return max(before, key=lambda person: person.start) if before else min(people, key=lambda person: person.start)


def _around(text: str, illness: Finding) -> tuple[int, int]:
    """The sentence of an illness and the one before it."""
    first = max(0, illness.start - _BEFORE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, illness.start)]
    after = _SENTENCE_END.search(text, illness.end, illness.end + _AFTER)
    return ends[-2] if len(ends) > 1 else first, after.start() if after else illness.end + _AFTER


def _compiled(pattern: str, lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.expand(pattern), re.IGNORECASE | re.VERBOSE)
