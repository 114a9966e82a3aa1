"""The name of a file, as a person reads it: folders, words between underscores, and what kind of file it is."""

import re
from collections.abc import Iterator

from ..text import Edit, Text

# An underscore separates words like a space; next to a long number, it and a hyphen are not part of the number.
_APART = re.compile(r"(?P<number>(?<=\d{7})[_-]|[_-](?=\d{7}))|(?P<folder>[/\\])|_")
_ENDING = re.compile(r"\.[A-Za-z]\w{0,4}\Z")


def decode(raw: str) -> Text:
    """The name with its words apart; raw offsets are those of the name itself."""
    return Text.plain(raw).edited(_edits(raw))


def _edits(raw: str) -> Iterator[Edit]:
    ending = _ending(raw)
    for match in _APART.finditer(raw, 0, ending):
        yield Edit(match.start(), match.end(), ";" if match["number"] else "\n" if match["folder"] else " ")
    if ending < len(raw):
        yield Edit(ending, ending + 1, " .")


def _ending(raw: str) -> int:
    """Where it begins; of an address, the last word is none: ``jane@example.org``, but ``jane@example.org.txt``."""
    found, at = _ENDING.search(raw), raw.rfind("@")
    return found.start() if found and (at < 0 or "." in raw[at : found.start()]) else len(raw)
