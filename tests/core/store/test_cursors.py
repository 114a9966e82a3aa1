"""Each process writes its own positions; the dead one's are adopted, from the lowest."""

from collections.abc import Callable
from datetime import timedelta

from core.message import Place
from core.store.cursors import Gap, Position
from core.store.store import Store
from tests.fakes.clock import FakeClock

GENERAL, THREAD = Place("p", "team", "general"), Place("p", "team", "general", "17")


async def test_a_dead_process_s_places_are_adopted_once(open_store: Callable[[], Store]) -> None:
    clock = FakeClock()
    dying, living, third = open_store(), open_store(), open_store()
    await dying.database.start()
    await dying.heartbeat.beat(clock.now())
    seen = clock.now()
    await dying.cursors.save({GENERAL: Position(10, held_back=True), THREAD: Position(20)}, clock.now())
    await living.cursors.save({GENERAL: Position(15)}, clock.now())
    assert await living.cursors.adopt(["p"], clock.now()) == {}
    clock.passes(seconds=31)
    for each in (living, third):
        await each.heartbeat.beat(clock.now())
    assert await living.cursors.adopt(["other"], clock.now()) == {}
    assert await living.cursors.adopt(["p"], clock.now()) == {GENERAL: Gap(10), THREAD: Gap(20, seen)}
    assert await third.cursors.adopt(["p"], clock.now()) == {}
    clock.passes(seconds=31)
    await third.heartbeat.beat(clock.now())
    assert await third.cursors.adopt(["p"], clock.now()) == {GENERAL: Gap(10), THREAD: Gap(20)}, "the adopter died, too"


async def test_who_leaves_in_order_is_adopted_at_once(open_store: Callable[[], Store]) -> None:
    now = FakeClock().now()
    leaving, staying = open_store(), open_store()
    await leaving.database.start()
    for each in (leaving, staying):
        await each.heartbeat.beat(now)
    await leaving.cursors.save({GENERAL: Position(1_700_000_000_123_456)}, now)
    await leaving.heartbeat.leave(now)
    assert await staying.cursors.adopt(["p"], now) == {GENERAL: Gap(1_700_000_000_123_456, now)}


async def test_quiet_threads_are_forgotten_and_channels_are_not(store: Store) -> None:
    now = FakeClock().now()
    await store.cursors.save({GENERAL: Position(10), THREAD: Position(20)}, now)
    assert await store.cursors.forget_before(now + timedelta(days=1)) == 1
    store.cursors._holder = "another"
    assert list(await store.cursors.adopt(["p"], now)) == [GENERAL]
