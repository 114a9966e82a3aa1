"""What admins must know of our rights and tokens: told once when something breaks, and once when it is mended."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

import structlog

from .. import wording
from ..message import Place
from ..ports import Unavailable, Undeliverable
from ..reply import Audience, Reply
from ..store.claims import Outcome
from .arrival import EVER
from .kit import Kit
from .privacy_channel import CHANNEL

_log = structlog.get_logger("responder")
_TAKEN = (Outcome.MINE, Outcome.AGAIN)


async def on_lacking(kit: Kit, platform: str, workspace: str, lines: Sequence[str], channel: str = "") -> None:
    """Tells what is missing and where it is turned on: each line once until it is mended. Channel: its id, where it is one."""
    _log.warning("permissions_missing", platform=platform, count=len(lines))
    await kit.store.cursors.ensure_alive(kit.clock.now())
    where = (channel,) if channel else ()
    names = {line: _claim(kit, platform, workspace, line, *where) for line in lines}
    new = [line for line in lines if await _taken(kit, names[line], EVER)]
    if new:
        claims = [(names[line], EVER) for line in new]
        await _told(kit, platform, workspace, wording.lacking(new, channel), claims)


async def on_regained(kit: Kit, platform: str, workspace: str, lines: Sequence[str]) -> None:
    """Tells that what was missing is there again, where it was told that it was missing."""
    known = [line for line in lines if await kit.store.reminders.forget(_claim(kit, platform, workspace, line), EVER)]
    if known:
        _log.warning("permissions_regained", platform=platform, count=len(known))
        await _tell(kit, platform, workspace, wording.regained(known), _claim(kit, platform, workspace, "regained", *known))


async def on_token_works(kit: Kit, platform: str, workspace: str, since: datetime) -> None:
    """Our token works again; while it did not, nobody could be told anything there. Since: when it broke."""
    await kit.store.cursors.ensure_alive(kit.clock.now())
    claim, hour = _claim(kit, platform, workspace, "token"), since.replace(minute=0, second=0, microsecond=0)
    if await _taken(kit, claim, hour):
        await _told(kit, platform, workspace, wording.token_works(since, kit.clock.now()), [(claim, hour)])


def _claim(kit: Kit, platform: str, workspace: str, *about: str) -> str:
    return kit.desk.claim("lacking", platform, workspace, *about)


async def _taken(kit: Kit, claim: str, planned: datetime) -> bool:
    return await kit.store.reminders.take(claim, planned, kit.clock.now()) in _TAKEN


async def _told(kit: Kit, platform: str, workspace: str, reply: Reply, claims: Sequence[tuple[str, datetime]]) -> None:
    try:
        await _tell(kit, platform, workspace, reply, "+".join(claim for claim, _ in claims)[:200])
    except Exception:
        for claim in claims:
            with suppress(Exception):
                await kit.store.reminders.give_back(*claim)
        raise
    for claim in claims:
        await kit.store.reminders.posted(*claim, None)


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
