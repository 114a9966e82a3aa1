"""Wakes the poster: APScheduler with its jobs in memory. The database says what is due."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from config.reminders import ReminderSettings

from ..ports import Chat, Clock
from ..store.reminders import Reminders
from .digest import Digest
from .live_progress import LiveProgress
from .personal import Personal
from .poster import Poster
from .schedule import next_times

_log = structlog.get_logger("reminders")
_LOOK, _DRAW = "look", "draw"
_LOOK_SECONDS, _DRAW_SECONDS = 60, 5


@dataclass(slots=True)
class Scheduler:
    """One job a schedule, at its next time, and a look every minute for changes by other processes and after crashes."""

    chats: Mapping[str, Chat]
    reminders: Reminders
    poster: Poster
    personal: Personal
    live_progress: LiveProgress
    digest: Digest
    reminder_settings: ReminderSettings
    clock: Clock
    _alarms: AsyncIOScheduler | None = None
    _known: dict[str, datetime] = field(default_factory=dict)

    def start(self) -> None:
        """Starts; needs a running event loop."""
        grace = timedelta(hours=self.reminder_settings.grace_hours)
        defaults = {"misfire_grace_time": max(1, int(grace.total_seconds())), "coalesce": True, "max_instances": 1}
        self._alarms = AsyncIOScheduler(timezone=UTC, job_defaults=defaults)
        self._alarms.add_job(self.look, IntervalTrigger(seconds=_LOOK_SECONDS, timezone=UTC), id=_LOOK)
        self._alarms.add_job(self.draw, IntervalTrigger(seconds=_DRAW_SECONDS, timezone=UTC), id=_DRAW)
        self._alarms.start()

    async def close(self) -> None:
        """Stops; another process may take over what was begun."""
        if self._alarms is not None:
            self._alarms.shutdown(wait=False)
            self._alarms = None

    async def look(self) -> None:
        """Does everything that is due, and updates the jobs if schedules were changed."""
        for work in (
            self._set_alarms,
            self.poster.post_due,
            self.personal.remind_snoozed,
            self.personal.nudge_due,
            self.digest.send_due,
        ):
            await _guarded(work)

    async def changed(self) -> None:
        """Schedules or connected platforms have changed: updates the jobs at once."""
        await _guarded(self._set_alarms)

    async def draw(self) -> None:
        """Updates posts whose numbers changed."""
        await _guarded(self.live_progress.redraw)

    async def _set_alarms(self) -> None:
        if self._alarms is None:
            return
        wanted: dict[str, datetime] = {}
        now = self.clock.now()
        for platform in list(self.chats):
            schedules = await self.reminders.schedules(platform)
            for each in schedules:
                with suppress(ValueError):  # a cron string that no version of ours would have kept
                    wanted |= {each.id: next_times(each.cron, each.zone, now, 1)[0]} if not each.paused else {}
        for gone in self._known.keys() - wanted.keys():
            with suppress(JobLookupError):  # it has rung
                self._alarms.remove_job(gone)
        for name, moment in wanted.items():
            if self._known.get(name) != moment:
                self._alarms.add_job(self._ring, DateTrigger(moment), id=name, replace_existing=True)
        self._known = wanted

    async def _ring(self) -> None:
        await _guarded(self.poster.post_due)
        await _guarded(self._set_alarms)


async def _guarded(work: Callable[[], Awaitable[object]]) -> None:
    try:
        await work()
    except Exception as error:  # noqa: BLE001 - a database that is away for a while must not end the scheduler
        _log.warning("reminders_failed", error=type(error).__name__, verb=getattr(work, "__name__", ""))
