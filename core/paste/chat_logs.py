"""Recognises pasted or exported chats by their message headers, with one pattern per format."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..text import Span
from .kinds import Role, Turn

_NAME = r"(?P<name>[^\W\d_](?:[^\n:<>\[\]|]{0,48}[\w.)!])?)"
_HANDLE = r"(?P<name>[\w][\w.\-\[\]{}^`|\\]{0,30})"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]?[APap]\.?[Mm]\.?)?"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_SLACK_DAY = r"(?:(?:Today|Yesterday|[A-Z][a-z]{2,8}(?: \d{1,2}(?:st|nd|rd|th)?)?) at )?"

_EXPORTER = "discordchatexporter"
_EXPORTER_HEAD = re.compile(r"={20,}\nGuild: ")


@dataclass(frozen=True, slots=True)
class LogFormat:
    """A tool's name and the pattern of a message's first line; group ``name`` is the speaker."""

    tool: str
    pattern: re.Pattern[str]
    strong: bool = False


def _format(tool: str, pattern: str, *, strong: bool = False) -> LogFormat:
    return LogFormat(tool, re.compile(r"^(?:[>|] ?)?\u200e?" + pattern, re.MULTILINE), strong)


FORMATS = (
    _format("whatsapp", rf"\[{_DATE}, {_CLOCK}\] ~?\s?{_NAME}: ", strong=True),
    _format("whatsapp", rf"{_DATE},? {_CLOCK} - {_NAME}: ", strong=True),
    _format("whatsapp", rf"{_DATE} {_CLOCK}: {_NAME}: ", strong=True),
    _format("whatsapp", rf"\[{_CLOCK}, {_DATE}\] {_NAME}: ", strong=True),
    _format("telegram", rf"{_NAME}, \[\d{{1,2}} [A-Z][a-z]{{2,8}} \d{{4}} at {_CLOCK}\]:?$", strong=True),
    _format("telegram", rf"{_NAME}, \[{_DATE} {_CLOCK}\]:?$", strong=True),
    _format("telegram", rf"\[{_DATE} {_CLOCK}\] {_NAME}: ", strong=True),
    _format("zoom", rf"\t?{_CLOCK}\s+From {_NAME}(?: to (?:[^\n:]{{1,60}}))?\s?: ?", strong=True),
    _format("zoom", rf"{_CLOCK}\t{_NAME}:\t", strong=True),
    _format("teams", rf"\[(?:{_DATE}|\d{{1,2}}/\d{{1,2}}|Yesterday|Today) {_CLOCK}\] {_NAME}$"),
    _format("teams", rf"{_NAME}, {_CLOCK}$"),
    _format("discord", rf"\[{_CLOCK}\] ?{_HANDLE}: "),
    _format("discord", rf"{_NAME}(?: (?:APP|BOT))? — (?:(?:Today|Yesterday) at |{_DATE},? )?{_CLOCK}$", strong=True),
    _format(_EXPORTER, rf"\[{_DATE} {_CLOCK}\] {_HANDLE}(?: \(pinned\))?$"),
    _format("slack", rf"{_NAME}(?:\s+APP)?\s{{1,2}}(?:\[)?{_SLACK_DAY}{_CLOCK}(?:\])?$"),
    _format("slack", rf"{_NAME}\n\s{{0,4}}APP\s{{1,2}}{_CLOCK}$", strong=True),
    _format("slack", rf"\[{_CLOCK}\] {_NAME}: "),
    _format("irc", rf"\[?{_CLOCK}\]? <[@+%~&]?{_HANDLE}> "),
    _format("irc", rf"\d{{4}}-\d\d-\d\d {_CLOCK}\t{_HANDLE}\t"),
    _format("irc", rf"[A-Z][a-z]{{2}} \d{{1,2}} {_CLOCK} <{_HANDLE}> "),
    _format("chat", rf"\[?{_CLOCK}\]? {_NAME}: "),
)
_PLAIN = re.compile(r"^(?:[>|] ?)?(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}): (?=\S)", re.MULTILINE)
# Not at an empty line, which is not a header in any format.
_NEWLINE = re.compile(r"\n(?!\n)")
_NOT_NAMES = re.compile(
    r"(?i)^(?:re|fw|fwd|aw|wg|from|to|cc|bcc|subject|date|sent|von|an|betreff|gesendet|note|notes|ps|nb|tl;?dr|update|edit|"
    r"error|warning|info|debug|step \w+|question|answer|q|a|example|todo|fixme|name|phone|tel|email|e-mail|mail|address|"
    r"city|country|status|id|url|link|http|https|version|title|summary|description|result|output|input|usage|total|"
    r"order|customer|client|patient|dob|ssn|iban|reporter|assignee|ticket|priority|user|assistant|human|system|ai|bot|"
    r"me|you|key|value|type|host|port|server|password|username|login|company|department|role|team)$"
)


def _turns(text: str, found: list[re.Match[str]]) -> tuple[Turn, ...]:
    ends = [*(match.start() for match in found[1:]), len(text)]
    return tuple(Turn(Role.PERSON, match.end(), end, Span(*match.span("name"))) for match, end in zip(found, ends, strict=True))


def names(text: str, turns: tuple[Turn, ...]) -> set[str]:
    """The distinct speakers of the turns, case folded."""
    return {text[t.speaker.start : t.speaker.end].casefold().strip() for t in turns if t.speaker}


def _plain_speakers(text: str) -> tuple[Turn, ...]:
    """``Alice: text`` lines, accepted only if at least two people take turns and one speaks twice."""
    found = [m for m in _PLAIN.finditer(text) if not _NOT_NAMES.match(m["name"]) and m["name"][0].isupper()]
    speakers = [m["name"] for m in found]
    alternating = len(set(speakers)) >= 2 and len(speakers) > len(set(speakers))
    return _turns(text, found) if alternating else ()


def _heads(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def _read(text: str) -> Iterator[tuple[str, tuple[Turn, ...], bool]]:
    # A pattern anchored at line starts would still be tried at every character.
    starts = [0, *(newline.end() for newline in _NEWLINE.finditer(text))]
    for form in FORMATS:
        found = list(_heads(form.pattern, text, starts))
        if found:
            yield form.tool, _turns(text, found), form.strong
    plain = _plain_speakers(text)
    if plain:
        yield "chat", plain, False


def recognise_log(text: str) -> tuple[str, tuple[Turn, ...]]:
    """Returns (tool, turns) of the format with the most headers, or ("", ()).

    A single header is no evidence; two of the same speaker are, if the format is unmistakable.
    """
    best: tuple[str, tuple[Turn, ...]] = ("", ())
    best_strong = False
    if "\n" not in text:
        return best
    for tool, turns, strong in _read(text):
        enough = len(names(text, turns)) >= 2 or (strong and len(turns) >= 2)
        surer = strong and not best_strong and len(turns) == len(best[1])
        if enough and (len(turns) > len(best[1]) or surer):
            best, best_strong = (tool, turns), strong
    return (_EXPORTER, best[1]) if best[1] and _EXPORTER_HEAD.match(text) else best
