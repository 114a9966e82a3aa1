"""Whether a token works. While it does not, its platform is asked at growing intervals whether it does again."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from core.ports import Clock, Unavailable, Undeliverable

_log = structlog.get_logger("token")
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 300.0


class TokenHealth:
    """Told by every call; says so once when the token stops working, and once when it works again."""

    def __init__(self, platform: str, clock: Clock, changed: Callable[[], None], works_again: Callable[[datetime], None]) -> None:
        """Changed: told of both. Works again: told since when it did not."""
        self._platform = platform
        self._clock = clock
        self._changed = changed
        self._works_again = works_again
        self._task: asyncio.Task[None] | None = None
        self.error = ""

    def refused(self, error: str, works: Callable[[], Awaitable[bool]]) -> None:
        """The platform refuses the token. Error: its own word. Works: asks whether it takes it again; raises as Chat does."""
        if self.error:
            return
        self.error = error
        _log.error("token_refused", platform=self._platform, error=error)
        self._changed()
        self._task = asyncio.create_task(self._wait(self._clock.now(), works))

    def close(self) -> None:
        """The token is of no interest any more."""
        if self._task is not None:
            self._task.cancel()

    async def _wait(self, since: datetime, works: Callable[[], Awaitable[bool]]) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not await _answers(works):
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
        self.error = ""
        _log.warning("token_works_again", platform=self._platform)
        self._changed()
        self._works_again(since)


async def _answers(works: Callable[[], Awaitable[bool]]) -> bool:
    try:
        return await works()
    except (Unavailable, Undeliverable):
        return False
