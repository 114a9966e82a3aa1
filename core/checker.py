"""Checks one message: the only way in to detection, redaction and decision."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from config.decision import DecisionTable
from config.entities import EntityTypes
from config.policy import Policy, Sensitivity, Style

from .decision.decide import Context, decide, decide_unread
from .decision.explanation import Explanation, explained
from .decision.judge import Judge, Judged, Value, distinct, key, uncounted
from .decision.score import may_alarm
from .detection.detector import Detector
from .detection.filters import Drop, Filter, ignore
from .detection.normalise import normalise
from .detection.pipeline import Pipeline
from .files.document import Document, FilePlace, UnreadableFile
from .files.reader import read
from .files.unread import REASONS, Unread
from .finding import Finding
from .message import Attachment, Message
from .paste.kinds import Paste, PasteKind
from .paste.recognise import recognise, speakers
from .ports import Markup
from .redaction.placeholders import Placeholders
from .redaction.redaction import Redaction
from .redaction.redactor import Redactor, to_raw, united, with_placeholders
from .redaction.styles import substitute
from .text import Edit, Text
from .value_fingerprints import ValueFingerprints
from .verdict import Decision, FileVerdict, Verdict

_ROUNDS = 5
_LOOKED_AT_TWICE = 900
_LONGEST_NAME = 150
_TALK, _NO_ALARM = Paste(), Decision()
# In a file's name an underline parts words as a space does; beside a long number neither it nor a hyphen is part of that.
_UNDERLINE, _STEP = re.compile(r"(?P<apart>(?<=\d{7})[_-]|[_-](?=\d{7}))|_"), re.compile(r"\[\d+\]|[.$]")
_MOST_LABELS = 100


@dataclass(frozen=True, slots=True, repr=False)
class _Checked:
    """One text's outcome, before the decision."""

    text: Text
    findings: tuple[Finding, ...]
    paste: Paste
    redaction: Redaction
    dropped: tuple[tuple[Finding, Filter], ...]


@dataclass(frozen=True, slots=True, repr=False)
class _Weighed:
    """A verdict with what it was made from: all findings, those of distinct values that may alarm, and what the texts say."""

    verdict: Verdict
    judged: tuple[Judged, ...]
    dropped: tuple[tuple[Finding, Filter], ...]
    loud: tuple[Finding, ...]
    paste: Paste


