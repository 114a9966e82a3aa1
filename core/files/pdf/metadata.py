"""A PDF's properties, and its XMP packets (ISO 32000-1, 14.3), which pdfium does not read."""

import html
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..bounds import Bounds
from ..telling import is_telling

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PROPERTIES = ("Title", "Author", "Subject", "Keywords")
_OF_PROGRAMS = ("Creator", "Producer")
_STREAM = re.compile(rb"/Metadata\b[^\x00]{0,400}?\bstream\r?\n")
_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_LONGEST = 1_000_000
_WRITTEN = re.compile(r"<(dc:(?:creator|title|description|subject)|pdf:Keywords)\b[^>]*>(.*?)</\1>", re.DOTALL)


def properties(document: "PdfDocument", content: bytes, bounds: Bounds) -> Iterator[str]:
    """What they say, each once."""
    said = [document.get_metadata_value(key) for key in _PROPERTIES]
    said += [value for key in _OF_PROGRAMS if is_telling(value := document.get_metadata_value(key))]
    for packet in _packets(content, bounds):
        text = packet.decode("utf-8", errors="replace")
        written = [re.sub(r"<[^>]*>", " ", match[2]) for match in _WRITTEN.finditer(text)]
        told = [piece for piece in re.split(r"[<>\"]", _WRITTEN.sub("", text)) if is_telling(piece)]
        said += [" ".join(html.unescape(piece).split()) for piece in (*written, *told)]
    yield from dict.fromkeys(filter(None, said))


def _packets(content: bytes, bounds: Bounds) -> Iterator[bytes]:
    yield from (match[0][:_LONGEST] for match in _PACKET.finditer(content))
    for match in _STREAM.finditer(content):
        try:
            packet = zlib.decompressobj().decompress(content[match.end() :], _LONGEST)
        except zlib.error:
            continue  # not packed, or in another way
        bounds.expand(len(packet))
        yield packet
