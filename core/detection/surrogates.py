"""Ordinary words for placeholders, so that a redacted text reads to the name model as it did before."""

import re
from collections.abc import Iterable

from ..text import Edit, Text

_PLACEHOLDER = re.compile(r"\[([A-Z][A-Z_]{1,30})_\d{1,6}\]")
_WORDS = {"PERSON": "Alex", "LOCATION": "Paris", "ORGANIZATION": "Siemens", "EMAIL_ADDRESS": "a@b.io"}
_OTHER = "123456"


def with_words(text: str) -> Text:
    """The text with a word of the right kind for each placeholder, and the way back to its offsets."""
    edits = (Edit(m.start(), m.end(), _WORDS.get(m[1], _OTHER)) for m in placeholders(text))
    return Text.plain(text).edited(edits)


def placeholders(text: str) -> Iterable[re.Match[str]]:
    """Where they stand; group 1 is the entity type."""
    return _PLACEHOLDER.finditer(text) if "[" in text else ()
