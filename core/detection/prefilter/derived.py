"""What is derived from the conditions, kept in a file by their digest: deriving it takes a fifth of the time that a command needs to start.

The file holds patterns of ours and of an admin's rules, nothing of any message. A missing, damaged or foreign file is derived again,
and where none can be written, nothing is kept.
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

_NAME, _ANY = "conditions-{}.json", "conditions-*"
_DIGEST, _MOST = 64, 4
# What decides how it is derived.
_SOURCES = ("approximation.py", "pattern_tree.py", "pattern_reader.py", "stand_ins.py", "folding.py", "required_literals.py")


@dataclass(frozen=True, slots=True)
class Derived:
    """Of the conditions, by their numbers: approximations, and the literals that they require."""

    approximations: Mapping[int, Approximation]
    literals: Mapping[int, frozenset[str]]


def digest(conditions: Iterable[tuple[int, str, int]]) -> str:
    """Of numbers, patterns and flags, of the code that reads them, and of the versions that it stands on. Raises OSError."""
    sources = [sha256((Path(__file__).parent / name).read_bytes()).hexdigest() for name in _SOURCES]
    versions = [sys.version_info[:2], metadata.version("google-re2")]
    return sha256(repr([sources, versions, list(conditions)]).encode()).hexdigest()[:16]


def kept(folder: Path, key: str) -> Derived | None:
    """What was kept under this digest, if it is whole, and our own."""
    try:
        file = folder / _NAME.format(key)
        with file.open("rb") as opened:
            if os.name == "posix" and os.fstat(opened.fileno()).st_uid != os.getuid():
                return None
            told, content = opened.read(_DIGEST).decode("ascii"), opened.read()
        if told != sha256(content).hexdigest():
            return None
        read = json.loads(content)
        forms = {int(number): Approximation(*each) for number, each in read["forms"].items()}
        return Derived(forms, {int(number): frozenset(each) for number, each in read["literals"].items()})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(folder: Path, key: str, derived: Derived) -> None:
    """Written whole or not at all; of older ones a few stay, since a machine may have several versions."""
    forms = {number: [each.form, each.digits, each.closer] for number, each in derived.approximations.items()}
    literals = {number: sorted(each) for number, each in derived.literals.items()}
    content = json.dumps({"forms": forms, "literals": literals}).encode()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        others = sorted(folder.glob(_ANY), key=lambda file: file.stat().st_mtime, reverse=True)
        for old in others[_MOST - 1 :]:
            old.unlink(missing_ok=True)
        file = folder / _NAME.format(key)
        new = file.with_suffix(f".{os.getpid()}")
        try:
            new.write_bytes(sha256(content).hexdigest().encode() + content)
            new.replace(file)
        finally:
            new.unlink(missing_ok=True)
