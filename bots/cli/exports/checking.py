"""Checks one entry of an export: what it says, what else it holds, and the names in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from config.policy import Policy
from core import wording
from core.files import file_name_text, markup_text
from core.files.exports.moments import day_of
from core.files.exports.records import Entry, Role, Said
from core.finding import Finding
from core.message import Author, Message, MessageRef, Place
from core.ports import Markup
from core.redaction.placeholders import same_value
from core.text import Text
from core.verdict import Severity, Verdict

if TYPE_CHECKING:  # with the language model's library
    from core.checker import Checker

_FILE_NAME = re.compile(r"[^\n/]{1,200}\.\w{1,5}")
_LAST_OF_ADDRESS = re.compile(r"\Ahttps?://[^\s?#]*/(?P<name>(?P<stem>[^/?#\s]+?)\.\w{1,5})(?:[?#]|\Z)")
_NO_LETTER = re.compile(r"[\W_]+")
_SEVERITIES = tuple(Severity)
_MOST_NAMES = 20_000
_LONGEST_ADDRESS = 2_000
_NOBODY = Author("")
_NOT_NAMES = frozenset({"EMAIL_ADDRESS", "PHONE_NUMBER"})
_MACHINES = frozenset(
    {"assistant", "user", "system", "tool", "model", "human", "slackbot", "uslackbot", "bot", "unknown", "deleted user"}
)


@dataclass(frozen=True, slots=True, repr=False)
class Edit:
    """A value to replace: where it stands in its text, what it is, and what it says. First: of the texts that it reaches over."""

    start: int
    end: int
    entity_type: str
    value: str
    first: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry in which something was found: where it is, and what of which kind, but no value."""

    conversation: str
    id: str
    sent: str
    link: str
    findings: tuple[tuple[str, float], ...]
    alarm: bool
    severity: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class CheckedEntry:
    """Edits: one list for each text of the entry."""

    hit: Hit | None
    edits: tuple[tuple[Edit, ...], ...]


@dataclass(slots=True, repr=False)
class _Found:
    """Findings of one entry so far: values by which equal ones are counted once, and edits by text."""

    edits: list[list[Edit]]
    values: dict[tuple[str, str], float] = field(default_factory=dict)
    verdicts: list[Verdict] = field(default_factory=list)

    def count(self, finding: Finding, value: str) -> None:
        key = finding.entity_type, same_value(finding.entity_type, value)
        self.values[key] = max(finding.score, self.values.get(key, 0))


