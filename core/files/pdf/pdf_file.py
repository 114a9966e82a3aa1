"""A PDF's file: what is read of it, and its copy."""

from collections.abc import Sequence

from ..bounds import Bounds
from ..contents import Contents, joined
from .blocks import blocks
from .copy import redacted
from .library import opened


def read(content: bytes, bounds: Bounds) -> Contents:
    """Texts page by page; of pages and pictures without letters, what can be read in them."""
    with opened(content) as document:
        return joined(block.contents for block in blocks(document, content, bounds, placed=False))


def rewrite(content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
    """Pages in which nothing changes, and pictures of the others with boxes over what does, and their new text."""
    with opened(content) as document:
        return redacted(document, content, list(blocks(document, content, bounds)), texts, bounds)
