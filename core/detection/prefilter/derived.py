"""What is derived from the conditions, kept in a file by their digest: deriving it takes longer than all else that a command needs to start.

A file of other conditions gives what both share: who adds a rule waits for that rule alone. It holds patterns of ours and of an admin's
rules, nothing of any message. A missing, damaged or foreign file is derived again, and where none can be written, nothing is kept.
"""

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from .approximation import Approximation

_NAME, _ANY = "conditions-{}-{}.json", "conditions-*"
_DIGEST, _MOST = 64, 4
# What decides how it is derived.
_SOURCES = (
    "approximation.py",
    "pattern_tree.py",
    "pattern_reader.py",
    "stand_ins.py",
    "folding.py",
    "required_literals.py",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Derived:
    """Of one condition: its approximation, and the literals that it requires."""

    approximation: Approximation
    literals: frozenset[str]


def key_of(pattern: str, flags: int) -> str:
    """By which what is derived from a pattern is kept."""
    return sha256(repr((pattern, flags)).encode()).hexdigest()[:24]


def kept(folder: Path, keys: Iterable[str]) -> Mapping[str, Derived]:
    """What an earlier start has derived, of these conditions if their file is whole, or else of others."""
    with contextlib.suppress(OSError):
        wanted = _file(folder, keys)
        if (found := _read(wanted)) is not None:
            os.utime(wanted)  # the files that are used stay
            return found
        for file in _newest_first(folder):
            if file.name.startswith(wanted.name.rpartition("-")[0]) and (found := _read(file)) is not None:
                return found
    return {}


def keep(folder: Path, derived: Mapping[str, Derived]) -> None:
    """Written whole or not at all; of older ones a few stay, since a machine may have several versions, and settings."""
    rows = {
        key: [each.approximation.form, each.approximation.digits, each.approximation.closer, sorted(each.literals)]
        for key, each in derived.items()
    }
    content = json.dumps(rows).encode()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for old in _newest_first(folder)[_MOST - 1 :]:
            old.unlink(missing_ok=True)
        file = _file(folder, derived)
        new = file.with_suffix(f".{os.getpid()}")
        try:
            new.write_bytes(sha256(content).hexdigest().encode() + content)
            new.replace(file)
        finally:
            new.unlink(missing_ok=True)


def _file(folder: Path, keys: Iterable[str]) -> Path:
    """Named by the code that derives and the versions that it stands on, and by the conditions."""
    sources = [sha256((Path(__file__).parent / name).read_bytes()).hexdigest() for name in _SOURCES]
    code = repr([sources, sys.version_info[:2], metadata.version("google-re2")])
    digests = (sha256(text.encode()).hexdigest()[:16] for text in (code, repr(sorted(keys))))
    return folder / _NAME.format(*digests)


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob(_ANY), key=lambda file: file.stat().st_mtime, reverse=True)


def _read(file: Path) -> Mapping[str, Derived] | None:
    """What a file holds, if it is whole, and our own."""
    try:
        with file.open("rb") as opened:
            if os.name == "posix" and os.fstat(opened.fileno()).st_uid != os.getuid():
                return None
            told, content = opened.read(_DIGEST).decode("ascii"), opened.read()
        if told != sha256(content).hexdigest():
            return None
        rows = json.loads(content)
        return {key: Derived(Approximation(*each[:3]), frozenset(each[3])) for key, each in rows.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None
