"""``privacy-check redact EXPORT -o FOLDER``: a copy that the same tools open, in which only texts are changed."""

import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from config.errors import ConfigError
from config.policy import Policy, Style
from config.settings import Settings
from core.files import markup_text
from core.files.exports.json_records import JsonReader
from core.files.exports.records import Export, Said, Source
from core.ports import Markup
from core.redaction.conversation import ConversationPlaceholders
from core.redaction.styles import Substitute, substitute

from ...registry import platforms
from ..exit_codes import ExitCode
from .checking import Edit
from .copies import Copy
from .engine import Engine
from .opening import Opened
from .outputs import summary
from .progress import progress
from .remote_copies import RemoteCopy
from .scanning import after, answers, engine_of, total_size
from .state import Progressed, StateFile
from .tally import Tally
from .worker import Changed, PartAnswer

if TYPE_CHECKING:  # with the language model's library
    from core.checker import Checker

NOT_CHECKED = "[NOT_CHECKED]"
_MOST_ROOMS = 200
# An address of a picture of somebody: a digest of their mail address, by which it can be guessed.
_GRAVATAR = re.compile(r"""(gravatar\.com\\?/avatar\\?/|"avatar_hash":\s{0,9}"g)([0-9a-f]{11,64})""")


@dataclass(frozen=True, slots=True)
class CopyWishes:
    """How an export is redacted. To: the copy's folder, or an address of an object store. Force: overwrites what is there."""

    to: Path | str
    jobs: int = 1
    cluster: str = ""
    resume: Path | None = None
    force: bool = False
    quiet: bool = False


def _no_digest(match: re.Match[str]) -> str:
    return match[1] + "0" * len(match[2])


class StandIns:
    """What stands for values: by conversation, and the same for a workspace's members in all of them."""

    def __init__(self, policy: Policy, key: bytes) -> None:
        self._style: Style = policy.style
        self._key = key
        self._base = ConversationPlaceholders()
        self._base_gives = self._substitute(self._base)
        self._rooms: OrderedDict[str, Substitute] = OrderedDict()

    def of(self, source: Source, conversation: str) -> Substitute:
        """The function for a conversation; the last few hundred are remembered."""
        if source.directory:
            return self._base_gives
        if conversation not in self._rooms:
            if len(self._rooms) >= _MOST_ROOMS:
                self._rooms.popitem(last=False)
            self._rooms[conversation] = self._substitute(ConversationPlaceholders(self._base))
        self._rooms.move_to_end(conversation)
        return self._rooms[conversation]

    def _substitute(self, places: ConversationPlaceholders) -> Substitute:
        return substitute(self._style, places, "", self._key)


class Rewriter:
    """Puts stand-ins into records."""

    def __init__(self, stand_ins: StandIns, markup: Markup | None, folders: Sequence[tuple[str, str]] = ()) -> None:
        """Folders: see Export."""
        self._folders = [(f'"{old}"', f'"{new}"') for old, new in folders]
        self._stand_ins = stand_ins
        self._markup = markup

    def written(self, source: Source, part: str | Changed) -> str:
        """A share of a file as it is written to the copy."""
        text = _GRAVATAR.sub(_no_digest, self._written(source, part))
        for old, new in self._folders:
            text = text.replace(old, new)
        return text

    def _written(self, source: Source, part: str | Changed) -> str:
        if isinstance(part, str):
            return part
        entries = source.reader.entries(part.piece, source.conversation)
        texts: list[str] = []
        for entry in entries:
            give = self._stand_ins.of(source, entry.conversation)
            for said in entry.texts:
                texts.append(NOT_CHECKED if part.edits is None else self._replaced(said, part.edits[len(texts)], give))
        return source.reader.rewritten(part.piece, texts)

    def _replaced(self, said: Said, edits: Sequence[Edit], give: Substitute) -> str:
        parts, at = [], 0
        for edit in edits:
            if edit.start < at:
                continue
            stand_in = give(edit.entity_type, edit.value) if edit.first else ""
            parts += [said.text[at : edit.start], self._encoded(said, stand_in, said.text[edit.end : edit.end + 1])]
            at = edit.end
        return "".join((*parts, said.text[at:]))

    def _encoded(self, said: Said, stand_in: str, following: str) -> str:
        if said.markup == "html":
            return markup_text.encode(stand_in)
        return self._markup.encode(stand_in, following) if self._markup else stand_in


