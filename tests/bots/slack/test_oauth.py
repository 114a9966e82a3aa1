"""Workspaces install by OAuth, are looked after with their own token, also after a restart, and leave nothing behind."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from bots.slack.app import run
from bots.slack.oauth import SignedState, scopes
from bots.slack.settings import SlackSettings
from config.entities import EntityTypes
from core.checker import Checker
from core.responder import Responder
from core.store.installations import cipher
from tests.fakes.postgres import fresh_database
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until
from tests.scenarios.kits import a_responder

from .test_conversation import LEAK, server
from .test_http import free_port

__all__ = ["server"]
KEY = Fernet.generate_key().decode()


@asynccontextmanager
async def listening(server: SlackServer, responder: Responder) -> AsyncIterator[str]:
    secrets = {"client_secret": SecretStr("s"), "signing_secret": SecretStr("secret")}
    where = {"api_url": f"{server.url}/api/", "host": "127.0.0.1", "port": free_port()}
    settings = SlackSettings(client_id="1.2", http=True, **secrets, **where)  # type: ignore[arg-type]
    task = asyncio.create_task(run(settings, responder, 1_000_000))
    await until(lambda: "slack" in responder.ready or task.done())
    server.bot_url = f"http://127.0.0.1:{settings.port}/slack/events"
    try:
        yield f"http://127.0.0.1:{settings.port}"
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def install(address: str, team: str, state: str = "") -> int:
    """As a browser does; returns the status of the last page."""
    async with httpx.AsyncClient() as http:
        await until_up(http, address)
        page = await http.get(f"{address}/slack/install")
        cookie = page.headers["set-cookie"].partition(";")[0]
        own = state or re.search(r"state=([^&\"]+)", page.text)[1]  # type: ignore[index]
        query = {"code": team, "state": own}
        return (await http.get(f"{address}/slack/oauth_redirect", params=query, headers={"Cookie": cookie})).status_code


async def until_up(http: httpx.AsyncClient, address: str) -> None:
    async with asyncio.timeout(10):
        while True:
            try:
                await http.get(f"{address}/healthz")
            except httpx.ConnectError:
                await asyncio.sleep(0.05)
            else:
                return


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_two_workspaces_install_are_looked_after_after_a_restart_and_leave_nothing_behind(
    server: SlackServer, checker: Checker, types: EntityTypes, tmp_path: Path, kind: str
) -> None:
    database = f"sqlite:///{tmp_path / 'kept.db'}" if kind == "sqlite" else fresh_database()
    keys = cipher([KEY])
    async with a_responder(checker, types, database=database, cipher=keys) as first, listening(server, first) as address:
        assert await install(address, "T0ONE") == 200
        assert await install(address, "T0TWO") == 200
        server.team = "T0ONE"
        server.say("U1", LEAK)
        await until(lambda: server.told("U1"))
        assert server.tokens[-1] == "xoxb-of-T0ONE"
    written = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())  # noqa: ASYNC240
    assert b"xoxb-of" not in written
    async with a_responder(checker, types, database=database, cipher=keys) as second, listening(server, second):
        server.team = "T0TWO"
        server.say("U2", LEAK)
        await until(lambda: server.told("U2"))
        server._send({"type": "app_uninstalled"})
        await until(lambda: second.kit.chats["slack"].get("T0TWO") is None)  # type: ignore[attr-defined]
        await until(lambda: not server.unacknowledged)
        await until_nothing_is_kept(second, "T0TWO")
        assert await second.kit.store.installations.all("slack") == {"T0ONE": '{"bot_token": "xoxb-of-T0ONE"}'}


async def until_nothing_is_kept(responder: Responder, team: str) -> None:
    since = responder.kit.clock.now().replace(year=2000)
    async with asyncio.timeout(15):
        while True:
            summary = await responder.kit.store.findings.summary("slack", team, since)
            if not summary.findings and team not in await responder.kit.store.installations.all("slack"):
                return
            await asyncio.sleep(0.05)


async def test_what_one_replica_has_installed_another_looks_after_at_once(
    server: SlackServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    database, keys = f"sqlite:///{tmp_path / 'kept.db'}", cipher([KEY])
    async with (
        a_responder(checker, types, database=database, cipher=keys) as first,
        a_responder(checker, types, database=database, cipher=keys) as second,
        listening(server, first) as address,
        listening(server, second),
    ):
        assert await install(address, "T0ONE") == 200
        server.team = "T0ONE"
        server.say("U1", LEAK)
        await until(lambda: server.told("U1"))
        assert second.kit.chats["slack"].get("T0ONE") is not None  # type: ignore[attr-defined]


async def test_a_state_that_is_not_ours_installs_nothing(server: SlackServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types, cipher=cipher([KEY])) as responder, listening(server, responder) as address:
        assert await install(address, "T0ONE", "1-2-forged") == 400
        assert await responder.kit.store.installations.all("slack") == {}


async def test_a_state_is_good_for_ten_minutes_and_one_key() -> None:
    state = SignedState(b"key")
    good = await state.async_issue()
    assert await state.async_consume(good)
    assert not await SignedState(b"other").async_consume(good)
    told = f"{int(time.time()) - 700}-aa"
    assert not await state.async_consume(f"{told}-{state._sign(told)}")
    for wrong in ("", "x", "--", good + "0", f"{int(time.time()) + 700}-aa-{state._sign('x')}"):
        assert not await state.async_consume(wrong)


def test_the_scopes_are_those_of_the_manifest() -> None:
    assert "chat:write" in scopes()
    assert len(scopes()) == len(set(scopes())) >= 14
