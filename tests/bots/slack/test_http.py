"""HTTP mode: signed requests at a public address, acknowledged when handled, tried again by Slack when not."""

import asyncio
import hashlib
import hmac
import json
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlencode

import httpx
import pytest
from pydantic import SecretStr

from bots.slack.app import run
from bots.slack.settings import SlackSettings
from config.entities import EntityTypes
from config.errors import ConfigError
from core.checker import Checker
from tests.bots.cli.commands import privacy_check
from tests.fakes.slack_server import SlackServer
from tests.fakes.tokens import SLACK_BOT, SLACK_SIGNING
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

from .test_conversation import LEAK, server, told

__all__ = ["server"]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@asynccontextmanager
async def listening(server: SlackServer, responder: ResponderUnderTest) -> AsyncIterator[str]:
    tokens = {"bot_token": SecretStr(SLACK_BOT), "signing_secret": SecretStr(SLACK_SIGNING), "api_url": f"{server.url}/api/"}
    settings = SlackSettings(**tokens, http=True, host="127.0.0.1", port=free_port())  # type: ignore[arg-type]
    task = asyncio.create_task(run(settings, responder))
    await until(lambda: "slack" in responder.ready or task.done())
    server.bot_url = f"http://127.0.0.1:{settings.port}/slack/events"
    try:
        yield f"http://127.0.0.1:{settings.port}"
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def address(server: SlackServer, checker: Checker, types: EntityTypes, database: str) -> AsyncIterator[str]:
    async with a_responder(checker, types, database=database) as responder, listening(server, responder) as made:
        yield made


async def test_messages_commands_and_buttons_come_by_http(server: SlackServer, address: str) -> None:
    server.say("U1", LEAK)
    await until(lambda: server.told("U1"))
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in told(server, "U1")
    server.command("U2", "card 4111 1111 1111 1111")
    await until(lambda: server.answers["U2"])
    assert "[CREDIT_CARD_1]" in json.dumps(server.answers["U2"])
    server.press("U1", {"action_id": "privacy_check:0", "value": "pause||||"})
    await until(lambda: server.answers["U1"])
    server.opens_form("U3")
    await until(lambda: "U3" in server.views)
    server.submits("U3", LEAK)
    await until(lambda: "[CREDIT_CARD_1]" in json.dumps(server.views["U3"]))
    assert set(server.statuses) == {200}
    assert not server.unacknowledged


async def test_what_is_not_signed_by_slack_is_refused(server: SlackServer, address: str) -> None:
    server.signing_secret = "another"
    server.say("U1", LEAK)
    await until(lambda: server.statuses)
    assert server.statuses[0] == 401
    assert server.told("U1") == []
    async with httpx.AsyncClient() as http:
        assert (await http.post(f"{address}/slack/events", json={"type": "event_callback"})).status_code == 401
        assert (await http.get(f"{address}/slack/events")).status_code == 405


async def test_slack_s_challenge_and_the_load_balancer_are_answered(server: SlackServer, address: str) -> None:
    async with httpx.AsyncClient() as http:
        assert (await http.get(f"{address}/healthz")).text == "ok"
        for private in ("readyz", "metrics"):
            assert (await http.get(f"{address}/{private}")).status_code == 404


async def test_what_fails_is_not_acknowledged_and_comes_again(server: SlackServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types) as responder, listening(server, responder):
        server.faults.broken = 1.0
        server.say("U1", LEAK)
        await until(lambda: 500 in server.statuses)
        server.faults.clear()
        await until(lambda: server.told("U1"))
        await until(lambda: not server.unacknowledged)
        assert len(server.told("U1")) == 1


async def test_a_missing_secret_is_one_clear_line(server: SlackServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types) as responder:
        with pytest.raises(ConfigError, match="SLACK_SIGNING_SECRET: is not set"):
            await run(SlackSettings(bot_token=SecretStr(SLACK_BOT), http=True), responder)
    done = privacy_check("run", "slack", "--http", SLACK_BOT_TOKEN=SLACK_BOT)
    assert "SLACK_SIGNING_SECRET: is not set" in done.err
    assert done.code == 2


