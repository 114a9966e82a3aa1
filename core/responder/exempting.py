"""Who and where is left alone: groups of people (roles), channels, and categories of channels."""

import re

from .. import wording
from ..reply import Reply
from ..store.workspaces import Scope, Wish
from .kit import Command, Kit
from .rules import EXEMPT, Mode, Switch

WORDS = re.compile(r"exempt(?:\s+(?P<kind>group|channel)\s+(?P<id>\w{1,64})(?:\s+(?P<off>off))?)?", re.IGNORECASE)
_NOT_AN_ADMIN = "Only admins choose who is left alone."


async def exempt(kit: Kit, command: Command, asked: re.Match[str]) -> Reply:
    """``exempt``: the list; ``exempt group ID`` and ``exempt channel ID`` add to it, with ``off`` behind they take away."""
    place, chat = command.place, kit.chat(command.place.platform)
    if not await chat.is_admin(command.person):
        return wording.said(_NOT_AN_ADMIN)
    kind = (asked["kind"] or "").lower()
    if kind == "group":
        wish = Wish(Scope.GROUP, asked["id"], EXEMPT, "" if asked["off"] else Switch.ON)
    else:
        wish = Wish(Scope.CHANNEL, asked["id"] or "", "mode", "" if asked["off"] else Mode.OFF)
    if kind:
        await kit.book.wish(place.platform, place.workspace, wish, command.person.id)
    groups, channels = await kit.book.exempted(place.platform, place.workspace)
    return wording.exempted(groups, channels)
