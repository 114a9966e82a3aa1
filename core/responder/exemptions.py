"""Exemptions: groups of people (roles), channels and categories of channels that are not checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .. import wording
from ..commands import Misused
from ..ports import Chat
from ..reply import Reply
from ..settings_resolver import EXEMPT, Mode, SettingsResolver, Switch
from ..store.workspaces import Scope, SettingValue
from .requests import Command

_WORDS = re.compile(r"(?P<kind>group|channel)\s+(?P<subject>\S{1,200})(?:\s+(?P<off>off))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Exemptions:
    """The command ``exempt``."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver

    async def exempt(self, command: Command, typed: str) -> Reply:
        """``exempt``: the list; ``exempt group ID`` and ``exempt channel ID`` add to it, a final ``off`` removes.

        Raises Misused where the platform knows no such group or channel.
        """
        place = command.place
        asked = _WORDS.fullmatch(typed)
        if typed and not asked:
            raise Misused
        if asked:
            kind, off = asked["kind"].casefold(), bool(asked["off"])
            subject = await self._found(command, kind, asked["subject"], off=off)
            if kind == "group":
                setting = SettingValue(Scope.GROUP, subject, EXEMPT, "" if off else Switch.ON)
            else:
                setting = SettingValue(Scope.CHANNEL, subject, "mode", "" if off else Mode.OFF)
            await self.settings.set(place.platform, place.workspace, setting, command.person.id)
        groups, channels = await self.settings.exempted(place.platform, place.workspace)
        return wording.exempted(groups, channels)

    async def _found(self, command: Command, kind: str, written: str, *, off: bool) -> str:
        """The id of what was typed; one that is exempted already need not exist on the platform any more."""
        place, chat = command.place, self.chats[command.place.platform]
        groups, channels = await self.settings.exempted(place.platform, place.workspace)
        if off and written in (groups if kind == "group" else channels):
            return written
        look_up = chat.group_id if kind == "group" else chat.channel_id
        found = await look_up(place.workspace, written)
        if not found:
            raise Misused(f"I know no such {kind} here, so nothing was changed.")
        return found
