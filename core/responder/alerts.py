"""What admins must know of our rights and tokens: told once when something breaks, and once when it is mended."""

from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from datetime import datetime

import structlog

from .. import wording
from ..message import Place
from ..ports import Unavailable, Undeliverable
from ..reply import Audience, Reply
from ..store.reminders import PostingClaim
from .arrival import EVER
from .kit import Kit
from .privacy_channel import CHANNEL

_log = structlog.get_logger("responder")
_LONGEST_KEY = 200


async def on_lacking(kit: Kit, platform: str, workspace: str, lines: Sequence[str], channel: str = "") -> None:
    """Tells what is missing and where it is turned on: each line once until it is mended. Channel: its id, where it is one."""
    _log.warning("permissions_missing", platform=platform, count=len(lines))
    where, now = (channel,) if channel else (), kit.clock.now()
    async with AsyncExitStack() as claims:
        new: dict[str, str] = {}
        for line in lines:
            name = _claim(kit, platform, workspace, line, *where)
            held = await claims.enter_async_context(kit.store.reminders.claimed(name, EVER, now))
            if held.ours:
                new[line] = name
        if new:
            key = "+".join(new.values())[:_LONGEST_KEY]
            await _tell(kit, platform, workspace, wording.lacking(list(new), channel), key)


async def on_regained(kit: Kit, platform: str, workspace: str, lines: Sequence[str]) -> None:
    """Tells that what was missing is there again, where it was told that it was missing."""
    known = [
        line for line in lines if await kit.store.reminders.forget(PostingClaim(_claim(kit, platform, workspace, line), EVER))
    ]
    if known:
        _log.warning("permissions_regained", platform=platform, count=len(known))
        await _tell(kit, platform, workspace, wording.regained(known), _claim(kit, platform, workspace, "regained", *known))


async def on_token_works(kit: Kit, platform: str, workspace: str, since: datetime) -> None:
    """Our token works again; while it did not, nobody could be told anything there. Since: when it broke."""
    claim, hour = _claim(kit, platform, workspace, "token"), since.replace(minute=0, second=0, microsecond=0)
    now = kit.clock.now()
    async with kit.store.reminders.claimed(claim, hour, now) as held:
        if held.ours:
            await _tell(kit, platform, workspace, wording.token_works(since, now), claim[:_LONGEST_KEY])


def _claim(kit: Kit, platform: str, workspace: str, *about: str) -> str:
    return kit.desk.claim("lacking", platform, workspace, *about)


async def _tell(kit: Kit, platform: str, workspace: str, reply: Reply, key: str) -> None:
    """In the privacy channel, where there is one, and to one admin. Raises Unavailable where neither could be told now."""
    chat, told = kit.chat(platform), False
    channel = await kit.book.of_workspace(platform, workspace, CHANNEL)
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
