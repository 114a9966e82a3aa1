"""What is done when all servers are known: commands first, then each server, and each of these once for all replicas."""

import asyncio
import json

from bots.discord.events import place_of
from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes import discord_rules as rules
from tests.fakes.discord_rest import BOT, GUILD, LOBBY, OWNER, SUPPORT, member_of
from tests.fakes.discord_server import DiscordServer
from tests.fakes.waiting import until
from tests.scenarios.responders import a_responder

from .test_conversation import ANN, LEAK, connected, server
from .test_modes import Start, of_bot, start

__all__ = ["server", "start"]
STAGE = 13
COMMANDS = f"GET applications/{BOT}/commands"


async def test_two_replicas_introduce_themselves_once(
    server: DiscordServer, checker: Checker, types: EntityTypes, database: str
) -> None:
    async with (
        a_responder(checker, types, database=database) as one,
        a_responder(checker, types, database=database) as two,
        connected(server, one, ""),
        connected(server, two, ""),
    ):
        await until(lambda: of_bot(server, LOBBY))
        await until(lambda: server.calls.count(COMMANDS) == 2)
        joined = str(member_of()["joined_at"])
        await asyncio.gather(*(each.on_joined(place_of(int(GUILD), int(LOBBY)), joined=joined) for each in (one, two)))
    assert len(of_bot(server, LOBBY)) == 1


async def test_commands_are_registered_before_a_server_is_looked_at(server: DiscordServer, start: Start) -> None:
    server.denied[SUPPORT] = rules.MANAGE_MESSAGES
    async with start(""):
        await until(lambda: of_bot(server, LOBBY) and server.told(OWNER))
    order = [call for call in server.calls if call == COMMANDS or (call.startswith(("POST", "PUT")) and "gateway" not in call)]
    assert order[0] == COMMANDS
    assert order[1] == f"PUT applications/{BOT}/commands"


async def test_a_stage_channel_is_read_after_a_restart_and_its_permissions_are_looked_at(
    server: DiscordServer, start: Start
) -> None:
    server.kinds[SUPPORT] = STAGE
    server.denied[SUPPORT] = rules.MANAGE_MESSAGES
    async with start("note"):
        server.say(ANN, "hello", SUPPORT)
        await until(lambda: server.told(OWNER))
        assert f"#{SUPPORT}" in json.dumps(server.told(OWNER))
    server.say(ANN, LEAK, SUPPORT)
    async with start("note"):
        await until(lambda: of_bot(server, SUPPORT))
