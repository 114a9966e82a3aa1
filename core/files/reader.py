"""Reads one file: its text as a document with places, or a sentence that says why it has none."""

from collections.abc import Sequence
from dataclasses import replace

from ..message import Attachment
from . import registry
from .bounds import Limits
from .contents import Contents, UnreadableFile
from .document import Document
from .reading_process import ReadingProcesses
from .unread import Unread


class FileReader:
    """Reads files within limits. Thread-safe."""

    def __init__(self, limits: Limits, processes: ReadingProcesses | None = None) -> None:
        """Limits: of one file. Processes: read whatever is not plain text; without them, this process does."""
        self._limits = limits
        self._processes = processes

    @property
    def keeps_unread(self) -> bool:
        """Whether copies keep what could not be read."""
        return self._limits.keep_unread

    def read(self, content: bytes) -> Document:
        """The document; raises UnreadableFile with a sentence for people."""
        return Document.of(self.contents(content))

    def contents(self, content: bytes) -> Contents:
        """The same as runs of text; raises UnreadableFile."""
        if len(content) > self._limits.max_bytes:
            # Reading stops one byte after the limit, so the size of the file is not known.
            said = f"The file is too large: only files of up to {self._limits.max_bytes:,} bytes are checked."
            raise UnreadableFile(said, Unread.TOO_LARGE)
        if self._processes and registry.format_in(content):
            return self._processes.read(content)
        return registry.read(content, self._limits)

    def opened(self, file: Attachment) -> Attachment:
        """A file with what was read in it, or why nothing was; plain text, which costs nothing to read, stays as it is."""
        content = file.content
        if content is None or file.opened or len(content) > self._limits.max_bytes or not registry.format_in(content):
            return file
        try:
            return replace(file, opened=self.contents(content))
        except UnreadableFile as error:
            return replace(file, opened=error)

    def rewrite(self, content: bytes, texts: Sequence[str]) -> bytes:
        """The same file with other texts, one for each segment of its contents; raises NotRewritable or UnreadableFile."""
        if self._processes and registry.format_in(content):
            return self._processes.rewrite(content, texts)
        return registry.rewrite(content, texts, self._limits)
