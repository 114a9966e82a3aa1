"""A message that is JSON stays JSON when it is redacted: what replaces a number of it stands in quotes."""

from ..text import Atom, Text
from .json_text import numbers
from .reader import format_of


def quoting(text: Text) -> Text:
    """The text, whose numbers are replaced as a whole and in quotes if it is JSON; a file's text knows that already."""
    if text.visible.lstrip()[:1] not in ("{", "[") or any(atom.quote for atom in text.atoms):
        return text
    if format_of(text.visible) not in ("json", "jsonl"):
        return text
    spans = (text.to_raw(start, end) for start, end in numbers(text.visible))
    return text.edited((), [Atom(span.start, span.end, '"') for span in spans])
