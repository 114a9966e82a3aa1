"""How the findings in an export are written: for people, as JSON Lines, CSV or SARIF; a page is in html_report.py."""

import csv
import json
from collections.abc import Sequence
from typing import Protocol, TextIO

from config.entities import EntityTypes
from core import wording

from .. import sarif
from ..audit import cell
from ..terminal import Report, as_json
from .checking import Hit
from .tally import Ranked, Tally

_MOST_ROOMS, _MOST_MESSAGES, _MOST_UNREAD = 15, 20, 10
COLUMNS = ("conversation", "message", "sent", "type", "score", "alarm", "severity", "link")


class Output(Protocol):
    """Takes each message in which something was found, and the tally at the end."""

    def hit(self, hit: Hit) -> None: ...

    def unread(self, name: str, problem: str) -> None: ...

    def end(self, tally: Tally) -> None: ...


class JsonLines:
    """One message a line; what was not read has a line of its own."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def hit(self, hit: Hit) -> None:
        """See Output."""
        row = {
            "conversation": hit.conversation,
            "message": hit.id,
            "sent": hit.sent,
            "findings": [{"entity_type": kind, "score": score} for kind, score in hit.findings],
            "alarm": hit.alarm,
            "severity": hit.severity,
            "reasons": list(hit.reasons),
            "link": hit.link,
        }
        self._out.write(as_json(row) + "\n")

    def unread(self, name: str, problem: str) -> None:
        """See Output."""
        self._out.write(as_json({"unread": name, "reason": problem}) + "\n")

    def end(self, tally: Tally) -> None:
        """See Output."""
        self._out.flush()


class Csv:
    """One finding a row."""

    def __init__(self, out: TextIO, *, begun: bool = False) -> None:
        """Begun: whether the header has been written already."""
        self._rows = csv.writer(out, lineterminator="\n")
        if not begun:
            self._rows.writerow(COLUMNS)

    def hit(self, hit: Hit) -> None:
        """See Output."""
        alarm = "yes" if hit.alarm else "no"
        for kind, score in hit.findings:
            row = (hit.conversation, hit.id, hit.sent, kind, f"{score:.2f}", alarm, hit.severity, hit.link)
            self._rows.writerow([cell(value) for value in row])

    def unread(self, name: str, problem: str) -> None:
        """See Output."""
        self._rows.writerow([cell(value) for value in (name, "", "", "not read", "", "", "", problem)])

    def end(self, tally: Tally) -> None:
        """See Output."""


class Sarif:
    """One run of a tool; results are written as they come."""

    def __init__(self, out: TextIO, types: EntityTypes, *, begun: bool = False, first: bool = True) -> None:
        """Begun: whether its beginning has been written already. First: whether no result has."""
        self._out = out
        self._types = types
        self._first = first
        if not begun:
            schema = "https://json.schemastore.org/sarif-2.1.0.json"
            out.write(f'{{"$schema": "{schema}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": [')

    def hit(self, hit: Hit) -> None:
        """See Output."""
        where = f"{hit.conversation}#{hit.id}" if hit.id else hit.conversation
        for kind, _ in hit.findings:
            row = sarif.result(kind, self._types[kind], "Found", sarif.location(where))
            self._out.write(("" if self._first else ",") + "\n" + as_json(row))
            self._first = False

    def unread(self, name: str, problem: str) -> None:
        """See Output."""

    def end(self, tally: Tally) -> None:
        """See Output."""
        driver = {"name": "privacy-check", "rules": sarif.rules(sorted(tally.types), self._types)}
        notes = [sarif.notification(name, f"Not read. {why}", "warning") for name, why in tally.unread]
        run = {"executionSuccessful": not tally.failed, "toolExecutionNotifications": notes}
        self._out.write(f'\n], "tool": {json.dumps({"driver": driver})}, "invocations": [{as_json(run)}]}}]}}\n')


class Table:
    """For people: at the end, tables of types, conversations and months, and the worst messages."""

    def __init__(self, types: EntityTypes, *, everything: bool = False) -> None:
        self._types = types
        self._everything = everything

    def hit(self, hit: Hit) -> None:
        """See Output."""

    def unread(self, name: str, problem: str) -> None:
        """See Output."""

    def end(self, tally: Tally) -> None:
        """See Output."""
        out = Report()
        if tally.findings:
            out.table(("Found", "How often"), [(self._types[kind].plural, f"{n:,}") for kind, n in tally.types.most_common()])
            out.line("")
            rooms = sorted(tally.rooms.items(), key=lambda room: (-room[1].alarms, -room[1].findings, room[0]))
            shown = rooms if self._everything else rooms[:_MOST_ROOMS]
            out.table(("Conversation", "Alarms", "Findings"), [(name, f"{r.alarms:,}", f"{r.findings:,}") for name, r in shown])
            _more(out, len(rooms) - len(shown), "conversations")
            out.line("")
            months = sorted(tally.months)
            rows = [(month or "unknown", f"{tally.alarm_months[month]:,}", f"{tally.months[month]:,}") for month in months]
            out.table(("Month", "Alarms", "Findings"), rows)
        self._worst(out, sorted(tally.worst, reverse=True), tally)
        for name, why in tally.unread if self._everything else tally.unread[:_MOST_UNREAD]:
            out.line(f"Not read: {name}: {why}", "bold")

    def _worst(self, out: Report, ranked: Sequence[Ranked], tally: Tally) -> None:
        alarming = [each.hit for each in ranked if each.hit.alarm]
        shown = alarming if self._everything else alarming[:_MOST_MESSAGES]
        if not shown:
            return
        out.line("")
        rows = [(hit.link or f"{hit.conversation} {hit.id}", hit.sent, kinds(hit, self._types)) for hit in shown]
        out.table(("Message", "Sent", "What"), rows)
        _more(out, tally.alarms - len(shown), "messages")


def _more(out: Report, number: int, what: str) -> None:
    if number > 0:
        out.line(f"  and {number:,} more {what}; --all shows more, --format html and jsonl have them")


def kinds(hit: Hit, types: EntityTypes) -> str:
    """What was found in a message, in words."""
    counts: dict[str, int] = {}
    for kind, _ in hit.findings:
        counts[kind] = counts.get(kind, 0) + 1
    return wording.counted(list(counts.items()), types)


def summary(tally: Tally, kind: str, types: EntityTypes) -> list[str]:
    """Two or three lines for standard error."""
    found = wording.counted(tally.types.most_common(), types) if tally.types else "no personal data or secrets"
    alarms = f", {tally.alarms:,} of them alarming" if tally.alarms else ""
    lines = [f"Read {tally.entries:,} messages of a {kind} export{alarms}. Found: {found}."]
    if tally.unread_count:
        lines.append(f"Not read: {tally.unread_count:,} files or messages, which may still contain personal data.")
    return lines
