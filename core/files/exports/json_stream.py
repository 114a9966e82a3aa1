"""Reads JSON of any size: cuts out the elements at given paths, and every string outside them, without holding the rest."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from .records import BrokenMember, Piece

_CHUNK = 1 << 16
_MOST = 64_000_000  # characters of one element
_BEFORE = 1 << 20  # characters between elements that are held
_LONGEST_SEEN, _MOST_SEEN = 200, 40
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_SCALAR = re.compile(r"-?\d[\d.eE+-]*|true|false|null|NaN|-?Infinity")
_DECODER = json.JSONDecoder(strict=False)
Path = tuple[str, ...]


def pieces(file: TextIO, wanted: Sequence[Path]) -> Iterator[Piece]:
    """The elements at the wanted paths (an array's index is *), and each string elsewhere. Raises BrokenMember."""
    yield from _Scan(file, frozenset(wanted)).pieces()


@dataclass(slots=True)
class _Level:
    array: bool
    key: str = ""
    expects_key: bool = False
    seen: dict[str, str] = field(default_factory=dict)


class _Scan:
    def __init__(self, file: TextIO, wanted: frozenset[Path]) -> None:
        self._file = file
        self._wanted = wanted
        self._text = ""
        self._from = 0  # what is before it has been given out
        self._at = 0
        self._ended = False
        self._levels: list[_Level] = []
        self._here: Path | None = None  # the path, as long as nothing changes it

    def pieces(self) -> Iterator[Piece]:
        begun = False
        while mark := self._mark():
            if mark in "}]":
                self._close()
            elif mark in ",:":
                self._step(mark)
            elif mark == '"':
                yield from self._string()
            elif mark in "{[":
                yield from self._container(mark)
            else:
                self._scalar()
            begun = True
            if self._at - self._from > _BEFORE:
                yield self._piece(self._at, self._at)
        if self._levels or not begun:
            raise BrokenMember("It ends before it is complete." if begun else "It is empty.")
        yield Piece(self._text[self._from :])

    def _mark(self) -> str:
        while True:
            match = _SPACE.match(self._text, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        if self._ended:
            return False
        if len(self._text) - self._at > _MOST:
            raise BrokenMember("A part of it is too large to be read.")
        come = self._file.read(max(_CHUNK, len(self._text) - self._at))
        self._ended = not come
        self._text = self._text[self._from :] + come
        self._at, self._from = self._at - self._from, 0
        return bool(come)

    def _path(self) -> Path:
        if self._here is None:
            self._here = tuple("*" if level.array else level.key for level in self._levels)
        return self._here

    def _close(self) -> None:
        self._at += 1
        if not self._levels:
            raise BrokenMember("It is not valid JSON.")
        closed, self._here = self._levels.pop(), None
        if self._levels and not self._levels[-1].array:
            for key, value in closed.seen.items():
                self._note(f"{self._levels[-1].key}.{key}", value)

    def _step(self, mark: str) -> None:
        self._at += 1
        if not self._levels:
            raise BrokenMember("It is not valid JSON.")
        level = self._levels[-1]
        level.expects_key = mark == "," and not level.array

    def _container(self, mark: str) -> Iterator[Piece]:
        if self._levels and self._path() in self._wanted:
            value, end = self._element()
            yield self._piece(self._at, end, value)
            return
        if len(self._levels) > 100:
            raise BrokenMember("It is nested too deeply.")
        self._at += 1
        self._here = None
        self._levels.append(_Level(mark == "[", expects_key=mark == "{"))

    def _element(self) -> tuple[object, int]:
        """The element that begins here, and where it ends."""
        while True:
            try:
                return _DECODER.raw_decode(self._text, self._at)
            except RecursionError:
                raise BrokenMember("It is nested too deeply.") from None
            except json.JSONDecodeError as error:
                unfinished = error.pos >= len(self._text) - 12 or error.msg.startswith("Unterminated string")
                if not unfinished or not self._more():
                    raise BrokenMember("It is not valid JSON.") from None

    def _string(self) -> Iterator[Piece]:
        while not (match := _STRING.match(self._text, self._at)):
            if not self._more():
                raise BrokenMember("It ends before it is complete.")
        end = match.end()
        level = self._levels[-1] if self._levels else None
        if level and level.expects_key:
            level.key = _plain(match[0])[:_LONGEST_SEEN]
            level.expects_key, self._here = False, None
            self._at = end
            return
        if level:
            self._note(level.key, _plain(match[0]) if len(match[0]) <= _LONGEST_SEEN else "")
        yield self._piece(self._at, end)

    def _scalar(self) -> None:
        while not (match := _SCALAR.match(self._text, self._at)) or (match.end() == len(self._text) and not self._ended):
            if not self._more() and not _SCALAR.match(self._text, self._at):
                raise BrokenMember("It is not valid JSON.")
        if self._levels:
            self._note(self._levels[-1].key, match[0][:_LONGEST_SEEN])
        self._at = match.end()

    def _note(self, key: str, value: str) -> None:
        seen = self._levels[-1].seen
        if value and not self._levels[-1].array and len(seen) < _MOST_SEEN:
            seen[key] = value

    def _piece(self, start: int, end: int, value: object = None) -> Piece:
        around = tuple(pair for level in self._levels for pair in level.seen.items())
        piece = Piece(self._text[self._from : start], self._text[start:end], self._path(), around, value)
        self._from = self._at = end
        return piece


def _plain(quoted: str) -> str:
    try:
        return str(json.loads(quoted, strict=False))
    except ValueError:
        return quoted[1:-1]
