"""Workspaces install by OAuth, are looked after with their own token, also after a restart, and leave nothing behind."""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr

from bots.slack.app import run
from bots.slack.oauth import SignedState, scopes
from bots.slack.settings import SlackSettings
from bots.slack.workspaces import Teams
from config.entities import EntityTypes
from config.errors import ConfigError
from core.checker import Checker
from core.ports import Person
from core.store.encryption import build_cipher
from tests.fakes.databases import migrated
from tests.fakes.slack_oauth import ORGANISATION
from tests.fakes.slack_server import SlackServer
from tests.fakes.tokens import SLACK_APP, SLACK_BOT, SLACK_CLIENT, SLACK_SIGNING
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

from .test_conversation import LEAK, server
from .test_http import free_port
from .test_modes import action_of

__all__ = ["server"]
PUBLIC = "https://privacy.example"
KEY = Fernet.generate_key().decode()


@asynccontextmanager
async def listening(server: SlackServer, responder: ResponderUnderTest, **more: object) -> AsyncIterator[str]:
    """By HTTP, or by Socket Mode where the app's token is among more."""
    secrets = {"client_secret": SecretStr(SLACK_CLIENT), "signing_secret": SecretStr(SLACK_SIGNING)}
    where = {"api_url": f"{server.url}/api/", "host": "127.0.0.1", "port": free_port(), "http": "app_token" not in more}
    settings = SlackSettings(client_id="1.2", **secrets | where | more)  # type: ignore[arg-type]
    task = asyncio.create_task(run(settings, responder))
    await until(lambda: "slack" in responder.ready or task.done())
    server.bot_url = f"http://127.0.0.1:{settings.port}/slack/events" if settings.http else ""
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
    async with asyncio.timeout(60):
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
    database = migrated(kind, tmp_path / "kept.db")
    keys = build_cipher([KEY])
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
        await until(lambda: second.chats["slack"].get("T0TWO") is None)  # type: ignore[attr-defined]
        await until(lambda: not server.unacknowledged)
        await until_nothing_is_kept(second, "T0TWO")
        assert await second.store.installations.all("slack") == {"T0ONE": '{"bot_token": "xoxb-of-T0ONE"}'}


async def until_nothing_is_kept(responder: ResponderUnderTest, team: str) -> None:
    since = responder.clock.now().replace(year=2000)
    async with asyncio.timeout(60):
        while True:
            summary = await responder.store.findings.summary("slack", team, since)
            if not summary.findings and team not in await responder.store.installations.all("slack"):
                return
            await asyncio.sleep(0.05)


