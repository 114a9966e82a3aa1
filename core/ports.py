"""What the core needs of a platform and of the machine; each adapter fulfils it in its own folder."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from .command_style import Spelling
from .message import Attachment, Message, MessageRef, Place
from .reply import Reply
from .text import Text


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def now(self) -> datetime:
        """The present moment, with a time zone."""
        ...


class Markup(Protocol):
    """A platform's way of writing text."""

    def decode(self, raw: str) -> Text:
        """What a person reads of the raw text, with the way back."""
        ...

    def encode(self, plain: str, following: str = "") -> str:
        """Raw text that shows the plain text as it stands, whatever character follows it, and pings nobody."""
        ...


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a platform allows; the core asks this and never a platform's name. Lengths in characters.

    ``demonstration``: people only try it out, so that nothing waits: no shadow days, no burst. ``opt_in``: no channel is
    looked at until a moderator chooses it, or all. ``member_list``: the people who read a channel are named.
    ``global_people``: a person has one id in all workspaces, and may ask about all of them in a direct message.
    ``repost_files``: what is posted in a person's name may have files.
    ``revokes``: secrets of the platform itself can be made worthless. ``modes``: what an alarm may lead to, the usual one
    first. ``joins``: we can join public channels by ourselves. ``spelling``: how our commands are typed there.
    ``consent_page``: the address at which a person allows us to delete their own messages, where there is one.
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
    spelling: Spelling = field(default_factory=Spelling)
    modes: tuple[str, ...] = ("notice", "log", "off")
    max_text: int = 2000
    max_buttons: int = 5


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to be written to directly."""

    platform: str
    workspace: str
    id: str


@dataclass(frozen=True, slots=True)
class Interaction:
    """A press or command that waits for its answer; the token stays in memory and is never stored."""

    place: Place
    person: Person
    token: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """A person's own page, where a platform has one."""

    person: Person


Target = Place | Person | Interaction | Home


@dataclass(frozen=True, slots=True, repr=False)
class Post:
    """What is posted in a person's name, in the platform's own writing; files and the message answered where it had them."""

    text: str
    files: tuple[Attachment, ...] = ()
    answers: MessageRef | None = None


class Undeliverable(Exception):
    """The platform will never take this: no such channel, no right, a closed mailbox. Trying again is of no use."""


class NotAllowed(Undeliverable):
    """We lack the right to do this: whoever looks after us there can give it."""


class Unavailable(Exception):
    """The platform did not take this now: a lost connection, an error of its own. Trying again later may work."""


class TokenRefused(Unavailable):
    """Our token was taken back, has expired or lacks a right that everything needs, until whoever looks after us mends it."""


class RateLimited(Unavailable):
    """A private notice must wait so many seconds; everything else waits within its call."""

    def __init__(self, seconds: float) -> None:
        """Seconds: as the platform says."""
        super().__init__("rate limited")
        self.seconds = seconds


class SinkFailed(Exception):
    """Records did not reach their target; trying again later may work."""

    def __init__(self, why: str) -> None:
        """Why: a status or the type of an error, nothing that the target wrote."""
        super().__init__(why)
        self.why = why


class RecordSink(Protocol):
    """A system outside that is told records of findings and changes, such as a SIEM."""

    @property
    def host(self) -> str:
        """For the log: the host alone, as an address may hold a secret."""
        ...

    @property
    def target(self) -> str:
        """A digest that stands for the address in the database."""
        ...

    async def send(self, records: Sequence[Mapping[str, object]]) -> None:
        """Hands all of them over; raises SinkFailed where it is not sure that all arrived."""
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A public channel, and whether we see what is written there."""

    place: Place
    ours: bool


class Chat(Protocol):
    """A connected platform, as the core drives it. Every method may raise Unavailable; rate limits it waits out itself.

    A failed call is never taken for an answer: not for "it is gone", nor for "they may not".

    ``key`` names a delivery: the same key is the same post. ``again``: an earlier process may have sent it, so look first.
    """

    @property
    def capabilities(self) -> Capabilities:
        """What this platform allows."""
        ...

    async def deliver(
        self, reply: Reply, to: Target, key: str, *, reader: Person | None = None, again: bool = False
    ) -> MessageRef:
        """Shows a reply; with an author's reply in a place, ``reader`` is the one person who sees it.

        Returns where it stands; raises Undeliverable.
        """
        ...

    async def post_as(self, author: Person, place: Place, post: Post, key: str, *, again: bool = False) -> MessageRef:
        """Posts in the name of a person where the platform allows it; raises Undeliverable."""
        ...

    async def revoke(self, message: Message, spared: Sequence[str]) -> int:
        """Makes secrets of the platform itself that stand in a message worthless (``revokes``); how many.

        Spared: texts of which none is touched: the redacted ones, and those in which what was marked as not a leak still stands.
        """
        ...

    async def withdraw(self, notice: MessageRef) -> None:
        """Takes a delivered reply back; no error where it is gone or cannot be taken back."""
        ...

    async def delete(self, ref: MessageRef, by: Person | None = None) -> bool:
        """Deletes a message; False where the platform or the rights do not allow it.

        ``by``: its author, who asks for it and may have given their own consent.
        """
        ...

    async def fetch(self, ref: MessageRef) -> Message | None:
        """Reads a message again; None only where the platform says that it is gone.

        Raises NotAllowed where we may not read it, and Undeliverable where the platform refuses the call for another reason:
        neither says that it is gone.
        """
        ...

    async def download(self, file: Attachment, workspace: str, most: int) -> Attachment:
        """A file that somebody shared, with its content, or with the reason why it cannot be had. Most: bytes. Raises nothing."""
        ...

    def located(self, place: Place) -> Place | None:
        """A place that is known by its ids alone, with what it lies in and whether it is private; None: that is not known."""
        ...

    def history(self, place: Place, position: int, after: datetime | None) -> AsyncIterator[Message]:
        """People's messages newer than the position (and the moment), oldest first, threads begun since included.

        Raises NotAllowed where the place is gone or closed to us, and Undeliverable as ``fetch``.
        """
        ...

    async def is_admin(self, person: Person) -> bool:
        """Whether the person may change settings; a failed call is no answer to that, and raises."""
        ...

    async def manages(self, person: Person, place: Place) -> bool:
        """Whether the person looks after a channel, as far as the platform says so; an admin need not."""
        ...

    async def in_groups(self, person: Person, groups: Collection[str]) -> bool:
        """Whether the person belongs to one of the groups, by their ids; as ``is_admin``, a failed call raises."""
        ...

    def public_channels(self, workspace: str) -> AsyncIterator[Listed]:
        """All public channels, page by page."""
        ...

    async def join(self, place: Place) -> None:
        """Joins a public channel (``joins``); raises NotAllowed where no channel can be joined, Undeliverable for this one."""
        ...

    async def channel_id(self, workspace: str, written: str) -> str:
        """The id of a channel (or of what holds channels), written as an id or a mention; empty where none is known there."""
        ...

    async def group_id(self, workspace: str, written: str) -> str:
        """The id of a group of people, likewise."""
        ...

    async def zone(self, person: Person) -> str:
        """The person's time zone as an IANA name, or an empty string where the platform does not say."""
        ...

    async def audience(self, place: Place) -> int | None:
        """How many people read a place, or None where the platform does not say."""
        ...

    async def members(self, place: Place) -> list[Person]:
        """The people who read a place; empty where the platform does not name them (``member_list``)."""
        ...

    async def admins(self, workspace: str) -> list[Person]:
        """A few people to tell what admins should know; the installer first."""
        ...
