"""Text: its encoding, and how it is written; and what is known not to be text."""

import json
import re

from charset_normalizer import from_bytes

from . import table_text
from .contents import UnreadableFile
from .unread import Unread

_MAGIC = (
    (b"%PDF-", "a PDF", Unread.PDF),
    (b"PK\x03\x04", "a zip archive or an Office document", Unread.DOCUMENT),
    (b"\x89PNG", "a picture", Unread.PICTURE),
    (b"\xff\xd8\xff", "a picture", Unread.PICTURE),
    (b"GIF8", "a picture", Unread.PICTURE),
    (b"RIFF", "sound, video or a picture", Unread.RECORDING),
    (b"\x1f\x8b", "a gzip archive", Unread.DOCUMENT),
    (b"BZh", "a bzip2 archive", Unread.DOCUMENT),
    (b"7z\xbc\xaf", "a 7-Zip archive", Unread.DOCUMENT),
    (b"Rar!", "a RAR archive", Unread.DOCUMENT),
    (b"\xd0\xcf\x11\xe0", "an old Office document", Unread.DOCUMENT),
    (b"\x7fELF", "a program", Unread.PROGRAM),
    (b"MZ", "a program", Unread.PROGRAM),
    (b"SQLite format 3", "a database", Unread.DATABASE),
    (b"OggS", "sound", Unread.RECORDING),
    (b"ID3", "sound", Unread.RECORDING),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML = re.compile(r"(?is)^\s*(?:<!doctype|<\?xml|<html|<[a-z][\w:-]*(?:\s[^<>]*)?>.*</[a-z])")
_SNIFFED = 200_000


def format_of(text: str) -> str:
    """One of json, jsonl, markup, table and text."""
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
    for magic, name, kind in _MAGIC:
        if content.startswith(magic):
            raise UnreadableFile(f"This is {name}, which cannot be checked yet; it may still contain personal data.", kind)
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strictly(content, encoding)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content)
    if _CONTROL.search(content):
        raise UnreadableFile("This is not text, so it cannot be checked; it may still contain personal data.")
    return text


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile("The file is marked as text but cannot be decoded, so it cannot be checked.") from None


def _guessed(content: bytes) -> str:
    best = None if _CONTROL.search(content) else from_bytes(content[:_SNIFFED]).best()
    if best is None:
        raise UnreadableFile("This is not text, so it cannot be checked; it may still contain personal data.")
    return content.decode(best.encoding, errors="replace")
