"""Token rotation: a token that expires soon is exchanged for the next, once, and is never written in the clear."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bots.slack.app import run
from bots.slack.rotation import KeptToken
from bots.slack.settings import SlackSettings
from config.entities import EntityTypes
from config.errors import ConfigError
from core.checker import Checker
from core.store.encryption import build_cipher
from tests.fakes.slack_server import SlackServer
from tests.fakes.tokens import SLACK_APP, SLACK_CLIENT
from tests.fakes.waiting import until
from tests.scenarios.responders import a_responder

from .test_conversation import LEAK, server
from .test_oauth import KEY, install, listening

__all__ = ["server"]


async def test_a_kept_token_is_exchanged_before_it_expires_and_the_next_one_is_used(
    server: SlackServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    database, keys = f"sqlite:///{tmp_path / 'kept.db'}", build_cipher([KEY])
    server.rotates, server.team, server.expires_in = True, "T0ONE", 3_600
    async with a_responder(checker, types, database=database, cipher=keys) as first, listening(server, first) as address:
        assert await install(address, "T0ONE") == 200
        before = KeptToken.read((await first.store.installations.all("slack"))["T0ONE"])
        assert before.refresh_token
    server.expires_in = 43_200
    async with a_responder(checker, types, database=database, cipher=keys) as second, listening(server, second):
        server.say("U1", LEAK)
        await until(lambda: server.told("U1"))
        assert server.tokens[-1].startswith("xoxe.xoxb-")
        after = KeptToken.read((await second.store.installations.all("slack"))["T0ONE"])
        assert after.refresh_token != before.refresh_token
        assert "xox" not in repr(after)
    written = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())  # noqa: ASYNC240
    assert b"xoxe" not in written


async def test_a_configured_refresh_token_is_exchanged_once(
    server: SlackServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    database, keys = f"sqlite:///{tmp_path / 'kept.db'}", build_cipher([KEY])
    server.team, server.refresh_tokens = "T0ONE", {"xoxe-1-first": "T0ONE"}
    for user in ("U1", "U2"):
        async with (
            a_responder(checker, types, database=database, cipher=keys) as responder,
            listening(server, responder, refresh_token=SecretStr("xoxe-1-first")),
        ):
            server.say(user, LEAK)
            await until(lambda user=user: server.told(user))  # type: ignore[misc]
    assert server.calls.count("oauth.v2.access") == 1


async def test_a_refresh_token_that_slack_refuses_is_one_clear_line(
    server: SlackServer, checker: Checker, types: EntityTypes
) -> None:
    tokens = {"client_secret": SecretStr(SLACK_CLIENT), "app_token": SecretStr(SLACK_APP), "api_url": f"{server.url}/api/"}
    refresh = {"refresh_token": SecretStr("xoxe-1-used")}
    async with a_responder(checker, types, cipher=build_cipher([KEY])) as responder:
        with pytest.raises(ConfigError, match="SLACK_REFRESH_TOKEN: Slack refuses it"):
            await run(SlackSettings(client_id="1.2", **tokens | refresh), responder)  # type: ignore[arg-type]
        with pytest.raises(ConfigError, match="SLACK_CLIENT_ID: is not set"):
            await run(SlackSettings(**tokens | refresh), responder)  # type: ignore[arg-type]
