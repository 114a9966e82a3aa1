"""Reads lines in blocks of whole ones: whatever has come so far, so that whoever sends one line and waits is answered."""

import codecs
import io
import select
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_BLOCK = 1 << 15


@dataclass(frozen=True, slots=True, repr=False)
class Block:
    """Numbered lines, without empty ones. Last: whether nothing more has come yet, so that all answers are due."""

    lines: tuple[tuple[int, bytes], ...] = ()
    last: bool = False
    size: int = 0


def blocks(file: BinaryIO) -> Iterator[Block]:
    """UTF-8 whatever the machine's language; the mark that Windows puts in front is not part of the first line."""
    number = 0
    begun: list[bytes] = []  # the parts of a line that has not ended
    while True:
        come = _read(file)
        whole, end, rest = come.rpartition(b"\n")
        lines = [] if come and not end else b"".join((*begun, whole if end else rest)).split(b"\n")
        begun = [*begun, come] if come and not end else [rest]
        if number == 0 and lines:
            lines[0] = lines[0].removeprefix(codecs.BOM_UTF8)
        numbered = tuple((number + at, line) for at, line in enumerate(lines, 1) if line.strip())
        number += len(lines)
        waiting = bool(come) and not _has_more(file)
        if numbered or waiting:
            yield Block(numbered, waiting, sum(len(line) for _, line in numbered))
        if not come:
            return


def _read(file: BinaryIO) -> bytes:
    return file.read1(_BLOCK) if isinstance(file, io.BufferedReader) else file.read(_BLOCK)


def _has_more(file: BinaryIO) -> bool:
    """Whether reading would not wait, where the system tells; a file on a disk never waits."""
    try:
        return bool(select.select([file], [], [], 0)[0])
    except (OSError, ValueError):  # Windows asks only sockets; and what lies in memory has no number
        return False
