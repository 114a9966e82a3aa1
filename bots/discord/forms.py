"""What is asked for in a form of its own (a modal): a longer text to check, when a reminder shall come."""

from collections.abc import Awaitable, Callable

import discord
import structlog

from .components import field

_log = structlog.get_logger("discord")
_SECONDS = 900.0
OnCommand = Callable[[discord.Interaction, str], Awaitable[None]]


class _Form(discord.ui.Modal):
    """An error in it is logged without what was sent in."""

    async def on_error(self, interaction: discord.Interaction, error: Exception, /) -> None:  # type: ignore[override]  # as the library's own
        """What the library would log with its traceback."""
        _log.error("form_failed", platform="discord", error=type(error).__name__)


class CheckForm(_Form, title="Privacy Check"):
    """What ``/privacy-check`` without a text opens."""

    def __init__(self, on_command: OnCommand) -> None:
        """On command: is given the text."""
        super().__init__(timeout=_SECONDS)
        self._on_command = on_command
        self.text = field("Text to check", long=True)
        self.add_item(self.text)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """The text was sent in."""
        await self._on_command(interaction, self.text.value)


class ReminderForm(_Form, title="A reminder in this channel"):
    """What ``/privacy-admin reminders`` without words opens; its answer is the command with them."""

    def __init__(self, on_command: OnCommand) -> None:
        """On command: is given the command's words."""
        super().__init__(timeout=_SECONDS)
        self._on_command = on_command
        self.when = field("Days and time", hint="mondays 10:00", usual="mondays 10:00", most=80)
        self.zone = field("Time zone", hint="Europe/Berlin", required=False, most=40)
        self.guides = field("Assistants", hint="chatgpt claude; empty: all", required=False, most=120)
        for each in (self.when, self.zone, self.guides):
            self.add_item(each)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """The form was sent in."""
        words = (self.when.value, self.zone.value, self.guides.value)
        await self._on_command(interaction, " ".join(("reminders", *filter(None, map(str.strip, words)))))
