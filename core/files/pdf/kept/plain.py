"""Copies values of a PDF that consist of numbers and names; no text passes."""

from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from .unusual import Unusual

_DEEPEST = 12
_SAMPLED, _CALCULATED = 0, 4  # the functions that are streams (ISO 32000-1, 7.10)


def plain(value: object, into: Pdf, depth: int = 0) -> object:
    """Numbers, names, truth values, lists and dictionaries of them, and functions."""
    if depth > _DEEPEST:
        raise Unusual
    if isinstance(value, (bool, int, Decimal, float, Name)) or value is None:
        return value
    if isinstance(value, Array):
        return Array([plain(each, into, depth + 1) for each in value])
    if isinstance(value, Stream):
        return _function(value, into)
    if isinstance(value, Dictionary):
        return Dictionary({key: plain(each, into, depth + 1) for key, each in value.items()})
    raise Unusual


def only(source: Object, names: tuple[str, ...], into: Pdf) -> Dictionary:
    """A new dictionary with as many of these entries as there are."""
    return Dictionary({f"/{name}": plain(source[f"/{name}"], into) for name in names if f"/{name}" in source})


def bytes_of(value: object) -> bytes:
    """A string's or a stream's."""
    if isinstance(value, Stream):
        return bytes(value.read_bytes())
    if isinstance(value, String):
        return bytes(value)
    raise Unusual


def _function(value: Stream, into: Pdf) -> Stream:
    if value.get("/FunctionType") not in (_SAMPLED, _CALCULATED):
        raise Unusual
    entries = ("FunctionType", "Domain", "Range", "Size", "BitsPerSample", "Order", "Encode", "Decode")
    return Stream(into, value.read_bytes(), only(value, entries, into))
