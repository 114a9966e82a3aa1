"""APScheduler wakes the poster at the time that is planned, on the machine's own clock."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.store.database import Database, database_url
from core.store.reminders import Schedule
from core.store.store import Store
from tests.fakes.chat import PLATFORM, FileChat

from .services import reminder_services


class Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


async def test_it_rings_at_the_planned_minute_and_a_schedule_that_was_removed_does_not(tmp_path: Path) -> None:
    store = Store(Database(database_url("", tmp_path)))
    await store.database.start()
    chat = FileChat(tmp_path / "posts.jsonl")
    scheduler = reminder_services(store, chat, Clock()).scheduler
    soon = Clock().now() + timedelta(seconds=65 if Clock().now().second > 55 else 60)
    cron = f"{soon.minute} {soon.hour} * * *"
    for name in ("stays", "goes"):
        schedule = Schedule(name, PLATFORM, "team", name, cron, "UTC", ("rotation",), "maya")
        await store.reminders.keep(schedule, Clock().now())
    scheduler.start()
    await scheduler.changed()
    await store.reminders.remove("goes")
    await scheduler.changed()
    async with asyncio.timeout(75):
        while not chat.lines():  # noqa: ASYNC110 - the scheduler's own task does it
            await asyncio.sleep(0.2)
    posted_at = Clock().now()
    await scheduler.close()
    await store.database.close()
    assert [line["to"] for line in chat.lines()] == ["stays"]
    assert posted_at >= soon.replace(second=0, microsecond=0)
    assert posted_at - soon.replace(second=0, microsecond=0) < timedelta(seconds=30)
