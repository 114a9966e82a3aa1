"""The bot was added to a channel: a short introduction, once, and one question to whoever added it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from .. import wording
from ..fingerprint import claim_name
from ..message import Place
from ..ports import Chat, Clock, Person, Undeliverable
from ..reply import Reply
from ..settings_resolver import SettingsResolver
from ..store.reminders import Reminders
from ..store.workspaces import Workspaces
from .history.first_look import FirstLook
from .permissions import Permissions

_log = structlog.get_logger("responder")
ONCE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Introductions:
    """Posts introductions."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    permissions: Permissions
    workspaces: Workspaces
    reminders: Reminders
    first_look: FirstLook
    clock: Clock
    key: bytes

    async def on_joined(self, place: Place, inviter: Person | None, joined: str = "") -> None:
        """Introduces the bot in a place that is new to it. Inviter: who added it, if the platform tells.

        Joined: when the workspace did, where it joins as a whole: it is introduced once each time, in whichever place.
        """
        chat = self.chats[place.platform]
        who = inviter.id if inviter else ""
        await self.workspaces.add(place.platform, place.workspace, who, self.clock.now())
        if await self.settings.of_workspace(place.platform, place.workspace, "introduction") == "off":
            return
        introduction = wording.introduction(chat.capabilities)
        await self._once(chat, introduction, place, None, introduction_claim(self.key, place, joined))
        await self.first_look.on_joined(place, inviter)
        schedules = await self.reminders.schedules(place.platform, place.workspace)
        if inviter and not schedules and await self.permissions.is_admin(inviter):
            asked = claim_name(self.key, "asked", place.platform, place.workspace)
            await self._once(chat, wording.ask_for_reminders(), place, inviter, asked)

    async def _once(self, chat: Chat, reply: Reply, to: Place | Person, reader: Person | None, claim: str) -> None:
        async with self.reminders.claimed(claim, ONCE, self.clock.now()) as held:
            if held.ours:
                try:
                    await chat.deliver(reply, to, claim, reader=reader, again=held.again)
                except Undeliverable:
                    _log.info("unreachable", platform=to.platform)


def introduction_claim(key: bytes, place: Place, joined: str = "") -> str:
    """The name of the claim on the introduction in a place. Joined: see ``on_joined``."""
    return claim_name(key, "hello", place.platform, place.workspace, joined or place.channel)
