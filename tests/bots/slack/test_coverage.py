"""Which public channels the bot is in, and joining the others, over Socket Mode."""

import json

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from core.store.workspaces import Scope, SettingValue
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until
from tests.scenarios.responders import a_responder

from .test_conversation import LEAK, connected, server

__all__ = ["server"]
ADMIN = "U0ADMIN"


@pytest.fixture
def many(server: SlackServer) -> SlackServer:
    """A workspace with more channels than fit on one of Slack's pages."""
    server.elsewhere = [f"C{number:05d}" for number in range(1100)]
    return server


def last(server: SlackServer, user: str) -> str:
    return json.dumps(server.answers[user][-1:], ensure_ascii=False)


async def test_an_admin_sees_how_many_channels_are_not_covered(many: SlackServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types) as responder, connected(many, responder):
        many.command("U1", "channels")
        await until(lambda: "Only admins" in last(many, "U1"))
        many.command(ADMIN, "channels")
        await until(lambda: "I am in 2 of 1102 public channels." in last(many, ADMIN))
        assert "Join 1100 now" in last(many, ADMIN)
        assert "and 1080 more" in last(many, ADMIN)


async def test_one_press_joins_them_all_without_a_word_there(server: SlackServer, checker: Checker, types: EntityTypes) -> None:
    server.elsewhere = ["C0ONE", "C0TWO", "C0LEFT"]
    async with a_responder(checker, types) as responder, connected(server, responder):
        await responder.settings.set("slack", "T0TEAM", SettingValue(Scope.CHANNEL, "C0LEFT", "mode", "off"), ADMIN)
        server.press("U1", {"action_id": "privacy_check:0", "value": "joinall||||"})
        await until(lambda: "Only admins" in last(server, "U1"))
        server.press(ADMIN, {"action_id": "privacy_check:0", "value": "joinall||||"})
        await until(lambda: "I have joined 2 channels." in json.dumps(server.posts[f"D{ADMIN}"]))
        assert server.elsewhere == ["C0LEFT"], "an exempted channel is left alone"
        assert not server.channels["C0ONE"]


async def test_without_the_right_to_join_it_says_which_is_missing(
    server: SlackServer, checker: Checker, types: EntityTypes
) -> None:
    server.elsewhere, server.refusals = ["C0ONE"], {"conversations.join": "missing_scope"}
    async with a_responder(checker, types) as responder, connected(server, responder):
        server.press(ADMIN, {"action_id": "privacy_check:0", "value": "joinall||||"})
        await until(lambda: "channels:join" in json.dumps(server.posts[f"D{ADMIN}"]))


async def test_a_new_channel_is_joined_only_where_that_is_set(server: SlackServer, checker: Checker, types: EntityTypes) -> None:
    server.elsewhere = ["C0NEW", "C0NEWER"]
    async with a_responder(checker, types) as responder, connected(server, responder):
        server._send({"type": "channel_created", "channel": {"id": "C0NEW", "name": "new"}})
        await until(lambda: not server.unacknowledged)
        await responder._queue.rest(15)  # it is acknowledged as soon as it is taken
        assert server.elsewhere == ["C0NEW", "C0NEWER"], "nothing is joined before an admin wants it"
        await responder.settings.set("slack", "T0TEAM", SettingValue(Scope.WORKSPACE, "", "auto_join", "on"), ADMIN)
        server._send({"type": "channel_created", "channel": {"id": "C0NEWER", "name": "newer"}})
        await until(lambda: server.elsewhere == ["C0NEW"])


async def test_channels_that_were_made_while_nobody_listened_are_joined_at_the_start(
    server: SlackServer, checker: Checker, types: EntityTypes, database: str
) -> None:
    async with a_responder(checker, types, database=database) as responder, connected(server, responder):
        await responder.settings.set("slack", "T0TEAM", SettingValue(Scope.WORKSPACE, "", "auto_join", "on"), ADMIN)
    server.elsewhere = ["C0MEANWHILE"]
    async with a_responder(checker, types, database=database) as responder, connected(server, responder):
        await until(lambda: not server.elsewhere)


async def test_of_twenty_thousand_channels_every_page_is_read_and_few_are_named(
    server: SlackServer, checker: Checker, types: EntityTypes
) -> None:
    """21 calls of 999 channels each; meanwhile a message is answered, and a page that is refused for a while is asked for again."""
    server.elsewhere = [f"C{number:05d}" for number in range(20_000)]
    server.faults.limited = 0.2
    async with a_responder(checker, types) as responder, connected(server, responder):
        server.command(ADMIN, "channels")
        server.say("U1", LEAK)
        await until(lambda: server.told("U1"))
        await until(lambda: "I am in 2 of 20002 public channels." in last(server, ADMIN), seconds=30)
        assert "and 19980 more" in last(server, ADMIN)
        assert len(last(server, ADMIN)) < 10_000
