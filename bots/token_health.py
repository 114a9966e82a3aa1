"""Whether a workspace's token works. While it does not, Slack is only asked who we are, at growing intervals."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from core.ports import Clock, Unavailable, Undeliverable

_log = structlog.get_logger("slack")
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 300.0
_MISSING = "missing_scope"
# Without these nothing can be read or told.
NEEDED = frozenset({"channels:history", "chat:write", "groups:history", "im:history", "im:write", "users:read"})
Scopes = frozenset[str]


class TokenHealth:
    """Told by every call; says so once when the token stops working, and once when it works again."""

    def __init__(self, clock: Clock, changed: Callable[[], None], works_again: Callable[[datetime], None]) -> None:
        """Changed: told of both. Works again: told since when it did not."""
        self._clock = clock
        self._changed = changed
        self._works_again = works_again
        self._task: asyncio.Task[None] | None = None
        self.error = ""

    def refused(self, error: str, scopes: Callable[[], Awaitable[Scopes]]) -> None:
        """Slack refuses the token. Error: its own word. Scopes: asks what the token may do, however it stands."""
        if self.error:
            return
        self.error = error
        _log.error("token_refused", platform="slack", error=error)
        self._changed()
        self._task = asyncio.create_task(self._wait(self._clock.now(), scopes))

    def close(self) -> None:
        """The token is of no interest any more."""
        if self._task is not None:
            self._task.cancel()

    async def _wait(self, since: datetime, scopes: Callable[[], Awaitable[Scopes]]) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not await self._works(scopes):
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
        self.error = ""
        _log.warning("token_works_again", platform="slack")
        self._changed()
        self._works_again(since)

    async def _works(self, scopes: Callable[[], Awaitable[Scopes]]) -> bool:
        try:
            found = await scopes()
        except (Unavailable, Undeliverable):
            return False
        return self.error != _MISSING or found >= NEEDED
