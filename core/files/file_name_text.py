"""The name of a file, as a person reads it: folders, words between underscores, and what kind of file it is."""

import re
from collections.abc import Iterator

from ..text import Edit, Text

# An underscore separates words like a space; next to a long number, it and a hyphen are not part of the number.
_APART = re.compile(r"(?P<number>(?<=\d{7})[_-]|[_-](?=\d{7}))|(?P<folder>[/\\])|_")
# In a name without capitals, people have none either.
_FIRST = re.compile(r"(?<![^\W_])[a-zß-öø-ÿ](?=[^\W\d_]{2})")
_ENDING = re.compile(r"\.[A-Za-z]\w{0,4}\Z")


def decode(raw: str, *, capitals: bool = False) -> Text:
    """The name with its words apart; raw offsets are those of the name itself.

    Capitals: words begin with one if the name has none.
    """
    return Text.plain(raw).edited(_edits(raw, capitals=capitals))


def _edits(raw: str, *, capitals: bool) -> Iterator[Edit]:
    ending = _ending(raw)
    apart = (
        Edit(m.start(), m.end(), ";" if m["number"] else "\n" if m["folder"] else " ") for m in _APART.finditer(raw, 0, ending)
    )
    small = capitals and raw[:ending].islower()
    first = (Edit(m.start(), m.end(), m[0].upper()) for m in _FIRST.finditer(raw, 0, ending) if small)
    yield from sorted([*apart, *first], key=lambda edit: edit.start)
    if ending < len(raw):
        yield Edit(ending, ending + 1, " .")


def _ending(raw: str) -> int:
    """Where it begins; of an address, the last word is none: ``jane@example.org``, but ``jane@example.org.txt``."""
    found, at = _ENDING.search(raw), raw.rfind("@")
    return found.start() if found and (at < 0 or "." in raw[at : found.start()]) else len(raw)
