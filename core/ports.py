"""The interfaces that the core needs from a platform and from the machine; each adapter implements them in its own folder."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from .command_style import Spelling
from .message import Attachment, Message, MessageRef, Place
from .reply import Reply
from .text import Text


class Clock(Protocol):
    """Tells the time; tests replace it."""

    def now(self) -> datetime:
        """The present moment, with a time zone."""
        ...


class Markup(Protocol):
    """Converts between a platform's markup and plain text."""

    def decode(self, raw: str) -> Text:
        """The text as a person reads it, with offsets back to the raw text."""
        ...

    def encode(self, plain: str, following: str = "") -> str:
        """Markup that displays exactly the plain text, whatever character follows it, and mentions nobody."""
        ...


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a platform allows; the core checks these and never a platform's name. Lengths in characters.

    ``demonstration``: people only try it out, so nothing is delayed: no shadow days, no batching. ``opt_in``: no channel is
    checked until a moderator chooses it, or all channels. ``member_list``: the platform lists the people who can read a channel.
    ``global_people``: a person has one id in all workspaces, and may ask about all of them in a direct message.
    ``repost_files``: a message posted in a person's name may have files.
    ``revokes``: the platform's own tokens can be revoked. ``modes``: what an alarm can lead to, the default first.
    ``lists_threads``: threads can be listed, also those that began long before. ``joins``: the bot can join public channels
    without an invitation. ``spelling``: how our commands are typed there.
    ``consent_page``: the URL at which a person allows us to delete their own messages, or an empty string.
    """

    ephemeral_anytime: bool = False
    delete_others: bool = False
    repost_as_author: bool = False
    compare_view: bool = False
    demonstration: bool = False
    member_list: bool = False
    opt_in: bool = False
    consent_page: str = ""
    global_people: bool = False
    repost_files: bool = False
    revokes: bool = False
    joins: bool = False
    lists_threads: bool = False
    spelling: Spelling = field(default_factory=Spelling)
    modes: tuple[str, ...] = ("notice", "log", "off")
    max_text: int = 2000
    max_buttons: int = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A person who can get a direct message."""

    platform: str
    workspace: str
    id: str


@dataclass(frozen=True, slots=True)
class Interaction:
    """A pressed button or a command that awaits its response; the token stays in memory and is never stored."""

    place: Place
    person: Person
    token: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """A person's home page, on platforms that have one."""

    person: Person


Target = Place | Person | Interaction | Home


@dataclass(frozen=True, slots=True, repr=False)
class Post:
    """A message posted in a person's name, in the platform's markup, with its files and the message that it replies to."""

    text: str
    files: tuple[Attachment, ...] = ()
    answers: MessageRef | None = None


class Undeliverable(Exception):
    """A permanent failure: no such channel, no permission, direct messages turned off. Retrying does not help."""


class NotAllowed(Undeliverable):
    """The bot lacks a permission, which an admin can grant."""


class Unavailable(Exception):
    """A temporary failure: a lost connection, an error of the platform. Retrying later may work."""


class TokenRefused(Unavailable):
    """The bot's token was revoked, has expired or lacks a permission that every call needs, until an admin fixes it."""


class RateLimited(Unavailable):
    """A private notice must wait for some seconds; all other calls wait by themselves."""

    def __init__(self, seconds: float) -> None:
        """Seconds: as the platform says."""
        super().__init__("rate limited")
        self.seconds = seconds


class SinkFailed(Exception):
    """Records did not reach their target; retrying later may work."""

    def __init__(self, why: str) -> None:
        """Why: a status or the type of an error, nothing that the target wrote."""
        super().__init__(why)
        self.why = why


