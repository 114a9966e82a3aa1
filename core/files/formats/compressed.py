"""Single files that are compressed: gzip (RFC 1952), bzip2, xz."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..archives import DAMAGED
from ..bounds import BoundReached, Bounds, Readable
from ..contents import Contents, UnreadableFile
from ..format import Look
from ..unread import Unread

_BROKEN = (EOFError, OSError, ValueError, zlib.error, lzma.LZMAError)


@dataclass(frozen=True)
class _Compressed:
    name: str
    magic: bytes
    opened: Callable[[bytes], Readable]
    packed: Callable[[bytes], bytes]

    def recognises(self, look: Look) -> bool:
        return look.content.startswith(self.magic)

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        bounds.member()
        return bounds.nested(self._unpacked(content, bounds))

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        return self.packed(bounds.rewritten(self._unpacked(content, bounds), texts))

    def _unpacked(self, content: bytes, bounds: Bounds) -> bytes:
        try:
            return bounds.unpacked(self.opened(content))
        except BoundReached:
            raise
        except _BROKEN:
            raise UnreadableFile(DAMAGED, Unread.DAMAGED) from None


FORMATS = (
    _Compressed("gz", b"\x1f\x8b", lambda content: gzip.GzipFile(fileobj=io.BytesIO(content)), gzip.compress),
    _Compressed("bz2", b"BZh", lambda content: bz2.BZ2File(io.BytesIO(content)), bz2.compress),
    _Compressed("xz", b"\xfd7zXZ\x00", lambda content: lzma.LZMAFile(io.BytesIO(content)), lzma.compress),  # noqa: SIM115 - in memory
)
