"""``privacy-check remind``."""

import asyncio
from pathlib import Path

from core.store.database import Database, database_url
from core.store.reminders import Schedule
from core.store.store import Store
from tests.fakes.clock import FakeClock

from .commands import privacy_check


def test_schedules_are_listed_with_their_next_times(tmp_path: Path) -> None:
    assert "No reminders yet" in privacy_check("remind", "--list", PRIVACY_CHECK_DATA_DIR=str(tmp_path)).out
    address = f"sqlite:///{tmp_path / 'kept.db'}"

    async def fill() -> None:
        store = Store(Database(database_url(address, tmp_path)))
        await store.database.start()
        schedule = Schedule("s1", "slack", "T1", "C1", "0 10 * * mon", "Europe/Berlin", ("rotation",), "U1")
        await store.reminders.save(schedule, FakeClock().now())
        await store.database.close()

    asyncio.run(fill())
    done = privacy_check("remind", "--list", DATABASE_URL=address)
    assert done.code == 0, done.err
    assert "Mondays at 10:00 (Europe/Berlin)" in done.out
    assert done.out.count("Mon ") == 3


def test_every_post_is_printed_and_nothing_is_posted() -> None:
    done = privacy_check("remind", "--dry-run", "--language", "de")
    assert done.code == 0, done.err
    assert done.out.startswith("--- 1. chatgpt\nZwei Minuten für eure Privatsphäre: ChatGPT")
    assert "--- 20. " in done.out
    assert "{" not in done.out


def test_wrong_use_is_one_clear_line() -> None:
    assert privacy_check("remind").err.count("\n") == 1
    assert "--language: there is no 'xx'; known: de, en, es, fr" in privacy_check("remind", "--dry-run", "--language", "xx").err
