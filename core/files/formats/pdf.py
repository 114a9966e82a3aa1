"""PDF: pages, forms, comments, properties, bookmarks, attached files; a copy holds pages, links and bookmarks."""

from collections.abc import Sequence

from ..bounds import Bounds
from ..contents import Contents, joined
from ..format import Look
from ..pdf.blocks import blocks
from ..pdf.copy import redacted
from ..pdf.library import opened

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
        """Texts page by page; of pages and pictures without letters, what can be read in them."""
        with opened(content) as document:
            return joined(block.contents for block in blocks(document, content, bounds, placed=False))

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        """Pages in which nothing changes, and pictures of the others with boxes over what does, and their new text."""
        with opened(content) as document:
            return redacted(document, content, list(blocks(document, content, bounds)), texts, bounds)


FORMATS = (Pdf(),)
