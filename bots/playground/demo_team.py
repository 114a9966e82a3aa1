"""The demo team: its people, channels and messages, in memory only, and who is looking."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count

from core.message import Attachment, Place

WORKSPACE = "playground"
_MOST_MESSAGES, _MOST_BYTES = 500, 100_000_000
_MOST_WAITING = 1000
_MOST_REMOVED = 20
_DIRECT = "@"
Event = dict[str, object]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Member:
    """A colleague in the demo."""

    id: str
    name: str
    admin: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of the demo and what is special about it."""

    id: str
    about: str
    outsiders: bool = False
    for_assistants: bool = False
    manager: str = ""

    def place(self) -> Place:
        """The channel as the core sees it."""
        return Place("playground", WORKSPACE, self.id, shared_with_outsiders=self.outsiders, for_assistants=self.for_assistants)


MEMBERS = (Member("maya", "Maya", admin=True), Member("jonas", "Jonas"), Member("priya", "Priya"))
CHANNELS = (
    Channel("general", "Everything else"),
    Channel("support", "What customers write to us", manager="priya"),
    Channel("ai-prompts", "Prompts for AI assistants, so checked strictly", for_assistants=True),
    Channel("partner-acme", "Shared with another company, so checked strictly", outsiders=True),
)


@dataclass(slots=True, repr=False)
class Posted:
    """A message in a channel. Instead of: the id of the message whose redacted version it is."""

    id: str
    channel: str
    author: str
    text: str
    files: tuple[Attachment, ...] = ()
    edited: bool = False
    instead_of: str = ""
    at: datetime = field(default_factory=_now)

    def shown(self) -> Event:
        """What the page shows of it."""
        return {
            "id": self.id,
            "channel": self.channel,
            "author": self.author,
            "text": self.text,
            "files": [{"name": file.name, "size": file.size} for file in self.files],
            "edited": self.edited,
            "instead_of": self.instead_of,
            "at": self.at.isoformat(),
        }


@dataclass(slots=True, repr=False)
class Said:
    """A reply of the bot's; ``reader`` is empty where everyone sees it, and ``channel`` in direct messages.

    ``deleted``: the id of the message of whose deletion it tells.
    """

    key: str
    channel: str
    reader: str
    blocks: list[Event]
    about: str = ""
    deleted: str = ""
    at: datetime = field(default_factory=_now)

    def shown(self) -> Event:
        """What the page shows of it."""
        return {
            "key": self.key,
            "channel": self.channel,
            "private": bool(self.reader),
            "blocks": self.blocks,
            "about": self.about,
            "at": self.at.isoformat(),
        }


