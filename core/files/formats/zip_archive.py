"""Zip archives that are no documents themselves."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial

from ..archives import BROKEN, DAMAGED, Member, read_members, rewritten_members
from ..bounds import BoundReached, Bounds
from ..contents import Contents, NotRewritable, UnreadableFile
from ..format import Look
from ..unread import Unread

_ENCRYPTED_FLAG = 1
_WRITTEN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def _members(archive: zipfile.ZipFile, bounds: Bounds) -> Iterator[Member]:
    for info in archive.infolist():
        if not info.is_dir():
            yield Member(info.filename, partial(_unpacked, archive, info, bounds))


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, bounds: Bounds) -> bytes:
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise UnreadableFile("It is encrypted.", Unread.ENCRYPTED)
    try:
        with archive.open(info) as stream:
            return bounds.unpacked(stream)
    except BoundReached:
        raise
    except BROKEN:
        raise UnreadableFile("It is damaged.", Unread.DAMAGED) from None


class _Zip:
    name = "zip"

    def recognises(self, look: Look) -> bool:
        return look.zipped not in ("", *_DOCUMENTS)

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN:
            raise UnreadableFile(DAMAGED, Unread.DAMAGED) from None
        with archive:
            return read_members(_members(archive, bounds), bounds)

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        out = io.BytesIO()
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as copy:
                infos = [info for info in archive.infolist() if not info.is_dir()]
                for info, (name, new) in zip(infos, rewritten_members(_members(archive, bounds), texts, bounds), strict=True):
                    copy.writestr(_renamed(info, name), new)
        except BROKEN:
            raise NotRewritable(DAMAGED) from None
        return out.getvalue()


def _renamed(info: zipfile.ZipInfo, name: str) -> zipfile.ZipInfo:
    """Of the same time, rights and compression, where we can write that; without comments and what programs add."""
    new = zipfile.ZipInfo(name, info.date_time)
    new.external_attr, new.create_system = info.external_attr, info.create_system
    new.compress_type = info.compress_type if info.compress_type in _WRITTEN else zipfile.ZIP_DEFLATED
    return new


_DOCUMENTS = ("docx", "xlsx", "xlsb", "pptx", "text", "spreadsheet", "presentation", "graphics")
FORMATS = (_Zip(),)
