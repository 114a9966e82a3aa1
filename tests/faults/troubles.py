"""The troubles, one at a time or all together."""

import asyncio
from random import Random

from tests.fakes.postgres import Postgres

from .disk import SmallDisk
from .run import Run, Trouble


def kills(run: Run, times: int, every: float) -> Trouble:
    """SIGKILL at random times."""

    async def trouble() -> None:
        random = Random(run.seed)
        for number in range(times):
            await asyncio.sleep(every * (0.5 + random.random()))
            await run.bots.kill(number)

    return trouble


def stops(run: Run, after: float, seconds: float) -> Trouble:
    """The bot stands still for a while."""

    async def trouble() -> None:
        await asyncio.sleep(after)
        await run.bots.stand_still(seconds)

    return trouble


def cuts(run: Run, times: int, every: float) -> Trouble:
    """All connections break."""

    async def trouble() -> None:
        for _ in range(times):
            await asyncio.sleep(every)
            await run.server.cut()

    return trouble


def wrongs(run: Run, *, limited: float = 0.0, broken: float = 0.0, doubled: float = 0.0, shuffled: float = 0.0) -> Trouble:
    """The platform's own: errors, rate limits, events twice and out of order."""

    async def trouble() -> None:
        faults = run.server.faults
        faults.limited, faults.broken, faults.doubled, faults.shuffled = limited, broken, doubled, shuffled

    return trouble


def restarts(server: Postgres, times: int, every: float) -> Trouble:
    """PostgreSQL goes away for a second and comes back."""

    async def trouble() -> None:
        for _ in range(times):
            await asyncio.sleep(every)
            await asyncio.to_thread(server.restart, 1.0)

    return trouble


def full_disk(run: Run, seconds: float) -> Trouble:
    """The data folder's disk is filled up, and freed after a while."""

    async def trouble() -> None:
        await asyncio.sleep(1)
        await SmallDisk(run.bots.folder).stay_full(seconds)

    return trouble


def together(*troubles: Trouble) -> Trouble:
    """All at once."""

    async def trouble() -> None:
        await asyncio.gather(*(each() for each in troubles))

    return trouble
