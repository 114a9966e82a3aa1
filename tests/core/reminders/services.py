"""Reminders of real parts with a far side of lines in a file."""

from datetime import datetime

from config.entities import load_entities
from config.policy import Policy
from config.reminders import ReminderSettings
from config.responding import ThrottleSettings
from core.ports import Clock
from core.reminders.guide_texts import GuideTexts
from core.reminders.services import ReminderServices, build_reminders
from core.settings_resolver import SettingsResolver
from core.store.reminders import Schedule
from core.store.store import Store
from tests import shipped
from tests.conftest import KEY, NOWHERE
from tests.fakes.chat import PLATFORM, FileChat

MONDAYS = Schedule("s1", PLATFORM, "team", "general", "0 10 * * mon", "Europe/Berlin", ("rotation",), "maya")


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def reminder_services(
    store: Store, chat: FileChat, clock: Clock, config: ReminderSettings | None = None, without: frozenset[str] = frozenset()
) -> ReminderServices:
    """Without: keys of guides that are turned off."""
    settings = SettingsResolver(store.workspaces, store.allowlist, Policy(), ThrottleSettings(), clock)
    texts = GuideTexts(shipped.guides().without(without), shipped.phrases(), settings)
    chats, types = {PLATFORM: chat}, load_entities(NOWHERE)
    return build_reminders(store, chats, settings, texts, config or ReminderSettings(), types, clock, KEY)
