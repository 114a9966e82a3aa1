"""A verdict as a report for people and as an object for programs. Values are never shown, only where they stand."""

from collections.abc import Iterator

from config.entities import EntityTypes
from core import wording
from core.files.document import FilePlace
from core.paste.kinds import Paste, PasteKind
from core.redaction.redaction import Redaction
from core.verdict import Finding, Verdict

from .terminal import Report, one_line


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
        "unread": [{"file": name, "kind": file.unread, "reason": file.error} for file in verdict.unread],
        **({"error": error} if error else {}),
    }


def print_text(verdicts: list[tuple[str, Verdict]], types: EntityTypes) -> None:
    """For ``--format text``."""
    out = Report(wraps=False)
    for name, verdict in verdicts:
        findings, places, paste, redaction, error = parts(verdict)
        out.line(f"{name}: {error or wording.headline(verdict, types)}", "bold red" if verdict.decision.alarm else "bold")
        if paste.kind is not PasteKind.TALK:
            tool = f" ({paste.tool})" if paste.tool else ""
            out.line(f"  It is {wording.kind_name(paste.kind)}{tool}.")
        for sentence in wording.sentences(verdict.decision.reasons, types):
            out.line(f"  Because: {sentence}")
        if findings:
            out.table(("Where", "What", "Sure"), _rows(findings, places, types))
        if redaction and findings:
            out.text(redaction.raw)


def _rows(findings: tuple[Finding, ...], places: tuple[FilePlace, ...], types: EntityTypes) -> Iterator[tuple[str, str, str]]:
    for number, finding in enumerate(findings):
        where = str(places[number]) if places else f"character {finding.start}"
        yield one_line(where), types[finding.entity_type].name, f"{finding.score:.0%}"
