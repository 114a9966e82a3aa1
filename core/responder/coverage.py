"""The public channels that the bot is not in: the list, and the button that joins them."""

from collections.abc import Mapping
from dataclasses import dataclass

from .. import wording
from ..commands import nothing_behind
from ..ports import Chat
from ..reply import Action, Reply
from ..settings_resolver import Mode, SettingsResolver
from .channel_joiner import ChannelJoiner
from .permissions import Permissions
from .requests import Command, Press


@dataclass(frozen=True, slots=True)
class ChannelCoverage:
    """Lists public channels that are not covered, and joins them."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    permissions: Permissions
    joiner: ChannelJoiner

    async def channels(self, command: Command, typed: str) -> Reply:
        """``channels``: the public channels that the bot is not in, and those in which checking is off."""
        nothing_behind(typed)
        chat, workspace = self.chats[command.place.platform], command.place.workspace
        absent, off, number = [], [], 0
        async for listed in chat.public_channels(workspace):
            number += 1
            if not listed.ours:
                absent.append(listed.place.channel)
            elif (await self.settings.of_place(listed.place, chat.capabilities)).mode is Mode.OFF:
                off.append(listed.place.channel)
        return wording.coverage(number, absent, off, joins=chat.capabilities.joins)

    async def join_all(self, press: Press, action: Action) -> Reply:
        """The button: joins every public channel that the bot is not in; whoever pressed it is told when that is done."""
        if not await self.permissions.is_admin(press.person):
            return wording.said("Only admins can add me to channels.")
        if not self.chats[press.place.platform].capabilities.joins:
            return wording.said("I cannot join channels by myself here: whoever manages a channel has to let me see it.")
        begun = self.joiner.begin(press.place.platform, press.place.workspace, press.person)
        return wording.said(wording.JOINING if begun else "I am still working on it, and will tell whoever asked first.")
