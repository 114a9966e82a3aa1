"""``privacy-check scan EXPORT``: reads an export and reports what is in it."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TextIO

import typer

from config.entities import EntityTypes
from config.errors import ConfigError
from config.settings import Settings

from ...fingerprint_key import KEY_BYTES, own_key
from ...registry import platforms
from ..exit_codes import ExitCode
from ..outputs import OutputFormat
from .engine import Engine, Local
from .html_report import HtmlReport
from .opening import Opened
from .outputs import Csv, JsonLines, Output, Sarif, Table, summary
from .progress import progress
from .state import Progressed, StateFile
from .tasks import tasks
from .worker import PartAnswer, Worker

if TYPE_CHECKING:  # with the language model's library
    from core.checker import Checker


@dataclass(frozen=True, slots=True)
class Wishes:
    """How an export is scanned. To: the file of the report; None is standard output. Cluster: its scheduler's address."""

    output: OutputFormat = OutputFormat.TEXT
    to: Path | None = None
    everything: bool = False
    quiet: bool = False
    jobs: int = 1
    cluster: str = ""
    resume: Path | None = None


def worker_of(checker: "Checker", settings: Settings, opened: Opened, *, redacts: bool) -> Worker:
    """What checks an export's shares."""
    platform = platforms().get(opened.export.markup)
    markup = platform.markup if platform else None
    most = settings.files.max_bytes
    return Worker(checker, settings.policy, opened.archive, opened.export, markup=markup, redacts=redacts, max_bytes=most)


def scan_export(
    checker: "Checker", settings: Settings, opened: Opened, wishes: Wishes, engine: Engine | None = None, *, every: float = 2.0
) -> ExitCode:
    """Writes the report, and on standard error a summary and what was not read. Raises ConfigError.

    Engine: who checks, if not processes of this machine. Every: seconds between two savings of the state.
    """
    state = StateFile(wishes.resume, opened, settings.policy.model_dump_json() + wishes.output, every=every)
    with closing(opened.archive):
        engine = engine or engine_of(checker, settings, opened, wishes.jobs, wishes.cluster, redacts=False)
        progressed = state.load()
        with written(wishes.to, progressed.written) as out:
            _scan(engine, opened, wishes, output_of(wishes, out, checker.types, opened, progressed), out, (state, progressed))
        state.done()
    if not wishes.quiet:
        for line in summary(progressed.tally, opened.export.kind, checker.types):
            typer.echo(line, err=True)
    return progressed.tally.code


def _scan(
    engine: Engine, opened: Opened, wishes: Wishes, output: Output, out: TextIO, kept: tuple[StateFile, Progressed]
) -> None:
    state, progressed = kept
    tally = progressed.tally
    with progress(total_size(opened), tally.size, quiet=wishes.quiet) as show:
        for part in answers(engine, opened, progressed.next):
            tally.add(part)
            for hit in part.hits:
                output.hit(hit)
            for name, problem in part.unread:
                output.unread(name, problem)
            progressed.next = after(part)
            if state.due:
                progressed.written = flushed(out, wishes.to)
                state.save(progressed)
            show(tally)
    output.end(tally)


def engine_of(checker: "Checker", settings: Settings, opened: Opened, jobs: int, cluster: str, *, redacts: bool) -> Engine:
    """Processes of this machine, or a cluster's."""
    if cluster:
        from .cluster import Cluster, Recipe

        key = own_key(settings) or secrets.token_bytes(KEY_BYTES)
        recipe = Recipe(settings.policy, settings.config_dir, settings.files.max_bytes, key, redacts)
        return Cluster(cluster, recipe, opened.export)
    return Local(worker_of(checker, settings, opened, redacts=redacts), jobs)


def after(part: PartAnswer) -> tuple[int, int]:
    """Where the part that follows begins."""
    return (part.source + 1, 0) if part.last else (part.source, part.at + part.pieces)


def flushed(out: TextIO, to: Path | None) -> int:
    """How many bytes of the report are safe on its disk; of standard output nobody knows."""
    out.flush()
    if to is None:
        return 0
    os.fsync(out.fileno())
    return os.fstat(out.fileno()).st_size


def answers(engine: Engine, opened: Opened, start: tuple[int, int] = (0, 0), *, again: bool = False) -> Iterator[PartAnswer]:
    """All parts' answers, in order. Again: lists of people first, whatever the start."""
    members = {member.name: member for member in opened.archive.members}
    work = tasks(opened.archive, opened.export, members, carried=engine.carries, start=start, again=again)
    for answer in engine.answers(work):
        yield from answer.parts


def total_size(opened: Opened) -> int:
    """Of all files, in bytes."""
    return sum(member.size for member in opened.archive.members)


def output_of(wishes: Wishes, out: TextIO, types: EntityTypes, opened: Opened, progressed: Progressed) -> Output:
    """Raises ConfigError for a format that an export has not."""
    begun = progressed.written > 0
    match wishes.output:
        case OutputFormat.TEXT:
            return Table(types, everything=wishes.everything)
        case OutputFormat.JSONL:
            return JsonLines(out)
        case OutputFormat.CSV:
            return Csv(out, begun=begun)
        case OutputFormat.SARIF:
            return Sarif(out, types, begun=begun, first=not progressed.tally.findings)
        case OutputFormat.HTML:
            return HtmlReport(out, types, PurePath(opened.name).name, opened.export.kind)
        case OutputFormat.JSON:
            raise ConfigError("--format json: an export is reported as text, jsonl, csv, sarif or html")


@contextmanager
def written(to: Path | None, begun: int = 0) -> Iterator[TextIO]:
    """The report's file, whatever it has after so many bytes cut off; standard output if there is none."""
    if to is None:
        yield sys.stdout
        return
    try:
        file = to.open("r+" if begun else "w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise ConfigError(f"{to}: cannot be written: {error.strerror}") from None
    with file:
        if begun:
            file.truncate(begun)
            file.seek(begun)
        yield file
