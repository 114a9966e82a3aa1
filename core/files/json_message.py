"""A message that is JSON stays JSON when it is redacted, and so does JSON in one of its strings, as in a tool call."""

import re
from dataclasses import replace

from ..text import Atom, Span, Text
from .json_text import values
from .nested_json import numbers_in, outside, structure_in
from .plain import format_of

_ESCAPE = re.compile(r"\\+(?:u[0-9a-fA-F]{4}|.)", re.DOTALL)


def quoting(text: Text) -> Text:
    """If it is JSON, only its values are replaced, numbers as a whole and in quotes; a file's text knows that already."""
    visible = text.visible
    if any(atom.quote for atom in text.atoms):
        return text
    if format_of(visible) not in ("json", "jsonl"):
        return text
    spans = [Span(start, end) for start, end, _ in values(visible)]
    structure = outside(spans, Span(0, len(visible)))
    atoms = []
    for span in spans:
        if visible[span.start - 1 : span.start] != '"':
            atoms.append(_atom(text, span, '"'))
        elif "\\" in visible[span.start : span.end]:
            atoms += (_atom(text, Span(*escape.span()), "") for escape in _ESCAPE.finditer(visible, span.start, span.end))
            for number, quote in numbers_in(visible, span):
                atoms.append(_atom(text, number, quote))
            structure += structure_in(visible, span)
    opaque = tuple(sorted((*text.opaque, *structure), key=lambda each: each.start))
    return replace(text, opaque=opaque).edited((), atoms)


def _atom(text: Text, span: Span, quote: str) -> Atom:
    raw = text.to_raw(span.start, span.end)
    return Atom(raw.start, raw.end, quote)
