"""APScheduler wakes the poster at the time that is planned, on the machine's own clock."""

import struct
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from core.store.database import Database, database_url
from core.store.reminders import Schedule
from core.store.store import Store
from tests.fakes.chat import PLATFORM, FileChat
from tests.fakes.waiting import until

from .services import reminder_services

ZONE = "Tests/Own"


class Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@contextmanager
def a_minute_begins(moment: datetime, folder: Path) -> Iterator[ZoneInfo]:
    """A zone of ours in which a minute begins at that moment: cron knows no seconds, but zones may be apart by some."""
    # RFC 8536: no leap seconds, no changes, one kind of time, and the four letters of its name.
    content = struct.pack(">4sc15x6l", b"TZif", b"\0", 0, 0, 0, 0, 1, 4) + struct.pack(">lBB", -moment.second, 0, 0) + b"OWN\0"
    (folder / ZONE).parent.mkdir()
    (folder / ZONE).write_bytes(content)
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([str(folder), *before])
    try:
        yield ZoneInfo(ZONE)
    finally:
        zoneinfo.reset_tzpath(before)
        ZoneInfo.clear_cache(only_keys=[ZONE])


async def test_it_rings_at_the_planned_minute_and_a_schedule_that_was_removed_does_not(tmp_path: Path) -> None:
    store = Store(Database(database_url("", tmp_path)))
    await store.database.start()
    chat = FileChat(tmp_path / "posts.jsonl")
    scheduler = reminder_services(store, chat, Clock()).scheduler
    soon = Clock().now().replace(microsecond=0) + timedelta(seconds=5)
    with a_minute_begins(soon, tmp_path) as zone:
        there = soon.astimezone(zone)
        assert there.second == 0
        for name in ("stays", "goes"):
            schedule = Schedule(name, PLATFORM, "team", name, f"{there.minute} {there.hour} * * *", ZONE, ("rotation",), "maya")
            await store.reminders.save(schedule, Clock().now())
        scheduler.start()
        await scheduler.changed()
        await store.reminders.remove("goes")
        await scheduler.changed()
        await until(chat.lines, 30)
        posted_at = Clock().now()
        await scheduler.close()
    await store.database.close()
    assert [line["to"] for line in chat.lines()] == ["stays"]
    assert soon <= posted_at < soon + timedelta(seconds=30)
