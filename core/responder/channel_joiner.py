"""Joins public channels: all of them once an admin presses the button, or each new one where that is set."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import structlog

from .. import wording
from ..message import Place
from ..ports import Chat, Clock, NotAllowed, Person, Unavailable, Undeliverable
from ..settings_resolver import SettingsResolver, Switch
from ..store.reminders import Reminders
from .introductions import ONCE, introduction_claim

AUTO_JOIN = "auto_join"
_log = structlog.get_logger("responder")


@dataclass(slots=True)
class ChannelJoiner:
    """Joins channels one after the other in the background; it waits for the platform's rate limits.

    Exempted channels are not joined. No introduction is posted: the platform shows that the bot joined.
    """

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    reminders: Reminders
    clock: Clock
    key: bytes
    _tasks: dict[tuple[str, str], asyncio.Task[None]] = field(default_factory=dict)

    def begin(self, platform: str, workspace: str, asker: Person | None = None) -> bool:
        """Starts joining a workspace's channels; False if it is doing so already. Asker: is told the result."""
        key = (platform, workspace)
        if key in self._tasks:
            return False
        self._tasks[key] = asyncio.create_task(self._guarded(platform, workspace, asker))
        self._tasks[key].add_done_callback(lambda _: self._tasks.pop(key, None))
        return True

    async def on_created(self, place: Place) -> None:
        """Joins a new public channel, where the settings say so."""
        if await self.settings.of_workspace(place.platform, place.workspace, AUTO_JOIN) == Switch.ON:
            await self.chats[place.platform].join(place)

    async def resume(self, platform: str, workspace: str) -> None:
        """After a start: channels may have been created meanwhile."""
        if await self.settings.of_workspace(platform, workspace, AUTO_JOIN) == Switch.ON:
            self.begin(platform, workspace)

    async def idle(self) -> None:
        """Waits until nothing is being joined."""
        while self._tasks:
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def close(self) -> None:
        """Stops joining."""
        for task in [*self._tasks.values()]:
            task.cancel()
        await self.idle()

    async def _guarded(self, platform: str, workspace: str, asker: Person | None) -> None:
        try:
            joined, refused, why = await self._join(platform, workspace)
        except Exception as error:  # noqa: BLE001 - joining is a favour; what it meets must stop nothing else
            _log.warning("joining_failed", platform=platform, error=type(error).__name__)
            joined, refused, why = 0, 0, "the platform could not be asked"
        if asker:
            with suppress(Undeliverable, Unavailable):
                said = wording.joined_channels(joined, refused, why)
                key = f"joined:{workspace}:{self.clock.now().timestamp():.0f}"
                await self.chats[platform].deliver(said, asker, key)

    async def _join(self, platform: str, workspace: str) -> tuple[int, int, str]:
        """How many channels were joined, how many were not, and the reason why it stopped early, or an empty string."""
        chat, joined, refused = self.chats[platform], 0, 0
        places = [listed.place async for listed in chat.public_channels(workspace) if not listed.ours]
        _, left_alone = await self.settings.exempted(platform, workspace)
        for place in places:
            if place.channel in left_alone:
                continue
            try:
                await self._unintroduced(place)
                await chat.join(place)
                joined += 1
            except NotAllowed as error:
                return joined, refused + 1, str(error)
            except (Undeliverable, Unavailable):
                refused += 1
        return joined, refused, ""

    async def _unintroduced(self, place: Place) -> None:
        """Records the place as introduced: posting an introduction in thousands of channels at once would be a nuisance."""
        claim, now = introduction_claim(self.key, place), self.clock.now()
        async with self.reminders.claimed(claim, ONCE, now):
            pass  # claimed and at once finished: as if it had been posted
