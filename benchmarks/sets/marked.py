"""Messages of sets/scripts: how names are marked in them, and which names are measured as if they were in no list."""

import re
from functools import lru_cache
from pathlib import Path

from ..training.generate import Example

_MARKED = re.compile(r"\[([PL]):([^\]]+)\]")
_TYPES = {"P": "PERSON", "L": "LOCATION"}
_FOLDERS = ("unlisted", "apart")
_SHORTEST = 2
# Words that many names have, which are no names themselves.
_PARTS = frozenset(("عبد", "الله", "الدين", "بن", "بنت", "أبو", "أم", "בן", "בת"))


def marked(line: str) -> Example:
    """A message without its marks, and the spans that they marked."""
    text, at = "", 0
    spans = []
    for mark in _MARKED.finditer(line):
        text += line[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), _TYPES[mark[1]]))
        text += mark[2]
        at = mark.end()
    return Example(text + line[at:], tuple(spans))


@lru_cache
def unlisted_names(code: str) -> frozenset[str]:
    """The words of the names of people in unlisted/ and apart/, in small letters; family names of one character are left out."""
    files = [Path(__file__).parent / "scripts" / folder / f"{code}.txt" for folder in _FOLDERS]
    texts = [file.read_text(encoding="utf-8").lower() for file in files if file.exists()]
    words = (word for text in texts for kind, name in _MARKED.findall(text.replace("[p:", "[P:")) for word in name.split())
    return frozenset(word for word in words if len(word) >= _SHORTEST and word not in _PARTS)
