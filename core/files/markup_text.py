"""XML and HTML: decodes entities; tags cannot be redacted, but the values of their attributes can."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from ..text import Edit, Span, Text

_TAG = re.compile(r"<!--|-->|<[/?!]?[A-Za-z][^<>]{0,4000}>")
_VALUE = re.compile(r"=\s{0,3}(?:\"([^\"]*)\"|'([^']*)')")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")


def _opaque(raw: str) -> Iterator[Span]:
    for tag in _TAG.finditer(raw):
        at = tag.start()
        for value in _VALUE.finditer(raw, tag.start(), tag.end()):
            start, end = value.span(1 if value[1] is not None else 2)
            yield Span(at, start)
            at = end
        yield Span(at, tag.end())


def encode(plain: str) -> str:
    """Plain text as it is written between tags or in an attribute."""
    return html.escape(plain)


def decode(raw: str) -> Text:
    """The text between tags and the values of attributes, as a person reads them."""
    edits = [Edit(m.start(), m.end(), html.unescape(m[0])) for m in _ENTITY.finditer(raw) if html.unescape(m[0]) != m[0]]
    return replace(Text.plain(raw), opaque=tuple(_opaque(raw))).edited(edits)
