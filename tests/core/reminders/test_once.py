"""Each reminder is posted once: ten processes at the same moment, and a process killed at every step."""

import asyncio
import multiprocessing
import signal
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from core.store.database import Database, database_url
from core.store.store import Store
from tests.fakes.chat import FileChat
from tests.fakes.databases import migrated

from .processes import post_and_die, race
from .services import MONDAYS, at

FIRST, PROCESSES, ROUNDS = "2026-11-30T09:00:00+00:00", 10, 200
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.core.reminders.processes"])


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of a database with one schedule in it."""
    made = migrated(request.param, tmp_path / "store.db")

    async def fill() -> None:
        store = Store(Database(database_url(made, tmp_path)))
        await store.database.start()
        await store.reminders.save(MONDAYS, at("2026-11-27T12:00:00+00:00"))
        await store.database.close()

    asyncio.run(fill())
    return made


def test_ten_processes_that_race_two_hundred_times_make_two_hundred_posts(address: str, tmp_path: Path) -> None:
    barrier = CONTEXT.Barrier(PROCESSES)
    arguments = (address, str(tmp_path), FIRST, ROUNDS, barrier)
    racers = [CONTEXT.Process(target=race, args=arguments) for _ in range(PROCESSES)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(300)
    assert [racer.exitcode for racer in racers] == [0] * PROCESSES
    keys = Counter(line["key"] for line in FileChat(tmp_path / "posts.jsonl").lines())
    assert len(keys) == ROUNDS
    assert set(keys.values()) == {1}


def test_a_process_that_is_killed_at_any_step_never_posts_twice_and_never_not_at_all(address: str, tmp_path: Path) -> None:
    far_side = FileChat(tmp_path / "posts.jsonl")
    for step in range(200):
        planned = at(FIRST) + timedelta(days=7 * step)
        code = _run(address, tmp_path, planned.isoformat(), step)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        assert _run(address, tmp_path, (planned + timedelta(minutes=5)).isoformat(), 10**6) == 0
        keys = Counter(line["key"] for line in far_side.lines())
        assert len(keys) == step + 1
        assert set(keys.values()) == {1}
    assert step > 10


def _run(address: str, folder: Path, now: str, step: int) -> int | None:
    process = CONTEXT.Process(target=post_and_die, args=(address, str(folder), now, step))
    process.start()
    process.join(60)
    return process.exitcode
