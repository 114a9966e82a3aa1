"""The text of one part of a mail, and how it is written back in the part's own encoding (RFC 2045)."""

import base64
import quopri
from email.message import Message
from typing import TypeAlias

Part: TypeAlias = "Message[str, str]"


def decoded_part(part: Part) -> tuple[str, str]:
    """The text and the character set that it is in."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else str(payload or "").encode("utf-8", errors="replace")
    for charset in (_charset(part), "utf-8", "cp1252"):
        try:
            return content.decode(charset), charset
        except (LookupError, ValueError):
            continue
    return content.decode("latin-1"), "latin-1"


def _charset(part: Part) -> str:
    try:
        return part.get_content_charset() or "utf-8"
    except (LookupError, ValueError):
        return "utf-8"


def encode_part(part: Part, content: str | bytes, charset: str = "utf-8") -> None:
    """Puts a text or bytes in, encoded for transfer as the part was."""
    written = content if isinstance(content, bytes) else _encoded(part, content, charset)
    how = str(part.get("Content-Transfer-Encoding", "7bit")).strip().casefold()
    if how == "base64" or (isinstance(content, bytes) and how != "quoted-printable"):
        how, transferred = "base64", base64.encodebytes(written)
    elif how == "quoted-printable":
        transferred = quopri.encodestring(written)
    else:
        how, transferred = how if written.isascii() else "8bit", written
    del part["Content-Transfer-Encoding"]
    part["Content-Transfer-Encoding"] = how
    part.set_payload(transferred.decode("ascii", errors="surrogateescape"))


def _encoded(part: Part, text: str, charset: str) -> bytes:
    try:
        return text.encode(charset)
    except UnicodeError:
        part.set_param("charset", "utf-8")
        return text.encode("utf-8", errors="replace")
