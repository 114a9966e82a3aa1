"""A line of a channel's history that we cannot read keeps nobody from the next one, however often the channel is read."""

import json
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until
from tests.scenarios.responders import a_responder

from .test_conversation import LEAK, connected, server

__all__ = ["server"]


@pytest.mark.parametrize("odd", [{"files": ["4111 1111 1111 1111"]}, {"attachments": [None]}, {"blocks": 7, "text": ""}])
async def test_what_stands_after_it_in_the_history_is_read(
    server: SlackServer, checker: Checker, types: EntityTypes, tmp_path: Path, odd: dict[str, object]
) -> None:
    database = f"sqlite:///{tmp_path / 'kept.db'}"
    async with a_responder(checker, types, database=database) as first, connected(server, first):
        server.say("U3", "hello")
        await until(lambda: not server.unacknowledged)
    server.retries = ()
    server.say("U3", "hello")
    server.channels["C0GENERAL"][-1] |= odd
    server.say("U2", LEAK)
    with capture_logs() as logs:
        async with a_responder(checker, types, database=database) as second, connected(server, second):
            await until(lambda: server.told("U2"))
            await second.catchup.idle()
            assert not second.watermark.failed()
    assert "message_unread" in [log["event"] for log in logs]
    assert "4111" not in json.dumps(logs, default=str)
