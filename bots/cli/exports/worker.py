"""What a process does with a task: opens, checks, and answers with what was found and, for a redacted copy, what to write."""

import gc
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from config.policy import Policy
from core.files.contents import NotRewritable, UnreadableFile
from core.files.exports.archive import Archive, text_of
from core.files.exports.records import BrokenMember, Entry, Export, Piece, Source
from core.files.unread import REASONS
from core.message import Attachment, Author, Message, MessageRef, Place
from core.ports import Markup
from core.text import Text
from core.verdict import Verdict

from ..exit_codes import where
from .checking import Edit, EntryCheck, Hit
from .tasks import Part, Task

if TYPE_CHECKING:  # with the language model's library
    from core.checker import Checker

TOO_LONG = "It is too long to be checked."


@dataclass(frozen=True, slots=True, repr=False)
class Changed:
    """A record in which values are to be replaced. Edits: of each text of each of its entries; None if it was not checked."""

    piece: Piece
    edits: tuple[tuple[Edit, ...], ...] | None


@dataclass(slots=True, repr=False)
class PartAnswer:
    """Of one part. Unread: (what, why). Out: for a redacted copy, text that stays and records that change, in order."""

    source: int
    at: int = 0
    pieces: int = 0
    last: bool = True
    file: str = ""
    entries: int = 0
    size: int = 0
    hits: list[Hit] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    failed: bool = False
    out: list[str | Changed] = field(default_factory=list)
    content: bytes | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """Of a task."""

    parts: tuple[PartAnswer, ...]


class Worker:
    """Answers tasks about one export. Redacts: whether what is to be written comes back, too."""

    def __init__(
        self,
        checker: "Checker",
        policy: Policy,
        archive: Archive,
        export: Export,
        *,
        markup: Markup | None,
        redacts: bool,
        max_bytes: int,
    ) -> None:
        """Max bytes: of a file without messages, and of one message."""
        self._checker = checker
        self._policy = policy
        self._archive = archive
        self._export = export
        self._redacts = redacts
        self._max_bytes = max_bytes
        self._check = EntryCheck(checker, policy, (export.markup, markup), redacts=redacts, longest=max_bytes, named=export.named)

    def answer(self, task: Task) -> Answer:
        """What was found; an error in one record does not keep the others from it."""
        # What was parsed is freed at once: the collector would only look at it again and again.
        collects = gc.isenabled()
        gc.disable()
        try:
            return Answer(tuple(self._file(part) if part.file else self._part(part) for part in task.parts))
        finally:
            if collects:
                gc.enable()

    def _part(self, part: Part) -> PartAnswer:
        source = self._export.sources[part.source]
        answer = PartAnswer(part.source, part.at, last=part.last)
        try:
            for piece in part.pieces if part.pieces is not None else self._opened(source):
                answer.pieces += 1
                self._piece(source, piece, answer)
        except BrokenMember as error:
            answer.unread.append((source.name, str(error)))
        except (OSError, EOFError, zlib.error, UnicodeError):
            answer.unread.append((source.name, "It is damaged."))
        if part.problem:
            answer.unread.append((source.name, part.problem))
        return answer

    def _opened(self, source: Source) -> Iterator[Piece]:
        with text_of(self._archive, source.name)[0] as file:
            yield from source.reader.pieces(file)

    def _piece(self, source: Source, piece: Piece, answer: PartAnswer) -> None:
        answer.size += len(piece.before) + len(piece.raw)
        if not piece.raw:
            self._stays(answer, piece.before)
            return
        try:
            edits = self._record(source, piece, answer)
        except Exception as error:  # noqa: BLE001 - an exception's text may quote the record: only its type and place are shown
            answer.unread.append((source.name, f"unexpected {where(error)}; please report it"))
            answer.failed = True
            edits = None
        if edits is None or any(edits):
            self._stays(answer, piece.before)
            if self._redacts:
                answer.out.append(Changed(Piece("", piece.raw, piece.path, piece.around), edits))
        else:
            self._stays(answer, piece.before + piece.raw)

    def _record(self, source: Source, piece: Piece, answer: PartAnswer) -> tuple[tuple[Edit, ...], ...] | None:
        """The edits of all texts of a record; None if it is too long."""
        entries: Sequence[Entry] = source.reader.entries(piece, source.conversation)
        edits: list[tuple[Edit, ...]] = []
        for entry in entries:
            if sum(len(said.text) for said in entry.texts) > self._check.longest:
                answer.unread.append((f"{source.name}, message {entry.id}", TOO_LONG))
                return None
            answer.unread += ((f"{source.name}, {entry.id}".rstrip(", "), why) for why in entry.unread)
            checked = self._check.checked(entry)
            if checked.hit:
                answer.hits.append(checked.hit)
            edits += checked.edits
        answer.entries += 0 if source.listed else sum(not entry.header for entry in entries)
        return tuple(edits)

    def _stays(self, answer: PartAnswer, text: str) -> None:
        if not self._redacts:
            return
        if answer.out and isinstance(answer.out[-1], str) and len(answer.out[-1]) < 1 << 16:
            answer.out[-1] += text
        else:
            answer.out.append(text)

    def _file(self, part: Part) -> PartAnswer:
        """A file that has no messages: checked as such a file is."""
        answer = PartAnswer(part.source, file=part.file, pieces=1)
        try:
            content = self._content(part)
            verdict = self._file_verdict(part.file, content)
            if self._redacts:
                self._copy(part.file, content, answer)
        except BrokenMember as error:
            answer.unread.append((part.file, str(error)))
            return answer
        except Exception as error:  # noqa: BLE001 - likewise
            answer.unread.append((part.file, f"unexpected {where(error)}; please report it"))
            answer.failed = True
            return answer
        self._tell_of_file(part.file, verdict, content, answer)
        return answer

    def _content(self, part: Part) -> bytes:
        if part.problem:
            raise BrokenMember(part.problem)
        if part.content is not None:
            return part.content[: self._max_bytes + 1]
        with self._archive.open(part.file) as file:
            return file.read(self._max_bytes + 1)

    def _file_verdict(self, name: str, content: bytes) -> Verdict:
        attachment = Attachment(name.rpartition("/")[2], len(content), content)
        message = Message(
            MessageRef("plain", "", "", ""), Author(""), Place("plain", "", ""), Text.plain(""), (attachment,), asked=True
        )
        return self._checker.check(message, self._policy)

    def _tell_of_file(self, name: str, verdict: Verdict, content: bytes, answer: PartAnswer) -> None:
        file = verdict.files[0]
        answer.size = len(content)
        if file.unread:
            if not self._redacts:
                answer.unread.append((name, file.error))
            return
        found = {(finding.entity_type, number): finding.score for number, finding in enumerate(file.findings)}
        if found:
            decision = verdict.decision
            findings = tuple((kind, score) for (kind, _), score in found.items())
            answer.hits.append(Hit(name, "", "", "", findings, decision.alarm, decision.severity.value, ()))

    def _copy(self, name: str, content: bytes, answer: PartAnswer) -> None:
        """A redacted copy in the file's own format; there is none of what cannot be read."""
        try:
            copy = self._checker.redacted_copy(Attachment(name.rpartition("/")[2], len(content), content), self._policy)
        except (UnreadableFile, NotRewritable) as error:
            answer.unread.append((name, str(error)))
            return
        answer.content = copy.content
        answer.unread += ((name, f"The copy holds what was not read: {REASONS[reason]}") for reason in dict.fromkeys(copy.unread))
        answer.unread += ((name, f"In part, so the copy lacks it: {REASONS[reason]}") for reason in dict.fromkeys(copy.left_out))