class EntryCheck:
    """Redacts: whether names count everywhere, as in a text that somebody wants redacted."""

    def __init__(
        self,
        checker: "Checker",
        policy: Policy,
        markup: tuple[str, Markup | None],
        *,
        redacts: bool,
        longest: int,
        named: str = "",
    ) -> None:
        """Markup: a platform's name and its markup. Longest: of an entry, in characters; a longer one is not checked.

        Named: see Export.
        """
        self._named = re.compile(named) if named else None
        self._checker = checker
        self._policy = policy
        self._platform, self._markup = markup
        self._redacts = redacts
        self.longest = longest
        self._names: dict[str, tuple[Edit, ...]] = {}
        self._file_names: dict[str, tuple[Edit, ...]] = {}
        self._places: dict[tuple[str, bool], tuple[MessageRef, Place]] = {}

    def checked(self, entry: Entry) -> CheckedEntry:
        """The findings in an entry."""
        found = _Found([[] for _ in entry.texts])
        said = [number for number, each in enumerate(entry.texts) if each.role is Role.SAID and each.text]
        text = self._said(entry, said, found)
        self._others(entry, text, found)
        if self._redacts:
            for number, each in enumerate(entry.texts):
                if each.role is Role.NAME and each.text.strip():
                    found.edits[number] += self._name(each.text)
                elif self._named:
                    for match in self._named.finditer(each.text):
                        _add(found.edits[number], Edit(*match.span("name"), "PERSON", match["name"]))
            for number, each in enumerate(entry.texts):
                if each.role is Role.OTHER and not found.edits[number] and len(each.text) <= _LONGEST_ADDRESS:
                    found.edits[number] += self._named_files(each.text)
            _add_addresses(entry.texts, found.edits)
        if not any(found.edits):
            return CheckedEntry(self._hit(entry, found), ((),) * len(entry.texts))
        edits = tuple(tuple(sorted(each, key=lambda edit: edit.start)) for each in found.edits)
        return CheckedEntry(self._hit(entry, found), edits)

    def _said(self, entry: Entry, said: Sequence[int], found: _Found) -> tuple[Text, Sequence[Finding]]:
        """What somebody said, in one piece."""
        joined = entry.glue.join(entry.texts[number].text for number in said)
        if not joined:
            return Text.plain(""), ()
        html = any(entry.texts[number].markup == "html" for number in said)
        text = markup_text.decode(joined) if html else self._markup.decode(joined) if self._markup else Text.plain(joined)
        platform = "plain" if html else self._platform
        verdict = self._check(text, platform, to_assistant=entry.to_assistant)
        found.verdicts.append(verdict)
        for finding in verdict.findings:
            value = text.read(finding.start, finding.end)
            found.count(finding, value)
            self._spread(entry, said, finding, value, found)
        return text, verdict.findings

    def _spread(self, entry: Entry, said: Sequence[int], finding: Finding, value: str, found: _Found) -> None:
        """A finding in the joined texts, as edits of those in which it lies; the first one gets what stands for it."""
        at = 0
        for number in said:
            size = len(entry.texts[number].text)
            start, end = max(finding.start - at, 0), min(finding.end - at, size)
            if start < end:
                found.edits[number].append(Edit(start, end, finding.entity_type, value, finding.start >= at))
            at += size + len(entry.glue)

    def _others(self, entry: Entry, said: tuple[Text, Sequence[Finding]], found: _Found) -> None:
        """All other texts; most of them repeat what was said, as the blocks of a message do."""
        text, findings = said
        spans = [(text.to_visible(f.start, f.end), f) for f in findings]
        left: list[int] = []
        for number, other in enumerate(entry.texts):
            if other.role is not Role.OTHER or not other.text:
                continue
            places = list(_places(text.visible, other.text)) if other.text else []
            if not places:
                left.append(number)
            for place in places if spans else ():
                for span, finding in spans:
                    start, end = max(span.start - place, 0), min(span.end - place, len(other.text))
                    if start < end:
                        value = text.visible[span.start : span.end]
                        _add(found.edits[number], Edit(start, end, finding.entity_type, value))
        if left:
            self._check_others(entry, left, found)

    def _check_others(self, entry: Entry, left: Sequence[int], found: _Found) -> None:
        joined = "\n".join(entry.texts[number].text for number in left)
        text = Text.plain(joined)
        verdict = self._check(text, "plain", to_assistant=False)
        if not verdict.findings:
            return
        found.verdicts.append(verdict)
        at = 0
        for number in left:
            size = len(entry.texts[number].text)
            for finding in verdict.findings:
                start, end = max(finding.start - at, 0), min(finding.end - at, size)
                if start < end:
                    value = text.read(finding.start, finding.end)
                    found.count(finding, value)
                    _add(found.edits[number], Edit(start, end, finding.entity_type, value))
            at += size + 1

    def _name(self, name: str) -> tuple[Edit, ...]:
        """A name is a person's, unless it is a number, an address or a machine's."""
        if name not in self._names:
            if len(self._names) > _MOST_NAMES:
                self._names.clear()
            findings = self._check(Text.plain(name), "plain", to_assistant=False).findings
            edits = tuple(Edit(f.start, f.end, f.entity_type, name[f.start : f.end]) for f in findings)
            person = (Edit(0, len(name), "PERSON", name.strip()),) if name.strip().casefold() not in _MACHINES else ()
            known = any(edit.entity_type in _NOT_NAMES for edit in edits)
            self._names[name] = edits if known else person
        return self._names[name]

    def _named_files(self, text: str) -> Iterator[Edit]:
        """What a file is called, and what its address ends with: words are parted by signs there."""
        if _FILE_NAME.fullmatch(text):
            yield from self._in_file_name(text)
            return
        for match in _LAST_OF_ADDRESS.finditer(text):
            for edit in self._in_file_name(unquote(match["name"]))[:1]:
                yield Edit(match.start("stem"), match.end("stem"), edit.entity_type, edit.value)

    def _in_file_name(self, name: str) -> tuple[Edit, ...]:
        if name not in self._file_names:
            if len(self._file_names) > _MOST_NAMES:
                self._file_names.clear()
            decoded = file_name_text.decode(name, capitals=True)
            findings = self._check(decoded, "plain", to_assistant=False).findings
            self._file_names[name] = tuple(Edit(f.start, f.end, f.entity_type, decoded.read(f.start, f.end)) for f in findings)
        return self._file_names[name]

    def _check(self, text: Text, platform: str, *, to_assistant: bool) -> Verdict:
        key = platform, to_assistant
        if key not in self._places:
            self._places[key] = MessageRef(platform, "", "", ""), Place(platform, "", "", for_assistants=to_assistant)
        ref, place = self._places[key]
        return self._checker.check(Message(ref, _NOBODY, place, text, asked=self._redacts), self._policy)

    def _hit(self, entry: Entry, found: _Found) -> Hit | None:
        alarm = any(verdict.decision.alarm for verdict in found.verdicts)
        if not found.values and not alarm:
            return None
        severity = max((verdict.decision.severity for verdict in found.verdicts), key=_SEVERITIES.index, default=Severity.NONE)
        reasons = [reason for verdict in found.verdicts for reason in verdict.decision.reasons]
        sentences = tuple(dict.fromkeys(wording.sentences(tuple(reasons), self._checker.types))) if alarm else ()
        findings = tuple((kind, score) for (kind, _), score in found.values.items())
        link = entry.link() if entry.link else ""
        return Hit(entry.conversation, entry.id, day_of(entry.sent), link, findings, alarm, severity.value, sentences)


def _add_addresses(texts: Sequence[Said], edits: Sequence[list[Edit]]) -> None:
    """The addresses of files end with their names: where such a name was found to be personal, so is that end."""
    names = {
        _bare(each.text): found for each, found in zip(texts, edits, strict=True) if found and _FILE_NAME.fullmatch(each.text)
    }
    for each, found in zip(texts, edits, strict=True) if names else ():
        for match in _LAST_OF_ADDRESS.finditer(each.text):
            if named := names.get(_bare(unquote(match["name"]))):
                _add(found, Edit(match.start("stem"), match.end("stem"), named[0].entity_type, named[0].value))


def _bare(name: str) -> str:
    return _NO_LETTER.sub("", name.casefold())


def _places(visible: str, part: str) -> Iterator[int]:
    """Wherever the part stands in the text, without overlaps."""
    at = visible.find(part)
    while at >= 0:
        yield at
        at = visible.find(part, at + len(part))


def _add(edits: list[Edit], edit: Edit) -> None:
    """Without two for one place: the wider one stays."""
    over = [each for each in edits if each.start < edit.end and edit.start < each.end]
    if any(each.end - each.start >= edit.end - edit.start for each in over):
        return
    for each in over:
        edits.remove(each)
    edits.append(edit)
