"""What the core needs of a platform and of the machine; each adapter fulfils it in its own folder."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from .message import Message, MessageRef, Place
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
    """What a platform allows; the core asks this and never a platform's name. Lengths in characters."""

    ephemeral_anytime: bool = False
    delete_others: bool = False
    repost_as_author: bool = False
    compare_view: bool = False
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


Target = Place | Person | Interaction


class Chat(Protocol):
    """A connected platform, as the core drives it. ``key`` names a delivery: the same key is the same post."""

    @property
    def capabilities(self) -> Capabilities:
        """What this platform allows."""
        ...

    async def deliver(self, reply: Reply, to: Target, key: str, *, reader: Person | None = None) -> MessageRef:
        """Shows a reply; with an author's reply in a place, ``reader`` is the one person who sees it."""
        ...

    async def post_as(self, author: Person, place: Place, text: str, key: str) -> MessageRef:
        """Posts text in the name of a person where the platform allows it."""
        ...

    async def withdraw(self, key: str) -> None:
        """Takes a delivered reply back; no error where it is gone."""
        ...

    async def delete(self, ref: MessageRef) -> bool:
        """Deletes a message; False where the platform or the rights do not allow it."""
        ...

    async def fetch(self, ref: MessageRef) -> Message | None:
        """Reads a message again; None when it is gone."""
        ...

    async def is_admin(self, person: Person) -> bool:
        """Whether the person may change settings."""
        ...


class Memory(Protocol):
    """What the responder remembers: claims, marks of what is no leak, settings, confirmations. Never content."""

    async def claim(self, ref: MessageRef, version: str) -> bool:
        """True the first time a message's version is seen, False afterwards."""
        ...

    async def remember_notice(self, ref: MessageRef, key: str) -> None:
        """Notes that the message has an open notice, delivered under this key."""
        ...

    async def open_notice(self, ref: MessageRef) -> str:
        """The key of the message's open notice, or an empty string."""
        ...

    async def close_notice(self, ref: MessageRef) -> None:
        """Forgets the open notice."""
        ...

    async def allow(self, workspace: str, fingerprints: frozenset[str]) -> None:
        """Adds keyed fingerprints of values that are no leak."""
        ...

    async def allowed(self, workspace: str) -> frozenset[str]:
        """All fingerprints that the workspace allows."""
        ...

    async def setting(self, workspace: str, name: str) -> str:
        """A workspace's own value, or an empty string."""
        ...

    async def set_setting(self, workspace: str, name: str, value: str) -> None:
        """Keeps a workspace's own value."""
        ...

    async def pause(self, person: Person, until: datetime) -> None:
        """No notices for the person until then."""
        ...

    async def paused_until(self, person: Person) -> datetime | None:
        """When the person's pause ends, if there is one."""
        ...

    async def confirm(self, person: Person, guide: str, answer: str) -> None:
        """Notes a person's answer to a guide."""
        ...

    async def confirmations(self, workspace: str, guide: str) -> dict[str, int]:
        """Answer -> number of people."""
        ...
