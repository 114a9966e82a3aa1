"""Messages in JSON: which of its strings are said, which are names, and which only identify things."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TextIO

from . import json_stream
from .lines import lines_of
from .records import Entry, Piece, Role, Said

Json = object
# What no person wrote: identifiers, times, words of a program.
_NOTHING = re.compile(
    r"[A-Z0-9]{8,14}|\d{10}(?:\.\d{1,6})?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z_]{0,40}|#?[0-9a-f]{6}"
)
_MOST_KEYS = 1000
_PLAIN = (str, int, float, dict)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\]:,]', re.DOTALL)
_As = tuple[Role, str]


def keys(written: str) -> frozenset[str]:
    """Keys, separated by spaces."""
    return frozenset(written.split())


@dataclass(frozen=True, slots=True)
class Fields:
    """By key, or by "outer.key": what a string is. Whatever has no role is checked as one of the others."""

    said: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    html: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    _known: dict[str, dict[str, _As | None]] = field(default_factory=dict, compare=False, repr=False)

    def __reduce__(self) -> tuple[type["Fields"], tuple[frozenset[str], ...]]:
        return Fields, (self.said, self.names, self.skipped, self.html, self.others)

    def below(self, outer: str) -> dict[str, "_As | None"]:
        """The roles and markups of strings below the outer key, as far as they are known yet."""
        if len(self._known) > _MOST_KEYS:
            self._known.clear()  # keys may be values, in a hostile file
        return self._known.setdefault(outer, {})

    def role(self, outer: str, key: str) -> "_As | None":
        """The role and markup of a string under the key; None if it is skipped."""
        for name in (f"{outer}.{key}", key):
            if name in self.html:
                return Role.SAID, "html"
            if name in self.said:
                return Role.SAID, ""
            if name in self.names:
                return Role.NAME, ""
            if name in self.skipped:
                return None
            if name in self.others:
                break
        return Role.OTHER, ""


Link = Callable[[Mapping[str, Json], Mapping[str, str], str, str], str]


@dataclass(frozen=True, slots=True)
class JsonReader:
    """Records: paths of the elements that are read at once. Messages: path to the messages within one, if it has many.

    ``ids``, ``times``, ``roles``, ``rooms``: where in a message, or what is around it, its id, its time, its author's role and
    its conversation are; the first that is there counts, and ^ means only what is around it. ``users``: roles of the people who
    write to an assistant; ``prompts``: everything went to one. ``link``: makes a link of a message, what is around it, its
    conversation and its id. ``mojibake``: strings are UTF-8 that was taken for Latin-1. ``lines``: each line is an element.
    """

    fields: Fields
    records: tuple[tuple[str, ...], ...] = (("*",),)
    messages: tuple[str, ...] = ()
    ids: tuple[str, ...] = ("id",)
    times: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    users: frozenset[str] = frozenset({"user", "human"})
    link: Link | None = None
    mojibake: bool = False
    lines: bool = False
    glue: str = "\n"
    prompts: bool = False

    def pieces(self, file: TextIO) -> Iterator[Piece]:
        """See Reader."""
        if self.lines:
            yield from _lines(file)
        else:
            yield from json_stream.pieces(file, self.records)

    def entries(self, piece: Piece, conversation: str) -> Sequence[Entry]:
        """See Reader."""
        whole = _loaded(piece)
        around = dict(piece.around)
        room = self._first(self.rooms, whole, around) or conversation
        if not self.messages and not self.mojibake and isinstance(whole, dict):
            said: list[Said] = []
            _say(whole, self.fields, _last_key(piece.path), said)
            return [self._entry(whole, tuple(said), whole, around, room)] if said else []
        made = []
        for strings in self._grouped(self._strings(whole, piece.path, every=False)):
            texts = tuple(Said(self._decoded(each.value), *each.role) for each in strings if each.role)
            message, header = strings[0].message, not strings[0].group or isinstance(whole, str)
            made.append(self._entry(message, texts, whole, around, room, header=header))
        return made

    def rewritten(self, piece: Piece, texts: Sequence[str]) -> str:
        """See Reader."""
        whole = _loaded(piece)
        every = self._strings(whole, piece.path, every=True)
        order = [found for strings in self._grouped(every) for found in strings]
        for found, text in zip(order, texts, strict=True):
            found.new = None if text == self._decoded(found.value) else self._encoded(found.value, text)
        written = list(_spans(piece.raw))
        if [found.value for found in every] != [value for _, value in written]:
            return _written_anew(whole, order)
        parts, at = [], 0
        for found, ((start, end), _) in zip(every, written, strict=True):
            if found.new is not None:
                parts += [piece.raw[at:start], _quoted(found.new, piece.raw[start:end])]
                at = end
        return "".join((*parts, piece.raw[at:]))

    def _strings(self, whole: Json, path: tuple[str, ...], *, every: bool) -> list["_Found"]:
        outer, key = ("", "", *(name for name in path if name != "*"))[-2:]
        walk = _Walk(self.fields, self.messages, every=every)
        walk.into(whole, outer, key, None, "", (0, 0, whole))
        return walk.found

    def _grouped(self, strings: Sequence["_Found"]) -> Iterable[list["_Found"]]:
        """By message; what is in none of them is one group, too."""
        if not self.messages:
            single = [found for found in strings if found.role is not None]
            return [single] if single else []
        groups: dict[int, list[_Found]] = {}
        for found in strings:
            if found.role is not None:
                groups.setdefault(found.group, []).append(found)
        return groups.values()

    def _entry(
        self, message: Json, texts: tuple[Said, ...], whole: Json, around: Mapping[str, str], room: str, *, header: bool = False
    ) -> Entry:
        own: Mapping[str, Json] = message if isinstance(message, dict) else {}
        identity = self._first(self.ids, own, {}) or self._first(self.ids, {}, around)
        sent = self._raw_first(self.times, own) or self._raw_first(self.times, whole) or self._first(self.times, {}, around)
        to_assistant = self.prompts or (bool(self.roles) and self._first(self.roles, own, around) in self.users)
        link = partial(self.link, own, around, room, identity) if self.link else None
        return Entry(texts, identity, room, sent, to_assistant, link, self.glue, header=header)

    def _first(self, names: Sequence[str], whole: Json, around: Mapping[str, str]) -> str:
        for name in names:
            found = _at(whole, name)
            if isinstance(found, _PLAIN) and found != "":
                return str(found)
        if around:
            return next((around[name] for name in (each.removeprefix("^") for each in names) if around.get(name)), "")
        return ""

    @staticmethod
    def _raw_first(names: Sequence[str], whole: Json) -> Json:
        return next(
            (value for name in names if isinstance(value := _at(whole, name), str | int | float | dict) and value != ""), None
        )

    def _decoded(self, value: str) -> str:
        if not self.mojibake or value.isascii():
            return value
        try:
            return value.encode("latin-1").decode("utf-8")
        except ValueError:
            return value

    def _encoded(self, old: str, new: str) -> str:
        return new.encode("utf-8", "surrogatepass").decode("latin-1") if self._decoded(old) != old else new


def _last_key(path: Sequence[str]) -> str:
    """The name by which the roles of strings are known."""
    return next((name for name in reversed(path) if name != "*"), "")


def _say(value: Mapping[str, Json], fields: Fields, key: str, said: list[Said]) -> None:
    """Adds every string that has a role, as ``_Walk`` finds them: most of the time that reading takes is spent here."""
    known = fields.below(key)
    for name, inner in value.items():
        if isinstance(inner, str):
            role = known[name] if name in known else _role_of(fields, known, key, name)
            if role is not None and (role[0] is not Role.OTHER or not _NOTHING.fullmatch(inner)):
                said.append(Said(inner, *role))
        elif isinstance(inner, dict):
            _say(inner, fields, name, said)
        elif isinstance(inner, list):
            _say_all(inner, fields, key, name, said)


def _say_all(values: Sequence[Json], fields: Fields, outer: str, key: str, said: list[Said]) -> None:
    """The same for a list, whose elements count as what has its key."""
    for inner in values:
        if isinstance(inner, dict):
            _say(inner, fields, key, said)
        elif isinstance(inner, str):
            known = fields.below(outer)
            role = known[key] if key in known else _role_of(fields, known, outer, key)
            if role is not None and (role[0] is not Role.OTHER or not _NOTHING.fullmatch(inner)):
                said.append(Said(inner, *role))
        elif isinstance(inner, list):
            _say_all(inner, fields, outer, key, said)


def _role_of(fields: Fields, known: dict[str, _As | None], outer: str, key: str) -> _As | None:
    if len(known) > _MOST_KEYS:
        known.clear()
    role = known[key] = fields.role(outer, key)
    return role


@dataclass(slots=True, repr=False)
class _Found:
    """A string. Owner, index: where it is set. Group: the number of its message. New: what it is to say."""

    value: str
    role: _As | None
    owner: Json
    index: str | int
    group: int
    message: Json
    new: str | None = None


class _Walk:
    """Finds every string, in the order in which it is written. Every: also those that are skipped."""

    def __init__(self, fields: Fields, messages: tuple[str, ...], *, every: bool) -> None:
        self._fields = fields
        self._messages = messages
        self._every = every
        self._groups = 0
        self.found: list[_Found] = []

    def into(self, value: Json, outer: str, key: str, owner: Json, index: str | int, within: tuple[int, int, Json]) -> None:
        """Outer, key: by which its role is known. Within: how far the path to a message is gone, and which message it is."""
        if within[0] == len(self._messages):
            self._groups += 1
            within = -1, self._groups, value
        if isinstance(value, dict):
            known = self._fields.below(key)
            for name, inner in value.items():
                kind = type(inner)
                if kind is str:
                    role = known[name] if name in known else self._role(known, key, name)
                    if role is not None or self._every:
                        self._string(inner, role, value, name, within)
                elif kind is dict or kind is list:
                    self.into(inner, key, name, value, name, within if within[0] < 0 else self._step(within, name))
        elif isinstance(value, list):
            known = self._fields.below(outer)
            for number, inner in enumerate(value):
                kind = type(inner)
                if kind is str:
                    self._string(inner, self._role(known, outer, key), value, number, within)
                elif kind is dict or kind is list:
                    self.into(inner, outer, key, value, number, within if within[0] < 0 else self._step(within, "*"))
        elif isinstance(value, str):
            self._string(value, self._role(self._fields.below(outer), outer, key), owner, index, within)

    def _step(self, within: tuple[int, int, Json], name: str) -> tuple[int, int, Json]:
        depth = within[0]
        matches = depth < len(self._messages) and self._messages[depth] in ("*", name)
        return (depth + 1 if matches else -1), within[1], within[2]

    def _role(self, known: dict[str, _As | None], outer: str, key: str) -> _As | None:
        return known[key] if key in known else _role_of(self._fields, known, outer, key)

    def _string(self, value: str, role: _As | None, owner: Json, index: str | int, within: tuple[int, int, Json]) -> None:
        if role is not None and role[0] is Role.OTHER and _NOTHING.fullmatch(value):
            role = None
        if role is not None or self._every:
            self.found.append(_Found(value, role, owner, index, within[1], within[2]))


def _written_anew(whole: Json, order: Sequence[_Found]) -> str:
    """Of JSON in which a key stands twice; the last one counts."""
    for found in order:
        if found.new is not None and isinstance(found.owner, dict):
            found.owner[str(found.index)] = found.new
        elif found.new is not None and isinstance(found.owner, list):
            found.owner[int(found.index)] = found.new
    return json.dumps(whole, ensure_ascii=False)


def _spans(raw: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Each string that is a value, in order: where it stands, and what it says."""
    for token in _TOKEN.finditer(raw):
        if token[0][0] == '"':
            after = raw[token.end() : token.end() + 200].lstrip(" \t\r\n")
            if not after.startswith(":"):
                yield token.span(), str(json.loads(token[0], strict=False))


def _quoted(new: str, old: str) -> str:
    """As JSON, with the escapes that the old string has."""
    written = json.dumps(new, ensure_ascii=old.isascii())
    return written.replace("/", "\\/") if "\\/" in old else written


def _loaded(piece: Piece) -> Json:
    if piece.value is not None:
        return piece.value
    try:
        loaded: Json = json.loads(piece.raw, strict=False)
    except (ValueError, RecursionError):
        return piece.raw
    return loaded


def _at(whole: Json, name: str) -> Json:
    if "." not in name:
        return whole.get(name) if isinstance(whole, dict) else None
    for key in name.split("."):
        if isinstance(whole, list):
            whole = whole[int(key)] if key.isdecimal() and int(key) < len(whole) else None
        else:
            whole = whole.get(key) if isinstance(whole, dict) else None
    return whole


def _lines(file: TextIO) -> Iterator[Piece]:
    before = ""
    for line in lines_of(file):
        raw = line.strip(" \t\r\n\ufeff")
        if not raw:
            before += line
            continue
        start = line.index(raw[0])
        yield Piece(before + line[:start], raw)
        before = line[start + len(raw) :]
    yield Piece(before)
