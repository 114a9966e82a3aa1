"""A desk of real parts with a far side of lines in a file."""

from datetime import datetime

from config.entities import load_entities
from config.guides import load_guides
from config.phrases import load_phrases
from config.policy import Policy
from config.reminders import ReminderSettings
from config.responding import ThrottleSettings
from core.ports import Clock
from core.reminders.desk import Desk
from core.responder.settings import SettingsResolver
from core.store.reminders import Schedule
from core.store.store import Store
from tests.conftest import KEY, NOWHERE
from tests.fakes.chat import PLATFORM, FileChat

MONDAYS = Schedule("s1", PLATFORM, "team", "general", "0 10 * * mon", "Europe/Berlin", ("rotation",), "maya")


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def a_desk(store: Store, chat: FileChat, clock: Clock, settings: ReminderSettings | None = None) -> Desk:
    book = SettingsResolver(store, Policy(), ThrottleSettings(), clock)
    guides, _ = load_guides(NOWHERE)
    return Desk(
        store=store,
        chats={PLATFORM: chat},
        guides=guides,
        phrases=load_phrases(NOWHERE),
        clock=clock,
        types=load_entities(NOWHERE),
        settings=settings or ReminderSettings(),
        key=KEY,
        wish=book.of_workspace,
        of_person=book.of_person,
        silent_until=book.silent_until,
    )
