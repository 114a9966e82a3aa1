"""Mails as they are sent (RFC 5322, MIME): headers decoded, each part, mails and files within; written again part by part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import Header, decode_header, make_header
from email.message import Message
from email.policy import Compat32, compat32
from typing import TypeAlias

from ..bounds import Bounds
from ..contents import Contents, NotRewritable, Segment, UnreadableFile, joined, within
from ..format import Look
from ..inner_copy import inner_copy
from ..mail_structure import clean
from ..mail_text import decoded_part, encode_part
from ..place import FilePlace
from ..unread import Unread

_FIELD = re.compile(
    r"(?im)^(from|to|date|received|message-id|mime-version|return-path|subject|delivered-to|content-type):[ \t]*\S"
)
_FIRST = re.compile(r"\A(?:From [^\n]{3,200}\n)?[!-9;-~]{2,60}:[ \t]*\S")
_OF_PROGRAMS = frozenset({"received", "message-id", "mime-version", "return-path"})
# What servers write for each other: signatures, ids and routes. They are long, nobody reads them, and a copy goes without.
_TECHNICAL = re.compile(
    r"(?i)received|message-id|references|in-reply-to|dkim-.*|domainkey-.*|arc-.*|authentication-results.*|received-spf|thread-.*|"
    r"mime-version|content-.*|x-google-.*|x-gm-.*|x-ms-.*|x-microsoft-.*|x-forefront-.*|x-exchange-.*|x-spam-.*|x-mailer|user-agent|"
    r"x-received|x-priority|importance|list-.*|feedback-id|x-ses-.*|x-sg-.*|precedence|autocrypt|openpgp|x-proofpoint-.*|x-mimecast-.*"
)
# Of these a mail's parts consist.
_STRUCTURE = re.compile(r"(?i)mime-version|content-.*")
_READ_HERE = {"text/plain": "text", "text/html": "markup"}
_ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted", "multipart/encrypted"})
_DEEPEST = 20
Mail: TypeAlias = "Message[str, str]"


class Eml:
    """A mail."""

    name = "eml"

    def recognises(self, look: Look) -> bool:
        """By the headers of its first block: some that people do not write."""
        head = look.text.lstrip("\r\n")
        if not _FIRST.match(head):
            return False
        block = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]
        names = {match[1].casefold() for match in _FIELD.finditer(block)}
        return "from" in names and len(names) > 2 and not names.isdisjoint(_OF_PROGRAMS)

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        """Headers, texts, and what is attached."""
        return joined(each.contents for each in _pieces(_parsed(content), bounds))

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        """The same mail with other texts, without the headers that only servers read."""
        mail = _parsed(content)
        at = 0
        for piece in list(_pieces(mail, bounds)):
            count = len(piece.contents.segments)
            piece.put(texts[at : at + count], bounds)
            at += count
        if at != len(texts):
            raise NotRewritable("The file has changed since it was read.")
        try:
            clean(mail, content)
            return mail.as_bytes(policy=_policy(content))
        except (MessageError, ValueError, LookupError, RecursionError):  # ValueError: a border that is not ASCII
            raise NotRewritable("This mail cannot be written again, so there is no redacted copy of it.") from None


FORMATS = (Eml(),)


def _parsed(content: bytes) -> Mail:
    try:
        return message_from_bytes(content.lstrip(b"\r\n"), policy=compat32)
    except (MessageError, ValueError, RecursionError):
        raise UnreadableFile("This mail is damaged, so it cannot be checked.", Unread.DAMAGED) from None


def _policy(content: bytes) -> Compat32:
    """Lines end as they did, and no header that stays is folded anew."""
    ends = "\r\n" if b"\r\n" in content[:4096] else "\n"
    return compat32.clone(linesep=ends, max_line_length=None, cte_type="8bit", mangle_from_=False)


class _Piece:
    """Something of a mail that has texts."""

    contents: Contents

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        """Other texts in place of its own."""


@dataclass
class _Headers(_Piece):
    mail: Mail
    place: FilePlace
    bounds: Bounds

    def __post_init__(self) -> None:
        self.contents = Contents(tuple(Segment(text, self.place) for text in self._texts()))

    def _texts(self) -> Iterator[str]:
        for name, raw in self.mail.raw_items():
            self.bounds.in_time()
            if not _TECHNICAL.fullmatch(name):
                yield f"{name}: {_readable(raw)}"

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        """Those that nobody reads are left out."""
        before = list(self.mail.raw_items())
        now = iter(zip(self.contents.segments, texts, strict=True))
        for name in {name for name, _ in before}:
            del self.mail[name]
        for name, raw in before:
            if not _TECHNICAL.fullmatch(name):
                segment, text = next(now)
                self.mail.set_raw(name, raw if text == segment.text else _written(name, text))
            elif _STRUCTURE.fullmatch(name):
                self.mail.set_raw(name, raw)


def _readable(raw: object) -> str:
    text = str(raw)
    try:
        text = str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, ValueError):
        text = text.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    return re.sub(r"\r?\n[ \t]*", " ", text)


def _written(name: str, text: str) -> str:
    """A header's value; one whose name was changed too keeps nothing but what stands in its place."""
    label = f"{name}: "
    value = (text.removeprefix(label) if text.startswith(label) else text).replace("\r", " ").replace("\n", " ")
    return value if value.isascii() else Header(value, "utf-8", header_name=name).encode()


