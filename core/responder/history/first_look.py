"""The offer to look at the last days first: once a workspace, while nobody is told anything there yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from ... import wording
from ...fingerprint import claim_name
from ...message import MessageRef, Place
from ...ports import Chat, Clock, Person, Undeliverable
from ...reply import Reply
from ...settings_resolver import SettingsResolver
from ...store.reminders import Reminders
from ..permissions import Permissions

_log = structlog.get_logger("history")
LOOK_DAYS = 7
_ONCE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Offers it to whoever has added the bot, if that is an admin, else to an admin at the first use. ``key`` keys claims."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    permissions: Permissions
    reminders: Reminders
    clock: Clock
    key: bytes

    async def on_joined(self, place: Place, inviter: Person | None) -> None:
        """The bot was added to a place. Inviter: by whom, where the platform tells."""
        if not await self._in_shadow(place):
            return
        if inviter and not await self.permissions.is_admin(inviter):
            return
        async with self.reminders.claimed(self._claim(place), _ONCE, self.clock.now()) as held:
            if not held.ours:
                return
            chat = self.chats[place.platform]
            for admin in [inviter] if inviter else (await chat.admins(place.workspace))[:1]:
                to = place if inviter else admin
                try:
                    await chat.deliver(self._offer(place), to, self._claim(place), reader=admin, again=held.again)
                except Undeliverable:
                    _log.info("unreachable", platform=place.platform)

    async def with_offer(self, reply: Reply, place: Place) -> Reply:
        """What an admin has asked for, with the offer behind it where it was not made yet."""
        if place.private or not await self._in_shadow(place):
            return reply
        async with self.reminders.claimed(self._claim(place), _ONCE, self.clock.now()) as held:
            return wording.joined(reply, self._offer(place)) if held.ours else reply

    async def _in_shadow(self, place: Place) -> bool:
        everywhere = Place(place.platform, place.workspace, "")
        return (await self.settings.of_place(everywhere, self.chats[place.platform].capabilities)).shadow

    def _offer(self, place: Place) -> Reply:
        return wording.first_look(MessageRef(place.platform, place.workspace, "-", "look"), LOOK_DAYS)

    def _claim(self, place: Place) -> str:
        return claim_name(self.key, "first-look", place.platform, place.workspace)
