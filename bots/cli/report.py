"""A verdict as a report for people and as an object for programs. Values are never shown, only where they stand."""

from rich.console import Console
from rich.table import Table

from config.entities import EntityTypes
from core import wording
from core.files.document import FilePlace
from core.paste.kinds import Paste, PasteKind
from core.redaction.redaction import Redaction
from core.verdict import Finding, Verdict


def parts(verdict: Verdict) -> tuple[tuple[Finding, ...], tuple[FilePlace, ...], Paste, Redaction | None, str]:
    """Findings, places, paste, redaction and error of the one text or file that was scanned."""
    if verdict.files:
        file = verdict.files[0]
        return file.findings, file.places, file.paste or verdict.paste, file.redaction, file.error
    return verdict.findings, (), verdict.paste, verdict.redaction, ""


def as_object(name: str, verdict: Verdict, types: EntityTypes) -> dict[str, object]:
    """For ``--format json`` and ``jsonl``."""
    findings, places, paste, redaction, error = parts(verdict)
    rows = []
    for number, finding in enumerate(findings):
        row: dict[str, object] = {
            "start": finding.start,
            "end": finding.end,
            "entity_type": finding.entity_type,
            "score": finding.score,
            "source": finding.source,
            "evidence": finding.evidence.value,
        }
        rows.append(row | ({"place": str(places[number])} if places else {}))
    return {
        "file": name,
        "findings": rows,
        "alarm": verdict.decision.alarm,
        "severity": verdict.decision.severity.value,
        "reasons": wording.sentences(verdict.decision.reasons, types),
        "paste": None if paste.kind is PasteKind.TALK else paste.kind.value,
        "redacted": redaction.raw if redaction else None,
        **({"error": error} if error else {}),
    }


def print_text(verdicts: list[tuple[str, Verdict]], types: EntityTypes) -> None:
    """For ``--format text``."""
    console = Console(highlight=False, soft_wrap=True)
    for name, verdict in verdicts:
        findings, places, paste, redaction, error = parts(verdict)
        console.print(
            f"{name}: {error or wording.headline(verdict, types)}",
            style="bold red" if verdict.decision.alarm else "bold",
            markup=False,
        )
        if paste.kind is not PasteKind.TALK:
            tool = f" ({paste.tool})" if paste.tool else ""
            console.print(f"  It is {wording.kind_name(paste.kind)}{tool}.", markup=False)
        for sentence in wording.sentences(verdict.decision.reasons, types):
            console.print(f"  Because: {sentence}", markup=False)
        if findings:
            console.print(_table(findings, places, types))
        if redaction and findings:
            console.print(redaction.raw, markup=False)


def _table(findings: tuple[Finding, ...], places: tuple[FilePlace, ...], types: EntityTypes) -> Table:
    table = Table("Where", "What", "Sure", box=None, padding=(0, 2))
    for number, finding in enumerate(findings):
        where = str(places[number]) if places else f"character {finding.start}"
        table.add_row(where, types[finding.entity_type].name, f"{finding.score:.0%}")
    return table
