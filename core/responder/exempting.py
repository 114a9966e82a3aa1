"""Who and where is left alone: groups of people (roles), channels, and categories of channels."""

import re

from .. import wording
from ..commands import Misused
from ..reply import Reply
from ..store.workspaces import Scope, SettingValue
from .kit import Command, Kit
from .settings import EXEMPT, Mode, Switch

_WORDS = re.compile(r"(?P<kind>group|channel)\s+(?P<subject>\S{1,200})(?:\s+(?P<off>off))?", re.IGNORECASE)


async def exempt(kit: Kit, command: Command, typed: str) -> Reply:
    """``exempt``: the list; ``exempt group ID`` and ``exempt channel ID`` add to it, with ``off`` behind they take away.

    Raises Misused where the platform knows no such group or channel.
    """
    place = command.place
    asked = _WORDS.fullmatch(typed)
    if typed and not asked:
        raise Misused
    if asked:
        kind, off = asked["kind"].casefold(), bool(asked["off"])
        subject = await _found(kit, command, kind, asked["subject"], off=off)
        if kind == "group":
            wish = SettingValue(Scope.GROUP, subject, EXEMPT, "" if off else Switch.ON)
        else:
            wish = SettingValue(Scope.CHANNEL, subject, "mode", "" if off else Mode.OFF)
        await kit.book.wish(place.platform, place.workspace, wish, command.person.id)
    groups, channels = await kit.book.exempted(place.platform, place.workspace)
    return wording.exempted(groups, channels)


async def _found(kit: Kit, command: Command, kind: str, written: str, *, off: bool) -> str:
    """The id of what was written; one that is left alone already may be gone from the platform meanwhile."""
    place, chat = command.place, kit.chat(command.place.platform)
    groups, channels = await kit.book.exempted(place.platform, place.workspace)
    if off and written in (groups if kind == "group" else channels):
        return written
    look_up = chat.group_id if kind == "group" else chat.channel_id
    found = await look_up(place.workspace, written)
    if not found:
        raise Misused(f"I know no such {kind} here, so nothing was changed.")
    return found