@dataclass(slots=True)
class Room:
    """Everything that happens on the page; the oldest goes first, of 500 messages or of 100 MB.

    The last 20 deleted messages are held too, so that a press can be undone, and so is what a fresh start has cleared.
    """

    messages: OrderedDict[str, Posted] = field(default_factory=OrderedDict)
    said: OrderedDict[str, Said] = field(default_factory=OrderedDict)
    now: Callable[[], datetime] = _now
    _removed: OrderedDict[str, Posted] = field(default_factory=OrderedDict)
    _cleared: tuple[OrderedDict[str, Posted], OrderedDict[str, Said]] | None = None
    _ids: "count[int]" = field(default_factory=lambda: count(1))
    _watchers: dict[asyncio.Queue[Event], str] = field(default_factory=dict)

    def new_id(self) -> str:
        """An id for a message."""
        return str(next(self._ids))

    def put(self, message: Posted) -> None:
        """Adds or changes a message and shows it to everyone."""
        self.messages[message.id] = message
        while len(self.messages) > _MOST_MESSAGES or (self._size() > _MOST_BYTES and len(self.messages) > 1):
            self.messages.popitem(last=False)
        self._tell({"type": "message", "message": message.shown()})

    def _size(self) -> int:
        return sum(len(each.text) + sum(file.size for file in each.files) for each in self.messages.values())

    def remove(self, message_id: str) -> bool:
        """Deletes a message; False where there is none."""
        gone = self.messages.pop(message_id, None)
        if gone:
            self._removed[message_id] = gone
            if len(self._removed) > _MOST_REMOVED:
                self._removed.popitem(last=False)
            self._tell({"type": "deleted", "id": message_id})
        return gone is not None

    def removed(self, message_id: str) -> Posted | None:
        """A message that was deleted a short while ago."""
        return self._removed.get(message_id)

    def put_back(self, gone: Posted) -> Posted:
        """A deleted message again, where it stood, under an id of its own: it is read anew. What told of its deletion goes."""
        self._removed.pop(gone.id, None)
        for key in [key for key, said in self.said.items() if said.deleted == gone.id]:
            self.unsay(key)
        back = replace(gone, id=self.new_id())
        self.put(back)
        return back

    def begin(self, messages: Iterable[Posted]) -> None:
        """Starts afresh with these messages; what was there can be brought back."""
        self._cleared = (self.messages, self.said)
        self._show(OrderedDict((message.id, message) for message in messages), OrderedDict())

    def bring_back(self) -> None:
        """Undoes the last fresh start."""
        if self._cleared:
            (messages, said), self._cleared = self._cleared, None
            self._show(messages, said)

    def _show(self, messages: OrderedDict[str, Posted], said: OrderedDict[str, Said]) -> None:
        self.messages, self.said = messages, said
        self._tell({"type": "started"})

    def say(self, said: Said) -> None:
        """Shows a reply, in place of an earlier one of the same key, to its reader alone or to everyone."""
        earlier = self.said.get(said.key)
        self.said[said.key] = said = replace(said, at=earlier.at) if earlier else said
        if len(self.said) > _MOST_MESSAGES:
            self.said.popitem(last=False)
        self._tell({"type": "reply", "reply": said.shown()}, said.reader)

    def unsay(self, key: str) -> None:
        """Takes a reply back."""
        said = self.said.pop(key, None)
        if said:
            self._tell({"type": "withdrawn", "key": key}, said.reader)

    def state(self, person: str) -> Event:
        """All that a person sees now."""
        return {
            "members": [{"id": m.id, "name": m.name, "admin": m.admin} for m in MEMBERS],
            "channels": [{"id": c.id, "about": c.about} for c in CHANNELS],
            "messages": [message.shown() for message in self.messages.values()],
            "replies": [said.shown() for said in self.said.values() if said.reader in ("", person)],
        }

    async def watch(self, person: str) -> AsyncIterator[Event]:
        """Yields what a person sees from now on; whoever does not keep up is dropped and asks for the state again."""
        queue: asyncio.Queue[Event] = asyncio.Queue(_MOST_WAITING)
        self._watchers[queue] = person
        try:
            while queue in self._watchers:
                yield await queue.get()
        finally:
            self._watchers.pop(queue, None)

    def _tell(self, event: Event, reader: str = "") -> None:
        for queue, person in list(self._watchers.items()):
            if reader in ("", person):
                try:
                    queue.put_nowait(event)
                except asyncio.QueueFull:
                    self._watchers.pop(queue, None)


def member(member_id: str) -> Member | None:
    """The colleague of that id."""
    return next((m for m in MEMBERS if m.id == member_id), None)


def direct_messages(person_id: str) -> Place:
    """A person's direct messages with the bot: a channel of their own, as on every platform, which nobody else sees."""
    return Place("playground", WORKSPACE, f"{_DIRECT}{person_id}", private=True)


def alone_in(channel_id: str) -> str:
    """The id of the person whose direct messages a channel is, or an empty string."""
    return channel_id.removeprefix(_DIRECT) if channel_id.startswith(_DIRECT) else ""


def channel(channel_id: str) -> Channel | None:
    """The channel of that id."""
    return next((c for c in CHANNELS if c.id == channel_id), None)
