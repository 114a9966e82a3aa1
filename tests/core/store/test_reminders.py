"""Schedules are kept, and each posting is claimed once."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from core.message import MessageRef
from core.ports import Person
from core.store.answers import SnoozedReminder
from core.store.claimed import Outcome
from core.store.reminders import PostingClaim, Schedule
from core.store.store import Store
from tests.fakes.clock import FakeClock

MONDAYS = Schedule("s1", "p", "team", "general", "0 10 * * mon", "Europe/Berlin", ("chatgpt", "claude"), "maya")


async def test_schedules_are_kept_changed_and_removed(store: Store) -> None:
    now = FakeClock().now()
    await store.reminders.save(MONDAYS, now)
    await store.reminders.save(replace(MONDAYS, paused=True), now)
    assert await store.reminders.schedules("p", "team") == [replace(MONDAYS, paused=True, changed_at=now)]
    await store.reminders.remove("s1")
    assert await store.reminders.schedules("p", "team") == []


async def test_one_of_many_processes_posts(open_store: Callable[[], Store]) -> None:
    clock = FakeClock()
    stores = [open_store() for _ in range(5)]
    await stores[0].database.start()
    for each in stores:
        await each.heartbeat.beat(clock.now())
    planned = clock.now()
    outcomes = await asyncio.gather(*(each.reminders.take(PostingClaim("s1", planned), clock.now()) for each in stores))
    assert sorted(outcomes) == sorted([Outcome.MINE] + [Outcome.HELD] * 4)
    winner = stores[outcomes.index(Outcome.MINE)]
    other, third = (each for each in stores[:3] if each is not winner) if winner in stores[:3] else stores[:2]
    clock.passes(seconds=31)
    await other.heartbeat.beat(clock.now())
    assert await other.reminders.take(PostingClaim("s1", planned), clock.now()) is Outcome.AGAIN, "the winner is dead by now"
    await other.reminders.finish(PostingClaim("s1", planned), MessageRef("p", "team", "general", "7"))
    assert await third.reminders.take(PostingClaim("s1", planned), clock.now()) is Outcome.DONE
    assert await other.reminders.forget_before(clock.now() + timedelta(days=1)) == 1


async def test_a_later_answer_takes_the_place_of_an_earlier_one(store: Store) -> None:
    now = FakeClock().now()
    for name, answer in (("maya", "done"), ("jonas", "unused"), ("maya", "excluded")):
        await store.answers.confirm(Person("p", "team", name), "chatgpt", 1, answer, now)
    assert await store.answers.counts("p", "team", "chatgpt", 1) == {"excluded": 1, "unused": 1}
    assert await store.answers.counts("p", "team", "chatgpt", 2) == {}, "a newer version of the guide asks again"
    assert await store.answers.who("p", "team", "chatgpt", 1) == {"maya", "jonas"}
    assert await store.answers.of(Person("p", "team", "maya")) == {"chatgpt": ("excluded", 1)}
    assert await store.answers.moments("p", "team", now) == [now, now]


async def test_what_was_put_off_comes_once_and_goes_with_an_answer(store: Store) -> None:
    now = FakeClock().now()
    maya, jonas = Person("p", "team", "maya"), Person("p", "team", "jonas")
    for person in (maya, jonas):
        await store.answers.snooze(SnoozedReminder(person, "chatgpt", now + timedelta(hours=1)))
    asked = SnoozedReminder(maya, "chatgpt", now + timedelta(hours=2))
    await store.answers.snooze(asked)
    await store.answers.confirm(jonas, "chatgpt", 1, "done", now)
    assert await store.answers.due("p", now + timedelta(hours=1), 10) == []
    assert await store.answers.due("p", now + timedelta(hours=2), 10) == [asked]
    await store.answers.reminded(SnoozedReminder(maya, "chatgpt", now))
    assert await store.answers.due("p", now + timedelta(days=1), 10) == [asked], "it was put off again meanwhile"
    await store.answers.reminded(asked)
    assert await store.answers.due("p", now + timedelta(days=1), 10) == []


async def test_a_post_moves_the_schedule_on_and_a_skipped_one_does_not(store: Store) -> None:
    now = FakeClock().now()
    await store.heartbeat.beat(now)
    await store.reminders.save(MONDAYS, now)
    for number, ref in enumerate((MessageRef("p", "team", "general", "7"), None)):
        planned = now + timedelta(days=7 * number)
        await store.reminders.take(PostingClaim("s1", planned), now)
        await store.reminders.finish(PostingClaim("s1", planned), ref, "chatgpt" if ref else "")
    kept = await store.reminders.schedule("s1")
    assert kept is not None
    assert kept.turn == 1
    assert await store.reminders.last_done("s1", now + timedelta(days=8)) == now + timedelta(days=7)
    assert await store.reminders.last_done("s1", now) == now
    (posting,) = await store.reminders.postings(["s1"], now)
    assert (posting.topic, posting.message) == ("chatgpt", "7")
    await store.reminders.save(replace(kept, paused=True), now)
    assert (await store.reminders.schedule("s1")).turn == 1, "a change keeps the turn"  # type: ignore[union-attr]
