"""A token that Discord refuses: not ready, one error in the log, an honest end or new tries, and nothing is missed."""

import asyncio
import json

import httpx
import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from bots.discord.app import run
from bots.discord.settings import DiscordSettings
from bots.health import build_app
from config.entities import EntityTypes
from config.errors import ConfigError
from core.checker import Checker
from core.ports import Person, Unavailable
from tests.fakes.discord_rest import GUILD, OWNER
from tests.fakes.discord_server import DiscordServer
from tests.fakes.tokens import DISCORD
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

from .test_conversation import ANN, BEN, CEM, LEAK, SERVER_GAP, connected, server

__all__ = ["server"]


async def ready(responder: ResponderUnderTest) -> int:
    """What /readyz answers."""
    app = build_app(responder, frozenset({"discord"}))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as http:
        return (await http.get("/readyz")).status_code


async def test_a_refused_token_is_seen_and_what_was_missed_is_told_when_it_works_again(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        await until(lambda: server.syncs)
        assert await ready(responder) == 200
        with capture_logs() as logs:
            server.knows_token = False
            server.say(BEN, LEAK)
            await until(lambda: "discord" not in responder.ready)
            assert await ready(responder) == 503
            with pytest.raises(Unavailable):
                await responder.chats["discord"].is_admin(Person("discord", GUILD, ANN))
            server.say(CEM, LEAK)
            await until(lambda: server.calls.count("GET users/@me") >= 3)
            server.knows_token = True
            await until(lambda: server.told(BEN) and server.told(CEM), 60)
            await until(lambda: "discord" in responder.ready, 30)
        await until(lambda: "my token was refused" in json.dumps(server.told(OWNER)), 30)
        assert await ready(responder) == 200
        assert (len(server.told(BEN)), len(server.told(CEM))) == (1, 1)
    said = [(line["event"], line["log_level"]) for line in logs if line["event"].startswith("token_")]
    assert said == [("token_refused", "error"), ("token_works_again", "warning")]


async def test_a_token_that_the_gateway_refuses_on_the_way_back_ends_the_bot_with_what_helps(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    async with a_responder(checker, types) as responder:
        settings = DiscordSettings(token=SecretStr(DISCORD), api_url=f"{server.url}/api", mode="dm")
        task = asyncio.create_task(run(settings, responder, server_gap=SERVER_GAP))
        await until(lambda: "discord" in responder.ready)
        server.closes_with, server.resumable = 4004, False
        await server.cut()
        with pytest.raises(ConfigError, match="reset the token"):
            await asyncio.wait_for(task, 30)
        assert await ready(responder) == 503