class RecordSink(Protocol):
    """An external system that receives records of findings and changes, such as a SIEM."""

    @property
    def host(self) -> str:
        """For the log: the host alone, as an address may hold a secret."""
        ...

    @property
    def target(self) -> str:
        """A digest that stands for the address in the database."""
        ...

    async def send(self, records: Sequence[Mapping[str, object]]) -> None:
        """Sends all of them; raises SinkFailed unless all are known to have arrived."""
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A public channel. Ours: whether the bot can read it."""

    place: Place
    ours: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """How a platform lets us read its history. Messages: a call brings at most. Seconds: between two calls, at least.

    A day: how many messages were posted a day lately, where that can be said of more than a burst. Total: how many there are,
    where the platform has shown all of them.
    """

    messages: int
    seconds: float = 0.0
    a_day: float | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class PastPage:
    """What one call for a channel's history brought. Next: where to go on, by ids and times alone; empty at the end.

    Reached: the moment up to which the channel is read by now, where the call tells it. Unread: messages that are not
    understood.
    """

    messages: tuple[Message, ...]
    next: str
    pace: Pace
    reached: datetime | None = None
    unread: int = 0


class Chat(Protocol):
    """A connected platform. Every method may raise Unavailable, and waits for rate limits by itself.

    A failed call is never mistaken for an answer, neither for "it is gone" nor for "they are not allowed to".

    ``key`` identifies a delivery: the same key is never posted twice. ``again``: another process may have sent it: check first.
    """

    @property
    def capabilities(self) -> Capabilities:
        """What this platform allows."""
        ...

    async def deliver(
        self, reply: Reply, to: Target, key: str, *, reader: Person | None = None, again: bool = False
    ) -> MessageRef:
        """Delivers a reply; if it is for the author alone, in a channel, ``reader`` is the only person who sees it.

        Returns the message posted; raises Undeliverable.
        """
        ...

    async def post_as(self, author: Person, place: Place, post: Post, key: str, *, again: bool = False) -> MessageRef:
        """Posts in the name of a person where the platform allows it; raises Undeliverable."""
        ...

    async def revoke(self, message: Message, spared: Sequence[str]) -> int:
        """Revokes the platform's own tokens in a message (``revokes``); returns how many.

        Spared: texts whose tokens are not revoked: redacted ones, and those that contain values marked as not a leak.
        """
        ...

    async def withdraw(self, notice: MessageRef) -> None:
        """Deletes a delivered reply; no error if it is gone or cannot be deleted."""
        ...

    async def delete(self, ref: MessageRef, by: Person | None = None) -> bool:
        """Deletes a message; False if the platform or the permissions do not allow it.

        ``by``: its author, who asks for it and may have given their own consent.
        """
        ...

    async def fetch(self, ref: MessageRef) -> Message | None:
        """Fetches a message; None only if the platform says that it was deleted.

        Raises NotAllowed if the bot may not read it, and Undeliverable if the platform refuses the call for another reason:
        neither means that it was deleted.
        """
        ...

    async def download(self, file: Attachment, workspace: str, most: int) -> Attachment:
        """The file with its content, or with the reason why it cannot be downloaded. Most: bytes. Raises nothing."""
        ...

    def located(self, place: Place) -> Place | None:
        """The place with its parents and properties, by its ids; None if they are not known."""
        ...

    def history(self, place: Place, position: int, after: datetime | None) -> AsyncIterator[Message]:
        """People's messages newer than the position (and the moment), oldest first, including newer threads.

        Raises NotAllowed if the place is gone or not accessible, and Undeliverable as ``fetch``.
        """
        ...

    async def past(self, place: Place, at: str, since: datetime) -> PastPage:
        """One call's worth of a channel's messages since a moment, the newest first, with those of its threads.

        At: what the page before named as ``next``, or an empty string; it is good after a restart and in another process, too.
        Raises as ``history``, but RateLimited instead of waiting, so that nothing else has to wait behind it.
        """
        ...

    async def pace(self, place: Place) -> Pace:
        """How fast the history there can be read; asks the platform where that is not known. Raises as ``past``."""
        ...

    def channels(self, workspace: str) -> AsyncIterator[Listed]:
        """All channels that the bot is in, public or private, and the public ones that it is not in."""
        ...

    async def is_admin(self, person: Person) -> bool:
        """Whether the person may change settings; a failed call raises instead of answering."""
        ...

    async def manages(self, person: Person, place: Place) -> bool:
        """Whether the platform says that the person manages a channel; not all admins do."""
        ...

    async def in_groups(self, person: Person, groups: Collection[str]) -> bool:
        """Whether the person belongs to one of the groups, by their ids; as ``is_admin``, a failed call raises."""
        ...

    def public_channels(self, workspace: str) -> AsyncIterator[Listed]:
        """All public channels, fetched page by page."""
        ...

    async def join(self, place: Place) -> None:
        """Joins a public channel (``joins``); raises NotAllowed if no channel can be joined, Undeliverable if this one cannot."""
        ...

    async def channel_id(self, workspace: str, written: str) -> str:
        """The id of a channel (or of a category), given as an id or a mention; empty if unknown."""
        ...

    async def group_id(self, workspace: str, written: str) -> str:
        """The id of a group of people, given in the same way."""
        ...

    async def zone(self, person: Person) -> str:
        """The person's time zone as an IANA name, or an empty string if the platform does not say."""
        ...

    async def audience(self, place: Place) -> int | None:
        """How many people can read a place, or None if the platform does not say."""
        ...

    async def members(self, place: Place) -> list[Person]:
        """The people who can read a place; empty if the platform does not list them (``member_list``)."""
        ...

    async def admins(self, workspace: str) -> list[Person]:
        """A few people who get messages for admins; the installer first."""
        ...
