"""``privacy-check scan``: a report on files, folders or standard input."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import track

from config.entities import EntityTypes
from config.errors import ConfigError
from config.pages import EXPORTS
from config.settings import Settings
from core.files.contents import UnreadableFile
from core.files.plain import decoded
from core.files.registry import format_in
from core.message import Attachment, Message

from . import jsonl
from .exit_codes import ExitCode, complain, where
from .exports.opening import Opened, find
from .exports.scanning import Wishes, scan_export
from .line_workers import cores
from .options import (
    ClusterOption,
    ConfigOption,
    JobsOption,
    PlatformOption,
    ResumeOption,
    WorkspaceOption,
    checker_of,
    message_of,
    place_of,
    prepared,
)
from .outputs import EXPORTS_ONLY, JsonLinesOutput, JsonOutput, Output, OutputFormat, SarifOutput
from .reading import SHOWN, content_of
from .selection import STDIN, Choice, Selection, select
from .summary import Tally
from .text_report import TextOutput

if TYPE_CHECKING:  # with the language model's library
    from core.checker import Checker


class InputFormat(StrEnum):
    """What comes in."""

    TEXT = "text"
    JSONL = "jsonl"


def scan(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE|FOLDER|PATTERN|-", help="What to read; - or nothing: standard input.")
    ] = None,
    output: Annotated[OutputFormat, typer.Option("--format", help="How the report is written.")] = OutputFormat.TEXT,
    input_format: Annotated[InputFormat, typer.Option("--input-format", help="jsonl: one message a line.")] = InputFormat.TEXT,
    include: Annotated[
        list[str] | None, typer.Option("--include", metavar="GLOB", help="Only these files, as in .gitignore; repeatable.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="GLOB", help="Not these files and folders; repeatable.")
    ] = None,
    no_ignore: Annotated[bool, typer.Option("--no-ignore", help="Also what .gitignore names, and hidden folders.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Every place of every finding, and the redacted texts.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary, and no line about clean files.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Which rule found what, what does not count and why, and the points.")
    ] = False,
    jobs: JobsOption = None,
    to: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="For an export: the report's file.")] = None,
    resume: ResumeOption = None,
    cluster: ClusterOption = "",
    workspace: WorkspaceOption = "",
    platform: PlatformOption = "plain",
    config: ConfigOption = None,
) -> int:
    """Say what personal data and secrets are in files, folders and exports of chats.

    Exit code: 0 nothing alarming, 1 something alarming, 2 wrong usage or a failure, 3 nothing alarming but something not read.
    """
    place_of(platform)
    if input_format is InputFormat.JSONL and (explain or output in (OutputFormat.JSON, OutputFormat.SARIF)):
        raise ConfigError("--input-format jsonl: each line is answered by one; --explain and other formats do not go with it")
    settings = prepared(config)
    if opened := _export(files, input_format, explain=explain, workspace=workspace):
        wishes = Wishes(output, to, everything, quiet, jobs or cores(), cluster, resume)
        return scan_export(checker_of(settings), settings, opened, wishes)
    _refuse_without_export(output, {"--output": to, "--resume": resume, "--cluster": cluster, "--workspace": workspace})
    selection = select(list(files or []), Choice(tuple(include or ()), tuple(exclude or ()), no_ignore))
    checker = checker_of(settings)
    if input_format is InputFormat.JSONL:
        return jsonl.run(checker, settings.policy, selection, Console(stderr=True), jobs or cores())
    return scan_all(checker, settings, selection, Shown(output, everything, quiet, explain), platform)


def _export(files: Sequence[str] | None, input_format: InputFormat, *, explain: bool, workspace: str) -> Opened | None:
    """The one export that is named, if it is one."""
    if input_format is InputFormat.JSONL or explain or len(files or ()) != 1:
        return None
    return find((files or ("",))[0], workspace)


def _refuse_without_export(output: OutputFormat, options: Mapping[str, object]) -> None:
    """What is only for exports is not passed over in silence. Raises ConfigError."""
    given = [f"--format {output}"] if output in EXPORTS_ONLY else [name for name, value in options.items() if value]
    if given:
        raise ConfigError(f"{given[0]}: is for one export of chats, and this is none; {EXPORTS} lists the kinds")


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the outcome is shown, and how."""

    output: OutputFormat = OutputFormat.TEXT
    everything: bool = False
    quiet: bool = False
    explain: bool = False


