"""Pages of settings: the mode of the whole workspace, all settings of one channel, and the modes of all channels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..commands import Misused
from ..message import Place
from ..ports import Chat
from ..reply import Block, Choice, Named, Paragraph
from ..settings_resolver import Mode, SettingsResolver, Switch

# Prefixes of settings of the channel in which the button was pressed, and of a channel that is named.
HERE, IN = "here.", "in."
MODES = {
    "notice": "a private notice for its author",
    "note": "a short reply; only its author can look",
    "dm": "a direct message to its author",
    "replace": "the redacted version takes its place",
    "log": "it is counted; nobody is told",
    "off": "nothing is checked",
}
_LONGEST_ID = 24


@dataclass(frozen=True, slots=True)
class PlacePages:
    """Builds the blocks of these pages."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver

    def modes_of(self, platform: str, chosen: str) -> tuple[tuple[str, str], ...]:
        """The platform's modes to choose from, with the one in force."""
        return tuple((name, MODES[name]) for name in dict.fromkeys((*self.chats[platform].capabilities.modes, chosen)))

    async def of_workspace(self, place: Place) -> tuple[Block, ...]:
        """The mode for all channels, and those that have one of their own."""
        mode = await self.settings.usual_mode(place, self.chats[place.platform].capabilities)
        return (
            Choice("What happens on an alarm where nothing else is chosen", "mode", self.modes_of(place.platform, mode), mode),
        )

    async def table(self, place: Place) -> tuple[Block, ...]:
        """The channels and categories that have a mode of their own, by mode."""
        chosen = await self.settings.modes(place.platform, place.workspace)
        by_mode = {mode: tuple(sorted(channel for channel, each in chosen.items() if each == mode)) for mode in Mode}
        return tuple(Named(f"{mode.value}: {MODES[mode]}", channels=channels) for mode, channels in by_mode.items() if channels)

    async def of_channel(self, place: Place, channel: str) -> tuple[Block, ...]:
        """All settings of one channel, forum or category. Channel: its id."""
        chat = self.chats[place.platform]
        there = chat.located(Place(place.platform, place.workspace, channel)) or place
        place_settings = await self.settings.of_place(there, chat.capabilities)
        prefix = f"{IN}{channel}."
        blocks: tuple[Block, ...] = (
            Paragraph("Settings of one channel", strong=True),
            Named("For", channels=(channel,)),
            Choice(
                "What happens on an alarm there",
                f"{prefix}mode",
                self.modes_of(place.platform, place_settings.mode),
                place_settings.mode,
            ),
            _switch("Shadow mode: count, but tell nobody", f"{prefix}shadow", on=place_settings.shadow),
            _switch("What is written there goes to an AI", f"{prefix}assistants", on=place_settings.for_assistants),
            _switch(
                "Check what other apps and bots post, and report it in the privacy channel",
                f"{prefix}bots",
                on=place_settings.bots,
            ),
        )
        if Mode.NOTE in chat.capabilities.modes:
            blocks += (_switch("Notify the author when I leave a note", f"{prefix}ping", on=place_settings.ping),)
        return blocks


def named(name: str, here: str) -> tuple[str, str]:
    """The channel that a setting's name is about, empty for the workspace, and its bare name. Here: the channel pressed in."""
    if name.startswith(HERE):
        return here, name.removeprefix(HERE)
    if name.startswith(IN):
        channel, _, bare = name.removeprefix(IN).partition(".")
        return (channel, bare) if channel.isalnum() and len(channel) <= _LONGEST_ID else ("", "")
    return "", name


def channel_of(typed: str) -> str:
    """The id behind ``channel``, or an empty string; raises Misused."""
    if typed and not (typed.isalnum() and typed.isascii() and len(typed) <= _LONGEST_ID and any(map(str.isdigit, typed))):
        raise Misused("no id of a channel")
    return typed.upper()


def _switch(label: str, setting: str, *, on: bool) -> Choice:
    values: Sequence[StrEnum] = tuple(Switch)
    return Choice(label, setting, tuple((value.value, value.value) for value in values), Switch.ON if on else Switch.OFF)
