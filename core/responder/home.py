"""A person's own page: what the bot does and stores, their own numbers, the guides with their answers."""

from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from config.guides import Guides
from config.reminders import ReminderSettings

from .. import wording
from ..ports import Chat, Clock, Home, Person, Undeliverable
from ..reminders.digest import findings_by_week, in_words
from ..reminders.schedule import spoken
from ..reminders.statistics import statistics_of
from ..reminders.topics import in_turn
from ..settings_resolver import SettingsResolver
from ..store.answers import Answers
from ..store.erasure import Erasure
from ..store.findings import Findings
from ..store.reminders import Reminders
from .permissions import Permissions

_log = structlog.get_logger("responder")
_WEEKS = 8


@dataclass(frozen=True, slots=True)
class HomePage:
    """Builds and shows the page."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    permissions: Permissions
    guides: Guides
    reminder_settings: ReminderSettings
    findings: Findings
    reminders: Reminders
    answers: Answers
    erasure: Erasure
    clock: Clock

    async def draw(self, person: Person) -> None:
        """Shows the page as it is now."""
        chat = self.chats[person.platform]
        answers = await self.answers.of(person)
        offered = in_turn(self.guides, (*self.reminder_settings.include_unconfirmed, *answers))
        guides = [(key, self.guides[key].name, self._answer(answers.get(key), key)) for key in offered]
        stored = (await self.erasure.stored_about(person)).entries
        blocks = wording.home(guides, stored, paused=await self.settings.paused_until(person), now=self.clock.now())
        if await self.permissions.is_admin(person):
            schedules = await self.reminders.schedules(person.platform, person.workspace)
            lines = [f"{spoken(each.cron, each.zone)}{' (paused)' if each.paused else ''}" for each in schedules]
            numbers = await statistics_of(
                self.findings, self.answers, person.platform, person.workspace, self.clock.now(), _WEEKS
            )
            blocks = wording.home_of_admin(blocks, lines, in_words(numbers), findings_by_week(numbers))
        try:
            await chat.deliver(blocks, Home(person), f"home:{person.id}")
        except Undeliverable:
            _log.info("unreachable", platform=person.platform)

    def _answer(self, answer: tuple[str, int] | None, key: str) -> str:
        return answer[0] if answer and answer[1] >= self.guides[key].version else ""
