"""Slash commands: ``/privacy-check``, ``/privacy`` for everybody, ``/privacy-admin`` for those who manage the server."""

from typing import Any

import discord
import structlog
from discord import app_commands

from core.commands import usage_of

from .automod import AutoMod
from .command_style import ADMIN, IN_GROUPS, PLAIN, name_of
from .events import Events
from .forms import CheckForm, ReminderForm

_log = structlog.get_logger("discord")
# Who may install a command, and where it is offered: people take "check" with them, also to where the bot is not.
_ANYWHERE = app_commands.AppInstallationType(guild=True, user=True)
_SERVERS = app_commands.AppInstallationType(guild=True, user=False)
_EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_WITH_BOT = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False)
AnyCommand = app_commands.Command[Any, ..., None] | app_commands.ContextMenu | app_commands.Group


class Tree(app_commands.CommandTree[discord.Client]):
    """An error in a command is logged without what was asked."""

    async def on_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError, /) -> None:
        """What the library would log with its traceback."""
        cause = error.__cause__ or error
        _log.error("command_failed", platform="discord", error=type(cause).__name__)


def all_commands(events: Events, automod: AutoMod) -> list[AnyCommand]:
    """Everything that the tree holds."""
    return [_check(events), _menu(events), _privacy(events), _admin(events, automod)]


def _check(events: Events) -> AnyCommand:
    @app_commands.command(name="privacy-check", description="Check a text or a file; only you see the answer")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.describe(text="The text to check, or a word such as help, status, my-data", file="A file to check")
    async def privacy_check(interaction: discord.Interaction, text: str = "", file: discord.Attachment | None = None) -> None:
        await (events.on_command(interaction, text, file) if text or file else events.on_form(interaction, CheckForm))

    return privacy_check


def _menu(events: Events) -> AnyCommand:
    async def check_privacy(interaction: discord.Interaction, message: discord.Message) -> None:
        await events.on_question(interaction, message)

    return app_commands.ContextMenu(
        name="Check privacy", callback=check_privacy, allowed_installs=_ANYWHERE, allowed_contexts=_EVERYWHERE
    )


def _privacy(events: Events) -> AnyCommand:
    group = app_commands.Group(
        name=PLAIN, description="Privacy Check, for you", allowed_installs=_SERVERS, allowed_contexts=_WITH_BOT
    )
    for words in IN_GROUPS[PLAIN]:
        group.add_command(_command(events, words))

    @group.command(name="guide", description=usage_of("guide").about)
    async def guide(interaction: discord.Interaction, assistant: str = "") -> None:
        await events.on_command(interaction, f"guide {assistant}".strip())

    @group.command(name="allowlist", description=usage_of("allowlist").about)
    @app_commands.describe(page="Which page, where there are several")
    async def allowlist(interaction: discord.Interaction, page: app_commands.Range[int, 1, 999] = 1) -> None:
        await events.on_command(interaction, f"allowlist {page}")

    @group.command(name="pause", description=usage_of("pause").about)
    @app_commands.describe(length="How long, as in 30m, 1h or 3d")
    async def pause(interaction: discord.Interaction, length: str = "1h") -> None:
        await events.on_command(interaction, f"pause {length}")

    @group.command(name="quiet", description=usage_of("quiet").about)
    @app_commands.describe(hours="Hours and time zone, as in 22:00-08:00 Europe/Berlin; or off")
    async def quiet(interaction: discord.Interaction, hours: str) -> None:
        await events.on_command(interaction, f"quiet {hours}")

    return group


def _admin(events: Events, automod: AutoMod) -> AnyCommand:
    manage = discord.Permissions(manage_guild=True)
    group = app_commands.Group(
        name=ADMIN,
        description="Privacy Check, for moderators",
        guild_only=True,
        default_permissions=manage,
        allowed_installs=_SERVERS,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    )
    for words in IN_GROUPS[ADMIN]:
        group.add_command(_command(events, words))

    @group.command(name="reminders", description="Sets a reminder up here, as in: mondays 10:00 Europe/Berlin")
    async def reminders(interaction: discord.Interaction, when: str = "") -> None:
        await (events.on_command(interaction, f"reminders {when}") if when else events.on_form(interaction, ReminderForm))

    @group.command(name="automod", description="Rules that stop a leak before anybody reads it")
    async def rules(interaction: discord.Interaction) -> None:
        await automod.offer(interaction)

    @group.command(name="history", description=usage_of("history").about)
    @app_commands.describe(days="How many days back", everywhere="In all channels, not only in this one")
    async def history(
        interaction: discord.Interaction, days: app_commands.Range[int, 1, 365] = 30, everywhere: bool = False
    ) -> None:
        await events.on_command(interaction, f"history {days}d {'everywhere' if everywhere else 'here'}")

    group.add_command(_exempt(events))
    group.add_command(_settings(events))
    return group


def _settings(events: Events) -> "app_commands.Command[Any, ..., None]":
    @app_commands.command(name="settings", description=usage_of("settings").about)
    @app_commands.describe(channel="A channel, forum or category: what holds there, and in all that lies in it")
    async def settings(
        interaction: discord.Interaction,
        channel: discord.abc.GuildChannel | discord.Thread | None = None,
    ) -> None:
        await events.on_command(interaction, f"settings channel {channel.id}" if channel else "settings")

    return settings


def _exempt(events: Events) -> "app_commands.Command[Any, ..., None]":
    @app_commands.command(name="exempt", description="Who and what is exempt: a role, a channel, a category")
    @app_commands.describe(role="A role whose members are exempt", channel="A channel or category", off="No longer")
    async def exempt(
        interaction: discord.Interaction,
        role: discord.Role | None = None,
        channel: discord.abc.GuildChannel | None = None,
        off: bool = False,
    ) -> None:
        subject = f" group {role.id}" if role else f" channel {channel.id}" if channel else ""
        await events.on_command(interaction, f"exempt{subject}{' off' if off and subject else ''}")

    return exempt


def _command(events: Events, words: str) -> "app_commands.Command[Any, ..., None]":
    @app_commands.command(name=name_of(words), description=usage_of(words).about)
    async def said(interaction: discord.Interaction) -> None:
        await events.on_command(interaction, words)

    return said
