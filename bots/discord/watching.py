"""Permissions that are taken away while we run: looked at again when roles or channels change, and told once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import discord

from .permissions import lacking_in

# One change of a role comes as many events: they are waited for, and looked at together.
_PAUSE_SECONDS = 2.0


class Watch:
    """Knows what each server lacked when it was last looked at."""

    def __init__(self, tell: Callable[[discord.Guild, Sequence[str]], Awaitable[None]]) -> None:
        """Tell: is given a server and a line for each thing that it lacks now and did not lack before."""
        self._tell = tell
        self._known: dict[int, frozenset[str]] = {}
        self._due: dict[int, asyncio.Task[None]] = {}

    async def look(self, guild: discord.Guild) -> None:
        """Tells what is missing now and was not before."""
        lacking = lacking_in(guild)
        before = self._known.get(guild.id, frozenset())
        self._known[guild.id] = frozenset(lacking)
        new = [line for line in lacking if line not in before]
        if new:
            await self._tell(guild, new)

    def changed(self, guild: discord.Guild) -> None:
        """Something changed that permissions depend on: looks again in two seconds."""
        if guild.id not in self._due:
            self._due[guild.id] = asyncio.create_task(self._soon(guild))

    def stop(self) -> None:
        """Looks no more."""
        for task in self._due.values():
            task.cancel()

    async def _soon(self, guild: discord.Guild) -> None:
        try:
            await asyncio.sleep(_PAUSE_SECONDS)
        finally:
            self._due.pop(guild.id, None)
        await self.look(guild)
