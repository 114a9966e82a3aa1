"""vCard (RFC 6350, and 2.1) and iCalendar (RFC 5545): properties with the words of a form, values as a person reads them."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import replace

from ..text import Edit, Span, Text

_BEGIN = re.compile(r"\A\ufeff?\s{0,20}BEGIN:(?:VCARD|VCALENDAR|VEVENT|VTODO)\s", re.IGNORECASE)
# A line goes on in the next one if that begins with a space (RFC 5545, 3.1).
_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*")
_PROPERTY = re.compile(r"(?:[\w-]{1,60}\.)?(?P<name>[A-Za-z][\w-]{0,60})(?P<params>(?:;(?:\"[^\"\r\n]*\"|[^:\";\r\n])*)*):")
_NAME = re.compile(r";(?:CN|X-CN)=(?P<name>\"[^\"\r\n]*\"|[^:;\"\r\n]*)", re.IGNORECASE)
_ESCAPE, _ESCAPED = re.compile(r"\\[,;:\\nN]"), {"\\n": "\n", "\\N": "\n"}
_QUOTED_PRINTABLE = re.compile(r"(?:=[0-9A-Fa-f]{2})+")
# How a form calls them: so a value is found by its label.
_LABELS = {
    "FN": "Name", "N": "Name", "NICKNAME": "Nickname", "TEL": "Phone", "EMAIL": "Email", "ADR": "Address", "LOCATION": "Address",
    "BDAY": "Date of birth", "ORG": "Company", "NOTE": "Note", "TITLE": "Title", "URL": "Website", "GEO": "GPS",
    "ATTENDEE": "Attendee", "ORGANIZER": "Organizer", "SUMMARY": "Summary", "DESCRIPTION": "Description", "CONTACT": "Contact",
    "X-SOCIALPROFILE": "Profile", "RELATED": "Related", "ANNIVERSARY": "Anniversary",
}  # fmt: skip
_STRUCTURED = {"N": " ", "ADR": ", ", "ORG": ", ", "GEO": ", "}
_SEPARATOR = re.compile(r"(?<!\\);")
_BINARY = re.compile(r"(?i);(?:ENCODING=(?:b|base64)|BASE64)\b")
_BINARY_NAMES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "ATTACH"})
# Dates, ids and rules of programs: nothing in them is a person's.
_TECHNICAL = frozenset({
    "BEGIN", "END", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "DUE", "CREATED", "LAST-MODIFIED", "REV", "RRULE",
    "SEQUENCE", "STATUS", "TRANSP", "CLASS", "METHOD", "CALSCALE", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "ACTION",
    "TRIGGER", "PRIORITY", "EXDATE", "RECURRENCE-ID",
})  # fmt: skip


def is_content_lines(text: str) -> bool:
    """Whether it is a vCard or a calendar, by its first line."""
    return bool(_BEGIN.match(text[:200]))


def binaries(raw: str) -> int:
    """How many properties are pictures, sound or files in base64: they are not read."""
    found = 0
    for line in _lines(raw):
        head = _PROPERTY.match(raw, line.start, line.end)
        found += bool(head and _is_binary(raw, head, line))
    return found


def decode(raw: str) -> Text:
    """Long lines whole again, escapes undone, parts of names and addresses beside each other."""
    edits: list[Edit] = []
    opaque: list[Span] = []
    for line in _lines(raw):
        head = _PROPERTY.match(raw, line.start, line.end)
        if head and _is_binary(raw, head, line):
            opaque.append(line)
            continue
        if head:
            edits += _head_edits(head)
            opaque += [Span(head.end(), line.end)] if head["name"].upper() in _TECHNICAL else []
        edits += sorted(_value_edits(raw, head, line), key=lambda edit: edit.start)
    return replace(Text.plain(raw), opaque=tuple(opaque)).edited(edits)


def _lines(raw: str) -> Iterator[Span]:
    """Each property with the lines that it goes on in."""
    at = 0
    while at < len(raw):
        match = _LINE.match(raw, at)
        end = match.end() if match else at
        if end > at:
            yield Span(at, end)
        at = end + (2 if raw.startswith("\r\n", end) else 1)


def _is_binary(raw: str, head: re.Match[str], line: Span) -> bool:
    known = head["name"].upper() in _BINARY_NAMES
    return known and bool(_BINARY.search(head["params"]) or raw.startswith("data:", head.end(), line.end))


def _head_edits(head: re.Match[str]) -> Iterator[Edit]:
    """The label, and the name of whoever is invited, which is a parameter."""
    label = _LABELS.get(head["name"].upper(), head["name"])
    name = _NAME.search(head["params"])
    if not name or not name["name"]:
        yield Edit(head.start(), head.end(), f"{label}: ", opaque=True)
        return
    shift = head.start("params")
    yield Edit(head.start(), shift + name.start("name"), f"{label}: ", opaque=True)
    yield Edit(shift + name.end("name"), head.end(), " ", opaque=True)


def _value_edits(raw: str, head: re.Match[str] | None, line: Span) -> Iterator[Edit]:
    start = head.end() if head else line.start
    for fold in _FOLD.finditer(raw, start, line.end):
        yield Edit(fold.start(), fold.end(), "")
    for escape in _ESCAPE.finditer(raw, start, line.end):
        yield Edit(escape.start(), escape.end(), _ESCAPED.get(escape[0], escape[0][1]))
    if head and "QUOTED-PRINTABLE" in head["params"].upper():
        for code in _QUOTED_PRINTABLE.finditer(raw, start, line.end):
            yield Edit(code.start(), code.end(), quopri.decodestring(code[0].encode()).decode("utf-8", errors="replace"))
    mark = _STRUCTURED.get(head["name"].upper()) if head else None
    for border in _SEPARATOR.finditer(raw, start, line.end) if mark else ():
        yield Edit(border.start(), border.end(), mark or "")


def kept(raw: str) -> Iterator[Span]:
    """What is no value: the names of properties, their parameters, the borders of parts, the ends of lines."""
    at = 0
    for line in _lines(raw):
        if line.start > at:
            yield Span(at, line.start)
        at = line.end
        head = _PROPERTY.match(raw, line.start, line.end)
        if not head:
            continue
        yield from (Span(edit.start, edit.end) for edit in _head_edits(head))
        if head["name"].upper() in _STRUCTURED:
            yield from (Span(*border.span()) for border in _SEPARATOR.finditer(raw, head.end(), line.end))
    if len(raw) > at:
        yield Span(at, len(raw))
