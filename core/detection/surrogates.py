"""Ordinary words for placeholders, so that a redacted text reads to the name model as it did before."""

import re

from ..text import Edit, Text

_PLACEHOLDER = re.compile(r"\[([A-Z][A-Z_]{1,30})_\d{1,6}\]")
_WORDS = {"PERSON": "Alex", "LOCATION": "Paris", "ORGANIZATION": "Siemens", "EMAIL_ADDRESS": "a@b.io"}
_OTHER = "123456"


def with_words(text: str) -> Text:
    """The text with a word of the right kind for each placeholder, and the way back to its offsets."""
    if "[" not in text:
        return Text.plain(text)
    edits = (Edit(m.start(), m.end(), _WORDS.get(m[1], _OTHER)) for m in _PLACEHOLDER.finditer(text))
    return Text.plain(text).edited(edits)
