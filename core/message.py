"""What an adapter makes of a platform's event: a message, who wrote it and where."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from .files.contents import Contents, UnreadableFile
from .files.unread import Unread
from .text import Text


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message was posted. ``thread`` is empty outside threads; ids are the platform's own.

    ``parents``: what contains the channel, nearest first; a setting that the channel does not have is inherited from them.
    """

    platform: str
    workspace: str
    channel: str
    thread: str = ""
    private: bool = False
    shared_with_outsiders: bool = False
    for_assistants: bool = False
    parents: tuple[str, ...] = ()

    @property
    def ids_only(self) -> "Place":
        """The same place without its properties: the key of its cursor."""
        return Place(self.platform, self.workspace, self.channel, self.thread)

    @property
    def whole_channel(self) -> "Place":
        """The channel that contains the thread."""
        return replace(self, thread="")


_NO_DIGIT = re.compile(r"\D+")


@dataclass(frozen=True, slots=True)
class MessageRef:
    """What may be stored of a message and put in a button: ids only."""

    platform: str
    workspace: str
    channel: str
    id: str

    @property
    def position(self) -> int:
        """The digits of the id as a number, which grows with time on every platform that we know."""
        return int(_NO_DIGIT.sub("", self.id) or 0)


@dataclass(frozen=True, slots=True, repr=False)
class Author:
    """Who wrote a message. ``name`` is shown back to nobody and never stored."""

    id: str
    name: str = ""
    bot: bool = False
    itself: bool = False

    def __repr__(self) -> str:
        return f"Author({self.id!r}, bot={self.bot})"


@dataclass(frozen=True, slots=True, repr=False)
class Attachment:
    """A file of a message. Size in bytes, as the platform says it.

    ``content`` is None until it is downloaded, just before the check, and stays None if ``unread`` says why.
    ``part``: not a file, but a part of the message beside its text, such as an embed. ``survives_deletion``: deleting the message
    does not delete it. ``id`` and ``address`` identify it on the platform and are never shown. ``digest``: a keyed hash of the
    content, which is kept after the content itself has been dropped. ``opened``: what was read in it before the check, or why
    nothing was.
    """

    name: str
    size: int
    content: bytes | None = field(default=None)
    part: bool = False
    survives_deletion: bool = False
    id: str = ""
    address: str = ""
    media_type: str = ""
    unread: Unread | None = None
    digest: str = ""
    opened: Contents | UnreadableFile | None = field(default=None)

    @property
    def pending(self) -> bool:
        """Whether it is still to be downloaded."""
        return self.content is None and self.unread is None

    def __repr__(self) -> str:
        return f"Attachment({self.size} bytes)"


@dataclass(frozen=True, slots=True)
class Message:
    """One message as the core sees it.

    ``mentions_assistant``: it mentions a known AI app. ``mentions_us``: it mentions the bot. ``asked``: a check was asked for
    (a command, a file on the command line), so names are always searched for. ``sent_at``: None if the platform does not say.
    ``answers``: the message that it replies to.
    """

    ref: MessageRef
    author: Author
    place: Place
    text: Text
    files: tuple[Attachment, ...] = ()
    edited: bool = False
    mentions_assistant: bool = False
    mentions_us: bool = False
    asked: bool = False
    sent_at: datetime | None = None
    answers: MessageRef | None = None
