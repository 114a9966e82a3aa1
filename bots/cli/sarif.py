"""SARIF 2.1.0 (OASIS), for code hosts that show findings beside lines."""

from collections.abc import Sequence
from urllib.parse import quote

from config.entities import EntityTypes
from core.verdict import Verdict

from .report import parts

_LEVELS = {"low": "note", "medium": "warning", "high": "error", "critical": "error"}
Json = dict[str, object]


def document(found: Sequence[Json], notes: Sequence[Json], types: EntityTypes, *, successful: bool) -> Json:
    """One run with one rule an entity type, its results, and what it says of files without any."""
    used = sorted({str(result["ruleId"]) for result in found})
    rules = [{"id": kind, "name": kind.title().replace("_", ""), "shortDescription": {"text": types[kind].name}} for kind in used]
    driver: Json = {"name": "privacy-check", "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": list(found),
                "invocations": [{"executionSuccessful": successful, "toolExecutionNotifications": list(notes)}],
            }
        ],
    }


def notification(name: str, text: str, level: str) -> Json:
    """Why a file has no results. Level: warning or error."""
    return {"level": level, "message": {"text": text}, "locations": [_location(name)]}


def results(name: str, verdict: Verdict, types: EntityTypes) -> list[Json]:
    """One result a finding."""
    findings, places, *_ = parts(verdict)
    rows: list[Json] = []
    for number, finding in enumerate(findings):
        region: Json = {"charOffset": finding.start, "charLength": finding.end - finding.start}
        if places:
            region["startLine"] = places[number].line
        kind = types[finding.entity_type]
        message = {"text": f"Found: {kind.name}."}
        where = [_location(name, region)]
        rows.append({"ruleId": finding.entity_type, "level": _LEVELS[kind.severity], "message": message, "locations": where})
    return rows


def _location(name: str, region: Json | None = None) -> Json:
    address = quote(name.replace("\\", "/").encode("utf-8", errors="surrogateescape"))
    return {"physicalLocation": {"artifactLocation": {"uri": address}, **({"region": region} if region else {})}}
