"""Who and where is left alone: a channel or group that Slack does not know is refused, over Socket Mode and over HTTP."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

from .test_conversation import connected, server
from .test_http import listening
from .test_modes import answered

__all__ = ["server"]
Way = Callable[[SlackServer, ResponderUnderTest], AbstractAsyncContextManager[object]]


@pytest.mark.parametrize("way", [connected, listening], ids=["socket", "http"])
async def test_what_slack_does_not_know_is_refused_and_not_kept(
    server: SlackServer, checker: Checker, types: EntityTypes, way: Way
) -> None:
    async with a_responder(checker, types) as responder, way(server, responder):
        for number, words in enumerate(("channel nonsense", "channel C0NOWHERE", "group S0NOWHERE"), 1):
            server.command("U0ADMIN", f"exempt {words}")
            assert "so nothing was changed" in await answered(server, "U0ADMIN", number)
        server.command("U0ADMIN", "exempt")
        assert "No group and no channel" in await answered(server, "U0ADMIN", 4)
        server.command("U0ADMIN", "exempt channel <#C0GENERAL|general>")
        assert "<#C0GENERAL>" in await answered(server, "U0ADMIN", 5)
        server.command("U1", "exempt channel C0GENERAL")
        await until(lambda: server.answers["U1"])
        assert "Only admins" in await answered(server, "U1")
