"""Decodes what is encoded in a mail's source: bodies in base64 and quoted-printable (RFC 2045), words of headers (RFC 2047)."""

import binascii
import codecs
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header

from ..text import Edit, Text

_ENCODING = re.compile(r"(?im)^Content-Transfer-Encoding:[ \t]{0,8}(?P<how>base64|quoted-printable)[ \t]{0,8}\r?$")
_BLANK = re.compile(r"\n[ \t]{0,8}\r?\n")
_BOUNDARY = re.compile(r"\n--[^\s-]")
_TYPE = re.compile(r"(?im)^Content-Type:[ \t]{0,8}(?P<type>[\w.+-]{1,60}/[\w.+-]{1,80})")
_CHARSET = re.compile(r"(?i)charset=\"?(?P<name>[\w-]{1,40})")
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/]{1,1000}={0,2}[ \t]{0,8}\r?(?:\n|\Z)")
_QUANTUM = re.compile(r"(?:[A-Za-z0-9+/]\s{0,3}){3}[A-Za-z0-9+/]|(?:[A-Za-z0-9+/]\s{0,3}){2,3}={1,2}")
_QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2}|=\r?\n){1,2000}+")
_WORD = re.compile(r"=\?[\w-]{1,40}\?[BbQq]\?[^?\s]{1,200}\?=")
_LONGEST_HEADER = 4000


def is_encoded(visible: str) -> bool:
    """Whether anything of a mail's source is encoded in the text."""
    return ("ransfer-" in visible and bool(_ENCODING.search(visible))) or ("=?" in visible and bool(_WORD.search(visible)))


def decoded(text: Text) -> Text:
    """The text with encoded bodies and words as a person reads them in a mail program; offsets still lead to the raw text."""
    if not is_encoded(text.visible):
        return text
    edits = sorted((*_bodies(text.visible), *_words(text.visible)), key=lambda edit: edit.start)
    return text.edited(edits)


def _words(visible: str) -> Iterator[Edit]:
    for word in _WORD.finditer(visible):
        try:
            content, charset = decode_header(word[0])[0]
            read = content if isinstance(content, str) else content.decode(charset or "utf-8", "replace")
        except (HeaderParseError, LookupError, ValueError):
            continue
        yield Edit(word.start(), word.end(), read)


def _bodies(visible: str) -> Iterator[Edit]:
    end = 0
    for match in _ENCODING.finditer(visible):
        blank = _BLANK.search(visible, match.end() - 1, match.end() + _LONGEST_HEADER)
        if not blank or match.start() < end:
            continue
        header = visible[max(end, visible.rfind("\n\n", max(0, match.start() - _LONGEST_HEADER), match.start())) : blank.start()]
        kind = _TYPE.search(header)
        boundary = _BOUNDARY.search(visible, blank.end() - 1)
        end = boundary.start() if boundary else len(visible)
        if kind and not kind["type"].casefold().startswith("text/"):
            continue
        read = _base64 if match["how"].casefold() == "base64" else _quoted
        yield from read(visible, blank.end(), end, _charset(header))


def _charset(header: str) -> str:
    named = _CHARSET.search(header)
    try:
        return codecs.lookup(named["name"]).name if named else "utf-8"
    except LookupError:
        return "utf-8"


def _base64(visible: str, start: int, end: int, charset: str) -> Iterator[Edit]:
    """One edit for each group of four, so that a finding covers no more of the body than it has to."""
    stop = start
    while stop < end and (line := _BASE64_LINE.match(visible, stop, end)):
        stop = line.end()
    # A character may be spread over two groups: it is read in the second.
    decoder = codecs.getincrementaldecoder(charset)("replace")
    at = start
    while (group := _QUANTUM.match(visible, at, stop)) is not None:
        try:
            content = binascii.a2b_base64(group[0])
        except binascii.Error:
            return
        at = group.end()
        while at < stop and visible[at].isspace():
            at += 1
        yield Edit(group.start(), group.end() if at == stop else at, decoder.decode(content))


def _quoted(visible: str, start: int, end: int, charset: str) -> Iterator[Edit]:
    for run in _QUOTED.finditer(visible, start, end):
        yield Edit(run.start(), run.end(), binascii.a2b_qp(run[0].encode("ascii")).decode(charset, "replace"))
