"""What all archives share: their members are read one by one, each as a file of its own, and so are their names."""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from .bounds import BoundReached, Bounds
from .contents import Contents, NotRewritable, Segment, UnreadableFile, within
from .inner_copy import inner_copy
from .place import FilePlace
from .unread import Unread

ENCRYPTED = "The archive is encrypted, so it cannot be checked."
CHANGED = "The file has changed since it was read."
DAMAGED = "The archive is damaged, so it cannot be checked."

# What zipfile raises for damaged and hostile archives.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, OverflowError, KeyError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. Content: unpacks it; raises UnreadableFile."""

    name: str
    content: Callable[[], bytes]


def place_of(number: int, name: str) -> FilePlace:
    """Of a member. Number: from 1."""
    return FilePlace(member=str(number), member_name=name)


def read_members(members: Iterable[Member], bounds: Bounds) -> Contents:
    """The texts of all members, before each its name. Stops at a bound, which is said; raises UnreadableFile."""
    segments: list[Segment] = []
    unread: list[Unread] = []
    number = 0
    try:
        for number, member in enumerate(members, 1):
            bounds.member()
            segments.append(Segment(member.name, FilePlace(member=str(number), part="name"), format="name"))
            try:
                contents = bounds.nested(member.content())
            except BoundReached:
                raise
            except UnreadableFile as error:
                unread.append(error.kind)
                continue
            segments += within(contents, place_of(number, member.name)).segments
            unread += contents.unread
    except BoundReached:
        if not segments:
            raise
        unread.append(Unread.BEYOND)
    if number and unread == [Unread.ENCRYPTED] * number:
        raise UnreadableFile(ENCRYPTED, Unread.ENCRYPTED)
    return Contents(tuple(segments), tuple(unread))


def rewritten_members(members: Iterable[Member], texts: Sequence[str], bounds: Bounds) -> Iterator[tuple[str, bytes]]:
    """The new name and content of each member, in their order; raises NotRewritable.

    Texts: one for each segment of ``read_members``. A member that cannot be read is empty, or stays where that is wished.
    """
    at = 0
    try:
        for member in members:
            bounds.member()
            new_name, at = _next(texts, at, 1)[0], at + 1
            content, contents = _read_again(member, bounds)
            count = len(contents.segments) if contents else 0
            new, at = _next(texts, at, count), at + count
            yield new_name, inner_copy(content, contents, new, bounds)
    except UnreadableFile as error:
        raise NotRewritable(f"The archive cannot be unpacked as a whole, so there is no redacted copy of it. {error}") from None
    if at != len(texts):
        raise NotRewritable(CHANGED)


def _read_again(member: Member, bounds: Bounds) -> tuple[bytes, Contents | None]:
    content = b""
    try:
        content = member.content()
        return content, bounds.nested(content)
    except BoundReached:
        raise
    except UnreadableFile:
        if bounds.limits.keep_unread and not content:
            raise
        return content, None


def _next(texts: Sequence[str], at: int, count: int) -> Sequence[str]:
    if at + count > len(texts):
        raise NotRewritable(CHANGED)
    return texts[at : at + count]
