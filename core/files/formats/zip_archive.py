"""Zip archives that are no documents themselves."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial

from ..archives import BROKEN, DAMAGED, Member, not_rewritable, read_members
from ..bounds import BoundReached, Bounds
from ..contents import Contents, UnreadableFile
from ..format import Look
from ..unread import Unread

_ENCRYPTED_FLAG = 1


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
        return not_rewritable(content, texts, bounds)


_DOCUMENTS = ("docx", "xlsx", "pptx", "text", "spreadsheet", "presentation")
FORMATS = (_Zip(),)
