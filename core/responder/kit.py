"""What all parts of the responder share; handed in once by the composition root."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog

from config.entities import EntityTypes
from config.guides import Guides
from config.phrases import Phrases
from config.reminders import ReminderSettings
from config.responding import CatchupSettings, LoadSettings, ThrottleSettings
from config.revocation import Revocation
from config.settings import FileSettings

from ..allowlist import AllowlistEntry
from ..checker import Checker
from ..fingerprint import fingerprint
from ..message import Attachment, Message, MessageRef, Place
from ..metrics import Metrics
from ..ports import Chat, Clock, Interaction, Person, Unavailable, Undeliverable
from ..records import FindingRecord
from ..reminders.desk import Desk
from ..reminders.scheduler import Scheduler
from ..store.claims import Claim
from ..store.store import Store
from ..verdict import Verdict
from ..workers import Workers
from .attachments import Attachments
from .changes import Changes
from .settings import SettingsResolver

if TYPE_CHECKING:
    from .coverage import Joiner

_log = structlog.get_logger("responder")


class RightUnknown(Exception):
    """Whether somebody may do something could not be found out; whoever asked is told so, and not that they may not."""


@dataclass(frozen=True, slots=True)
class Kit:
    """Dependencies. ``key`` keys fingerprints and message versions; ``chats`` are the connected platforms by name.

    ``unrecorded``: notices that were sent while the database went away; they are recorded at the next try, not sent again.
    """

    checker: Checker
    workers: Workers
    store: Store
    book: SettingsResolver
    clock: Clock
    metrics: Metrics
    types: EntityTypes
    guides: Guides
    phrases: Mapping[str, Phrases]
    key: bytes
    throttle: ThrottleSettings = field(default_factory=ThrottleSettings)
    load: LoadSettings = field(default_factory=LoadSettings)
    catchup: CatchupSettings = field(default_factory=CatchupSettings)
    revocation: Mapping[str, Revocation] = field(default_factory=dict)
    reminders: ReminderSettings = field(default_factory=ReminderSettings)
    files: FileSettings = field(default_factory=FileSettings)
    chats: dict[str, Chat] = field(default_factory=dict)
    unrecorded: dict[Claim, FindingRecord] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)
    desk: Desk = field(init=False)
    scheduler: Scheduler = field(init=False)
    attachments: Attachments = field(init=False)
    joiner: "Joiner" = field(init=False)
    _telling: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        """Builds the reminders on the same parts."""
        desk = Desk(
            store=self.store,
            chats=self.chats,
            guides=self.guides,
            phrases=self.phrases,
            clock=self.clock,
            types=self.types,
            settings=self.reminders,
            key=self.key,
            wish=self.book.of_workspace,
            of_person=self.book.of_person,
            silent_until=self.book.silent_until,
        )
        object.__setattr__(self, "desk", desk)
        object.__setattr__(self, "scheduler", Scheduler(desk))
        from .coverage import Joiner  # which knows the kit

        object.__setattr__(self, "joiner", Joiner(desk, self.book, self.chats))
        object.__setattr__(self, "attachments", Attachments(self.files, self.key))

    def chat(self, platform: str) -> Chat:
        """The connected platform of that name."""
        return self.chats[platform]

    async def is_admin(self, person: Person) -> bool:
        """Whether the person may change settings; raises RightUnknown where the platform could not be asked."""
        return await self._right(person.platform, self.chat(person.platform).is_admin(person))

    async def manages(self, person: Person, place: Place) -> bool:
        """Whether the person looks after the channel; raises RightUnknown likewise."""
        return await self._right(person.platform, self.chat(person.platform).manages(person, place))

    async def _right(self, platform: str, asked: Awaitable[bool]) -> bool:
        try:
            return await asked
        except (Unavailable, Undeliverable) as error:
            _log.warning("right_unknown", platform=platform, error=str(error))
            raise RightUnknown from None

    def telling(self, chat: Chat) -> AbstractAsyncContextManager[None]:
        """Held from sending a notice to recording it, where the platform cannot look up what was sent.

        One at a time, so that a process that dies leaves at most one notice of which nobody knows whether it was seen.
        """
        return _locked(self._telling) if chat.capabilities.ephemeral_anytime else nullcontext()

    def whole(self, message: Message) -> AbstractAsyncContextManager[Message]:
        """The message with its files, for as long as they are needed; nothing is fetched that is there already."""
        return self.attachments.of(self.chat(message.place.platform), message)

    async def in_place(self, message: Message) -> Message:
        """The message, with what the settings say about its place."""
        return (await self.book.rules(message.place, self.chat(message.place.platform).capabilities)).of(message)

    async def verdict_on(self, message: Message) -> Verdict:
        """Checks by the place's policy and marks, with its files; raises Unchecked."""
        rules = await self.book.rules(message.place, self.chat(message.place.platform).capabilities)
        async with self.whole(rules.of(message)) as whole:
            return await self.workers.check(whole, rules.policy, await self.book.marks(whole))

    async def marks_on(self, message: Message, verdict: Verdict) -> list[AllowlistEntry]:
        """The marks that cover values of a message; the newest first."""
        entries = await self.book.allowlist(await self.in_place(message))
        return [entry for entry in entries if entry.value.fingerprint in verdict.marked]


@asynccontextmanager
async def _locked(lock: asyncio.Lock) -> AsyncIterator[None]:
    async with lock:
        yield


@dataclass(frozen=True, slots=True, repr=False)
class Command:
    """``/privacy-check`` as somebody typed it; ``raw`` is in the platform's own writing."""

    place: Place
    person: Person
    raw: str
    interaction: Interaction
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Press:
    """A button that somebody pressed; ``notice`` is where it stands, as the platform names it."""

    code: str
    place: Place
    person: Person
    interaction: Interaction
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody wants to have a message checked that is there already, whoever wrote it.

    ``message``: as it came along with the question, where the platform sends it.
    """

    ref: MessageRef
    person: Person
    interaction: Interaction
    message: Message | None = None


def answer_key(kit: Kit, interaction: Interaction) -> str:
    """The key of an answer; the platform's token is a secret for a while, and a key may be shown."""
    return f"answer:{fingerprint(kit.key, 'ANSWER', interaction.token)}"


def notice_key(ref: MessageRef, version: str) -> str:
    """The key under which the notice about a message's version is delivered."""
    return f"notice:{version[:8]}:{ref.platform}:{ref.workspace}:{ref.channel}:{ref.id}"


def author_of(message: Message) -> Person:
    """Who wrote it."""
    return Person(message.ref.platform, message.ref.workspace, message.author.id)
