"""A verdict as a report for people and as an object for programs. Values are never shown, only where they stand."""

from collections import Counter

from config.entities import EntityTypes
from core import wording
from core.files.place import FilePlace
from core.files.unread import Unread
from core.finding import Finding
from core.paste.kinds import Paste, PasteKind
from core.redaction.redaction import Redaction
from core.verdict import Verdict


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
        "in_name": [kind for file in verdict.files for kind in file.named],
        "alarm": verdict.decision.alarm,
        "severity": verdict.decision.severity.value,
        "reasons": wording.sentences(verdict.decision.reasons, types),
        "paste": None if paste.kind is PasteKind.TALK else paste.kind.value,
        "redacted": redaction.raw if redaction else None,
        "unread": [{"file": name, "kind": kind, "reason": reason} for kind, reason in not_read(verdict)],
        **({"error": error} if error else {}),
    }


def not_read(verdict: Verdict) -> list[tuple[Unread, str]]:
    """Why the file, or a part of it, was not read: the kind and a sentence, once for each kind."""
    whole = [(file.unread, file.error) for file in verdict.files if file.unread]
    parts = Counter(kind for file in verdict.read_in_part for kind in file.unread_parts)
    return whole + [(kind, f"In it: {wording.unread_kinds({kind: number})}.") for kind, number in parts.items()]


def failed_object(name: str, problem: str) -> dict[str, object]:
    """The same of what could not be read or checked at all."""
    return {
        "file": name,
        "findings": [],
        "in_name": [],
        "alarm": False,
        "severity": "none",
        "reasons": [],
        "paste": None,
        "redacted": None,
        "unread": [{"file": name, "kind": Unread.FAILED, "reason": problem}],
        "error": problem,
    }
