"""Posts what is due: each planned time once, or it is reported as missed."""

from collections.abc import Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from config.reminders import ReminderSettings

from ..message import MessageRef, Place
from ..ports import Chat, Clock, Person, RateLimited, Unavailable, Undeliverable
from ..reply import Audience, Paragraph, Reply
from ..store.answers import Answers
from ..store.reminders import Reminders, Schedule
from .guide_texts import GuideTexts
from .posts import Progress, post
from .schedule import due, spoken, zone_of
from .topics import topic_at

_log = structlog.get_logger("reminders")
LATE = timedelta(minutes=10)
_LOOK_BACK = timedelta(days=35)


@dataclass(frozen=True, slots=True)
class _Planned:
    schedule: Schedule
    at: datetime
    again: bool

    @property
    def key(self) -> str:
        """The key under which it is delivered."""
        return f"reminder:{self.schedule.id}:{self.at.timestamp():.0f}"


@dataclass(slots=True)
class Poster:
    """Posts for all schedules of the connected platforms; may be called often, and by many processes."""

    chats: Mapping[str, Chat]
    reminders: Reminders
    answers: Answers
    guide_texts: GuideTexts
    reminder_settings: ReminderSettings
    clock: Clock

    async def post_due(self) -> int:
        """Posts everything that is due now; returns how many posts were made. A failure leaves only that one for later."""
        posted = 0
        for platform in list(self.chats):
            for schedule in await self.reminders.schedules(platform):
                if not schedule.paused:
                    posted += await self._guarded(schedule)
        return posted

    async def post_now(self, schedule: Schedule) -> bool:
        """Posts the next topic at once, whatever is planned."""
        return bool(await self._post(schedule, self.clock.now()))

    async def _guarded(self, schedule: Schedule) -> int:
        try:
            return await self._post_due(schedule)
        except Exception as error:  # noqa: BLE001 - one schedule's problem must not keep the others waiting
            _log.warning("reminder_failed", platform=schedule.platform, error=type(error).__name__)
            return 0

    async def _post_due(self, schedule: Schedule) -> int:
        now = self.clock.now()
        since = max(schedule.changed_at or now, now - _LOOK_BACK)
        done = await self.reminders.last_done(schedule.id, now)
        times = due(schedule.cron, schedule.zone, max(since, done) if done else since, now)
        grace = timedelta(hours=self.reminder_settings.grace_hours)
        # Of several that were missed, only the newest is made up for.
        fresh = [at for at in times[-1:] if now - at <= grace]
        missed = [at for at in times if at not in fresh]
        await self._skip(schedule, missed)
        return sum([await self._post(schedule, at) for at in fresh])

    async def _post(self, schedule: Schedule, at: datetime) -> int:
        reminders = self.reminders
        async with reminders.claimed(schedule.id, at, self.clock.now()) as held:
            if not held.ours:
                return 0
            planned = _Planned(schedule, at, held.again)
            # Whoever held it before may have posted it and moved the schedule on.
            current = await reminders.schedule(schedule.id) or schedule
            topic, reply = await self._reply(current, at)
            if reply is None:
                return 0
            try:
                await held.finish(await self._delivered(planned, reply), topic)
            except Undeliverable:
                await self._tell_admins(planned, _cannot_post(schedule))
                return 0
        _log.info("reminded", platform=schedule.platform)
        return 1

    async def _delivered(self, planned: _Planned, reply: Reply) -> MessageRef:
        schedule = planned.schedule
        place = Place(schedule.platform, schedule.workspace, schedule.channel)
        try:
            return await self.chats[schedule.platform].deliver(reply, place, planned.key, again=planned.again)
        except RateLimited as limit:
            raise Unavailable(str(limit)) from None

    async def _reply(self, schedule: Schedule, at: datetime) -> tuple[str, Reply | None]:
        """The topic and its post, or no post where no guide is left."""
        topic = topic_at(schedule.turn, schedule.guides, self.guide_texts.guides, self.reminder_settings.include_unconfirmed)
        language, phrases = await self.guide_texts.phrases_of(schedule.platform, schedule.workspace)
        guide = self.guide_texts.guide(topic.guide, language) if topic else None
        if topic is None or guide is None:
            return "", None
        late = at.astimezone(zone_of(schedule.zone)) if self.clock.now() - at > LATE else None
        return topic.encode(), post(topic, guide, phrases, await self.progress(schedule, topic.guide), late=late)

    async def progress(self, schedule: Schedule, guide: str) -> Progress:
        """Answers to the guide's version in the workspace, and how many people read the schedule's channel."""
        version = self.guide_texts.guides[guide].version
        answers = await self.answers.counts(schedule.platform, schedule.workspace, guide, version)
        place = Place(schedule.platform, schedule.workspace, schedule.channel)
        people = None
        with suppress(Undeliverable, Unavailable):  # only a number in a line
            people = await self.chats[schedule.platform].audience(place)
        return Progress(answers, people)

    async def _skip(self, schedule: Schedule, times: list[datetime]) -> None:
        """Reports missed posts once; they are not posted late."""
        async with AsyncExitStack() as claims:
            skipped: list[_Planned] = []
            for at in times:
                claim = self.reminders.claimed(schedule.id, at, self.clock.now())
                held = await claims.enter_async_context(claim)
                if held.ours:
                    skipped.append(_Planned(schedule, at, held.again))
            if skipped:
                _log.warning("reminders_missed", platform=schedule.platform, count=len(skipped))
                await self._tell_admins(skipped[-1], _missed(schedule, len(skipped)))

    async def _tell_admins(self, planned: _Planned, text: str) -> None:
        """Tells whoever made the schedule, or else an admin."""
        schedule = planned.schedule
        chat = self.chats[schedule.platform]
        with suppress(Undeliverable, Unavailable):
            admins = await chat.admins(schedule.workspace)
            maker = [Person(schedule.platform, schedule.workspace, schedule.creator)] if schedule.creator else admins[:1]
            for person in maker:
                reply = Reply(Audience.AUTHOR, (Paragraph(text),))
                await chat.deliver(reply, person, f"{planned.key}:report", again=planned.again)


def _missed(schedule: Schedule, count: int) -> str:
    what = "A reminder was" if count == 1 else f"{count} reminders were"
    return f"{what} due while I was away, and too late to be posted now ({spoken(schedule.cron, schedule.zone)})."


def _cannot_post(schedule: Schedule) -> str:
    when = spoken(schedule.cron, schedule.zone)
    return f"I could not post a reminder ({when}): please make sure that I am in its channel and may write there."
