"""Reminders for one person by direct message: those that they asked for, and a nudge a month at most where a schedule says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from config.phrases import Phrases
from config.reminders import ReminderSettings

from ..fingerprint import claim_name
from ..message import Place
from ..ports import Chat, Clock, Person, Undeliverable
from ..reply import Reply
from ..settings_resolver import SettingsResolver
from ..store.answers import Answers, SnoozedReminder
from ..store.claimed import Outcome
from ..store.reminders import Reminders, Schedule
from .guide_texts import GuideTexts
from .posts import direct
from .topics import Topic, decode_topic

_log = structlog.get_logger("reminders")
TOMORROW = timedelta(hours=24)
_MOST = 100
NUDGES, OFF = "nudges", "off"


@dataclass(slots=True)
class Personal:
    """Writes to people; not in their quiet hours and pauses."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    reminders: Reminders
    answers: Answers
    guide_texts: GuideTexts
    reminder_settings: ReminderSettings
    clock: Clock
    key: bytes

    async def remind_snoozed(self) -> int:
        """Sends the snoozed reminders that are due; returns how many."""
        sent = 0
        for platform in list(self.chats):
            for asked in await self.answers.due(platform, self.clock.now(), _MOST):
                sent += await self._remind(asked)
        return sent

    async def _remind(self, asked: SnoozedReminder) -> bool:
        silent = await self.settings.silent_until(asked.person)
        if silent:
            await self.answers.snooze(SnoozedReminder(asked.person, asked.guide, silent))
            return False
        language, phrases = await self.guide_texts.phrases_of(asked.person.platform, asked.person.workspace)
        guide = self.guide_texts.guide(asked.guide, language)
        reply = direct(Topic(asked.guide), asked.person.workspace, guide, phrases, phrases.asked_for) if guide else None
        claim = claim_name(self.key, "later", asked.person.workspace, asked.person.id, asked.guide)
        sent = await self._write(asked.person, reply, claim, asked.due_at) if reply else False
        if sent is not None:
            await self.answers.reminded(asked)
        return bool(sent)

    async def nudge_due(self) -> int:
        """Writes to those who have not answered some days after a post, where its schedule says so."""
        nudged = 0
        for platform, chat in list(self.chats.items()):
            if chat.capabilities.member_list:
                for schedule in await self.reminders.schedules(platform):
                    if schedule.nudge and not schedule.paused:
                        nudged += await self._nudge(schedule)
        return nudged

    async def _nudge(self, schedule: Schedule) -> int:
        now = self.clock.now()
        after = timedelta(days=self.reminder_settings.nudge_after_days)
        postings = await self.reminders.postings([schedule.id], now - after - timedelta(days=1))
        posting = next((each for each in postings if each.planned + after <= now), None)
        if posting is None:
            return 0
        batch = f"nudge:{schedule.id}"
        key = decode_topic(posting.topic).guide
        language, phrases = await self.guide_texts.phrases_of(schedule.platform, schedule.workspace)
        nudged = 0
        async with self.reminders.claimed(batch, posting.planned, now) as held:
            for person in await self._open(schedule, key) if held.ours else ():
                nudged += await self._nudge_one(person, key, language, phrases, posting.planned)
        return nudged

    async def _open(self, schedule: Schedule, key: str) -> list[Person]:
        """The channel's members who have not answered the guide as it is now."""
        where = schedule.platform, schedule.workspace
        guide = self.guide_texts.guides.get(key)
        if guide is None:
            return []
        answered = await self.answers.who(*where, key, guide.version)
        members = await self.chats[schedule.platform].members(Place(*where, schedule.channel))
        return [person for person in members if person.id not in answered]

    async def _nudge_one(self, person: Person, key: str, language: str, phrases: Phrases, planned: datetime) -> bool:
        now = self.clock.now()
        if await self.settings.of_person(person, NUDGES) == OFF or await self.settings.silent_until(person):
            return False
        claim = claim_name(self.key, "nudge", person.workspace, person.id)
        last = await self.reminders.last_done(claim, now)
        if last and now - last < timedelta(days=self.reminder_settings.nudge_every_days):
            return False
        guide = self.guide_texts.guide(key, language)
        if guide is None:
            return False
        reply = direct(Topic(key), person.workspace, guide, phrases, phrases.nudge, nudge=True)
        return bool(await self._write(person, reply, claim, planned))

    async def _write(self, person: Person, reply: Reply, claim: str, planned: datetime) -> bool | None:
        """Writes once for the claim. True: sent; False: cannot be sent, or was; None: another process holds the claim."""
        async with self.reminders.claimed(claim, planned, self.clock.now()) as held:
            if not held.ours:
                return False if held.outcome is Outcome.DONE else None
            try:
                key = f"{claim}:{planned.timestamp():.0f}"
                await self.chats[person.platform].deliver(reply, person, key, again=held.again)
            except Undeliverable:
                _log.info("unreachable", platform=person.platform)
                return False
            return True
