"""A limit on how many calls run at once and how many begin each second; of those that wait, the newest goes first."""

import asyncio
import heapq
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

_SOON_SECONDS = 0.05


class RateLimiter:
    """Places wait here to be read, so that a platform is not asked for everything at once."""

    def __init__(self, at_once: int, per_second: float) -> None:
        """At once: how many run at the same time. Per second: how many begin."""
        self._free = at_once
        self._pause = 1 / per_second
        self._next = 0.0
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._due: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def slot(self, newest: int) -> AsyncIterator[None]:
        """Waits until one may begin; the higher number goes first, of all that wait."""
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        heapq.heappush(self._waiting, (-newest, next(self._numbers), turn))
        self._look()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give_back()
            raise
        try:
            yield
        finally:
            self._give_back()

    def _give_back(self) -> None:
        self._free += 1
        self._look()

    def _look(self) -> None:
        """Soon, so that all who come at once are put in order first."""
        if self._due is None:
            loop = asyncio.get_running_loop()
            self._due = loop.call_at(max(loop.time() + _SOON_SECONDS, self._next), self._serve)

    def _serve(self) -> None:
        self._due = None
        while self._waiting and self._waiting[0][2].done():
            heapq.heappop(self._waiting)
        if not self._waiting or self._free <= 0:
            return
        _, _, turn = heapq.heappop(self._waiting)
        self._free -= 1
        self._next = asyncio.get_running_loop().time() + self._pause
        turn.set_result(None)
        self._look()
