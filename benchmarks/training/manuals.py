"""Ordinary technical English without names: what Python's own library says of itself (PSF licence)."""

import ast
import random
import re
import sysconfig
from collections.abc import Iterator
from pathlib import Path

_MAY_NAME = re.compile(
    r"(?i)author|written by|thanks|copyright|contribut|@|van rossum|originally|courtesy|based on|invented|\bby [A-Z]"
)
_NAMED = re.compile(
    r"(?:Guido|Knuth|Tim Peters|Unix|Euler|Gauss|Lamport|Mersenne|Fibonacci|London|Paris|York|Amsterdam|Berlin|Europe|America)"
)


def _docstrings(file: Path) -> Iterator[str]:
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"))
    except (SyntaxError, UnicodeDecodeError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield from (ast.get_docstring(node) or "").split("\n\n")


def manuals(count: int, seed: int) -> list[str]:
    """Count paragraphs of 40 to 400 characters, always the same ones for the same Python and seed."""
    files = sorted(Path(sysconfig.get_path("stdlib")).glob("*.py"))
    paragraphs = {p.strip() for file in files for p in _docstrings(file) if 40 <= len(p) <= 400}
    plain = sorted(p for p in paragraphs if not _MAY_NAME.search(p) and not _NAMED.search(p))
    dice = random.Random(seed)
    return dice.sample(plain, min(count, len(plain)))