async def test_an_answer_goes_to_slack_s_host_whatever_an_event_names(server: SlackServer, address: str) -> None:
    attacker = SlackServer()
    await attacker.start()
    try:
        body = {"command": "/privacy-check", "text": LEAK, "team_id": "T0TEAM", "channel_id": "C0GENERAL", "user_id": "U1"}
        server._interact("slash_commands", body | {"response_url": f"{attacker.url}/answer/U1"})
        server.command("U2", LEAK)
        await until(lambda: server.answers["U2"])
        await until(lambda: not server.unacknowledged)
        assert not attacker.answers
    finally:
        await attacker.stop()


@pytest.mark.parametrize("body", ["{", "[]", "1", "payload=%7B", "", "\udcff"])
async def test_what_is_signed_and_broken_is_a_bad_request(server: SlackServer, address: str, body: str) -> None:
    raw = body.encode("utf-8", "surrogateescape")
    form = body.startswith("payload")
    moment = str(int(time.time()))
    signed = hmac.new(SLACK_SIGNING.encode(), f"v0:{moment}:".encode() + raw, hashlib.sha256).hexdigest()
    headers = {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": f"v0={signed}"}
    headers["Content-Type"] = "application/x-www-form-urlencoded" if form else "application/json"
    async with httpx.AsyncClient() as http:
        assert (await http.post(f"{address}/slack/events", content=raw, headers=headers)).status_code == 400


def _signed(body: str, moment: float, secret: str = SLACK_SIGNING) -> dict[str, str]:
    """The headers of a request as Slack signs it."""
    stamp = str(int(moment))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return kind | {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


async def test_old_tampered_and_forged_requests_are_refused_and_none_is_done_twice(server: SlackServer, address: str) -> None:
    fields = {"command": "/privacy-check", "text": "help", "team_id": "T0TEAM", "channel_id": "C0GENERAL", "user_id": "U1"}
    body = urlencode(fields | {"response_url": f"{server.url}/answer/U1"})
    now, ours = time.time(), f"{address}/slack/events"
    async with httpx.AsyncClient() as http:
        for headers, sent in (
            (_signed(body, now - 301), body),
            (_signed(body, now + 302), body),
            (_signed(body, now), body.replace("U1", "U0ADMIN")),
            (_signed(body, now, "0" * 32), body),
            (_signed(body, now) | {"X-Slack-Request-Timestamp": str(int(now) - 1)}, body),
            (_signed(body, now) | {"X-Slack-Signature": ""}, body),
            ({"Content-Type": "application/x-www-form-urlencoded"}, body),
        ):
            assert (await http.post(ours, content=sent, headers=headers)).status_code == 401
        good = _signed(body, now)
        assert (await http.post(ours, content=body, headers=good)).status_code == 200
        assert (await http.post(ours, content=body, headers=good)).status_code == 401
        for kind in ("text/plain", "application/json; charset=utf-8", "Application/X-WWW-Form-Urlencoded"):
            otherwise = good | {"Content-Type": kind}  # which no signature covers
            assert (await http.post(ours, content=body, headers=otherwise)).status_code == 401, kind
        for other in (("X-Slack-Signature", "v0=" + "0" * 64), ("x-slack-signature", "")):
            twice = [other, *good.items()]  # of two signatures, one may be looked at here and the other there
            assert (await http.post(ours, content=body, headers=twice)).status_code == 401, other
            assert (await http.post(ours, content=body, headers=[*good.items(), other])).status_code == 401, other
        assert (await http.post(ours, content=b"x" * 5_000_001, headers=good)).status_code == 413
    await until(lambda: server.answers["U1"])
    assert len(server.answers["U1"]) == 1
    assert list(server.answers) == ["U1"]
