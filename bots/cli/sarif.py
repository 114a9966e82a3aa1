"""SARIF 2.1.0 (OASIS), for code hosts that show findings beside lines."""

from collections.abc import Sequence
from urllib.parse import quote

from config.entities import EntityType, EntityTypes
from core.verdict import Verdict

from .report import parts

_LEVELS = {"low": "note", "medium": "warning", "high": "error", "critical": "error"}
Json = dict[str, object]


def document(found: Sequence[Json], notes: Sequence[Json], types: EntityTypes, *, successful: bool) -> Json:
    """One run with one rule an entity type, its results, and what it says of files without any."""
    driver: Json = {"name": "privacy-check", "rules": rules(sorted({str(each["ruleId"]) for each in found}), types)}
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


def rules(kinds: Sequence[str], types: EntityTypes) -> list[Json]:
    """One an entity type."""
    return [{"id": kind, "name": kind.title().replace("_", ""), "shortDescription": {"text": types[kind].name}} for kind in kinds]


def notification(name: str, text: str, level: str) -> Json:
    """Why a file has no results. Level: warning or error."""
    return {"level": level, "message": {"text": text}, "locations": [location(name)]}


def results(name: str, verdict: Verdict, types: EntityTypes) -> list[Json]:
    """One result a finding; what is in a file's name is at no place of the file."""
    findings, places, *_ = parts(verdict)
    rows: list[Json] = []
    for number, finding in enumerate(findings):
        region: Json = {"charOffset": finding.start, "charLength": finding.end - finding.start}
        if places:
            region["startLine"] = places[number].line
        kind = types[finding.entity_type]
        rows.append(result(finding.entity_type, kind, "Found", location(name, region)))
    named = (kind for file in verdict.files for kind in file.named)
    return rows + [result(kind, types[kind], "Found in the file's name", location(name)) for kind in named]


def result(rule: str, kind: EntityType, what: str, where: Json) -> Json:
    """A finding. Where: its location."""
    return {"ruleId": rule, "level": _LEVELS[kind.severity], "message": {"text": f"{what}: {kind.name}."}, "locations": [where]}


def location(name: str, region: Json | None = None) -> Json:
    """A file, or a place in it."""
    address = quote(name.replace("\\", "/").encode("utf-8", errors="surrogateescape"))
    return {"physicalLocation": {"artifactLocation": {"uri": address}, **({"region": region} if region else {})}}
