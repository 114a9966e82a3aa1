"""Waiting for what another part does."""

import asyncio
from collections.abc import Awaitable, Callable


async def until(done: Callable[[], object], seconds: float = 60) -> None:
    """Looks again and again; fails after so many seconds."""
    async with asyncio.timeout(seconds):
        while not done():  # noqa: ASYNC110
            await asyncio.sleep(0.02)  # another process or the library's own task changes what is looked at


async def until_so(asked: Callable[[], Awaitable[object]], seconds: float = 60) -> None:
    """The same for what must be waited for itself, as an answer of the database."""
    async with asyncio.timeout(seconds):
        while not await asked():  # noqa: ASYNC110
            await asyncio.sleep(0.02)
