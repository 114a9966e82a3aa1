"""Makes messages for tests."""

from bots.registry import platforms
from core.message import Attachment, Author, Message, MessageRef, Place
from core.text import Text


def place(platform: str = "plain", **special: bool) -> Place:
    """A channel."""
    return Place(platform, "team", "general", **special)


def said(text: str, *, where: Place | None = None, files: tuple[Attachment, ...] = (), **more: bool) -> Message:
    """A message that somebody wrote and nobody asked about."""
    where = where or place()
    markup = platforms()[where.platform].markup if where.platform in platforms() else None
    ref = MessageRef(where.platform, where.workspace, where.channel, "1")
    return Message(ref, Author("u1"), where, markup.decode(text) if markup else Text.plain(text), files, **more)


def asked(text: str, **more: object) -> Message:
    """A message that somebody wants to have checked."""
    return said(text, asked=True, **more)  # type: ignore[arg-type]


def attached(content: str | bytes, name: str = "file.txt") -> Message:
    """A message with one file."""
    data = content.encode() if isinstance(content, str) else content
    return asked("", files=(Attachment(name, len(data), data),))
