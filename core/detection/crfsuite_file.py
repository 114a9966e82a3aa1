"""Opens a model of CRFsuite, which reads whatever it is given: a damaged one ends the process."""

import gzip
import struct
import zlib
from collections.abc import Collection
from pathlib import Path

import pycrfsuite

from config.errors import ConfigError

# Of the file: what it is, its size, its kind, and where its five parts begin. Source: crf1d_model.c of CRFsuite 0.12.
_HEADER = struct.Struct("<4sI4sIIII5I")
_MAGIC, _KIND = b"lCRF", b"FOMC"
# How many numbers stand between its kind and the offsets.
_COUNTS = 4


class CrfsuiteFile:
    """A model in memory, with its tagger, which is not thread-safe: it holds the text that it reads."""

    def __init__(self, file: Path, where: str, labels: Collection[str] = ()) -> None:
        """File: CRFsuite's, or one that gzip has made smaller (``.gz``). Where: of the settings, for messages.

        Labels: that it must know. Raises ConfigError if it cannot be read.
        """
        self.tagger = pycrfsuite.Tagger()
        try:
            # The tagger reads from the bytes as long as it lives.
            self._bytes = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            whole = _is_whole(self._bytes)
            if whole:
                self.tagger.open_inmemory(self._bytes)
        except (OSError, EOFError, ValueError, zlib.error):
            whole = False
        if not whole or not {*labels} <= {*self.tagger.labels()}:
            raise ConfigError(f"{where}: {str(file)!r} is no model of CRFsuite, or not of this kind; `make model` trains one")


def _is_whole(content: bytes) -> bool:
    """Whether all that the header tells is in the file."""
    if len(content) < _HEADER.size:
        return False
    magic, size, kind, *rest = _HEADER.unpack_from(content)
    return (magic, kind, size) == (_MAGIC, _KIND, len(content)) and all(_HEADER.size <= at < size for at in rest[_COUNTS:])
