"""Mails as Outlook saves them (MS-OXMSG), by python-oxmsg."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..bounds import Bounds
from ..contents import Contents, NotRewritable, Segment, UnreadableFile, joined, within
from ..format import Look
from ..place import FilePlace
from ..unread import Unread

if TYPE_CHECKING:
    from oxmsg import Message
    from oxmsg.attachment import Attachment

_MAGIC, _STREAMS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "__substg1.0_".encode("utf-16-le")
# Types of properties, and what programs note for themselves or what is read by itself. Source: [MS-OXPROPS].
_STRINGS = frozenset({0x001F, 0x001E})
_OF_PROGRAMS = frozenset({0x001A, 0x007D, 0x0C1E, 0x3002, 0x1035, 0x1039, 0x1042, 0x0064, 0x0075, 0x0077, 0x1000, 0x1013})
_RICH_TEXT = 0x1009
_SAYS = re.compile(r"[^\W\d_]{2}|(?:\d\D{0,3}){7}")
_DAMAGED = "This Outlook mail is damaged, so it cannot be checked."


class Msg:
    """An Outlook mail."""

    name = "msg"

    def recognises(self, look: Look) -> bool:
        """An OLE file with a mail's streams."""
        return look.content.startswith(_MAGIC) and _STREAMS in look.content

    def read(self, content: bytes, bounds: Bounds) -> Contents:
        """Headers, texts and attached files."""
        from oxmsg import Message

        try:
            return joined(_parts(Message.load(io.BytesIO(content)), bounds))
        except UnreadableFile:
            raise
        except Exception:  # noqa: BLE001 - whatever it meets in a damaged file
            raise UnreadableFile(_DAMAGED, Unread.DAMAGED) from None

    def rewrite(self, content: bytes, texts: Sequence[str], bounds: Bounds) -> bytes:
        """Nothing well kept writes this format."""
        raise NotRewritable("Outlook's own format cannot be written; save the mail as .eml, which can.")


FORMATS = (Msg(),)


def _parts(mail: "Message", bounds: Bounds) -> Iterator[Contents]:
    header = FilePlace(part="header")
    lines = [f"From: {mail.sender or ''}"]
    lines += [f"To: {each.name} <{each.email_address}>" for each in mail.recipients]
    lines += [f"Subject: {mail.subject or ''}"]
    known = {"from", "to", "subject"}
    lines += [f"{name}: {value}" for name, value in mail.message_headers.items() if name.casefold() not in known]
    yield Contents(tuple(Segment(line, header) for line in lines))
    said = "\n".join((*lines, mail.body or "", mail.html_body or ""))
    others = dict.fromkeys(value for value in _strings(mail) if value not in said)
    yield Contents(tuple(Segment(value, FilePlace(part="properties")) for value in others))
    if not (mail.body or mail.html_body) and mail.properties.binary_prop_value(_RICH_TEXT):
        yield Contents((), (Unread.DOCUMENT,))
    if mail.body:
        yield Contents((Segment(mail.body, FilePlace(part="text"), format="text"),))
    if mail.html_body:
        yield Contents((Segment(mail.html_body, FilePlace(part="text"), format="markup"),))
    for number, attached in enumerate(mail.attachments, 1):
        yield _attached(attached, FilePlace(part=f"attachment {number}"), bounds)


def _strings(mail: "Message") -> Iterator[str]:
    """Of all other properties, as those of a contact; who sent the mail among them."""
    for each in mail.properties:
        if each.ptyp in _STRINGS and each.pid not in _OF_PROGRAMS:
            value = str(getattr(each, "value", "")).strip("\0 ")
            if _SAYS.search(value):
                yield value


def _attached(attached: "Attachment", place: FilePlace, bounds: Bounds) -> Contents:
    name = Contents((Segment(attached.file_name, place, format="name"),) if attached.file_name else ())
    try:
        bounds.member()
        content = attached.file_bytes
        if content is None:
            return joined((name, Contents((), (Unread.DOCUMENT,))))
        bounds.expand(len(content))
        return joined((name, within(bounds.nested(content), place)))
    except UnreadableFile as error:
        return joined((name, Contents((), (error.kind,))))
