"""The stable machine interface: one message a line in, one verdict a line out, in the same order."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError
from rich.console import Console
from rich.progress import track

from config.entities import EntityTypes
from config.errors import ConfigError
from config.policy import Policy
from core import wording
from core.message import Message
from core.paste.kinds import PasteKind
from core.text import without_lone_surrogates
from core.verdict import Verdict

from .exit_codes import ExitCode, complain, where
from .line_blocks import Block, blocks
from .line_workers import Answers, answered
from .options import message_of
from .reading import standard_input
from .selection import STDIN, Selection
from .terminal import as_json

if TYPE_CHECKING:  # with the language model's library
    from core.checker import Checker


class Row(BaseModel):
    """One line of input."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    id: str | int
    text: str
    platform: str = "plain"


def run(checker: "Checker", policy: Policy, selection: Selection, console: Console, jobs: int = 1) -> ExitCode:
    """Reads the files or standard input. A file that cannot be read or a line that is no such object fails; the rest goes on.

    Console: where a terminal is shown how far it is. Jobs: the most processes that check at once.
    """
    bad, alarms = len(selection.problems), 0
    for name, problem in selection.problems:
        complain(f"{name}: {problem}")
    unread: list[str] = []
    found = answered(_blocks(selection.files, unread), partial(_answers, checker, policy), jobs)
    watched = console.is_terminal and not sys.stdout.isatty()
    for answers in track(found, "Scanning", console=console, transient=True) if watched else found:
        bad += answers.errors
        alarms += answers.alarms
        sys.stdout.write(answers.written)
        sys.stdout.flush()
    bad += len(unread)
    return ExitCode.FAILED if bad else ExitCode.FOUND if alarms else ExitCode.FINE


def _blocks(names: Iterable[str], unread: list[str]) -> Iterator[Block]:
    """The lines of all files. Unread: gets the names of those that cannot be read, of which standard error is told."""
    for name in names:
        if name == STDIN:
            yield from blocks(standard_input())
            continue
        try:
            with Path(name).open("rb") as file:
                yield from blocks(file)
        except OSError as error:
            complain(f"{name}: cannot be read: {error.strerror}")
            unread.append(name)


def _answers(checker: "Checker", policy: Policy, block: Block) -> Answers:
    rows = _rows(checker, policy, [_read(*line) for line in block.lines])
    written = "".join(as_json(row) + "\n" for row in rows)
    return Answers(written, sum("error" in row for row in rows), sum(bool(row.get("alarm")) for row in rows))


@dataclass(frozen=True, slots=True, repr=False)
class _Line:
    """A line that has been read: its number, its id, and its message."""

    number: int
    id: str | int
    message: Message


def _read(number: int, line: bytes) -> "_Line | dict[str, object]":
    """Or what is answered where it cannot be read."""
    try:
        row = Row.model_validate_json(_repaired(line.decode("utf-8")))
        return _Line(number, row.id, message_of(row.text, row.platform))
    except ValidationError as error:
        return _failed(number, _plain(error))
    except UnicodeDecodeError:
        return _failed(number, "is not UTF-8 text")
    except ConfigError as error:
        return _failed(number, str(error).removeprefix("--"))


def _rows(checker: "Checker", policy: Policy, lines: "Sequence[_Line | dict[str, object]]") -> list[dict[str, object]]:
    """An answer for each line, in order; all messages are checked together, and one by one where that fails."""
    read = [line for line in lines if isinstance(line, _Line)]
    try:
        verdicts = iter(checker.check_many([line.message for line in read], policy))
        return [as_row(line.id, next(verdicts), checker.types) if isinstance(line, _Line) else line for line in lines]
    except Exception:  # noqa: BLE001 - which line it was is found out below
        return [_row(checker, policy, line) if isinstance(line, _Line) else line for line in lines]


def _row(checker: "Checker", policy: Policy, line: _Line) -> dict[str, object]:
    try:
        return as_row(line.id, checker.check(line.message, policy), checker.types)
    except Exception as error:  # noqa: BLE001 - an exception's text may quote the line: only its type and place are shown
        return _failed(line.number, f"unexpected {where(error)}; please report it", line.id)


def _failed(number: int, problem: str, row_id: str | int | None = None) -> dict[str, object]:
    return {"id": row_id, "error": f"line {number}: {problem}"}


def _repaired(line: str) -> str:
    """Half of a surrogate pair, which other JSON writers let through and pydantic's parser refuses, becomes U+FFFD."""
    if "\\ud" not in line.lower():
        return line
    try:
        return without_lone_surrogates(json.dumps(json.loads(line), ensure_ascii=False))
    except (ValueError, RecursionError):
        return line


def _plain(error: ValidationError) -> str:
    """In plain words; the parser's own may quote the line."""
    problem = error.errors(include_input=False, include_url=False)[0]
    if not problem["loc"]:
        return "not a JSON object"
    name = str(problem["loc"][0])
    must = "a string or an integer" if name == "id" else "a string"
    return f"{name}: is missing" if problem["type"] == "missing" else f"{name}: must be {must}"


def as_row(row_id: str | int, verdict: Verdict, types: EntityTypes) -> dict[str, object]:
    """One line of output; offsets are code points into the text."""
    return {
        "id": row_id,
        "findings": [{"start": f.start, "end": f.end, "entity_type": f.entity_type, "score": f.score} for f in verdict.findings],
        "alarm": verdict.decision.alarm,
        "severity": verdict.decision.severity.value,
        "reasons": wording.sentences(verdict.decision.reasons, types),
        "paste": None if verdict.paste.kind is PasteKind.TALK else verdict.paste.kind.value,
        "redacted": verdict.redaction.raw,
    }