@dataclass
class _Text(_Piece):
    """A text of the mail itself."""

    part: Mail
    place: FilePlace

    def __post_init__(self) -> None:
        self.text, self.charset = decoded_part(self.part)
        kind = _READ_HERE[self.part.get_content_type()]
        self.contents = Contents((Segment(self.text, self.place, format=kind),))

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        if texts[0] != self.text:
            encode_part(self.part, texts[0], self.charset)


@dataclass
class _Name(_Piece):
    """What an attached file is called."""

    part: Mail
    place: FilePlace

    def __post_init__(self) -> None:
        name = self.part.get_filename() or ""
        self.contents = Contents((Segment(_readable(name), self.place, format="name"),) if name else ())

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        if not texts or texts[0] == self.contents.segments[0].text:
            return
        for header, key in (("Content-Disposition", "filename"), ("Content-Type", "name")):
            if self.part.get_param(key, header=header) is not None:
                self.part.del_param(key, header=header)
                self.part.set_param(key, texts[0], header=header, charset="" if texts[0].isascii() else "utf-8")


@dataclass
class _File(_Piece):
    """An attached file, read by what it is."""

    part: Mail
    place: FilePlace
    bounds: Bounds

    def __post_init__(self) -> None:
        payload = self.part.get_payload(decode=True)
        self.content = payload if isinstance(payload, bytes) else b""
        self.read: Contents | None = Contents(())
        try:
            self.bounds.member()
            self.bounds.expand(len(self.content))
            self.read = within(self.bounds.nested(self.content), self.place) if self.content.strip() else Contents(())
            self.contents = self.read
        except UnreadableFile as error:
            self.read, self.contents = None, Contents((), (error.kind,))

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        copy = inner_copy(self.content, self.read, texts, bounds)
        if copy != self.content:
            encode_part(self.part, copy)


@dataclass
class _Around(_Piece):
    """What stands before the first part and behind the last, which programs do not show."""

    mail: Mail
    place: FilePlace

    def __post_init__(self) -> None:
        around = (self.mail.preamble or "", self.mail.epilogue or "")
        self.contents = Contents(tuple(Segment(text, self.place) for text in around if text.strip()))

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        self.mail.preamble = self.mail.epilogue = None


@dataclass
class _Unread(_Piece):
    """An encrypted part."""

    part: Mail

    def __post_init__(self) -> None:
        self.contents = Contents((), (Unread.NO_TEXT,))

    def put(self, texts: Sequence[str], bounds: Bounds) -> None:
        if not bounds.limits.keep_unread:
            for header in ("Content-Type", "Content-Transfer-Encoding"):
                del self.part[header]
            self.part["Content-Type"] = "text/plain"
            self.part.set_payload("")


def _pieces(mail: Mail, bounds: Bounds, within_mails: int = 0) -> Iterator[_Piece]:
    """In the order in which a person reads them."""
    inner = f"mail {within_mails + 1}, " if within_mails else ""
    yield _Headers(mail, FilePlace(part=f"{inner}header"), bounds)
    yield _Around(mail, FilePlace(part=f"{inner}text outside of its parts"))
    for number, part in enumerate(_leaves(mail), 1):
        kind = part.get_content_type()
        place = FilePlace(part=f"{inner}part {number}")
        payload = part.get_payload()
        if isinstance(payload, list) and kind.startswith("message/") and within_mails < _DEEPEST:
            yield _Name(part, place)
            for nested in payload:
                yield from _pieces(_mail(nested), bounds, within_mails + 1)
        elif isinstance(payload, list) or kind in _ENCRYPTED:
            yield _Unread(part)
        elif kind in _READ_HERE and part.get_content_disposition() != "attachment":
            yield _Name(part, place)
            yield _Text(part, FilePlace(part=f"{inner}text" if number == 1 else f"{inner}part {number}"))
        else:
            yield _Name(part, place)
            yield _File(part, place, bounds)


def _leaves(mail: Mail, depth: int = 0) -> Iterator[Mail]:
    """The parts that hold something; mails within are one each."""
    payload = mail.get_payload()
    if mail.get_content_maintype() != "multipart" or not isinstance(payload, list) or depth > _DEEPEST:
        yield mail
        return
    for part in payload:
        yield from _leaves(_mail(part), depth + 1)


def _mail(part: object) -> Mail:
    """A part of a mail that was parsed, which is one itself."""
    if not isinstance(part, Message):
        raise UnreadableFile("This mail is damaged, so it cannot be checked.", Unread.DAMAGED)
    return part