def redact_export(
    checker: "Checker",
    settings: Settings,
    key: bytes,
    opened: Opened,
    wishes: CopyWishes,
    engine: Engine | None = None,
    *,
    every: float = 2.0,
) -> ExitCode:
    """Writes the copy, and on standard error what was found and what could not be read. Raises ConfigError.

    Engine: who checks, if not processes of this machine. Every: seconds between two savings of the state.
    """
    platform = platforms().get(opened.export.markup)
    rewriter = Rewriter(StandIns(settings.policy, key), platform.markup if platform else None, opened.export.folders)
    copy = _copy_of(opened, wishes, partial(checker.redacted_name, policy=settings.policy))
    state = StateFile(wishes.resume, opened, f"copy {settings.policy.model_dump_json()} {wishes.to}", every=every)
    with closing(opened.archive):
        engine = engine or engine_of(checker, settings, opened, wishes.jobs, wishes.cluster, redacts=True)
        progressed = state.load()
        try:
            copy.begin(goes_on=progressed.next != (0, 0), force=wishes.force)
            _copy(engine, opened, copy, rewriter, (state, progressed), quiet=wishes.quiet)
            place = copy.finish()
            state.done()
            copy.tidy()
        except OSError as error:
            raise ConfigError(f"{wishes.to}: cannot be written: {error.strerror}") from None
        finally:
            copy.give_up()
    tally = progressed.tally
    _tell(place, tally, opened, checker, quiet=wishes.quiet)
    return ExitCode.FAILED if tally.failed else ExitCode.UNREAD if tally.unread_count else ExitCode.FINE


def _copy_of(opened: Opened, wishes: CopyWishes, redacted_name: Callable[[str], str]) -> Copy:
    if isinstance(wishes.to, str):
        return RemoteCopy.to(wishes.to, opened, redacted_name, wishes.resume)
    return Copy(opened, wishes.to, redacted_name)


def _copy(
    engine: Engine, opened: Opened, copy: Copy, rewriter: Rewriter, kept: tuple[StateFile, Progressed], *, quiet: bool
) -> None:
    """State is kept only where a conversation has ended: the placeholders of one that goes on are known to nobody else."""
    state, progressed = kept
    start, tally, ends = progressed.next, progressed.tally, _ends(opened.export)
    if start[1] and not copy.go_on(opened.archive, opened.export.sources[start[0]].name, progressed.written):
        raise ConfigError(f"{copy.partial}: is not what the state of --resume says; delete both to begin anew")
    with progress(total_size(opened), tally.size, quiet=quiet) as show:
        for part in answers(engine, opened, start, again=True):
            if (part.source, part.at) >= start:
                tally.add(part)
            _write(part, opened, copy, rewriter)
            progressed.next = after(part)
            if progressed.next > start and state.due and part.source in ends.get(part.last, ()):
                progressed.written = copy.safe()
                state.save(progressed)
            show(tally)


def _ends(export: Export) -> dict[bool, frozenset[int]]:
    """With whose last part (True), and with whose every part (False), all conversations have ended that have begun before."""
    last = {source.conversation: number for number, source in enumerate(export.sources)}
    ends, furthest = set(), -1
    for number, source in enumerate(export.sources):
        furthest = max(furthest, last[source.conversation])
        if furthest == number:
            ends.add(number)
    ends |= {len(export.sources) + number for number in range(len(export.others))}
    whole = {n for n, source in enumerate(export.sources) if isinstance(source.reader, JsonReader) and source.reader.messages}
    return {True: frozenset(ends), False: frozenset(ends & whole)}


def _write(part: PartAnswer, opened: Opened, copy: Copy, rewriter: Rewriter) -> None:
    if part.file:
        if part.content is not None:
            copy.whole(part.file, part.content)
        return
    source = opened.export.sources[part.source]
    text = "".join(rewriter.written(source, each) for each in part.out)
    copy.write(opened.archive, source.name, text, first=part.at == 0, last=part.last)


def _tell(place: Path | str, tally: Tally, opened: Opened, checker: "Checker", *, quiet: bool) -> None:
    for name, problem in tally.unread:
        typer.echo(f"Not read, so left out: {name}: {problem}", err=True)
    if not quiet:
        for line in summary(tally, opened.export.kind, checker.types):
            typer.echo(line, err=True)
        typer.echo(f"Redacted copy: {place}", err=True)
