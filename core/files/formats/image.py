"""Pictures: their text by OCR, their codes, and their metadata; png, jpeg, webp, gif, bmp, tiff, avif and heic."""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from ..bounds import Bounds
from ..contents import Contents
from ..format import Format, Look

_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_BITMAP = 26  # the smallest header
# Sizes of the second header of a bitmap. Source: Microsoft, Bitmap Header Types.
_HEADERS = tuple(size.to_bytes(4, "little") for size in (12, 16, 40, 52, 56, 64, 108, 124))


def _module() -> ModuleType:
    """With Pillow and NumPy, which are loaded when a picture is read."""
    return import_module("core.files.pictures.picture_file")


class Picture:
    """See Format."""

    name = "picture"

    def recognises(self, look: Look) -> bool:
        head = look.head
        if head.startswith(_STARTS):
            return True
        if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
            return True
        if head[4:8] == b"ftyp" and head[8:12] in _BRANDS:
            return True
        # A text may start with BM: the header says how long it is itself.
        return head[:2] == b"BM" and len(head) >= _BITMAP and head[6:10] == bytes(4) and head[14:18] in _HEADERS

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        contents: Contents = _module().read(content, bounds)
        return contents

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        return bytes(_module().rewrite(content, texts, bounds))


FORMATS: tuple[Format, ...] = (Picture(),)
