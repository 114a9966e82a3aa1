"""Permissions that are taken away while we run: looked at again when roles or channels change, and told once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import discord
import structlog

from .permissions import missing_in

Tell = Callable[[discord.Guild, Sequence[str]], Awaitable[None]]
_log = structlog.get_logger("discord")
# One change of a role comes as many events: they are waited for, and looked at together.
_PAUSE_SECONDS = 2.0
# What could not be told, because Discord or we had no time for it.
_AGAIN_SECONDS = 60.0


class Watch:
    """Knows what each server lacked when it was last looked at."""

    def __init__(self, tell: Tell, again: float = _AGAIN_SECONDS, restored: Tell | None = None) -> None:
        """Tell: is given a server and a line for each thing that it lacks now and did not lack before.

        Again: seconds until it is tried anew where telling failed. Restored: as tell, for what it lacked before and has again.
        """
        self._tell = tell
        self._restored = restored
        self._again = again
        self._known: dict[int, frozenset[str]] = {}
        self._due: dict[int, asyncio.Task[None]] = {}

    async def look(self, guild: discord.Guild) -> None:
        """Tells what is missing now and was not before; raises nothing."""
        missing = missing_in(guild)
        before = self._known.get(guild.id, frozenset())
        self._known[guild.id] = frozenset(missing)
        new = [line for line in missing if line not in before]
        restored = sorted(before.difference(missing))
        try:
            if new:
                await self._tell(guild, new)
            if restored and self._restored:
                await self._restored(guild, restored)
        except Exception as error:  # noqa: BLE001 - one server's trouble must not keep the others from being looked at
            _log.warning("permissions_untold", platform="discord", error=type(error).__name__)
            self._known[guild.id] = before
            self._wait(guild, self._again)

    def changed(self, guild: discord.Guild) -> None:
        """Something changed that permissions depend on: looks again in two seconds."""
        self._wait(guild, _PAUSE_SECONDS)

    def stop(self) -> None:
        """Looks no more."""
        for task in self._due.values():
            task.cancel()

    def _wait(self, guild: discord.Guild, seconds: float) -> None:
        if guild.id not in self._due:
            self._due[guild.id] = asyncio.create_task(self._later(guild, seconds))

    async def _later(self, guild: discord.Guild, seconds: float) -> None:
        try:
            await asyncio.sleep(seconds)
        finally:
            self._due.pop(guild.id, None)
        await self.look(guild)
