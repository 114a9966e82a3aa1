"""Commands are registered at Discord only where they differ from what is registered: each sync counts against a daily limit."""

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands

_KEPT = ("name", "description", "required", "default_member_permissions")


def shape_of(command: Mapping[str, Any]) -> tuple[object, ...]:
    """What matters of a command or an option, alike for what we would send and for what Discord tells."""
    plain = tuple(str(command.get(name) or "") for name in _KEPT)
    where = (tuple(sorted(command.get(name) or ())) for name in ("contexts", "integration_types"))
    return (command.get("type", 1), *plain, *where, tuple(shape_of(option) for option in command.get("options") or ()))


async def sync(client: discord.Client, tree: app_commands.CommandTree[Any]) -> bool:
    """Registers all commands where one is new, gone or different; whether it did. Raises what discord.py raises."""
    there = await client.http.get_global_commands(client.application_id or 0)
    wanted = [command.to_dict(tree) for command in (*tree.get_commands(type=None),)]
    if {shape_of(command) for command in there} == {shape_of(command) for command in wanted}:
        return False
    await tree.sync()
    return True
