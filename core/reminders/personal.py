"""Reminders for one person by direct message: those that they asked for, and a nudge a month at most where a schedule says so."""

from datetime import datetime, timedelta

import structlog

from config.phrases import Phrases

from ..message import Place
from ..ports import Person, Undeliverable
from ..reply import Reply
from ..store.answers import Later
from ..store.claimed import Outcome
from ..store.reminders import Schedule
from .desk import Desk
from .posts import direct
from .topics import Topic, decode_topic

_log = structlog.get_logger("reminders")
TOMORROW = timedelta(hours=24)
_MOST = 100
NUDGES, OFF = "nudges", "off"


class Personal:
    """Writes to people; quiet hours and pauses put it off."""

    def __init__(self, desk: Desk) -> None:
        """Desk: what all parts share."""
        self._desk = desk

    async def tell_later(self) -> int:
        """Reminds everybody whose time has come; returns how many were written to."""
        told = 0
        for platform in list(self._desk.chats):
            for asked in await self._desk.store.answers.due(platform, self._desk.clock.now(), _MOST):
                told += await self._later(asked)
        return told

    async def _later(self, asked: Later) -> bool:
        silent = await self._desk.silent_until(asked.person)
        if silent:
            await self._desk.store.answers.put_off(Later(asked.person, asked.guide, silent))
            return False
        language, phrases = await self._desk.said(asked.person.platform, asked.person.workspace)
        guide = self._desk.guide(asked.guide, language)
        reply = direct(Topic(asked.guide), asked.person.workspace, guide, phrases, phrases.asked_for) if guide else None
        claim = self._desk.claim("later", asked.person.workspace, asked.person.id, asked.guide)
        told = await self._write(asked.person, reply, claim, asked.due_at) if reply else False
        if told is not None:
            await self._desk.store.answers.reminded(asked)
        return bool(told)

    async def nudge_due(self) -> int:
        """Writes to those who have not answered some days after a post, where its schedule wishes it."""
        nudged = 0
        for platform, chat in list(self._desk.chats.items()):
            if chat.capabilities.member_list:
                for schedule in await self._desk.store.reminders.schedules(platform):
                    if schedule.nudge and not schedule.paused:
                        nudged += await self._nudge(schedule)
        return nudged

    async def _nudge(self, schedule: Schedule) -> int:
        now = self._desk.clock.now()
        after = timedelta(days=self._desk.settings.nudge_after_days)
        standing = await self._desk.store.reminders.standing([schedule.id], now - after - timedelta(days=1))
        posting = next((each for each in standing if each.planned + after <= now), None)
        if posting is None:
            return 0
        batch = f"nudge:{schedule.id}"
        key = decode_topic(posting.topic).guide
        language, phrases = await self._desk.said(schedule.platform, schedule.workspace)
        nudged = 0
        async with self._desk.store.reminders.claimed(batch, posting.planned, now) as held:
            for person in await self._open(schedule, key) if held.ours else ():
                nudged += await self._nudge_one(person, key, language, phrases, posting.planned)
        return nudged

    async def _open(self, schedule: Schedule, key: str) -> list[Person]:
        """The channel's members who have not answered the guide as it is now."""
        where = schedule.platform, schedule.workspace
        guide = self._desk.guides.get(key)
        if guide is None:
            return []
        answered = await self._desk.store.answers.who(*where, key, guide.version)
        members = await self._desk.chats[schedule.platform].members(Place(*where, schedule.channel))
        return [person for person in members if person.id not in answered]

    async def _nudge_one(self, person: Person, key: str, language: str, phrases: Phrases, planned: datetime) -> bool:
        now = self._desk.clock.now()
        if await self._desk.of_person(person, NUDGES) == OFF or await self._desk.silent_until(person):
            return False
        claim = self._desk.claim("nudge", person.workspace, person.id)
        last = await self._desk.store.reminders.last_done(claim, now)
        if last and now - last < timedelta(days=self._desk.settings.nudge_every_days):
            return False
        guide = self._desk.guide(key, language)
        if guide is None:
            return False
        reply = direct(Topic(key), person.workspace, guide, phrases, phrases.nudge, nudge=True)
        return bool(await self._write(person, reply, claim, planned))

    async def _write(self, person: Person, reply: Reply, claim: str, planned: datetime) -> bool | None:
        """Once for the claim and moment. True: written; False: it cannot be; None: somebody else has it, or had."""
        async with self._desk.store.reminders.claimed(claim, planned, self._desk.clock.now()) as held:
            if not held.ours:
                return False if held.outcome is Outcome.DONE else None
            try:
                key = f"{claim}:{planned.timestamp():.0f}"
                await self._desk.chats[person.platform].deliver(reply, person, key, again=held.again)
            except Undeliverable:
                _log.info("unreachable", platform=person.platform)
                return False
            return True
