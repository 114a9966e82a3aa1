"""Labelled rows of the folder with training data, and which of them are kept apart for measuring."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from ..generate import LABELS, Example

_KEPT_APART = 10
_TYPES = frozenset(LABELS.values())


def rows(folder: Path, code: str, *, held_out: bool) -> Iterator[Example]:
    """The rows of <code>.jsonl.gz, or nothing where it is not there. Held out: the tenth that is kept apart, or the others."""
    file = folder / f"{code}.jsonl.gz"
    if not file.exists():
        return
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if (zlib.crc32(row["text"].encode()) % _KEPT_APART == 0) == held_out:
                spans = sorted((s["start"], s["end"], s["type"]) for s in row["spans"] if s["type"] in _TYPES)
                yield Example(row["text"], tuple(spans))
