"""What is asked for in a form of its own (a modal): a longer text to check, when a reminder shall come."""

from collections.abc import Awaitable, Callable

import discord

_SECONDS = 900.0
OnCommand = Callable[[discord.Interaction, str], Awaitable[None]]


class CheckForm(discord.ui.Modal, title="Privacy Check"):
    """What ``/privacy-check`` without a text opens."""

    text: "discord.ui.TextInput[CheckForm]" = discord.ui.TextInput(
        label="Text to check", style=discord.TextStyle.paragraph, max_length=4000
    )

    def __init__(self, on_command: OnCommand) -> None:
        """On command: is given the text."""
        super().__init__(timeout=_SECONDS)
        self._on_command = on_command

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """The text was sent in."""
        await self._on_command(interaction, self.text.value)


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

    def __init__(self, on_command: OnCommand) -> None:
        """On command: is given the command's words."""
        super().__init__(timeout=_SECONDS)
        self._on_command = on_command

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """The form was sent in."""
        words = (self.when.value, self.zone.value, self.guides.value)
        await self._on_command(interaction, " ".join(("reminders", *filter(None, map(str.strip, words)))))
