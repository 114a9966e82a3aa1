"""A token that Slack refuses: not ready, one error in the log, few calls, honest words, and nothing is missed."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest
from structlog.testing import capture_logs

from bots.health import build_app
from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

from .test_conversation import LEAK, connected, server
from .test_http import listening

__all__ = ["server"]


@dataclass
class Stage:
    slack: SlackServer
    responder: ResponderUnderTest

    async def ready(self) -> int:
        """What /readyz answers."""
        app = build_app(self.responder, frozenset({"slack"}))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as http:
            return (await http.get("/readyz")).status_code


@pytest.fixture(params=["socket", "http"])
async def stage(
    server: SlackServer, checker: Checker, types: EntityTypes, request: pytest.FixtureRequest
) -> AsyncIterator[Stage]:
    begin = connected if request.param == "socket" else listening
    async with a_responder(checker, types) as responder, begin(server, responder):
        yield Stage(server, responder)


@pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth", "missing_scope"])
async def test_a_refused_token_is_seen_and_what_was_missed_is_told_when_it_works_again(stage: Stage, error: str) -> None:
    slack = stage.slack
    assert await stage.ready() == 200
    with capture_logs() as logs:
        slack.refusals["*"] = error
        slack.say("U1", LEAK)
        await until(lambda: "slack" not in stage.responder.ready)
        assert await stage.ready() == 503
        slack.command("U0ADMIN", "settings more")
        await until(lambda: slack.answers["U0ADMIN"])
        assert "could not check whether you are allowed to do this" in json.dumps(slack.answers["U0ADMIN"])
        slack.say("U2", LEAK)
        await until(lambda: slack.calls.count("auth.test") >= 3)
        asked = [name for name in slack.calls if name == "chat.postEphemeral"]
        assert len(asked) <= 2
        slack.refusals.clear()
        await until(lambda: slack.told("U1") and slack.told("U2"), 30)
    await until(lambda: "my token was refused" in json.dumps(slack.posts["DU0ADMIN"]), 30)
    assert await stage.ready() == 200
    assert (len(slack.told("U1")), len(slack.told("U2"))) == (1, 1)
    said = [(line["event"], line["log_level"]) for line in logs if line["event"].startswith("token_")]
    assert said == [("token_refused", "error"), ("token_works_again", "warning")]
