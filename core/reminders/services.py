"""Builds the parts of the reminders."""

from collections.abc import Mapping
from dataclasses import dataclass

from config.entities import EntityTypes
from config.reminders import ReminderSettings

from ..ports import Chat, Clock
from ..settings_resolver import SettingsResolver
from ..store.store import Store
from .digest import Digest
from .guide_texts import GuideTexts
from .live_progress import LiveProgress
from .personal import Personal
from .poster import Poster
from .scheduler import Scheduler


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderServices:
    """The parts of the reminders."""

    poster: Poster
    personal: Personal
    live_progress: LiveProgress
    digest: Digest
    scheduler: Scheduler


def build_reminders(
    store: Store,
    chats: Mapping[str, Chat],
    settings: SettingsResolver,
    guide_texts: GuideTexts,
    config: ReminderSettings,
    types: EntityTypes,
    clock: Clock,
    key: bytes,
) -> ReminderServices:
    """Chats: the connected platforms by name. Config: the process's own settings. Key: of what stands for a person in a claim."""
    reminders, answers = store.reminders, store.answers
    poster = Poster(chats, reminders, answers, guide_texts, config, clock)
    personal = Personal(chats, settings, reminders, answers, guide_texts, config, clock, key)
    live_progress = LiveProgress(chats, reminders, guide_texts, poster, clock)
    digest = Digest(chats, settings, store.workspaces, reminders, store.findings, answers, config, types, clock, key)
    scheduler = Scheduler(chats, reminders, poster, personal, live_progress, digest, config, clock)
    return ReminderServices(poster=poster, personal=personal, live_progress=live_progress, digest=digest, scheduler=scheduler)
