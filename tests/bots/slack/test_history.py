"""``/privacy-check history`` over the real Bolt app: older messages are searched in the background, and only admins are told."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes.pressing import slack_action
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until
from tests.scenarios.responders import a_responder

from .test_conversation import LEAK, connected, server

__all__ = ["server"]
ADMIN, GENERAL, OTHER, CLOSED = "U0ADMIN", "C0GENERAL", "C0OTHER", "C0CLOSED"
Json = dict[str, object]


def before(server: SlackServer, user: str, text: str, days: float = 1, channel: str = GENERAL, **more: object) -> str:
    """A message that was posted before the bot came; no event goes out."""
    moment = datetime.now(UTC) - timedelta(days=days)
    number = sum(map(len, server.channels.values()))
    ts = f"{moment.timestamp() + number / 1000:.6f}"
    server.channels[channel].append({"type": "message", "user": user, "text": text, "ts": ts} | more)
    server.channels[channel].sort(key=lambda line: float(str(line["ts"])))
    if thread := more.get("thread_ts"):
        parent = server._find(channel, str(thread)) or {}
        parent |= {"reply_count": 1, "latest_reply": ts, "thread_ts": thread}
    return ts


@pytest.fixture
async def slack(server: SlackServer, checker: Checker, types: EntityTypes, database: str) -> AsyncIterator[SlackServer]:
    server.channels[OTHER] = []
    async with a_responder(checker, types, database=database) as responder, connected(server, responder):
        yield server


def shown(part: object) -> str:
    return json.dumps(part, ensure_ascii=False)


async def asks(server: SlackServer, user: str, text: str) -> Json:
    number = len(server.answers[user])
    server.command(user, text)
    await until(lambda: len(server.answers[user]) > number)
    return server.answers[user][-1]


async def presses(server: SlackServer, user: str, post: Json, label: str, **more: object) -> Json:
    number = len(server.answers[user])
    server.press(user, slack_action(post, label), f"D{user}", **more)
    await until(lambda: len(server.answers[user]) > number)
    return server.answers[user][-1]


def in_dm(server: SlackServer, user: str, words: str) -> list[Json]:
    return [post for post in server.posts[f"D{user}"] if words in shown(post)]


async def reported(server: SlackServer, words: str = "30d") -> Json:
    """The report of a search that an admin has begun."""
    plan = await asks(server, ADMIN, f"history {words}")
    await presses(server, ADMIN, plan, "Start")
    await until(lambda: in_dm(server, ADMIN, "would have been answered"))
    return in_dm(server, ADMIN, "would have been answered")[-1]


async def test_an_admin_learns_what_lies_in_a_channel_and_nobody_else_is_told(slack: SlackServer) -> None:
    parent = before(slack, "U1", "any news?")
    before(slack, "U2", LEAK, thread_ts=parent)
    before(slack, "U3", LEAK, days=2)
    before(slack, "U4", LEAK, days=40)
    before(slack, "U5", LEAK, channel=OTHER)
    report = shown(await reported(slack))
    assert "Of 3 messages of the last 30 days, 2 would have been answered" in report
    assert f"<#{GENERAL}>: 2 of 3" in report
    assert "4111" not in report
    assert not any(slack.told(user) for user in ("U1", "U2", "U3", "U4", "U5"))
    await until(lambda: in_dm(slack, ADMIN, "The search is done"))
    (progress,) = in_dm(slack, ADMIN, "The search is done")
    assert "Pause" not in shown(progress)


async def test_only_admins_may_search_and_press(slack: SlackServer) -> None:
    assert "Only admins" in shown(await asks(slack, "U1", "history 30d"))
    plan = await asks(slack, ADMIN, "history 30d")
    slack.press("U1", slack_action(plan, "Start"))
    await until(lambda: len(slack.answers["U1"]) > 1)
    assert "Only admins" in shown(slack.answers["U1"][-1])
    assert not slack.posts[f"D{ADMIN}"]
