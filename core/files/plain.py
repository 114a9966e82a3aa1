"""Text: its encoding, and how it is written; and what is known not to be text."""

import json
import re

from charset_normalizer import from_bytes

from . import content_lines_text, cues_text, table_text
from .contents import NotRewritable, UnreadableFile
from .unreadable import not_text, recognised

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# The same where the order of bytes stays as it is: the mark is then a character of the text, which `decoded` leaves out.
_BOM_ENCODINGS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
)  # fmt: skip
_BOM = "\ufeff"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML = re.compile(r"(?is)^\s*(?:<!doctype|<\?xml|<html|<[a-z][\w:-]*(?:\s[^<>]*)?>.*</[a-z])")
_SNIFFED = 200_000


def format_of(text: str) -> str:
    """One of json, jsonl, markup, cues (subtitles), content_lines (vCard, iCalendar), table and text."""
    if cues_text.is_cues(text):
        return "cues"
    if content_lines_text.is_content_lines(text):
        return "content_lines"
    head = text.lstrip("\ufeff \t\r\n")
    if head[:1] in ("{", "["):
        first, _, rest = head.partition("\n")
        if _is_json(head):
            return "json"
        if _is_json(first) and rest.strip()[:1] == head[0]:
            return "jsonl"
    if head[:1] == "<" and _HTML.match(head[:_SNIFFED]):
        return "markup"
    return "table" if table_text.delimiter(text) else "text"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def decoded(content: bytes) -> str:
    """A file's text; raises UnreadableFile with a sentence for people."""
    if known := recognised(content):
        raise known
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strictly(content, encoding)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content)
    if _CONTROL.search(content):
        raise not_text(content)
    return text


def encoded(text: str, before: bytes) -> bytes:
    """A text in the encoding of the file that it was made from; raises NotRewritable."""
    encoding = encoding_of(before)
    try:
        if before.decode(encoding).encode(encoding) != before:
            raise NotRewritable("Parts of the file are in no known encoding, so no copy of it can be made.")
        # "utf-16-le" writes no mark of its own.
        return (_BOM + text if encoding.startswith(("utf-16", "utf-32")) else text).encode(encoding)
    except UnicodeError:
        raise NotRewritable(f"The redacted text cannot be written in the file's encoding, {encoding}.") from None


def encoding_of(content: bytes) -> str:
    """The encoding of a file that is text; with byte order marks, those are part of the text."""
    for bom, encoding in _BOM_ENCODINGS:
        if content.startswith(bom):
            return encoding
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(content[:_SNIFFED]).best()
        return best.encoding if best else "utf-8"
    return "utf-8"


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile("The file is marked as text but cannot be decoded, so it cannot be checked.") from None


def _guessed(content: bytes) -> str:
    best = None if _CONTROL.search(content) else from_bytes(content[:_SNIFFED]).best()
    if best is None:
        raise not_text(content)
    return content.decode(best.encoding, errors="replace")
