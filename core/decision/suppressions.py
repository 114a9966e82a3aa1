"""Suppressions: why a finding, though redacted, alarms nobody. Each has a name, which "Why?" and --explain report.

For example shared mailboxes, published example numbers, meeting codes, a cold.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property

from config.examples import Examples
from config.lexicon import Lexicon
from config.policy import Policy

from ..detection.fragments import whole_word
from ..detection.rules.email import nobodys_mailbox
from ..finding import Finding
from .contact_blocks import ContactBlocks


class Suppression(StrEnum):
    """Why a finding does not alarm, in words that follow "because it is"."""

    ALLOWLISTED = "marked as not a leak"
    AUTHOR = "the address of whoever signed a text or a program"
    OWN_DOMAIN = "an address of one of your own domains"
    SHARED_MAILBOX = "a mailbox that no one person reads"
    EXAMPLE_MAILBOX = "an address that examples have"
    FICTIONAL_NUMBER = "a telephone number that is reserved for fiction"
    NUMBER_OF_A_THING = "the number of a meeting, a version or another thing"
    DIAL_IN = "a number by which all who are invited join a meeting"
    COMPANY_CONTACT = "a company's telephone number or address, as in a signature"
    SAMPLE_ADDRESS = "an address in sample data"
    SAMPLE_DATA = "in data that the text calls made up"
    EVERYDAY_ILLNESS = "an illness that colleagues tell each other of"
    NOBODY_OF_OURS = "an illness or a private matter of nobody who is known here"
    GOOD_NEWS = "good news"
    MEETING_CODE = "a code that all who are invited to a meeting have"
    EXAMPLE_NUMBER = "a published example, or a value beside a word for tests"
    PUBLISHED_KEY = "a key that documentation shows"
    ROW_NUMBER = "a number of a row in a table"
    ROUTINE_CONTACT = "a contact that colleagues exchange every day"
    QUIET_TYPE = "of a type that your policy keeps quiet"


_QUOTES = ('""', "''", "``")
_MARKS = re.compile(r"[^A-Z0-9]")
_OF_TALK = frozenset({"PHONE_NUMBER", "LOCATION", "MEDICAL_CONDITION", "PERSONAL_TRAIT"})
_OF_A_CARD = frozenset({"CARD_SECURITY_CODE", "CARD_EXPIRY"})
_FICTION = re.compile(r"555[ .-]?01\d\d$")
_OF_NO_PERSON = re.compile(
    r"(?i)\b(?:meeting|webinar|conference|room|company|registration|version|build|job|pipeline)"
    r"[ ](?:id|code|number|no\.?|nr\.?|#)\W{0,3}(?:is )?$"
)
_MEETING = re.compile(r"(?i)\b(?:meeting|dial-?in|dial in|conference|webinar|zoom|webex)\b")
_MEETING_LINK = re.compile(
    r"(?i)https?://(?:[\w-]+\.)*(?:zoom\.us|webex\.com|gotomeeting\.com|teams\.microsoft\.com|teams\.live\.com)/\S*$"
)
# The start of a line that names the author of a program, a text or a change: they published their address themselves.
_SIGNED = re.compile(
    r"(?i)(?:\A|\n)[\s#*/;:>!.\\\"'-]{0,8}(?:copyright|\(c\)|©|authors?\b|maintainers?\b|contributors?\b|contributed by|"
    r"written by|(?:signed-off|co-authored|reviewed|acked|tested|reported|suggested)-by|@author|__author__)[^\n]*\Z"
)
_CODE = re.compile(r"(?i)\b(?:pin|pass ?code|access code|code|pw|password)\W{0,3}(?:is |ist |: ?)?$")
# The id of a database row, as developers write it.
_COLUMN = re.compile(r"\b[a-z]+_(?:id|no|num|number)[\"']?\s?(?:is|==?|:)?\s?[\"']?$")
# A made-up address at another domain than RFC 2606 keeps for that: "jan@example.nl".
_EXAMPLE = re.compile(
    r"(?i)@(?:[\w-]+\.)*(?:example|beispiel|ejemplo|exemplo|exemple|esempio|voorbeeld|przyklad|test)\.[a-z]{2,}$"
)
# What counts even in a text that calls its data made up.
_NO_SAMPLE = frozenset({"API_KEY", "PASSWORD", "PRIVATE_KEY", "JWT", "COOKIE", "SEED_PHRASE", "CREDIT_CARD", "IBAN_CODE"})
_BEFORE_A_CODE, _BEFORE_A_LINK, _AROUND_AN_ADDRESS, _AROUND_AN_EXAMPLE, _FEW_DIGITS = 80, 300, 60, 120, 5


class Suppressions:
    """Finds the suppression of a finding. Thread-safe."""

    def __init__(self, lexicon: Lexicon, examples: Examples) -> None:
        """Examples: published values."""
        self._examples = examples
        self._lexicon = lexicon
        self._blocks = ContactBlocks(lexicon)
        self._for_tests = _compiled(r"(?<![^\W_]){test_word}(?![^\W_])", lexicon)
        self._sample = _compiled(r"(?<![^\W_]){sample_word}(?![^\W_])", lexicon)
        self._everyday = _compiled(r"{everyday_illness}\Z", lexicon)
        self._good_news = _compiled(r"{good_news}\Z", lexicon)
        self._in_confidence = _compiled(r"(?<![\w-]){in_confidence}(?![\w-])", lexicon)

    def of(
        self,
        finding: Finding,
        value: str,
        text: str,
        policy: Policy,
        *,
        pasted: bool,
        addressed: bool = False,
        told: bool = False,
    ) -> Suppression | None:
        """The suppression, or None. Text: the one that the finding's offsets refer to; pasted: whether it is more than talk.

        Addressed: whether the text contains an address; then even a fictional phone number alarms. Told: whether it tells
        somebody's pay, so that good news is a personnel file's, or tells it in confidence, so that it is no news yet.
        """
        kind = finding.entity_type
        if kind == "EMAIL_ADDRESS":
            return _of_an_address(finding, value, text, policy, pasted=pasted)
        if kind == "PASSWORD":
            before = text[max(0, finding.start - _BEFORE_A_LINK) : finding.start]
            return Suppression.MEETING_CODE if _of_a_meeting(value, before) else None
        if kind in _OF_TALK:
            why = None if pasted else self._of_talk(finding, value, text, addressed=addressed, told=told)
            return why or self._of_a_block(finding, text, policy)
        if kind in _OF_A_CARD or _MARKS.sub("", value.upper()) in self._examples.numbers.get(kind, ()):
            return Suppression.EXAMPLE_NUMBER if self._as_an_example(finding, value, text) else None
        if any(part in value for part in self._examples.keys):
            return Suppression.PUBLISHED_KEY
        small = not pasted and value.isdecimal() and len(value) <= _FEW_DIGITS
        row = small and _COLUMN.search(text[max(0, finding.start - _BEFORE_A_CODE) : finding.start])
        return Suppression.ROW_NUMBER if row else None

    @cached_property
    def _made_up(self) -> re.Pattern[str]:
        return _compiled(whole_word("{sample_data}"), self._lexicon)

    def sample_data(self, text: str, pairs: Iterable[tuple[Finding, str]]) -> frozenset[Finding]:
        """Of findings with their values, those of data that the text calls made up: test data, dummy rows.

        None are where an address is somebody's or there is a telephone number: a copy of customers is called test data, too.
        """
        found = [(finding, value) for finding, value in pairs if finding.entity_type not in _NO_SAMPLE]
        kinds = {finding.entity_type for finding, _ in found}
        addresses = (value for finding, value in found if finding.entity_type == "EMAIL_ADDRESS")
        real = "PHONE_NUMBER" in kinds or any(not (nobodys_mailbox(each) or _EXAMPLE.search(each)) for each in addresses)
        return frozenset() if real or not found or not self._made_up.search(text) else frozenset(each for each, _ in found)

    def in_confidence(self, text: str) -> bool:
        """Whether a text asks to keep to oneself what it tells."""
        return self._in_confidence.search(text) is not None

    def _of_a_block(self, finding: Finding, text: str, policy: Policy) -> Suppression | None:
        """Suppressions of what stands in an invitation or a signature, in talk and in pasted text."""
        if finding.entity_type not in ("PHONE_NUMBER", "LOCATION"):
            return None
        if finding.entity_type == "PHONE_NUMBER" and self._blocks.of_an_invitation(text, finding):
            return Suppression.DIAL_IN
        return Suppression.COMPANY_CONTACT if self._blocks.of_a_company(text, finding, policy) else None

    def _of_talk(self, finding: Finding, value: str, text: str, *, addressed: bool, told: bool) -> Suppression | None:
        """Suppressions that apply in talk only."""
        match finding.entity_type:
            case "PHONE_NUMBER":
                if not addressed and _FICTION.search(value):
                    return Suppression.FICTIONAL_NUMBER
                before = text[max(0, finding.start - _BEFORE_A_CODE) : finding.start]
                return Suppression.NUMBER_OF_A_THING if _OF_NO_PERSON.search(before) else None
            case "LOCATION":
                sample = self._sample.search(text, max(0, finding.start - _AROUND_AN_ADDRESS), finding.end)
                return Suppression.SAMPLE_ADDRESS if sample else None
            case "MEDICAL_CONDITION":
                return Suppression.EVERYDAY_ILLNESS if self._everyday.match(value) else None
            case _:
                return None if told or not self._good_news.match(value) else Suppression.GOOD_NEWS

    def _as_an_example(self, finding: Finding, value: str, text: str) -> bool:
        """Whether a published number is quoted in code or near a word for tests."""
        around = text[max(0, finding.start - 1) : finding.start] + text[finding.end : finding.end + 1]
        if around in _QUOTES and value.isdecimal():
            return True
        return bool(self._for_tests.search(text, max(0, finding.start - _AROUND_AN_EXAMPLE), finding.end + _AROUND_AN_EXAMPLE))


def _compiled(pattern: str, lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(lexicon.expand(pattern), re.IGNORECASE | re.VERBOSE)


def _of_an_address(finding: Finding, value: str, text: str, policy: Policy, *, pasted: bool) -> Suppression | None:
    if _SIGNED.search(text, max(0, finding.start - _BEFORE_A_LINK), finding.start):
        return Suppression.AUTHOR
    box, _, domain = value.casefold().rpartition("@")
    if box.partition("+")[0] in (name.casefold() for name in policy.shared_mailboxes):
        return Suppression.SHARED_MAILBOX
    if any(domain == own.casefold() or domain.endswith("." + own.casefold()) for own in policy.own_domains):
        return Suppression.OWN_DOMAIN
    return Suppression.EXAMPLE_MAILBOX if not pasted and nobodys_mailbox(value) else None


def _of_a_meeting(value: str, before: str) -> bool:
    """Whether it is a code that all guests of a meeting get: in its link, or after its number."""
    if _MEETING_LINK.search(before):
        return True
    before = before[-_BEFORE_A_CODE:]
    return value.isdecimal() and bool(_CODE.search(before) and _MEETING.search(before))
