"""The machine's clock is set a day forward or back: nothing is missed, nothing is done twice, nobody waits a day."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bots.clock import SystemClock
from config.responding import ThrottleSettings
from core.message import MessageRef, Place
from core.records import FindingRecord, Notification, State
from core.responder.throttle import due
from core.store.claimed import Outcome
from core.store.claims import Claim
from core.store.cursors import Position
from core.store.database import Database, database_url
from core.store.shared_clock import SharedClock
from core.store.store import Store
from core.verdict import Severity
from tests.fakes.clock import FakeClock
from tests.fakes.postgres import fresh_database

REF = MessageRef("p", "team", "general", "17")
CLAIM = Claim(REF, "a1b2")
PLACE = Place("p", "team", "general")
DAY = timedelta(days=1)


async def test_a_process_that_died_with_its_clock_ahead_is_not_alive_until_tomorrow(open_store: Callable[[], Store]) -> None:
    clock = FakeClock()
    dying, living = open_store(), open_store()
    await dying.database.start()
    await dying.heartbeat.beat(clock.now() + DAY)
    assert await dying.claims.take(CLAIM, clock.now() + DAY) is Outcome.MINE
    await dying.cursors.save({PLACE: Position(7, held_back=False)}, clock.now() + DAY)
    await living.heartbeat.beat(clock.now())
    assert await living.claims.abandoned(clock.now(), 10) == [(CLAIM, 1)]
    assert await living.claims.take(CLAIM, clock.now()) is Outcome.AGAIN
    gap = (await living.cursors.adopt(["p"], clock.now()))[PLACE]
    assert (gap.position, gap.after) == (7, None), "from its position: when it was last seen is not known"


async def test_a_process_whose_clock_was_set_back_beats_at_once(open_store: Callable[[], Store]) -> None:
    clock = FakeClock()
    mine, other = open_store(), open_store()
    await mine.database.start()
    await mine.heartbeat.beat(clock.now())
    for jump in (-DAY, DAY):
        clock.time += jump
        await mine.heartbeat.ensure_alive(clock.now())
        assert await mine.claims.take(Claim(REF, str(jump)), clock.now()) is Outcome.MINE
        await other.heartbeat.beat(clock.now())
        assert await other.claims.take(Claim(REF, str(jump)), clock.now()) is Outcome.HELD


async def test_a_done_claim_stays_done_whatever_the_clock_says(store: Store) -> None:
    now = FakeClock().now()
    await store.heartbeat.beat(now)
    await store.claims.take(CLAIM, now)
    await store.claims.finish(CLAIM)
    for jump in (-DAY, timedelta(0), DAY):
        assert await store.claims.take(CLAIM, now + jump) is Outcome.DONE
        assert await store.claims.forget_before(now + jump - timedelta(days=7)) == 0


async def test_a_notice_that_was_put_off_by_a_wrong_clock_comes_when_that_is_mended(store: Store) -> None:
    now = FakeClock().now()
    ahead = now + DAY
    waiting = FindingRecord(
        REF, "U1", "v", "high", {"EMAIL_ADDRESS": 1}, State.WAITING, ahead, due_at=ahead + timedelta(minutes=1)
    )
    async with store.database.writing() as connection:
        await store.findings.save(waiting, connection)
    assert [noted.ref for noted in await store.findings.due(now, 10)] == [REF]


@pytest.mark.parametrize("jump", [DAY, -DAY], ids=["ahead", "behind"])
async def test_a_replica_whose_machine_is_a_day_off_goes_by_the_database_s_clock(tmp_path: Path, jump: timedelta) -> None:
    """It would hold all others for dead, take over what they are at, and be held for dead itself."""
    right, wrong = SystemClock(), FakeClock()
    stores = [Store(Database(database_url(address, tmp_path))) for address in [fresh_database()] * 2]
    await stores[0].database.start()
    clocks = [SharedClock(right, stores[0].database), SharedClock(wrong, stores[1].database)]
    for store, clock in zip(stores, clocks, strict=True):
        wrong.time = right.now() + jump
        await clock.compare()
        assert abs(clock.now() - right.now()) < timedelta(seconds=5)
        await store.heartbeat.beat(clock.now())
    assert await stores[0].claims.take(CLAIM, clocks[0].now()) is Outcome.MINE
    await stores[0].cursors.save({PLACE: Position(7)}, clocks[0].now())
    assert await stores[1].claims.take(CLAIM, clocks[1].now()) is Outcome.HELD
    assert await stores[1].claims.abandoned(clocks[1].now(), 10) == []
    assert await stores[1].cursors.adopt(["p"], clocks[1].now()) == {}
    assert not await stores[0].heartbeat.alone(clocks[0].now())
    for store in stores:
        await store.database.close()


async def test_a_database_that_does_not_answer_changes_no_clock(tmp_path: Path) -> None:
    database = Database(database_url(fresh_database(), tmp_path))
    machine = FakeClock()
    clock = SharedClock(machine, database)
    await database.close()
    await clock.compare()
    assert clock.now() == machine.now()


def test_what_was_told_tomorrow_puts_no_notice_off() -> None:
    now = FakeClock().now()
    told = [Notification(now + DAY, "general", f"key{number}", REF) for number in range(20)]
    assert due(now, told, "general", Severity.HIGH, ThrottleSettings()) is None