class Checker:
    """Holds what checking needs; thread-safe, build it once."""

    def __init__(
        self,
        detector: Detector,
        types: EntityTypes,
        table: DecisionTable,
        judge: Judge,
        markups: Mapping[str, Markup],
        *,
        key: bytes,
        max_file_bytes: int,
    ) -> None:
        """Markups: by platform name. Key: of fingerprints and of the hash and fake styles."""
        self._detector = detector
        self.types = types
        self.table = table
        self._judge = judge
        self._markups = markups
        self._key = key
        self._max_file_bytes = max_file_bytes

    def enable_hyperscan(self, folder: Path) -> bool:
        """Reads ordinary talk in one pass from now on, where it can be; takes up to ten seconds, checks go on meanwhile."""
        return self._detector.enable_hyperscan(folder)

    def check(self, message: Message, policy: Policy, marks: frozenset[str] = frozenset()) -> Verdict:
        """The verdict on a message and its files. ``marks``: fingerprints of values that are marked as not a leak here.

        Marked values are redacted like others. They alarm nobody, except that who asks is told of everything.
        """
        quiet = self._quiet(message, policy)
        return quiet if quiet is not None else self._weighed(message, policy, marks).verdict

    def explain(self, message: Message, policy: Policy, marks: frozenset[str] = frozenset()) -> tuple[Verdict, Explanation]:
        """The same verdict as ``check``, and what made it."""
        weighed = self._weighed(message, policy, marks)
        told = explained(
            weighed.judged,
            weighed.dropped,
            weighed.loud,
            weighed.paste,
            Context.of(message),
            policy,
            self.types,
            self.table,
            self._detector.validators,
        )
        return weighed.verdict, told

    def _weighed(self, message: Message, policy: Policy, marks: frozenset[str]) -> _Weighed:
        context = Context.of(message)
        strict = policy.sensitivity is Sensitivity.STRICT or context.outsiders or context.assistant
        markup = self._markups.get(message.place.platform)
        redactor = Redactor(policy.style, self._key, markup.encode if markup else None)
        mine = self._text(message.text, policy, redactor, names=message.asked or strict)
        files = tuple(self._file(file, policy) for file in message.files)
        parts = [mine, *(part for _, inside in files for part in inside)]
        fingerprints = ValueFingerprints(self._key, message)
        every = [pair for part in parts for pair in _values(part)]
        marked = fingerprints.among(every, marks)
        # Whoever asks is told of everything.
        silent = frozenset[Value]() if message.asked else frozenset(marked)
        judgements = [self._judged(part, silent, policy, strict=strict) for part in parts]
        loud = distinct((each.finding, each.value) for part in judgements for each in part if each.suppression is None)
        values = [pair for pair in every if key(*pair) not in silent]
        counts = dict(Counter(finding.entity_type for finding in distinct(values)).most_common())
        paste = _telling([part.paste for part in parts])
        decision = decide(loud, paste, context, policy, self.types, self.table)
        if not (decision.alarm or message.asked):
            decision = decide_unread(sum(verdict.missing for verdict, _ in files), context, policy)
        verdict = Verdict(mine.findings, mine.paste, mine.redaction, decision, tuple(each for each, _ in files), counts)
        if marked or decision.alarm:
            spared = tuple(_sparing(part, marked, Redactor(policy.style, self._key)) for part in parts) if marked else ()
            verdict = replace(verdict, values=fingerprints.of(every), marked=frozenset(marked.values()), spared=spared)
        all_judged = tuple(each for part in judgements for each in part)
        dropped = tuple(pair for part in parts for pair in part.dropped)
        if decision.alarm or message.asked:
            verdict = replace(verdict, uncounted=uncounted(all_judged, dropped))
        return _Weighed(verdict, all_judged, dropped, tuple(loud), paste)

    def _judged(self, part: _Checked, silent: Container[Value], policy: Policy, *, strict: bool) -> list[Judged]:
        pasted = part.paste.pasted
        return self._judge.judged(part.text.raw, _values(part), silent, policy, pasted=pasted, strict=strict)

    def _quiet(self, message: Message, policy: Policy) -> Verdict | None:
        """The verdict on ordinary talk, which nearly all messages are, after one pass; None where more is to be looked at."""
        place = message.place
        strict = policy.sensitivity is Sensitivity.STRICT or place.shared_with_outsiders or place.for_assistants
        if message.files or message.asked or strict or message.mentions_assistant:
            return None
        visible = message.text.visible
        if not visible.isascii():
            visible = normalise(message.text).visible
        glance = self._detector.glance(visible)
        if self._detector.confirms(visible, glance) or (glance.more and not _only_talk(message.text, visible)):
            return None
        return Verdict((), _TALK, Redaction(message.text.raw, visible, {}), _NO_ALARM)

    def _text(self, raw: Text, policy: Policy, redactor: Redactor, *, names: bool) -> _Checked:
        text = normalise(raw)
        paste = recognise(text.visible)
        out: list[tuple[Finding, Filter]] = []
        found = self._found(text, paste, policy, lambda finding, why: out.append((finding, why)), names=names or paste.pasted)
        dropped = ((replace(f, start=span.start, end=span.end), why) for f, why in out for span in (text.to_raw(f.start, f.end),))
        return _Checked(text, tuple(found), paste, redactor.redact(text, found), tuple(dropped))

    def _file(self, file: Attachment, policy: Policy) -> tuple[FileVerdict, tuple[_Checked, ...]]:
        """What came of a file, and of the texts in it: its name is one, where it has one of its own."""
        shown, named = self._name(file, policy)
        types = tuple(finding.entity_type for part in named for finding in part.findings)
        if file.content is None:
            reason = file.unread or Unread.FAILED
            return FileVerdict(shown, error=REASONS[reason], unread=reason, named=types), named
        try:
            document = read(file.content, self._max_file_bytes)
        except UnreadableFile as error:
            return FileVerdict(shown, error=str(error), unread=error.kind, named=types), named
        checked = self._document(document, policy)
        places = self._quoting(document.places(f.start for f in checked.findings), policy)
        verdict = FileVerdict(shown, checked.findings, places, checked.paste, checked.redaction, named=types)
        return verdict, (checked, *named)

    def _name(self, file: Attachment, policy: Policy) -> tuple[str, tuple[_Checked, ...]]:
        """The file's name as it may be shown: somebody may have put a number into it, or characters that turn a line around.

        And what alarms in it, as that is posted, too.
        """
        if file.part:
            return file.name, ()
        name = "".join(char for char in file.name if char.isprintable())[:_LONGEST_NAME]
        text = Text.plain(name).edited([Edit(m.start(), m.end(), ";" if m["apart"] else " ") for m in _UNDERLINE.finditer(name)])
        redactor = Redactor(policy.style, self._key)
        shown = self._text(text, policy, redactor, names=True).redaction.raw
        checked = self._text(text, policy, redactor, names=False)
        return shown, ((replace(checked, paste=_TALK),) if checked.findings else ())

    def _quoting(self, places: Sequence[FilePlace], policy: Policy) -> tuple[FilePlace, ...]:
        """The places, without a column's name or a path in which something would have to be redacted itself."""
        words = {place.label: "\n".join(filter(None, _STEP.split(place.label))) for place in places if place.label}
        redactor = Redactor(policy.style, self._key)
        asked = list(dict.fromkeys(words.values()))[:_MOST_LABELS]
        clean = {text for text in asked if not self._text(Text.plain(text), policy, redactor, names=True).findings}
        return tuple(place if words.get(place.label) in clean else place.unlabelled for place in places)

    def _document(self, document: Document, policy: Policy) -> _Checked:
        checked = self._text(document.text, policy, Redactor(policy.style, self._key), names=True)
        if document.format == "table" and checked.paste.kind is PasteKind.TALK:
            return replace(checked, paste=replace(checked.paste, kind=PasteKind.TABLE))
        return checked

    def _found(self, text: Text, paste: Paste, policy: Policy, drop: Drop, *, names: bool) -> list[Finding]:
        """Everything to redact, in raw offsets: looked for again in the redacted text until nothing new turns up."""
        pipeline = Pipeline(self._detector, policy)

        def once(text: Text, paste: Paste, drop: Drop = ignore, *, names: bool, again: bool = False) -> list[Finding]:
            heads = [turn.speaker for turn in speakers(paste) if turn.speaker]
            asked = partial(self._wants_names, always=names, again=again)
            return to_raw(text, pipeline.find(text, heads, asked, again=again, drop=drop))

        found = once(text, paste, drop, names=names)
        if not names and not may_alarm(found, self.types):
            return found  # nobody is shown what is redacted of talk
        # A second look at names nearly doubles what a text costs. Names that it finds stand in short texts: without any, the leak
        # rate of the labelled sets is 0.002 to 0.008 higher, with one for texts of up to 6,000 characters no lower.
        names = len(text.visible) <= _LOOKED_AT_TWICE
        style = Style.PLACEHOLDER if policy.style is Style.FAKE else policy.style  # invented values are found each time anew
        for _ in range(_ROUNDS):
            places = Placeholders(text.visible, (text.read(f.start, f.end) for f in found if f.entity_type == "PERSON"))
            redacted = with_placeholders(text, found, substitute(style, places, text.visible, self._key))
            # A placeholder is nobody's name before a colon: where nobody spoke, nobody does now.
            spoken = recognise(redacted.visible) if speakers(paste) else _TALK
            wider = united([*found, *once(redacted, spoken, names=names, again=True)])
            if wider == found:
                break
            found = wider
        return found

    def _wants_names(self, found: Sequence[Finding], *, always: bool, again: bool) -> bool:
        """Whether the name model reads a text, by what rules have found in it."""
        return always or (not again and may_alarm(found, self.types))


def _only_talk(raw: Text, visible: str) -> bool:
    """Whether a text in which no rule finds anything hides nothing either, and is neither pasted nor shares a conversation."""
    return "\n" not in visible and normalise(raw).visible == visible and recognise(visible) == _TALK


def _values(checked: _Checked) -> list[tuple[Finding, str]]:
    return [(finding, checked.text.read(finding.start, finding.end)) for finding in checked.findings]


def _sparing(checked: _Checked, marked: Container[Value], redactor: Redactor) -> str:
    """The text with marked values in it, and the others redacted."""
    others = [finding for finding, value in _values(checked) if key(finding, value) not in marked]
    return redactor.redact(checked.text, others).raw


def _telling(pastes: Sequence[Paste]) -> Paste:
    """The kind that says most: a pasted text before talk."""
    return next((paste for paste in pastes if paste.pasted), pastes[0])
