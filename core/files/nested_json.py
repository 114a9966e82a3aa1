"""JSON in a string of JSON, as the arguments of a tool call: its numbers, and what of it is no value.."""

import re
from collections.abc import Iterator, Sequence

from ..text import Span

# Its quotes are escaped, once or more; one that is escaped more often than the first is within a string of it.
_NESTED, _QUOTE = re.compile(r"\s*[\[{]"), re.compile(r'\\+"')
_NUMBER = re.compile(r"(?<=[:,\[\s])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=\s*[,}\]])")


def outside(spans: Sequence[Span], whole: Span) -> list[Span]:
    """What of the whole is in none of its sorted parts."""
    bounds = [whole.start, *(bound for span in spans for bound in (span.start, span.end)), whole.end]
    return [Span(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if b > a]


def numbers_in(raw: str, string: Span) -> Iterator[tuple[Span, str]]:
    """Yields each number that is a value of JSON in a string, and how a quote is written there."""
    for gap, quote in _gaps(raw, string):
        yield from ((Span(*number.span()), quote) for number in _NUMBER.finditer(raw, gap.start, gap.end))


def structure_in(raw: str, string: Span) -> Iterator[Span]:
    """Yields what is neither in a string nor a number of JSON in a string, and the quotes of its strings."""
    for gap, _ in _gaps(raw, string):
        yield from outside([Span(*number.span()) for number in _NUMBER.finditer(raw, gap.start, gap.end)], gap)


def _gaps(raw: str, string: Span) -> Iterator[tuple[Span, str]]:
    """Yields what stands between the strings of JSON in a string, with their quotes, and one quote; nothing for other strings."""
    first = _QUOTE.search(raw, string.start, string.end) if _NESTED.match(raw, string.start, string.end) else None
    if not first:
        return
    quotes = [quote for quote in _QUOTE.finditer(raw, string.start, string.end) if quote[0] == first[0]]
    at = string.start
    for opening, closing in zip(quotes[::2], quotes[1::2], strict=False):
        yield Span(at, opening.end()), first[0]
        at = closing.start()
    yield Span(at, string.end), first[0]
