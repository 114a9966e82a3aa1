"""We were added to a channel: two lines for everybody, once; and one question to whoever added us."""

from datetime import UTC, datetime

import structlog

from .. import wording
from ..message import Place
from ..ports import Chat, Person, Undeliverable
from ..reminders.desk import Desk
from ..reply import Reply
from .kit import Kit

_log = structlog.get_logger("responder")
EVER = datetime(2000, 1, 1, tzinfo=UTC)


def introduction_claim(desk: Desk, place: Place, joined: str = "") -> str:
    """The name under which it is known whether we have introduced ourselves in a place; joined: see ``on_joined``."""
    return desk.claim("hello", place.platform, place.workspace, joined or place.channel)


async def on_joined(kit: Kit, place: Place, inviter: Person | None, joined: str = "") -> None:
    """Introduces the bot in a place where it was not before. Inviter: who added it, where the platform tells.

    Joined: when the workspace did, where it joins as a whole: it is introduced once each time, in whichever place.
    """
    chat = kit.chat(place.platform)
    who = inviter.id if inviter else ""
    await kit.store.workspaces.add(place.platform, place.workspace, who, kit.clock.now())
    if await kit.book.of_workspace(place.platform, place.workspace, "introduction") == "off":
        return
    introduction = wording.introduction(chat.capabilities)
    await _once(kit, chat, introduction, place, None, introduction_claim(kit.desk, place, joined))
    schedules = await kit.store.reminders.schedules(place.platform, place.workspace)
    if inviter and not schedules and await kit.is_admin(inviter):
        asked = kit.desk.claim("asked", place.platform, place.workspace)
        await _once(kit, chat, wording.ask_for_reminders(), place, inviter, asked)


async def _once(kit: Kit, chat: Chat, reply: Reply, to: Place | Person, reader: Person | None, claim: str) -> None:
    async with kit.store.reminders.claimed(claim, EVER, kit.clock.now()) as held:
        if held.ours:
            try:
                await chat.deliver(reply, to, claim, reader=reader, again=held.again)
            except Undeliverable:
                _log.info("unreachable", platform=to.platform)
