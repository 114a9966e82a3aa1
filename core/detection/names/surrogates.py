"""Replaces placeholders by ordinary words, so that the name model reads a redacted text like the original."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from ...finding import Finding
from ...text import Edit, Text

# What our styles put in a value's place: a placeholder, a hash, or a mask that leaves at most four characters.
_NAME = r"[A-Z][A-Z_]{1,30}"
_REST = r"(?:_\d{1,6}|:[0-9a-f]{10,62})"
STAND_IN = rf"\[{_NAME}{_REST}\]"
MASKED = r"(?<![\w*])\*{6,}(?:[A-Za-z0-9]{4})?(?![\w*])"
_PLACEHOLDER = re.compile(rf"\[({_NAME}){_REST}\]")
_WORDS = {"PERSON": "Alex", "LOCATION": "Paris", "ORGANIZATION": "Siemens", "EMAIL_ADDRESS": "a@b.io"}
_OTHER = "123456"


def with_words(text: str, findings: Iterable[Finding] = ()) -> Text:
    """The text with a word of the right kind for each placeholder and finding, and a map back to its offsets.

    Findings: sorted and disjoint. A number is replaced by the same word as its placeholder, so that the model reads both alike.
    """
    edits = [Edit(m.start(), m.end(), _WORDS.get(m[1], _OTHER)) for m in placeholders(text)]
    ends = [edit.end for edit in edits]

    def free(finding: Finding) -> bool:
        following = bisect_right(ends, finding.start)
        return following == len(edits) or edits[following].start >= finding.end

    more = [Edit(f.start, f.end, _WORDS.get(f.entity_type, _OTHER)) for f in findings if free(f)]
    return Text.plain(text).edited(sorted([*edits, *more], key=lambda edit: edit.start))


def placeholders(text: str) -> Iterable[re.Match[str]]:
    """The placeholders in a text; group 1 is the entity type."""
    return _PLACEHOLDER.finditer(text) if "[" in text else ()


def blanked(text: str) -> str:
    """The text with spaces in place of placeholders."""
    return _PLACEHOLDER.sub(lambda match: " " * len(match[0]), text)
