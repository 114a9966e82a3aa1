"""Messages that give away something private about somebody, marked ``+ ``, and others, marked ``- ``; one a line.

``\\n`` and ``\\t`` are as in Python. A file is called after its language: ``en.txt``, ``en.2.txt``.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# By a writer who saw no rule, list or message for training.
STRANGER = Path(__file__).parent / "private_matters"


class Example(NamedTuple):
    """A message of a language, by ISO 639 code, and whether it gives something away."""

    text: str
    given_away: bool
    code: str


def parsed(line: str, code: str) -> Example:
    """Raises ValueError for a line without a mark."""
    mark, text = line[:2], line[2:]
    if mark not in ("+ ", "- "):
        raise ValueError(f"a line begins with '+ ' or '- ', not {mark!r}")
    return Example(text.replace("\\n", "\n").replace("\\t", "\t"), mark == "+ ", code)


def read(folder: Path) -> Iterator[Example]:
    """All messages of a folder."""
    for file in sorted(folder.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield parsed(line, file.name.partition(".")[0])
