"""A claim for the length of an ``async with``: finished at its end, given back where the work failed or was cancelled."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from core.message import MessageRef
from core.store.claimed import Outcome
from core.store.claims import Claim
from core.store.reminders import PostingClaim
from core.store.store import Store
from tests.fakes.clock import FakeClock

CLAIM = Claim(MessageRef("p", "team", "general", "17"), "a1b2")
NOW = FakeClock().now()
POSTING = PostingClaim("s1", NOW)


class FailedError(Exception):
    """What the work met."""


async def test_what_was_done_to_the_end_is_never_done_again(store: Store) -> None:
    for outcome in (Outcome.MINE, Outcome.DONE):
        async with store.claims.claimed(CLAIM, NOW) as held, store.reminders.claimed("s1", NOW, NOW) as posting:
            assert (held.outcome, posting.outcome) == (outcome, outcome)
            assert held.ours is (outcome is Outcome.MINE)


async def test_after_an_error_anybody_may_try_again_and_looks_first(open_store: Callable[[], Store]) -> None:
    first, other = open_store(), open_store()
    await first.database.start()
    with pytest.raises(FailedError):
        await _fail(first)
    async with other.claims.claimed(CLAIM, NOW) as held, other.reminders.claimed("s1", NOW, NOW) as posting:
        assert held.again
        assert posting.again


async def test_after_a_cancellation_too(open_store: Callable[[], Store]) -> None:
    first, other = open_store(), open_store()
    await first.database.start()
    begun = asyncio.Event()

    async def work() -> None:
        async with first.claims.claimed(CLAIM, NOW), first.reminders.claimed("s1", NOW, NOW):
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(work())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with other.claims.claimed(CLAIM, NOW) as held, other.reminders.claimed("s1", NOW, NOW) as posting:
        assert held.again
        assert posting.again


async def test_an_error_that_is_not_counted_leaves_the_number_of_tries(store: Store) -> None:
    with pytest.raises(FailedError):
        async with store.claims.claimed(CLAIM, NOW, uncounted=FailedError):
            raise FailedError
    assert await store.claims.abandoned(NOW, 10) == [(CLAIM, 0)]
    with pytest.raises(FailedError):
        async with store.claims.claimed(CLAIM, NOW):
            raise FailedError
    assert await store.claims.abandoned(NOW, 10) == [(CLAIM, 1)]


async def _fail(store: Store, first: Callable[[], Awaitable[None]] | None = None) -> None:
    async with store.claims.claimed(CLAIM, NOW), store.reminders.claimed("s1", NOW, NOW):
        if first:
            await first()
        raise FailedError


async def test_another_s_claim_is_neither_given_back_nor_finished(open_store: Callable[[], Store]) -> None:
    holder, other, third = open_store(), open_store(), open_store()
    await holder.database.start()
    async with holder.claims.claimed(CLAIM, NOW), holder.reminders.claimed("s1", NOW, NOW):
        for each in (holder, other):
            with pytest.raises(FailedError):
                await _fail(each)
        assert await third.claims.take(CLAIM, NOW) is Outcome.HELD
        assert await third.reminders.take(POSTING, NOW) is Outcome.HELD


async def test_what_was_taken_over_meanwhile_stays_with_whoever_took_it(open_store: Callable[[], Store]) -> None:
    slow, other, third = open_store(), open_store(), open_store()
    await slow.database.start()
    later = NOW + timedelta(seconds=31)

    async def overtake() -> None:
        await other.heartbeat.beat(later)
        assert await other.claims.take(CLAIM, later) is Outcome.AGAIN
        assert await other.reminders.take(POSTING, later) is Outcome.AGAIN

    with pytest.raises(FailedError):
        await _fail(slow, overtake)
    assert await third.claims.take(CLAIM, later) is Outcome.HELD
    assert await third.reminders.take(POSTING, later) is Outcome.HELD


async def test_what_was_finished_within_may_be_reopened_within(store: Store) -> None:
    """As where the message turns out to be gone: its end must not be recorded anew behind that."""
    async with store.claims.claimed(CLAIM, NOW) as held:
        await held.finish(None)
        await store.claims.reopen(CLAIM.ref)
    assert await store.claims.take(CLAIM, NOW) is Outcome.MINE
