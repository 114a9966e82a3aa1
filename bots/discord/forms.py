"""What is asked for in a form of its own (a modal): a longer text to check, when a reminder shall come."""

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from .events import Events

_SECONDS = 900.0


class CheckForm(discord.ui.Modal, title="Privacy Check"):
    """What ``/privacy-check`` without a text opens."""

    text: "discord.ui.TextInput[CheckForm]" = discord.ui.TextInput(
        label="Text to check", style=discord.TextStyle.paragraph, max_length=4000
    )

    def __init__(self, events: "Events") -> None:
        """Events: whom the text is handed to."""
        super().__init__(timeout=_SECONDS)
        self._events = events

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """The text was sent in."""
        await self._events.on_command(interaction, self.text.value)


class ReminderForm(discord.ui.Modal, title="A reminder in this channel"):
    """What ``/privacy-admin reminders`` without words opens; its answer is the command with them."""

    when: "discord.ui.TextInput[ReminderForm]" = discord.ui.TextInput(
        label="Days and time, as in: mondays 10:00", default="mondays 10:00", max_length=80
    )
    zone: "discord.ui.TextInput[ReminderForm]" = discord.ui.TextInput(
        label="Time zone, as in: Europe/Berlin", required=False, max_length=40
    )
    guides: "discord.ui.TextInput[ReminderForm]" = discord.ui.TextInput(
        label="Assistants, as in: chatgpt claude (empty: all)", required=False, max_length=120
    )

    def __init__(self, events: "Events") -> None:
        """Events: whom the answer is handed to."""
        super().__init__(timeout=_SECONDS)
        self._events = events

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """The form was sent in."""
        words = (self.when.value, self.zone.value, self.guides.value)
        await self._events.on_command(interaction, " ".join(("reminders", *filter(None, map(str.strip, words)))))