async def test_what_one_replica_has_installed_another_looks_after_at_once(
    server: SlackServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    database, keys = f"sqlite:///{tmp_path / 'kept.db'}", build_cipher([KEY])
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
        assert second.chats["slack"].get("T0ONE") is not None  # type: ignore[attr-defined]


async def test_a_state_that_is_not_ours_installs_nothing(server: SlackServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types, cipher=build_cipher([KEY])) as responder, listening(server, responder) as address:
        assert await install(address, "T0ONE", "1-2-forged") == 400
        assert await responder.store.installations.all("slack") == {}


async def test_a_state_is_good_for_ten_minutes_and_one_key() -> None:
    state = SignedState(b"key")
    good = await state.async_issue()
    assert await state.async_consume(good)
    assert not await state.async_consume(good)
    assert not await SignedState(b"other").async_consume(good)
    told = f"{int(time.time()) - 700}-aa"
    assert not await state.async_consume(f"{told}-{state._sign(told)}")
    for wrong in (
        "",
        "x",
        "--",
        "\u0663-a-b",
        "1-a-\u00e9",
        "9" * 5000 + "-a-b",
        good + "0",
        f"{int(time.time()) + 700}-aa-{state._sign('x')}",
    ):
        assert not await state.async_consume(wrong)


def test_the_scopes_are_those_of_the_manifest() -> None:
    assert "chat:write" in scopes()
    assert len(scopes()) == len(set(scopes())) >= 14


async def consent(address: str, user: str, state: str = "") -> str:
    """As a browser does; returns the words of the last page."""
    async with httpx.AsyncClient() as http:
        await until_up(http, address)
        page = await http.get(f"{address}/slack/consent")
        query = parse_qs(urlsplit(page.headers["location"]).query)
        assert (query["user_scope"], query["redirect_uri"]) == (["chat:write"], [f"{PUBLIC}/slack/consent_redirect"])
        assert "scope" not in query
        cookie = page.headers["set-cookie"].partition(";")[0]
        told = {"code": user, "state": state or query["state"][0]}
        return (await http.get(f"{address}/slack/consent_redirect", params=told, headers={"Cookie": cookie})).text


async def delete_mine(server: SlackServer, user: str, count: int) -> str:
    server.press(user, action_of(server, user, "Delete my message"))
    await until(lambda: len(server.answers[user]) >= count)
    return json.dumps(server.answers[user][-1], ensure_ascii=False)


async def test_a_person_allows_once_that_their_own_messages_are_deleted_and_takes_it_back(
    server: SlackServer, checker: Checker, types: EntityTypes, database: str, tmp_path: Path
) -> None:
    tokens = {"bot_token": SecretStr(SLACK_BOT), "app_token": SecretStr(SLACK_APP), "public_url": f"{PUBLIC}/"}
    keys = build_cipher([KEY])
    async with (
        a_responder(checker, types, database=database, cipher=keys) as responder,
        listening(server, responder, **tokens) as address,
    ):
        server.say("U1", LEAK)
        await until(lambda: server.told("U1"))
        refused = await delete_mine(server, "U1", 1)
        assert f"{PUBLIC}/slack/consent|Let me delete my own messages" in refused
        assert "https://team.slack.com/archives/C0GENERAL/p" in refused
        assert "Nothing was allowed" in await consent(address, "U1", "1-2-forged")
        assert "Thank you" in await consent(address, "U1")
        assert "Your message has been deleted" in await delete_mine(server, "U1", 2)
        assert server.channels["C0GENERAL"] == []
        server.say("U2", LEAK)
        await until(lambda: server.told("U2"))
        assert "please delete it yourself" in await delete_mine(server, "U2", 1)
        server.command("U1", "my-data")
        await until(lambda: "Permissions to delete your messages" in json.dumps(server.answers["U1"]))
        server.command("U1", "forget-me")
        await until(lambda: "Delete everything about me" in json.dumps(server.answers["U1"][-1]))
        server.press("U1", {"action_id": "privacy_check:0", "value": "forgetme||||yes"})
        await until(lambda: "has been deleted" in json.dumps(server.answers["U1"][-1]))
        assert await responder.store.consents.find(Person("slack", "T0TEAM", "U1")) is None
        await consent(address, "U2")
        server._send({"type": "tokens_revoked", "tokens": {"oauth": ["U2"], "bot": []}})
        async with asyncio.timeout(60):
            while await responder.store.consents.find(Person("slack", "T0TEAM", "U2")) is not None:  # noqa: ASYNC110 - a row
                await asyncio.sleep(0.02)
        assert responder.chats["slack"].get("T0TEAM") is not None  # type: ignore[attr-defined]
    written = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())  # noqa: ASYNC240
    assert b"xoxp-of" not in written


async def test_an_organisation_installs_once_for_its_workspaces(
    server: SlackServer, checker: Checker, types: EntityTypes, database: str
) -> None:
    keys = build_cipher([KEY])
    server.organisation = ORGANISATION
    async with a_responder(checker, types, database=database, cipher=keys) as first, listening(server, first) as address:
        assert await install(address, ORGANISATION) == 200
        for team, user in (("T0ONE", "U1"), ("T0TWO", "U2")):
            server.team = team
            server.say(user, LEAK)
            await until(lambda user=user: server.told(user))  # type: ignore[misc]
    async with a_responder(checker, types, database=database, cipher=keys) as second, listening(server, second):
        chat: Teams = second.chats["slack"]  # type: ignore[assignment]
        assert chat.all == {"T0ONE", "T0TWO"}
        server.granted.append("T0THREE")
        server._send({"type": "team_access_granted", "team_ids": ["T0THREE"]})
        await until(lambda: "T0THREE" in chat.all)
        server._send({"type": "team_access_revoked", "team_ids": ["T0ONE"]})
        await until(lambda: "T0ONE" not in chat.all)
        server._send({"type": "app_uninstalled"})
        await until(lambda: not chat.all)
        await until_nothing_is_kept(second, ORGANISATION)


async def test_without_a_key_for_tokens_it_does_not_start(server: SlackServer, checker: Checker, types: EntityTypes) -> None:
    settings = SlackSettings(
        client_id="1.2", client_secret=SecretStr(SLACK_CLIENT), app_token=SecretStr(SLACK_APP), api_url=f"{server.url}/api/"
    )
    async with a_responder(checker, types) as responder:
        with pytest.raises(ConfigError, match="PRIVACY_CHECK_ENCRYPTION_KEYS: is needed"):
            await run(settings, responder)
