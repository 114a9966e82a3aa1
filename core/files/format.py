"""What a format of files can do; one file in ``formats/`` each, found by ``registry``."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Protocol

from .bounds import Bounds
from .contents import Contents

_HEAD = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BINARY_WORKBOOK = "xl/workbook.bin"
_TYPES, _MIMETYPE = "[Content_Types].xml", "mimetype"
_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_LONGEST_TYPE = 100


@dataclass(frozen=True, repr=False)
class Look:
    """A file's content as formats look at it, one after the other, to see whether it is theirs."""

    content: bytes

    @cached_property
    def head(self) -> bytes:
        """Its first bytes."""
        return self.content[:_HEAD]

    @cached_property
    def text(self) -> str:
        """Its beginning as text, if that is UTF-8 or nearly; empty otherwise."""
        head = self.head.removeprefix(b"\xef\xbb\xbf")
        return "" if b"\x00" in head else head.decode("utf-8", errors="replace")

    @cached_property
    def zipped(self) -> str:
        """What a zip archive is: docx, xlsx, xlsb, pptx, a type of OpenDocument such as "text", or zip; empty for others."""
        if not self.content.startswith(_ZIP):
            return ""
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
                return _zipped(archive)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, OverflowError):
            return "zip"


def _zipped(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    if _TYPES in names and _BINARY_WORKBOOK in names:
        return "xlsb"
    if _TYPES in names:
        return next((kind for folder, kind in _FOLDERS.items() if any(name.startswith(folder) for name in names)), "zip")
    if _MIMETYPE not in names:
        return "zip"
    with archive.open(_MIMETYPE) as stream:
        written = stream.read(_LONGEST_TYPE)
    if not written.startswith(_OPEN_DOCUMENT):
        return "zip"
    return written.removeprefix(_OPEN_DOCUMENT).decode("ascii", "replace").strip().partition("-")[0]  # of "text-template"


class Format(Protocol):
    """A format of files. What it imports from other libraries, it imports when it reads."""

    name: str

    def recognises(self, look: Look) -> bool:
        """Whether the content is of this format. It need not be intact."""

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        """The texts of a file in the order in which they are read; raises UnreadableFile."""

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        """The same file with other texts, one for each segment that ``read`` gives; raises NotRewritable."""


@dataclass(frozen=True)
class Package:
    """A document of XML parts in a zip archive. Kind: see ``Look.zipped``. Module: in ``office/``, with the way through it."""

    name: str
    kind: str
    module: str

    def recognises(self, look: Look) -> bool:
        return look.zipped == self.kind

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        contents: Contents = self._traversal.read_package(content, bounds, self._traverse.traverse)
        return contents

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        return bytes(self._traversal.rewrite_package(content, texts, bounds, self._traverse.traverse))

    @property
    def _traversal(self) -> ModuleType:
        return import_module(f"{__package__}.office.traversal")

    @property
    def _traverse(self) -> ModuleType:
        return import_module(f"{__package__}.office.{self.module}")
