"""A long list of words, which is a set only for those who ask often: it takes longer to make than a short text to check."""

from collections.abc import Iterable
from pathlib import Path

_OFTEN = 40


class WordList:
    """The words of a file, one a line; none where there is no file. Thread-safe."""

    def __init__(self, file: Path) -> None:
        """Reads it."""
        self._lines = b"\n%b\n" % (file.read_bytes().strip() if file.exists() else b"")
        self._asked = 0
        self._set: frozenset[str] | None = None

    def words(self) -> Iterable[str]:
        """All of them."""
        return self._lines.decode().strip("\n").split("\n")

    def __contains__(self, word: str) -> bool:
        if self._set is not None:
            return word in self._set
        self._asked += 1
        if self._asked > _OFTEN:
            self._set = frozenset(self.words())
            return word in self._set
        return b"\n%b\n" % word.encode(errors="replace") in self._lines
