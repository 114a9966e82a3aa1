"""Alerts to admins about the bot's permissions and token: once when something breaks, and once when it works again."""

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import datetime

import structlog

from .. import wording
from ..fingerprint import claim_name
from ..message import Place
from ..ports import Chat, Clock, Unavailable, Undeliverable
from ..reply import Audience, Reply
from ..settings_resolver import SettingsResolver
from ..store.reminders import PostingClaim, Reminders
from .introductions import ONCE
from .privacy_channel import CHANNEL

_log = structlog.get_logger("responder")
_LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class AdminAlerts:
    """Tells the admins of a workspace."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    reminders: Reminders
    clock: Clock
    key: bytes

    async def on_permissions_missing(self, platform: str, workspace: str, lines: Sequence[str], channel: str = "") -> None:
        """Tells what is missing and where it is turned on: each line once until it is there again.

        Channel: its id, where it is about one.
        """
        _log.warning("permissions_missing", platform=platform, count=len(lines))
        where, now = (channel,) if channel else (), self.clock.now()
        async with AsyncExitStack() as claims:
            new: dict[str, str] = {}
            for line in lines:
                name = self._claim(platform, workspace, line, *where)
                held = await claims.enter_async_context(self.reminders.claimed(name, ONCE, now))
                if held.ours:
                    new[line] = name
            if new:
                key = "+".join(new.values())[:_LONGEST_KEY]
                await self._tell(platform, workspace, wording.permissions_missing(list(new), channel), key)

    async def on_permissions_restored(self, platform: str, workspace: str, lines: Sequence[str]) -> None:
        """Tells that missing permissions are there again, if admins had been told that they were missing."""
        known = [
            line for line in lines if await self.reminders.forget(PostingClaim(self._claim(platform, workspace, line), ONCE))
        ]
        if known:
            _log.warning("permissions_regained", platform=platform, count=len(known))
            await self._tell(
                platform, workspace, wording.permissions_restored(known), self._claim(platform, workspace, "regained", *known)
            )

    async def on_token_works(self, platform: str, workspace: str, since: datetime) -> None:
        """The token works again; until then no notice could be sent there. Since: when it stopped working."""
        claim, hour = self._claim(platform, workspace, "token"), since.replace(minute=0, second=0, microsecond=0)
        now = self.clock.now()
        async with self.reminders.claimed(claim, hour, now) as held:
            if held.ours:
                await self._tell(platform, workspace, wording.token_works(since, now), claim[:_LONGEST_KEY])

    def _claim(self, platform: str, workspace: str, *about: str) -> str:
        return claim_name(self.key, "lacking", platform, workspace, *about)

    async def _tell(self, platform: str, workspace: str, reply: Reply, key: str) -> None:
        """Tells the privacy channel, where there is one, and one admin. Raises Unavailable if neither could be reached."""
        chat, told = self.chats[platform], False
        channel = await self.settings.of_workspace(platform, workspace, CHANNEL)
        if channel:
            with suppress(Undeliverable, Unavailable):
                public = Reply(Audience.EVERYONE, reply.blocks)
                await chat.deliver(public, Place(platform, workspace, channel), f"{key}:c")
                told = True
        try:
            for admin in (await chat.admins(workspace))[:1]:
                await chat.deliver(reply, admin, key)
        except Undeliverable:
            _log.info("unreachable", platform=platform)
        except Unavailable:
            if not told:
                raise
