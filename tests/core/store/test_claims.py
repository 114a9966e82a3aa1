"""One of many gets a claim; the claim of a dead process can be taken over."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from core.message import MessageRef
from core.store.claimed import Outcome
from core.store.claims import Claim, ClaimKind
from core.store.database import Database, database_url
from core.store.reminders import PostingClaim
from core.store.store import Store
from tests.fakes.clock import FakeClock
from tests.fakes.postgres import Postgres

CLAIM = Claim(MessageRef("p", "team", "general", "17"), "a1b2")


async def test_one_of_many_processes_gets_it(open_store: Callable[[], Store]) -> None:
    clock = FakeClock()
    stores = [open_store() for _ in range(5)]
    await asyncio.gather(*(each.database.start() for each in stores))
    for each in stores:
        await each.heartbeat.beat(clock.now())
    outcomes = await asyncio.gather(*(each.claims.take(CLAIM, clock.now()) for each in stores))
    assert sorted(outcomes) == sorted([Outcome.MINE] + [Outcome.HELD] * 4)


async def test_another_version_and_another_kind_are_other_claims(store: Store) -> None:
    now = FakeClock().now()
    await store.heartbeat.beat(now)
    for claim in (CLAIM, Claim(CLAIM.ref, "other"), Claim(CLAIM.ref, CLAIM.version, ClaimKind.POST)):
        assert await store.claims.take(claim, now) is Outcome.MINE


async def test_what_is_done_stays_done(store: Store) -> None:
    now = FakeClock().now()
    await store.heartbeat.beat(now)
    await store.claims.take(CLAIM, now)
    await store.claims.finish(CLAIM)
    assert await store.claims.take(CLAIM, now + timedelta(days=1)) is Outcome.DONE
    assert await store.claims.abandoned(now + timedelta(days=1), 10) == []


async def test_a_dead_process_s_claim_is_taken_over_and_a_living_one_s_is_not(open_store: Callable[[], Store]) -> None:
    clock = FakeClock()
    dying, living = open_store(), open_store()
    await dying.database.start()
    await dying.heartbeat.beat(clock.now())
    assert await dying.claims.take(CLAIM, clock.now()) is Outcome.MINE
    assert await living.claims.take(CLAIM, clock.now()) is Outcome.HELD
    clock.passes(seconds=31)
    await living.heartbeat.beat(clock.now())
    assert await living.claims.abandoned(clock.now(), 10) == [(CLAIM, 1)]
    assert await living.claims.take(CLAIM, clock.now()) is Outcome.AGAIN


async def test_what_was_given_back_may_be_taken_by_the_same_process(store: Store) -> None:
    now = FakeClock().now()
    await store.heartbeat.beat(now)
    await store.claims.take(CLAIM, now)
    await store.claims.give_back(CLAIM)
    assert await store.claims.abandoned(now, 10) == [(CLAIM, 1)]
    assert await store.claims.take(CLAIM, now) is Outcome.AGAIN


async def test_what_could_not_be_given_back_while_the_database_was_away_may_be_taken_again(tmp_path: Path) -> None:
    server, now = Postgres(), FakeClock().now()
    store = Store(Database(database_url(server.fresh(), tmp_path)))
    await store.database.start()
    await store.heartbeat.beat(now)
    planned = (PostingClaim("s1", now), PostingClaim("s2", now))
    assert await store.claims.take(CLAIM, now) is Outcome.MINE
    assert [await store.reminders.take(each, now) for each in planned] == [Outcome.MINE] * 2
    assert await store.claims.take(CLAIM, now) is Outcome.HELD, "this process works on it"
    away = asyncio.create_task(asyncio.to_thread(server.restart, 2.0))
    await asyncio.sleep(1)
    with pytest.raises(SQLAlchemyError):
        await store.claims.give_back(CLAIM)
    with pytest.raises(SQLAlchemyError):
        await store.reminders.give_back(planned[0])
    await away
    assert await _patiently(lambda: store.claims.take(CLAIM, now)) is Outcome.AGAIN
    assert [await store.reminders.take(each, now) for each in planned] == [Outcome.AGAIN, Outcome.HELD]
    await store.database.close()
    server.close()


async def _patiently(ask: Callable[[], Awaitable[Outcome]]) -> Outcome:
    async with asyncio.timeout(20):
        while True:
            try:
                return await ask()
            except SQLAlchemyError:
                await asyncio.sleep(0.2)


async def test_old_ones_are_forgotten(store: Store) -> None:
    now = FakeClock().now()
    await store.heartbeat.beat(now)
    await store.claims.take(CLAIM, now)
    assert await store.claims.forget_before(now + timedelta(days=1)) == 0, "it is not done"
    await store.claims.finish(CLAIM)
    assert await store.claims.forget_before(now + timedelta(days=1)) == 1
