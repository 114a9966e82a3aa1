"""A message that discord.py or we cannot read keeps nobody from the next one, however often the channel is read."""

import json
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes.discord_rest import GENERAL
from tests.fakes.discord_server import DiscordServer
from tests.fakes.waiting import until
from tests.scenarios.responders import a_responder

from .test_conversation import ANN, BEN, LEAK, connected, server

__all__ = ["server"]
# Without an end, a poll is a TypeError in discord.py; a message of no text is one of ours.
POLL: dict[str, object] = {
    "question": {"text": "4111 1111 1111 1111"},
    "answers": [],
    "expiry": None,
    "allow_multiselect": False,
    "layout_type": 1,
}


@pytest.mark.parametrize("odd", [{"poll": POLL}, {"content": None}], ids=["poll", "content"])
async def test_what_stands_after_it_in_the_history_is_read(
    server: DiscordServer, checker: Checker, types: EntityTypes, tmp_path: Path, odd: dict[str, object]
) -> None:
    database = f"sqlite:///{tmp_path / 'kept.db'}"
    async with a_responder(checker, types, database=database) as first, connected(server, first):
        server.say(BEN, "hello")
    server.say(BEN, "hello")
    server.messages[GENERAL][-1] |= odd
    server.say(ANN, LEAK)
    with capture_logs() as logs:
        async with a_responder(checker, types, database=database) as second, connected(server, second):
            await until(lambda: server.told(ANN))
            await second.catchup.idle()
            assert not second.watermark.failed()
    assert "message_unread" in [log["event"] for log in logs]
    assert "4111" not in json.dumps(logs, default=str)


async def test_the_words_of_a_message_are_read_though_something_beside_them_cannot_be(
    server: DiscordServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    """Live, and in the history."""
    database = f"sqlite:///{tmp_path / 'kept.db'}"
    async with a_responder(checker, types, database=database) as first, connected(server, first):
        server.say(ANN, LEAK, poll=POLL)
        await until(lambda: server.told(ANN))
    server.say(BEN, LEAK, poll=POLL)
    async with a_responder(checker, types, database=database) as second, connected(server, second):
        await until(lambda: server.told(BEN))
