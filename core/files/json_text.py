"""JSON and JSON Lines: decodes string values, and keys that may be values; places are JSON paths."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..text import Atom, Edit, Span, Text
from .lines import locate_lines
from .nested_json import numbers_in, outside, structure_in
from .place import FilePlace, is_label

# An unclosed string ends with its line: so reading is linear, and its content is checked all the same.
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*+"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}\[\],:\n]|true|false|null')
_ESCAPE = re.compile(r'\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|["\\/bfnrt])')
# A key that may be a value: an e-mail address, a number, somebody's name. Programs name their fields differently.
_NO_FIELD = re.compile(r"[^\W\d_]\s+\w|@|\d[\d\s.()/-]{5}")
_HIDDEN = "…"
# The limit of a path that is shown; each finding has one, and a file may be nothing but brackets.
_DEEPEST, _LONGEST_KEY = 30, 80


@dataclass(slots=True)
class _Level:
    array: bool
    index: int = 0
    key: str = ""


@dataclass(slots=True)
class _Path:
    levels: list[_Level] = field(default_factory=list)

    def __str__(self) -> str:
        steps = (f"[{x.index}]" if x.array else f".{x.key if is_label(x.key) else _HIDDEN}" for x in self.levels[:_DEEPEST])
        return "$" + "".join(steps) + ("…" if len(self.levels) > _DEEPEST else "")


def _is_key(raw: str, end: int) -> bool:
    """Whether a closed string that ends here is followed by a colon."""
    if raw[end - 1 : end] != '"':
        return False
    while end < len(raw) and raw[end] in " \t\r\n":
        end += 1
    return end < len(raw) and raw[end] == ":"


def values(raw: str) -> Iterator[tuple[int, int, _Path]]:
    """Yields (start, end, path) of every scalar and key; strings without their quotes. The path object is reused and changes."""
    path = _Path()
    for token in _TOKEN.finditer(raw):
        mark = token[0]
        if mark in "{[":
            path.levels.append(_Level(mark == "["))
        elif mark in "}]":
            if path.levels:
                path.levels.pop()
        elif mark == ",":
            if path.levels:
                path.levels[-1].index += 1
        elif mark[0] == '"' and path.levels and not path.levels[-1].array and _is_key(raw, token.end()):
            path.levels[-1].key = mark[1:-1][:_LONGEST_KEY]
            if _NO_FIELD.search(mark):
                yield token.start() + 1, token.end() - 1, path
        elif mark[0] == '"':
            yield token.start() + 1, token.end() - (len(mark) > 1 and mark[-1] == '"'), path
        elif mark not in ":\ntruefalsenull":
            yield token.start(), token.end(), path


def _unescaped(escape: str) -> str:
    try:
        return str(json.loads(f'"{escape}"'))
    except ValueError:
        return "\ufffd"


def decode(raw: str) -> Text:
    """Decodes strings as a person reads them; field names, punctuation and literals stay visible but cannot be redacted."""
    edits: list[Edit] = []
    atoms: list[Atom] = []
    allowed: list[Span] = []
    nested: list[Span] = []
    for start, end, _ in values(raw):
        allowed.append(Span(start, end))
        if raw[start - 1 : start] != '"':
            atoms.append(Atom(start, end, '"'))
        elif "\\" in raw[start:end]:
            edits += (Edit(m.start(), m.end(), _unescaped(m[0])) for m in _ESCAPE.finditer(raw, start, end))
            atoms += (Atom(number.start, number.end, quote) for number, quote in numbers_in(raw, Span(start, end)))
            nested += structure_in(raw, Span(start, end))
    opaque = tuple(sorted((*outside(allowed, Span(0, len(raw))), *nested), key=lambda span: span.start))
    return replace(Text.plain(raw), opaque=opaque).edited(edits, atoms)


def locate(raw: str, offsets: Sequence[int]) -> list[FilePlace]:
    """Line and JSON path of each sorted offset. A key that contains one is never shown in a path."""
    places = locate_lines(raw, offsets)
    starts: list[int] = []
    paths: list[str] = []
    wanted = iter(offsets)
    target = next(wanted, None)
    for start, end, path in values(raw):
        if target is not None and start <= target < end and _is_key(raw, end + 1):
            path.levels[-1].key = _HIDDEN
        while target is not None and target < end:
            starts.append(target)
            paths.append(str(path) if start <= target else "")
            target = next(wanted, None)
        if target is None:
            break
    return [
        replace(place, path=paths[at]) if (at := bisect_right(starts, offset) - 1) >= 0 and starts[at] == offset else place
        for place, offset in zip(places, offsets, strict=True)
    ]
