"""What reading one file may take, whatever lies in it; all that counts against it is counted here."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from .contents import Contents, UnreadableFile
from .unread import Unread

if TYPE_CHECKING:  # with pydantic, which a process that reads files does without
    from config.settings import FileSettings

_PIECE = 65_536
# Below so many bytes no ratio is suspicious: a page of blanks packs a thousandfold.
_UNSUSPICIOUS = 2_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """See config's FileSettings, whose names these are."""

    max_bytes: int
    pages: int
    pixels: int
    members: int
    nesting: int
    expansion_ratio: int
    expanded_bytes: int
    read_seconds: float
    memory_bytes: int
    ocr_threads: int
    keep_unread: bool = False


def limits_of(settings: "FileSettings") -> Limits:
    """What the settings allow."""
    return Limits(**{name: getattr(settings, name) for name in Limits.__dataclass_fields__})


class BoundReached(UnreadableFile):
    """More would have to be read than is allowed. Whoever has read a part of the file says that the rest is missing."""

    def __init__(self, sentence: str) -> None:
        """Sentence: for people."""
        super().__init__(sentence, Unread.TOO_LARGE)


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


@dataclass(slots=True)
class _Taken:
    """By a file and all that is in it."""

    deadline: float
    packed: int
    expanded: int = 0
    members: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """Given to whoever reads a file; raises BoundReached. ``depth``: how many files it is in."""

    limits: Limits
    reader: Callable[[bytes, "Bounds"], Contents]
    rewriter: Callable[[bytes, Sequence[str], "Bounds"], bytes]
    taken: _Taken
    depth: int = 0
    clock: Callable[[], float] = field(default=time.monotonic)

    @staticmethod
    def of(
        limits: Limits,
        size: int,
        reader: Callable[[bytes, "Bounds"], Contents],
        rewriter: Callable[[bytes, Sequence[str], "Bounds"], bytes],
        clock: Callable[[], float] = time.monotonic,
    ) -> "Bounds":
        """For a file of so many bytes. Reader, rewriter: of the files that are in it."""
        return Bounds(limits, reader, rewriter, _Taken(clock() + limits.read_seconds, size), clock=clock)

    def page(self) -> None:
        """Before each page, slide or sheet."""
        self.taken.pages += 1
        if self.taken.pages > self.limits.pages:
            raise BoundReached(f"It has too many pages: only {self.limits.pages:,} are read.")
        self.in_time()

    def member(self) -> None:
        """Before each member of an archive, and each picture or other file in a document."""
        self.taken.members += 1
        if self.taken.members > self.limits.members:
            raise BoundReached(f"It holds too many files: only {self.limits.members:,} are read.")
        self.in_time()

    def picture(self, width: int, height: int) -> None:
        """Before a picture is decoded."""
        if width * height > self.limits.pixels:
            raise BoundReached(f"The picture is too large: only pictures of up to {self.limits.pixels:,} pixels are read.")
        self.in_time()

    def expand(self, size: int) -> None:
        """After so many more bytes have been unpacked."""
        self.taken.expanded += size
        most = min(self.limits.expanded_bytes, max(_UNSUSPICIOUS, self.limits.expansion_ratio * self.taken.packed))
        if self.taken.expanded > most:
            raise BoundReached(f"Unpacked, it is too large: only {most:,} bytes of it are read.")
        self.in_time()

    def in_time(self) -> None:
        """From time to time."""
        if self.clock() > self.taken.deadline:
            raise BoundReached(f"Reading it takes longer than {self.limits.read_seconds:g} seconds.")

    def unpacked(self, stream: Readable) -> bytes:
        """All that a stream unpacks to."""
        whole = bytearray()
        while piece := stream.read(_PIECE):
            self.expand(len(piece))
            whole += piece
        return bytes(whole)

    def nested(self, content: bytes) -> Contents:
        """The contents of a file in the file, which has been counted; raises UnreadableFile."""
        return self.reader(content, self._deeper())

    def rewritten(self, content: bytes, texts: Sequence[str]) -> bytes:
        """A file in the file with other texts; raises NotRewritable or UnreadableFile."""
        return self.rewriter(content, texts, self._deeper())

    def _deeper(self) -> "Bounds":
        if self.depth >= self.limits.nesting:
            raise UnreadableFile(f"It holds files within files, more than {self.limits.nesting} deep.", Unread.BEYOND)
        return Bounds(self.limits, self.reader, self.rewriter, self.taken, self.depth + 1, self.clock)
