"""``privacy-check scan EXPORT``: reads an export and reports what is in it."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TextIO

import typer

from config.entities import EntityTypes
from config.errors import ConfigError
from config.settings import Settings

from ...registry import platforms
from ..exit_codes import ExitCode
from ..outputs import OutputFormat
from .engine import Engine, Local
from .html_report import HtmlReport
from .opening import Opened
from .outputs import Csv, JsonLines, Output, Sarif, Table, summary
from .progress import progress
from .tally import Tally
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


def scan_export(checker: "Checker", settings: Settings, opened: Opened, wishes: Wishes) -> ExitCode:
    """Writes the report, and on standard error a summary and what was not read. Raises ConfigError."""
    tally = Tally()
    with closing(opened.archive), _written(wishes.to) as out:
        engine = Local(worker_of(checker, settings, opened, redacts=False), wishes.jobs)
        output = output_of(wishes, out, checker.types, opened)
        with progress(total_size(opened), 0, quiet=wishes.quiet) as show:
            for part in answers(engine, opened):
                tally.add(part)
                for hit in part.hits:
                    output.hit(hit)
                for name, problem in part.unread:
                    output.unread(name, problem)
                show(tally)
        output.end(tally)
    if not wishes.quiet:
        for line in summary(tally, opened.export.kind, checker.types):
            typer.echo(line, err=True)
    return tally.code


def answers(engine: Engine, opened: Opened, start: tuple[int, int] = (0, 0)) -> Iterator[PartAnswer]:
    """All parts' answers, in order."""
    sizes = {member.name: member.size for member in opened.archive.members}
    work = tasks(opened.archive, opened.export, sizes, carried=engine.carries, start=start)
    for answer in engine.answers(work):
        yield from answer.parts


def total_size(opened: Opened) -> int:
    """Of all files, in bytes."""
    return sum(member.size for member in opened.archive.members)


def output_of(wishes: Wishes, out: TextIO, types: EntityTypes, opened: Opened) -> Output:
    """Raises ConfigError for a format that an export has not."""
    match wishes.output:
        case OutputFormat.TEXT:
            return Table(types, everything=wishes.everything)
        case OutputFormat.JSONL:
            return JsonLines(out)
        case OutputFormat.CSV:
            return Csv(out)
        case OutputFormat.SARIF:
            return Sarif(out, types)
        case OutputFormat.HTML:
            return HtmlReport(out, types, PurePath(opened.name).name, opened.export.kind)
        case OutputFormat.JSON:
            raise ConfigError("--format json: an export is reported as text, jsonl, csv, sarif or html")


@contextmanager
def _written(to: Path | None) -> Iterator[TextIO]:
    if to is None:
        yield sys.stdout
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(to.open("w", encoding="utf-8", errors="backslashreplace"))
        except OSError as error:
            raise ConfigError(f"{to}: cannot be written: {error.strerror}") from None
        yield file
