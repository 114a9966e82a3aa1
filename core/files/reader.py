"""Reads one file: its text as a document with places, or a sentence that says why it has none."""

from collections.abc import Sequence

from . import registry
from .bounds import Limits
from .contents import Contents, UnreadableFile
from .document import Document
from .unread import Unread


class FileReader:
    """Reads files within limits. Thread-safe."""

    def __init__(self, limits: Limits) -> None:
        """Limits: of one file."""
        self._limits = limits

    def read(self, content: bytes) -> Document:
        """The document; raises UnreadableFile with a sentence for people."""
        return Document.of(self.contents(content))

    def contents(self, content: bytes) -> Contents:
        """The same as runs of text; raises UnreadableFile."""
        if len(content) > self._limits.max_bytes:
            # Reading stops one byte after the limit, so the size of the file is not known.
            said = f"The file is too large: only files of up to {self._limits.max_bytes:,} bytes are checked."
            raise UnreadableFile(said, Unread.TOO_LARGE)
        return registry.read(content, self._limits)

    def rewrite(self, content: bytes, texts: Sequence[str]) -> bytes:
        """The same file with other texts, one for each segment of its contents; raises NotRewritable or UnreadableFile."""
        return registry.rewrite(content, texts, self._limits)
