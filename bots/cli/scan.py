"""``privacy-check scan``: a report on files or standard input."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from config.entities import EntityTypes, load_entities
from config.settings import Settings
from core.checker import Checker
from core.files.document import UnreadableFile
from core.files.reader import read
from core.message import Attachment
from core.verdict import Verdict

from . import jsonl, report, sarif
from .options import ConfigOption, PlatformOption, inputs, message_of, prepared
from .terminal import as_json


class InputFormat(StrEnum):
    """What comes in."""

    TEXT = "text"
    JSONL = "jsonl"


class OutputFormat(StrEnum):
    """What goes out."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"


def scan(
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE...|-]", help="Files, or - for standard input.")] = None,
    output: Annotated[OutputFormat, typer.Option("--format", help="How the report is written.")] = OutputFormat.TEXT,
    input_format: Annotated[InputFormat, typer.Option("--input-format", help="jsonl: one message a line.")] = InputFormat.TEXT,
    platform: PlatformOption = "plain",
    config: ConfigOption = None,
) -> int:
    """Say what personal data and secrets are in files or standard input. Exit code 1 when something alarming was found."""
    settings, checker = prepared(config)
    if input_format is InputFormat.JSONL:
        return jsonl.run(checker, settings.policy, list(files or []), Console(stderr=True))
    verdicts = list(_verdicts(checker, settings, list(files or []), platform))
    _write(output, verdicts, load_entities(settings.config_dir))
    return int(any(verdict.decision.alarm for _, verdict in verdicts))


def _verdicts(checker: Checker, settings: Settings, names: list[str], platform: str) -> Iterator[tuple[str, Verdict]]:
    for name, content in _progress(inputs(names), len(names)):
        if platform == "plain" or not _is_text(content, settings.files.max_bytes):
            message = message_of("", files=(Attachment(name, len(content), content),))
        else:
            message = message_of(content.decode("utf-8", errors="replace"), platform)
        yield name, checker.check(message, settings.policy)


def _is_text(content: bytes, most: int) -> bool:
    """Whether it can be read at all; what cannot is not taken for a clean message."""
    try:
        read(content, most)
    except UnreadableFile:
        return False
    return True


def _progress(items: Iterable[tuple[str, bytes]], count: int) -> Iterable[tuple[str, bytes]]:
    console = Console(stderr=True)
    if not console.is_terminal:
        return items
    return track(items, "Scanning", total=max(count, 1), console=console, transient=True)


def _write(output: OutputFormat, verdicts: list[tuple[str, Verdict]], types: EntityTypes) -> None:
    rows = [report.as_object(name, verdict, types) for name, verdict in verdicts]
    match output:
        case OutputFormat.TEXT:
            report.print_text(verdicts, types)
        case OutputFormat.JSON:
            sys.stdout.write(as_json(rows, indent=2) + "\n")
        case OutputFormat.JSONL:
            sys.stdout.writelines(as_json(row) + "\n" for row in rows)
        case OutputFormat.SARIF:
            sys.stdout.write(as_json(sarif.document(verdicts, types), indent=2) + "\n")