def scan_all(checker: "Checker", settings: Settings, selection: Selection, shown: Shown, platform: str = "plain") -> ExitCode:
    """Writes the report of all files and, on standard error, what failed and a summary."""
    types = checker.types
    text = TextOutput(types, len(selection.files), walked=selection.walked, everything=shown.everything, quiet=shown.quiet)
    output = _output(shown.output, text, types)
    tally = Tally()
    for name, problem in selection.problems:
        _fail(name, problem, output, tally)
    for name in _progress(selection.files, text.console if output is text else None):
        _scan_one(name, settings, checker, platform, output, tally, explain=shown.explain)
    output.end()
    _summarise(tally, selection, types, quiet=shown.quiet)
    return tally.code


def _output(wanted: OutputFormat, text: TextOutput, types: EntityTypes) -> Output:
    match wanted:
        case OutputFormat.TEXT:
            return text
        case OutputFormat.JSON:
            return JsonOutput(types)
        case OutputFormat.JSONL:
            return JsonLinesOutput(types)
        case OutputFormat.SARIF:
            return SarifOutput(types)
        case _:
            raise ConfigError(f"--format {wanted}: is for exports")


def _scan_one(
    name: str, settings: Settings, checker: "Checker", platform: str, output: Output, tally: Tally, *, explain: bool
) -> None:
    """One file that cannot be read or checked does not keep the others from it."""
    try:
        message = _message(name, settings, platform)
        explained = checker.explain(message, settings.policy) if explain else None
        verdict = explained[0] if explained else checker.check(message, settings.policy)
    except ConfigError as error:
        _fail(name, str(error).removeprefix(f"{name}: "), output, tally)
    except Exception as error:  # noqa: BLE001 - an exception's text may quote the file: only its type and place are shown
        _fail(name, f"unexpected {where(error)}; please report it", output, tally)
    else:
        tally.add(verdict)
        output.add(SHOWN if name == STDIN else name, verdict, explained[1] if explained else None)


def _fail(name: str, problem: str, output: Output, tally: Tally) -> None:
    complain(f"{name}: {problem}")
    tally.failed += 1
    output.fail(name, problem)


def _message(name: str, settings: Settings, platform: str) -> Message:
    content = content_of(name, settings.files.max_bytes)
    if platform == "plain" or not _is_text(content, settings.files.max_bytes):
        attachment = Attachment(SHOWN if name == STDIN else name, len(content), content)
        return message_of("", files=(attachment,))
    return message_of(content.decode("utf-8", errors="replace"), platform)


def _is_text(content: bytes, most: int) -> bool:
    """Whether it can be read at all; what cannot is not taken for a clean message."""
    if len(content) > most or format_in(content) is not None:
        return False
    try:
        decoded(content)
    except UnreadableFile:
        return False
    return True


def _progress(names: Sequence[str], text: Console | None) -> Iterable[str]:
    """The names, with a bar on a terminal that nothing else is written to, except by the same console."""
    shared = text if text and text.is_terminal else None
    console = shared or Console(stderr=True)
    if len(names) < 2 or not console.is_terminal or (sys.stdout.isatty() and not shared):
        return names
    return track(names, "Scanning", console=console, transient=True)


def _summarise(tally: Tally, selection: Selection, types: EntityTypes, *, quiet: bool) -> None:
    """On standard error. One file's report says everything already."""
    asked = len(selection.files) + len(selection.problems)
    if asked and (quiet or (asked == 1 and not selection.walked)):
        return
    for line in tally.lines(selection.skipped, types):
        typer.echo(line, err=True)
