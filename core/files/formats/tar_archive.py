"""Tar archives. Nothing is written anywhere, so links and paths that lead out of the archive lead nowhere."""

import io
import tarfile
from collections.abc import Iterator, Sequence
from functools import partial

from ..archives import DAMAGED, Member, read_members, rewritten_members
from ..bounds import BoundReached, Bounds
from ..contents import Contents, NotRewritable, UnreadableFile
from ..format import Look
from ..unread import Unread

_BROKEN = (tarfile.TarError, EOFError, OSError, ValueError, OverflowError)
# Where the magic of POSIX.1-1988 and later stands.
_MAGIC, _AT = b"ustar", 257


def _members(archive: tarfile.TarFile, bounds: Bounds) -> Iterator[Member]:
    try:
        for info in archive:
            bounds.in_time()
            if info.isfile():
                yield Member(info.name, partial(_unpacked, archive, info, bounds))
    except _BROKEN:
        raise UnreadableFile(DAMAGED, Unread.DAMAGED) from None


def _unpacked(archive: tarfile.TarFile, info: tarfile.TarInfo, bounds: Bounds) -> bytes:
    try:
        stream = archive.extractfile(info)
        return bounds.unpacked(stream) if stream else b""
    except BoundReached:
        raise
    except _BROKEN:
        raise UnreadableFile("It is damaged.", Unread.DAMAGED) from None


class _Tar:
    name = "tar"

    def recognises(self, look: Look) -> bool:
        return look.head[_AT:].startswith(_MAGIC)

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        try:
            archive = tarfile.open(fileobj=io.BytesIO(content), mode="r:")  # noqa: SIM115 - closed below
        except _BROKEN:
            raise UnreadableFile(DAMAGED, Unread.DAMAGED) from None
        with archive:
            return read_members(_members(archive, bounds), bounds)

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        out = io.BytesIO()
        try:
            with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive, tarfile.open(fileobj=out, mode="w") as copy:
                infos = [info for info in archive.getmembers() if info.isfile()]
                for info, (name, new) in zip(infos, rewritten_members(_members(archive, bounds), texts, bounds), strict=True):
                    copy.addfile(_renamed(info, name, len(new)), io.BytesIO(new))
        except _BROKEN:
            raise NotRewritable(DAMAGED) from None
        return out.getvalue()


def _renamed(info: tarfile.TarInfo, name: str, size: int) -> tarfile.TarInfo:
    """Of the same time and rights, without the names of its owners."""
    new = tarfile.TarInfo(name)
    new.size, new.mtime, new.mode = size, info.mtime, info.mode
    return new


FORMATS = (_Tar(),)
