"""Schedules are kept, and each posting is claimed once."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from core.message import MessageRef
from core.ports import Person
from core.store.claims import Outcome
from core.store.reminders import Schedule
from core.store.store import Store
from tests.fakes.clock import FakeClock

MONDAYS = Schedule("s1", "p", "team", "general", "0 10 * * mon", "Europe/Berlin", ("chatgpt", "claude"), "maya")


async def test_schedules_are_kept_changed_and_removed(store: Store) -> None:
    now = FakeClock().now()
    await store.reminders.keep(MONDAYS, now)
    await store.reminders.keep(replace(MONDAYS, paused=True), now)
    assert await store.reminders.schedules("p", "team") == [replace(MONDAYS, paused=True)]
    await store.reminders.remove("s1")
    assert await store.reminders.schedules("p", "team") == []


async def test_one_of_many_processes_posts(open_store: Callable[[], Store]) -> None:
    clock = FakeClock()
    stores = [open_store() for _ in range(5)]
    await stores[0].database.start()
    for each in stores:
        await each.cursors.beat(clock.now())
    planned = clock.now()
    outcomes = await asyncio.gather(*(each.reminders.take("s1", planned, clock.now()) for each in stores))
    assert sorted(outcomes) == sorted([Outcome.MINE] + [Outcome.HELD] * 4)
    winner = stores[outcomes.index(Outcome.MINE)]
    other, third = (each for each in stores[:3] if each is not winner) if winner in stores[:3] else stores[:2]
    clock.passes(seconds=31)
    await other.cursors.beat(clock.now())
    assert await other.reminders.take("s1", planned, clock.now()) is Outcome.AGAIN, "the winner is dead by now"
    await other.reminders.posted("s1", planned, MessageRef("p", "team", "general", "7"))
    assert await third.reminders.take("s1", planned, clock.now()) is Outcome.DONE
    assert await other.reminders.forget_before(clock.now() + timedelta(days=1)) == 1


async def test_a_later_answer_takes_the_place_of_an_earlier_one(store: Store) -> None:
    now = FakeClock().now()
    for name, answer in (("maya", "done"), ("jonas", "unused"), ("maya", "excluded")):
        await store.reminders.confirm(Person("p", "team", name), "chatgpt", 1, answer, now)
    assert await store.reminders.confirmations("p", "team", "chatgpt") == {"excluded": 1, "unused": 1}
