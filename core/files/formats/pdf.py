"""PDF: pages, forms, comments, properties, bookmarks, attached files; a copy holds pages, links and bookmarks."""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from ..bounds import Bounds
from ..contents import Contents
from ..format import Look

_MAGIC, _END, _WITHIN = b"%PDF-", b"%%EOF", 1024  # ISO 32000-1, annex H: readers look for it in the first 1024 bytes


class Pdf:
    """A PDF."""

    name = "pdf"

    def recognises(self, look: Look) -> bool:
        """By its header."""
        if look.content.startswith(_MAGIC):
            return True
        return _MAGIC in look.head[:_WITHIN] and _END in look.content[-_WITHIN:] and look.head[:1] not in b"{[<"

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        """See Format."""
        contents: Contents = _module().read(content, bounds)
        return contents

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        """See Format; what is attached is left out."""
        return bytes(_module().rewrite(content, texts, bounds))


def _module() -> ModuleType:
    """With NumPy, which is loaded when a PDF is read."""
    return import_module("core.files.pdf.pdf_file")


FORMATS = (Pdf(),)
