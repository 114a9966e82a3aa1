"""Checks one message: the only entry point to detection, redaction and decision."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from config.decision import DecisionTable
from config.entities import EntityTypes
from config.policy import Policy, Sensitivity, Style

from .decision.decide import Context, decide, decide_unread
from .decision.explanation import Explanation, explained
from .decision.judge import Judge, Judged, Value, distinct, key, uncounted
from .decision.score import may_be_told
from .detection.detector import Detector
from .detection.filters import Drop, Filter, ignore
from .detection.names.asking import Asking, answered, together
from .detection.normalise import normalise
from .detection.pipeline import Pipeline, as_read
from .files import file_name_text
from .files.contents import Contents, NotRewritable, UnreadableFile
from .files.document import Document
from .files.json_message import quoting
from .files.place import FilePlace
from .files.reader import FileReader
from .files.redacted_copy import CopyOutcome, RedactedCopy, RedactedTexts, Rename, copy_name, leaks, redacted_texts
from .files.unread import REASONS, Unread
from .finding import Finding
from .fingerprint import ValueFingerprints
from .message import Attachment, Message
from .paste.kinds import Paste, PasteKind
from .paste.mail_bodies import decoded, is_encoded
from .paste.recognise import recognise, speakers
from .ports import Markup
from .redaction.placeholders import Placeholders
from .redaction.redaction import Redaction
from .redaction.redactor import Redactor, to_raw, united, with_placeholders
from .redaction.styles import substitute
from .text import Text
from .verdict import Decision, FileVerdict, Verdict

_T = TypeVar("_T")
_ROUNDS = 5
_LOOKED_AT_TWICE = 900
_LONGEST_NAME = 150
# How JSON begins.
_JSON = ("{", "[")
_TALK, _NO_ALARM = Paste(), Decision()
_NONE_KNOWN: Mapping[str, Paste] = {}
_MOST_LABELS = 100
# Formats of files that hold tables.
_TABLES = frozenset({"table", "xlsx", "xls", "xlsb", "ods"})


@dataclass(frozen=True, slots=True, repr=False)
class _Checked:
    """The results for one text, before the decision."""

    text: Text
    findings: tuple[Finding, ...]
    paste: Paste
    redaction: Redaction
    seen_dropped: tuple[tuple[Finding, Filter], ...]

    @property
    def dropped(self) -> Iterator[tuple[Finding, Filter]]:
        """In raw offsets, what filters dropped: ``seen_dropped`` is in visible ones."""
        for finding, why in self.seen_dropped:
            span = self.text.to_raw(finding.start, finding.end)
            yield replace(finding, start=span.start, end=span.end), why


@dataclass(frozen=True, slots=True, repr=False)
class _Weighed:
    """A verdict and what it is based on: all findings, one for each distinct value that may alarm, and the kind of paste."""

    verdict: Verdict
    parts: tuple[_Checked, ...]
    judged: tuple[Judged, ...]
    counting: tuple[Finding, ...]
    paste: Paste


class Checker:
    """Checks messages. Thread-safe; build it once."""

    def __init__(
        self,
        detector: Detector,
        types: EntityTypes,
        table: DecisionTable,
        judge: Judge,
        markups: Mapping[str, Markup],
        *,
        key: bytes,
        files: FileReader,
    ) -> None:
        """Markups: by platform name. Key: of fingerprints and of the hash and fake styles."""
        self._detector = detector
        self.types = types
        self.table = table
        self._judge = judge
        self._markups = markups
        self._key = key
        self._files = files

    def check(self, message: Message, policy: Policy, marks: frozenset[str] = frozenset()) -> Verdict:
        """The verdict on a message and its files. ``marks``: fingerprints of the values that are marked as not a leak here.

        Marked values are redacted like others, but do not alarm. Whoever asks is told about all values, marked ones included.
        """
        looked = self._looked(message, policy)
        return looked if isinstance(looked, Verdict) else self._now(self._weighed(message, policy, marks, looked)).verdict

    def check_many(self, messages: Sequence[Message], policy: Policy) -> list[Verdict]:
        """The verdicts of ``check``; the name model reads the texts together, in less time. See ``Detector.read_names``."""
        looked = [self._looked(message, policy) for message in messages]
        closer = {
            n: self._weighed(messages[n], policy, frozenset(), each)
            for n, each in enumerate(looked)
            if not isinstance(each, Verdict)
        }
        weighed = dict(zip(closer, together([*closer.values()], self._detector.read_names), strict=True))
        return [each if isinstance(each, Verdict) else weighed[n].verdict for n, each in enumerate(looked)]

    def _now(self, check: Asking[_T]) -> _T:
        return answered(check, self._detector.read_names)

    def explain(self, message: Message, policy: Policy, marks: frozenset[str] = frozenset()) -> tuple[Verdict, Explanation]:
        """The same verdict as ``check``, and its explanation."""
        weighed = self._now(self._weighed(message, policy, marks))
        told = explained(
            weighed.judged,
            tuple(pair for part in weighed.parts for pair in part.dropped),
            weighed.counting,
            weighed.paste,
            Context.of(message),
            policy,
            self.types,
            self.table,
            self._detector.validators,
        )
        return weighed.verdict, told

    def _weighed(
        self, message: Message, policy: Policy, marks: frozenset[str], known: Mapping[str, Paste] = _NONE_KNOWN
    ) -> Asking[_Weighed]:
        context = Context.of(message)
        strict = policy.sensitivity is Sensitivity.STRICT or context.outsiders or context.assistant
        markup = self._markups.get(message.place.platform)
        redactor = Redactor(policy.style, self._key, markup.encode if markup else None)
        mine = yield from self._text(message.text, policy, redactor, names=message.asked or strict, known=known)
        files = tuple(self._file(file, policy) for file in message.files)
        parts = [mine, *(part for _, inside in files for part in inside)]
        fingerprints = ValueFingerprints(self._key, message)
        every = [pair for part in parts for pair in _values(part)]
        marked = fingerprints.among(every, marks)
        # Whoever asks is told about all values.
        silent = frozenset[Value]() if message.asked else frozenset(marked)
        judgements = [self._judged(part, silent, policy, strict=strict) for part in parts]
        counting = distinct((each.finding, each.value) for part in judgements for each in part if each.suppression is None)
        values = [pair for pair in every if key(*pair) not in silent]
        counts = dict(Counter(finding.entity_type for finding in distinct(values)).most_common())
        paste = _telling([part.paste for part in parts])
        decision = decide(counting, paste, context, policy, self.types, self.table)
        if not (decision.alarm or message.asked):
            decision = decide_unread(sum(verdict.missing for verdict, _ in files), context, policy)
        verdict = Verdict(mine.findings, mine.paste, mine.redaction, decision, tuple(each for each, _ in files), counts)
        if marked or decision.alarm:
            spared = tuple(_sparing(part, marked, Redactor(policy.style, self._key)) for part in parts) if marked else ()
            verdict = replace(verdict, values=fingerprints.of(every), marked=frozenset(marked.values()), spared=spared)
        all_judged = tuple(each for part in judgements for each in part)
        if decision.alarm or message.asked:
            dropped = tuple(pair for part in parts for pair in part.seen_dropped)
            verdict = replace(verdict, uncounted=uncounted(all_judged, dropped))
        return _Weighed(verdict, tuple(parts), all_judged, tuple(counting), paste)

    def _judged(self, part: _Checked, silent: Container[Value], policy: Policy, *, strict: bool) -> list[Judged]:
        pasted = part.paste.pasted
        return self._judge.judged(part.text.raw, _values(part), silent, policy, pasted=pasted, strict=strict)

    def _looked(self, message: Message, policy: Policy) -> Verdict | Mapping[str, Paste]:
        """The verdict after one pass, if nothing in the message could be told to anybody, as of nearly all.

        Where it needs a closer look: what kind of text it is, as far as that is known, by the visible text.
        """
        place = message.place
        strict = policy.sensitivity is Sensitivity.STRICT or place.shared_with_outsiders or place.for_assistants
        if message.files or message.asked or strict or message.mentions_assistant:
            return _NONE_KNOWN
        visible = message.text.visible
        if _may_be_encoded(visible) and is_encoded(visible):
            return _NONE_KNOWN
        if not visible.isascii():
            visible = normalise(message.text).visible
        read = as_read(visible)
        prefiltered = self._detector.prefilter(read)
        # Only what was normalised above is known to hide nothing.
        if prefiltered.disguised and visible is message.text.visible and normalise(message.text).visible != visible:
            return _NONE_KNOWN
        paste = recognise(visible) if prefiltered.pasted else _TALK
        if self._detector.confirms(read, prefiltered) or not self._is_nothing(visible, read, paste):
            return {visible: paste}
        return Verdict((), paste, Redaction(message.text.raw, visible, {}), _NO_ALARM)

    def _is_nothing(self, visible: str, read: str, paste: Paste) -> bool:
        """Whether names would not even be looked for in a text in which no rule finds anything."""
        if paste == _TALK:
            return True
        told = paste.turns or paste.links or visible.lstrip()[:1] in _JSON
        return not (told or may_be_told(read, paste, (), self.types) or self._detector.answered(read))

    def _text(
        self, raw: Text, policy: Policy, redactor: Redactor, *, names: bool, known: Mapping[str, Paste] = _NONE_KNOWN
    ) -> Asking[_Checked]:
        """Known: what kind of text it is, by the visible text, where that has been recognised."""
        text = normalise(decoded(raw) if _may_be_encoded(raw.visible) else raw)
        if text.visible.lstrip()[:1] in _JSON:
            text = quoting(text)
        paste = known.get(text.visible) or recognise(text.visible)
        # A date in a message's header is no phone number.
        stamps = (turn.stamp for turn in paste.turns if turn.stamp)
        text = replace(text, opaque=tuple(sorted((*text.opaque, *stamps), key=lambda span: span.start)))
        out: list[tuple[Finding, Filter]] = []
        found = yield from self._found(text, paste, policy, lambda finding, why: out.append((finding, why)), names=names)
        return _Checked(text, tuple(found), paste, redactor.redact(text, found), tuple(out))

    def _file(self, file: Attachment, policy: Policy) -> tuple[FileVerdict, tuple[_Checked, ...]]:
        """The verdict on a file, and the texts that were checked: its content, and its name if it has its own."""
        shown, named = self._name(file, policy)
        types = tuple(finding.entity_type for part in named for finding in part.findings)
        if file.content is None:
            reason = file.unread or Unread.FAILED
            return FileVerdict(shown, error=REASONS[reason], unread=reason, named=types), named
        try:
            document = self._read(file)
        except UnreadableFile as error:
            return FileVerdict(shown, error=str(error), unread=error.kind, named=types), named
        checked = self._document(document, policy)
        places = self._quoting(document.places_of([(f.start, f.end) for f in checked.findings]), policy)
        verdict = FileVerdict(
            shown, checked.findings, places, checked.paste, checked.redaction, named=types, unread_parts=document.unread
        )
        return verdict, (checked, *named)

    def _read(self, file: Attachment) -> Document:
        """A file that was downloaded; raises UnreadableFile."""
        match file.opened:
            case UnreadableFile() as error:
                raise error
            case Contents() as contents:
                return Document.of(contents)
            case None:
                return self._files.read(file.content or b"")

    def opened(self, message: Message) -> Message:
        """The message with what its documents hold, read in processes of their own; takes seconds."""
        return replace(message, files=tuple(self._files.opened(file) for file in message.files))

    def redacted_copy(self, file: Attachment, policy: Policy, rename: Rename | None = None) -> RedactedCopy:
        """A copy of a file in its own format, in which everything that is found in it has been replaced.

        Rename: gives placeholders other names. Raises UnreadableFile, or NotRewritable where no such
        copy can be made. Where parts of the file are not read, the copy says so.
        """
        content = file.content or b""
        document = self._read(file)
        findings = self._document(document, policy).findings
        shown, _ = self._name(file, policy)
        before = document.text.visible
        same = RedactedCopy(copy_name(shown), content, {}, 0, document.text.raw, before, before, document.unread)
        beyond = Unread.BEYOND in document.unread
        if not findings and (beyond or not document.unread or self._files.keeps_unread):
            return same
        if beyond:
            raise NotRewritable("It holds more than is read of one file, so there is no redacted copy of it.")
        made = redacted_texts(document, findings, Redactor(policy.style, self._key))
        made = rename(made) if rename else made
        try:
            copy, again = self._rewritten(content, made)
        except NotRewritable:
            if findings:
                raise
            return same
        after, left_out = Document.of(again).text.visible, tuple((Counter(document.unread) - Counter(again.unread)).elements())
        text, replaced = "\n".join(made.texts), len(findings)
        return RedactedCopy(copy_name(shown), copy, made.mapping, replaced, text, before, after, again.unread, left_out)

    def _rewritten(self, content: bytes, made: RedactedTexts) -> tuple[bytes, Contents]:
        copy = self._files.rewrite(content, made.texts)
        again = self._files.contents(copy)
        if leaks(made, again):
            raise NotRewritable("The copy would still hold something that was found, so there is none.")
        return copy, again

    def redacted_copies(self, message: Message, policy: Policy) -> tuple[CopyOutcome, ...]:
        """A copy of each file of a message, as above, or why it has none."""
        return tuple(self._outcome(file, policy) for file in message.files if not file.part)

    def _outcome(self, file: Attachment, policy: Policy) -> CopyOutcome:
        shown, _ = self._name(file, policy)
        if file.content is None:
            return CopyOutcome(shown, why=REASONS[file.unread or Unread.FAILED])
        try:
            return CopyOutcome(shown, self.redacted_copy(file, policy))
        except (UnreadableFile, NotRewritable) as error:
            return CopyOutcome(shown, why=str(error))

    def redacted_name(self, name: str, policy: Policy) -> str:
        """A name of a file without anybody's name in it, and without characters that nobody sees."""
        return self._name(Attachment(name, 0), policy)[0]

    def _name(self, file: Attachment, policy: Policy) -> tuple[str, tuple[_Checked, ...]]:
        """The file's name as it may be shown: without personal data, and without characters that change the writing direction.

        And its checked text if anything was found, because the name is posted, too.
        """
        if file.part:
            return file.name, ()
        name = "".join(char for char in file.name if char.isprintable())[:_LONGEST_NAME]
        text = file_name_text.decode(name)
        redactor = Redactor(policy.style, self._key)
        shown = self._now(self._text(text, policy, redactor, names=True)).redaction.raw
        checked = self._now(self._text(text, policy, redactor, names=False))
        return shown, ((replace(checked, paste=_TALK),) if checked.findings else ())

    def _quoting(self, places: Sequence[FilePlace], policy: Policy) -> tuple[FilePlace, ...]:
        """The places, without those column names and paths that would themselves have to be redacted."""
        redactor = Redactor(policy.style, self._key)
        asked = list(dict.fromkeys(place.quoted for place in places if place.quoted))[:_MOST_LABELS]
        clean = {text for text in asked if not self._now(self._text(Text.plain(text), policy, redactor, names=True)).findings}
        return tuple(place if place.quoted in clean else place.unlabelled for place in places)

    def _document(self, document: Document, policy: Policy) -> _Checked:
        checked = self._now(self._text(document.text, policy, Redactor(policy.style, self._key), names=True))
        if document.format in _TABLES and checked.paste.kind is PasteKind.TALK:
            return replace(checked, paste=replace(checked.paste, kind=PasteKind.TABLE))
        return checked

    def _found(self, text: Text, paste: Paste, policy: Policy, drop: Drop, *, names: bool) -> Asking[list[Finding]]:
        """Everything to redact, in raw offsets; the redacted text is searched again until nothing new is found."""
        pipeline = Pipeline(self._detector, policy)

        def once(text: Text, paste: Paste, drop: Drop = ignore, *, names: bool, again: bool = False) -> Asking[list[Finding]]:
            heads = [turn.speaker for turn in speakers(paste) if turn.speaker]
            asked = partial(self._wants_names, text.visible, paste, always=names, again=again)
            return to_raw(text, (yield from pipeline.find(text, heads, asked, again=again, drop=drop)))

        found = yield from once(text, paste, drop, names=names)
        if not found or not (names or may_be_told(text.visible, paste, found, self.types)):
            return found  # nobody sees a redacted version of ordinary talk
        # A second look for names nearly doubles the cost of a text, and pays only in short ones: without it, the leak rate of the
        # labelled sets is 0.002 to 0.008 higher; with it for texts of up to 6,000 characters, it is no lower.
        names = len(text.visible) <= _LOOKED_AT_TWICE
        style = Style.PLACEHOLDER if policy.style is Style.FAKE else policy.style  # fake values would be found again each time
        for _ in range(_ROUNDS):
            places = Placeholders(text.visible, (text.read(f.start, f.end) for f in found if f.entity_type == "PERSON"))
            redacted = with_placeholders(text, found, substitute(style, places, text.visible, self._key))
            # A placeholder before a colon is not a speaker: if nobody spoke before, nobody does now.
            spoken = recognise(redacted.visible) if speakers(paste) else _TALK
            wider = united([*found, *(yield from once(redacted, spoken, names=names, again=True))])
            if wider == found:
                break
            found = wider
        return found

    def _wants_names(self, visible: str, paste: Paste, found: Sequence[Finding], *, always: bool, again: bool) -> bool:
        """Whether the name model runs, given what the rules have found."""
        return always or (not again and may_be_told(visible, paste, found, self.types))


def _values(checked: _Checked) -> list[tuple[Finding, str]]:
    return [(finding, checked.text.read(finding.start, finding.end)) for finding in checked.findings]


def _sparing(checked: _Checked, marked: Container[Value], redactor: Redactor) -> str:
    """The text with marked values kept and all others redacted."""
    others = [finding for finding, value in _values(checked) if key(finding, value) not in marked]
    return redactor.redact(checked.text, others).raw


def _telling(pastes: Sequence[Paste]) -> Paste:
    """The most informative kind: a pasted text before talk."""
    return next((paste for paste in pastes if paste.pasted), pastes[0])


def _may_be_encoded(visible: str) -> bool:
    """Whether it may be the source of a mail: of its head a line, or a word."""
    return "\n" in visible or "=?" in visible
