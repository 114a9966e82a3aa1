"""The rate limiter: so many at once, so many a second, the newest first."""

import asyncio
import itertools

from core.responder.rate_limiter import RateLimiter


async def test_whoever_waits_for_the_newest_goes_first() -> None:
    limiter, went = RateLimiter(at_once=1, per_second=1000), []

    async def go(newest: int) -> None:
        async with limiter.slot(newest):
            went.append(newest)

    await asyncio.gather(*(go(newest) for newest in (3, 9, 1, 7)))
    assert went == [9, 7, 3, 1]


async def test_no_more_than_so_many_run_at_once() -> None:
    limiter, inside, most = RateLimiter(at_once=2, per_second=1000), 0, 0

    async def go(newest: int) -> None:
        nonlocal inside, most
        async with limiter.slot(newest):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(go(newest) for newest in range(10)))
    assert most <= 2


async def test_slots_begin_no_faster_than_is_set() -> None:
    limiter, loop = RateLimiter(at_once=10, per_second=50), asyncio.get_running_loop()
    began: list[float] = []

    async def go(newest: int) -> None:
        async with limiter.slot(newest):
            began.append(loop.time())

    await asyncio.gather(*(go(newest) for newest in range(4)))
    assert all(after - before >= 0.015 for before, after in itertools.pairwise(began))


async def test_whoever_gives_up_keeps_nobody_waiting() -> None:
    limiter, held = RateLimiter(at_once=1, per_second=1000), asyncio.Event()

    async def hold() -> None:
        async with limiter.slot(9):
            held.set()
            await asyncio.Event().wait()

    holder = asyncio.create_task(hold())
    await held.wait()
    waiting = asyncio.create_task(hold())
    await asyncio.sleep(0)
    waiting.cancel()
    holder.cancel()
    await asyncio.gather(holder, waiting, return_exceptions=True)
    async with asyncio.timeout(60), limiter.slot(1):
        assert limiter
