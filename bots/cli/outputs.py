"""How the report of `scan` is written, file by file: for people, as JSON, JSON Lines or SARIF."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from config.entities import EntityTypes
from core.verdict import Verdict

from . import explained, sarif
from .report import as_object, failed_object, not_read
from .terminal import as_json

if TYPE_CHECKING:  # with the language model's library
    from core.decision.explanation import Explanation


class OutputFormat(StrEnum):
    """What goes out."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    CSV = "csv"
    HTML = "html"


EXPORTS_ONLY = frozenset({OutputFormat.CSV, OutputFormat.HTML})


class Output(Protocol):
    """Takes each file's verdict, or why it failed; ``end`` is called once. Explanation: where that is asked for."""

    def add(self, name: str, verdict: Verdict, explanation: "Explanation | None" = None) -> None: ...

    def fail(self, name: str, problem: str) -> None: ...

    def end(self) -> None: ...


class JsonOutput:
    """One list of all files."""

    def __init__(self, types: EntityTypes) -> None:
        self._types = types
        self._rows: list[dict[str, object]] = []

    def add(self, name: str, verdict: Verdict, explanation: "Explanation | None" = None) -> None:
        """See Output."""
        self._rows.append(_row(name, verdict, self._types, explanation))

    def fail(self, name: str, problem: str) -> None:
        """See Output."""
        self._rows.append(failed_object(name, problem))

    def end(self) -> None:
        """See Output."""
        sys.stdout.write(as_json(self._rows, indent=2) + "\n")


class JsonLinesOutput:
    """One file a line, as soon as it is checked."""

    def __init__(self, types: EntityTypes) -> None:
        self._types = types

    def add(self, name: str, verdict: Verdict, explanation: "Explanation | None" = None) -> None:
        """See Output."""
        self._write(_row(name, verdict, self._types, explanation))

    def fail(self, name: str, problem: str) -> None:
        """See Output."""
        self._write(failed_object(name, problem))

    def _write(self, row: dict[str, object]) -> None:
        sys.stdout.write(as_json(row) + "\n")
        sys.stdout.flush()

    def end(self) -> None:
        """See Output."""


class SarifOutput:
    """One run of a tool."""

    def __init__(self, types: EntityTypes) -> None:
        self._types = types
        self._results: list[sarif.Json] = []
        self._notes: list[sarif.Json] = []
        self._failed = False

    def add(self, name: str, verdict: Verdict, explanation: "Explanation | None" = None) -> None:
        """See Output; SARIF has no place for an explanation."""
        self._results += sarif.results(name, verdict, self._types)
        self._notes += [sarif.notification(name, f"Not read. {reason}", "warning") for _, reason in not_read(verdict)]

    def fail(self, name: str, problem: str) -> None:
        """See Output."""
        self._notes.append(sarif.notification(name, f"Failed: {problem}", "error"))
        self._failed = True

    def end(self) -> None:
        """See Output."""
        written = sarif.document(self._results, self._notes, self._types, successful=not self._failed)
        sys.stdout.write(as_json(written, indent=2) + "\n")


def _row(name: str, verdict: Verdict, types: EntityTypes, explanation: "Explanation | None") -> dict[str, object]:
    row = as_object(name, verdict, types)
    in_content = len(verdict.files[0].findings) if verdict.files else None
    return row if explanation is None else row | {"explanation": explained.as_object(explanation, in_content)}
