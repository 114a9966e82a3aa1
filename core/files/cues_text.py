"""Subtitles and transcripts: what is said, by whom, without the times between; WebVTT (W3C) and SubRip."""

import html
import re
from collections.abc import Iterable, Iterator

from ..text import Edit, Span, Text

_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
# A line of its own before the times is a number or an id that a program gave; others may name the speaker.
_TIMES = re.compile(
    r"(?m)^(?:(?:\d{1,9}|[0-9a-fA-F-]{36}(?:/[\d-]{1,20})?)[ \t]*\r?\n)?"
    rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}[^\r\n]*\r?(?:\n|\Z)"
)
_HEAD = re.compile(rf"\A\ufeff?(?:WEBVTT[^\S\n]*[^\n]*\n)?\s*(?:[^\n]{{1,200}}\n)?\s*{_TIME}[ \t]+-->[ \t]+{_TIME}")
_WEBVTT = re.compile(r"\A(?P<mark>\ufeff?WEBVTT)(?:[ \t][^\n]*)?(?:\r?\n|\Z)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{1,40})*[ \t]+(?P<name>[^<>\r\n]{1,200})>")
_TAG = re.compile(rf"</?(?:[cibuv]|ruby|rt|lang|font)(?:[. ][^<>\r\n]{{0,200}})?>|<{_TIME}>|\{{\\an?\d\}}", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|lrm|rlm|nbsp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BLANK = re.compile(r"(?:\r?\n[ \t]*)+\Z")
_LONGEST_GAP = 200


def is_cues(text: str) -> bool:
    """Whether it is WebVTT or SubRip, by its head."""
    head = text[:2_000]
    return bool(_WEBVTT.match(head) or _HEAD.match(head)) and "-->" in text


def decode(raw: str) -> Text:
    """Each cue as a line of its own; a voice's name becomes that of a speaker in a chat: ``Jane Doe: ...``."""
    return Text.plain(raw).edited(_apart((*_markup(raw), *_entities(raw))))


def kept(raw: str) -> list[Span]:
    """Times and tags."""
    return [Span(edit.start, edit.end) for edit in _apart(_markup(raw))]


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Sorted, without those that reach into another one: a tag beside the times is no tag."""
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= at:
            yield edit
            at = edit.end


def _markup(raw: str) -> Iterator[Edit]:
    if head := _WEBVTT.match(raw):
        yield Edit(0, head.end("mark"), "")
    yield from _times(raw)
    yield from _tags(raw)


def _times(raw: str) -> Iterator[Edit]:
    """Times with the blank lines before them, so that what is said goes on in the next line."""
    for times in _TIMES.finditer(raw):
        blank = _BLANK.search(raw, max(0, times.start() - _LONGEST_GAP), times.start())
        start = blank.start() if blank else times.start()
        yield Edit(start, times.end(), "\n" if start else "")


def _tags(raw: str) -> Iterator[Edit]:
    voices = set()
    for voice in _VOICE.finditer(raw):
        voices.add(voice.start())
        name = Span(*voice.span("name"))
        yield Edit(voice.start(), name.start, "")
        yield Edit(name.end, voice.end(), ": ")
    for tag in _TAG.finditer(raw):
        if tag.start() not in voices:
            yield Edit(tag.start(), tag.end(), "")


def _entities(raw: str) -> Iterator[Edit]:
    for entity in _ENTITY.finditer(raw):
        yield Edit(entity.start(), entity.end(), html.unescape(entity[0]))
