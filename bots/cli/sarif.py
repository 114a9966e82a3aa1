"""SARIF 2.1.0 (OASIS), for code hosts that show findings beside lines."""

from urllib.parse import quote

from config.entities import EntityTypes
from core.verdict import Verdict

from .report import parts

_LEVELS = {"low": "note", "medium": "warning", "high": "error", "critical": "error"}
Json = dict[str, object]


def document(verdicts: list[tuple[str, Verdict]], types: EntityTypes) -> Json:
    """One run with one rule an entity type and one result a finding."""
    results = [result for name, verdict in verdicts for result in _results(name, verdict, types)]
    used = sorted({str(result["ruleId"]) for result in results})
    rules = [{"id": kind, "name": kind.title().replace("_", ""), "shortDescription": {"text": types[kind].name}} for kind in used]
    driver: Json = {"name": "privacy-check", "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": results,
                "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _unread(verdicts)}],
            }
        ],
    }


def _unread(verdicts: list[tuple[str, Verdict]]) -> list[Json]:
    """Files without a result because they were not read."""
    return [
        {
            "level": "warning",
            "message": {"text": f"Not read. {file.error}"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": name}}}],
        }
        for name, verdict in verdicts
        for file in verdict.unread
    ]


def _results(name: str, verdict: Verdict, types: EntityTypes) -> list[Json]:
    findings, places, *_ = parts(verdict)
    rows: list[Json] = []
    for number, finding in enumerate(findings):
        region: Json = {"charOffset": finding.start, "charLength": finding.end - finding.start}
        if places:
            region["startLine"] = places[number].line
        location = {"physicalLocation": {"artifactLocation": {"uri": quote(name.replace("\\", "/"))}, "region": region}}
        kind = types[finding.entity_type]
        message = {"text": f"Found: {kind.name}."}
        rows.append({"ruleId": finding.entity_type, "level": _LEVELS[kind.severity], "message": message, "locations": [location]})
    return rows
