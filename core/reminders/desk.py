"""What all parts of the reminders share."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from config.entities import EntityTypes
from config.guides import Guide, Guides
from config.phrases import Phrases, said_in
from config.reminders import ReminderSettings

from ..fingerprint import fingerprint
from ..ports import Chat, Clock, Person
from ..store.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """Dependencies. ``chats``: connected platforms by name; ``key`` keys what stands for a person in a claim.

    ``wish``: (platform, workspace, setting) -> its value there. ``of_person``: the same for a person's own setting.
    ``silent_until``: the end of a person's quiet hours or pause, where it is one of them now.
    """

    store: Store
    chats: Mapping[str, Chat]
    guides: Guides
    phrases: Mapping[str, Phrases]
    clock: Clock
    types: EntityTypes
    settings: ReminderSettings
    key: bytes
    wish: Callable[[str, str, str], Awaitable[str]]
    of_person: Callable[[Person, str], Awaitable[str]]
    silent_until: Callable[[Person], Awaitable[datetime | None]]

    async def said(self, platform: str, workspace: str) -> tuple[str, Phrases]:
        """The workspace's language, and its phrases."""
        language = await self.wish(platform, workspace, "language")
        return language, said_in(self.phrases, language)

    def guide(self, key: str, language: str) -> Guide | None:
        """The guide in the language, or in English."""
        return self.guides.said_in(language, key)

    def claim(self, what: str, *about: str) -> str:
        """A name for a claim that shows no id of a person."""
        return f"{what}:{fingerprint(self.key, what.upper(), '|'.join(about))[:40]}"
