"""``privacy-check discord``: what Discord is to be told of the bot."""

import base64
import binascii
from pathlib import Path
from typing import Annotated

import typer

from config.errors import ConfigError
from config.extras import needs_extra
from config.settings import load

from .help import epilog
from .options import ConfigOption

app = typer.Typer(help="What Discord is to be told of the bot.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _group() -> None:
    """What Discord is to be told of the bot."""


@app.command("invite", epilog=epilog("discord invite"))
def invite(
    client_id: Annotated[
        int | None, typer.Option("--client-id", metavar="ID", help="The application's id; else the token tells it.")
    ] = None,
    automod: Annotated[bool, typer.Option("--automod", help="Also what its AutoMod rules need: Manage Server.")] = False,
    config: ConfigOption = None,
) -> int:
    """Print the link with which a server adds the bot, with exactly the permissions that it uses."""
    with needs_extra("discord", "discord invite"):
        from ..discord.permissions import invite_link

    typer.echo(invite_link(client_id if client_id is not None else _of_token(config), automod=automod))
    return 0


def _of_token(config: Path | None) -> int:
    """A bot token begins with its application's id in base64. Source: Discord developer documentation, "Reference"."""
    from ..discord.settings import discord_settings

    token = discord_settings(load(config)).token
    if token is None:
        raise ConfigError("discord invite: add --client-id ID (developer portal, General Information), or set DISCORD_TOKEN")
    try:
        first = token.get_secret_value().partition(".")[0]
        return int(base64.b64decode(first + "=" * (-len(first) % 4)))
    except (ValueError, binascii.Error):
        raise ConfigError("environment: DISCORD_TOKEN: is not a bot token; copy it again, or add --client-id ID") from None
