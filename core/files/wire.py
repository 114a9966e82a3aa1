"""What goes between the bot and a process that reads files: JSON and bytes behind it; no code, as a pickle could be."""

import json
import struct
from collections.abc import Mapping
from dataclasses import fields
from typing import BinaryIO

from .contents import Contents, Segment
from .place import FilePlace
from .unread import Unread

_SIZES = struct.Struct(">QQ")
_NOTHING = FilePlace()
_NAMES = tuple(field.name for field in fields(FilePlace))
Json = Mapping[str, object]


def send(stream: BinaryIO, head: Json, body: bytes = b"") -> None:
    """Writes one message."""
    line = json.dumps(head).encode()
    stream.write(_SIZES.pack(len(line), len(body)))
    stream.write(line)
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO, most: int) -> tuple[dict[str, object], bytes]:
    """Reads one message of at most so many bytes; raises EOFError where it ends too early, ValueError where it is none."""
    first, second = _SIZES.unpack(_exactly(stream, _SIZES.size))
    if first + second > most:
        raise ValueError("too long")
    head = json.loads(_exactly(stream, first))
    if not isinstance(head, dict):
        raise ValueError("not an object")  # noqa: TRY004 - the same to whoever reads
    return head, _exactly(stream, second)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError
    return content


def as_json(contents: Contents) -> dict[str, object]:
    """Contents as they are sent."""
    rows = [[each.text, _place(each.place), each.end, each.format] for each in contents.segments]
    return {"segments": rows, "unread": list(contents.unread), "format": contents.format}


def _place(place: FilePlace) -> dict[str, object]:
    values = ((name, getattr(place, name)) for name in _NAMES)
    return {name: value for name, value in values if value != getattr(_NOTHING, name)}


def as_contents(head: Json) -> Contents:
    """Contents as they were received; raises ValueError where they are none."""
    rows, unread = head.get("segments"), head.get("unread")
    if not isinstance(rows, list) or not isinstance(unread, list):
        raise ValueError("no contents")  # noqa: TRY004 - the same to whoever reads
    return Contents(tuple(map(_segment, rows)), tuple(Unread(kind) for kind in unread), str(head.get("format", "")))


def _segment(row: object) -> Segment:
    match row:
        case [str(text), dict(place), str(end), str(written)]:
            return Segment(text, _as_place(place), end, written)
        case _:
            raise ValueError("no segment")


def _as_place(values: Mapping[str, object]) -> FilePlace:
    box = values.get("box")
    right = all(
        name in _NAMES and type(value) is type(getattr(_NOTHING, name)) for name, value in values.items() if name != "box"
    )
    if not right or not (box is None or (isinstance(box, list) and len(box) == 4 and all(type(side) is int for side in box))):
        raise ValueError("no place")
    others = {name: value for name, value in values.items() if name != "box"}
    return FilePlace(**others, box=tuple(box) if box else None)  # type: ignore[arg-type]
