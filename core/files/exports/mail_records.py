"""Mail: a mailbox of many (mbox, RFC 4155) or a file for each (maildir, .eml)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.header import Header, decode_header, make_header
from email.message import Message
from typing import TextIO

from .lines import MOST, lines_of
from .records import BrokenMember, Entry, Piece, Role, Said

_BEGINS = re.compile(r"From \S+.*\d{4}\s*$")
_NAMES = ("From", "To", "Cc", "Bcc", "Sender", "Reply-To", "Delivered-To", "Return-Path", "X-Original-To", "Envelope-To")
_SAID = ("Subject", "Comments", "Thread-Topic")
_MONTHS_FIRST = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4}")
LEFT_OUT = "[NOT_CHECKED]"


@dataclass(frozen=True, slots=True)
class MailReader:
    """Single: a file is one mail."""

    single: bool = False

    def pieces(self, file: TextIO) -> Iterator[Piece]:
        """See Reader."""
        before = ""
        held: list[str] = []
        size, blank = 0, True
        for line in lines_of(file):
            if not self.single and blank and _BEGINS.match(line):
                if held:
                    yield Piece(before, "".join(held))
                before, held, size = line, [], 0
            else:
                held.append(line)
                size += len(line)
                if size > MOST:
                    raise BrokenMember("A part of it is too large to be read.")
            blank = not line.strip()
        yield Piece(before, "".join(held))
        yield Piece("")

    def entries(self, piece: Piece, conversation: str) -> Sequence[Entry]:
        """See Reader."""
        mail = _parsed(piece.raw)
        texts = [Said(_decoded(str(mail[name])), Role.NAME) for name in _NAMES if mail[name]]
        texts += [Said(_decoded(str(mail[name]))) for name in _SAID if mail[name]]
        unread = []
        for part in mail.walk():
            if _is_text(part):
                texts.append(Said(_content(part), markup="html" if part.get_content_subtype() == "html" else ""))
            elif not part.is_multipart():
                unread.append(f"An attachment ({part.get_content_type()}) is not checked.")
        date = _MONTHS_FIRST.search(str(mail["Date"] or ""))
        identity = str(mail["Message-ID"] or "").strip()
        return [Entry(tuple(texts), identity, conversation, date[0] if date else "", unread=tuple(unread))]

    def rewritten(self, piece: Piece, texts: Sequence[str]) -> str:
        """See Reader; what was not read is taken out."""
        mail = _parsed(piece.raw)
        new = iter(texts)
        for name in (*_NAMES, *_SAID):
            if mail[name]:
                text = next(new)
                if text != _decoded(str(mail[name])):
                    mail.replace_header(name, text if text.isascii() else Header(text, "utf-8").encode())
        for part in mail.walk():
            if _is_text(part):
                text = next(new)
                if text != _content(part):
                    _set(part, text)
            elif not part.is_multipart():
                _set(part, LEFT_OUT)
        return mail.as_bytes(policy=mail.policy).decode("utf-8", errors="surrogateescape")


def _parsed(raw: str) -> "Message[str, str]":
    return message_from_bytes(raw.encode("utf-8", errors="surrogateescape"), policy=policy.compat32)


def _is_text(part: "Message[str, str]") -> bool:
    return part.get_content_maintype() == "text" and not part.is_multipart()


def _content(part: "Message[str, str]") -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    try:
        return content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return content.decode("cp1252", errors="replace")


def _set(part: "Message[str, str]", text: str) -> None:
    del part["Content-Transfer-Encoding"]
    part.set_payload(text, None if text.isascii() else "utf-8")


def _decoded(header: str) -> str:
    try:
        return str(make_header(decode_header(header)))
    except (LookupError, ValueError):
        return header
