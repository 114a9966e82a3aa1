"""``/privacy-check history`` over the real Bolt app: older messages are searched in the background, and only admins are told."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes.pressing import IDS, payloads, slack_action
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until
from tests.scenarios.responders import AT_ONCE, ResponderUnderTest, a_responder

from .test_conversation import LEAK, connected, server
from .test_files import CARD, shared

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
async def slack(server: SlackServer, checker: Checker, types: EntityTypes) -> AsyncIterator[SlackServer]:
    server.channels[OTHER] = []
    async with a_responder(checker, types) as responder, connected(server, responder):
        yield server


def shown(part: object) -> str:
    return json.dumps(part, ensure_ascii=False)


@asynccontextmanager
async def bot(server: SlackServer, checker: Checker, types: EntityTypes, file: Path) -> AsyncIterator[ResponderUnderTest]:
    """A process on a database that others may share."""
    async with a_responder(checker, types, database=f"sqlite:///{file}") as responder, connected(server, responder):
        yield responder


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
    await until(lambda: in_dm(server, ADMIN, "would have been answered"), 45)
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
    assert "4111 1111" not in report
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


def away(server: SlackServer) -> None:
    """Threads cannot be read for a while, so that a search comes to a halt in the midst of a channel."""
    server.refusals["conversations.replies"] = "fatal_error"


async def halts(server: SlackServer) -> None:
    """Begins a search, which halts after the channel's own messages."""
    plan = await asks(server, ADMIN, "history 30d everywhere")
    await presses(server, ADMIN, plan, "Start")
    await until(lambda: "conversations.replies" in server.calls)


async def test_a_search_goes_on_where_the_process_before_has_stopped(
    server: SlackServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    parent = before(server, "U1", LEAK)
    before(server, "U2", LEAK, thread_ts=parent)
    before(server, "U3", LEAK, days=2)
    away(server)
    async with bot(server, checker, types, tmp_path / "b.db"):
        await halts(server)
    server.refusals.clear()
    async with bot(server, checker, types, tmp_path / "b.db"):
        await until(lambda: in_dm(server, ADMIN, "would have been answered"), 45)
    assert "Of 3 messages of the last 30 days, 3 would have been answered" in shown(in_dm(server, ADMIN, "answered")[-1])


async def test_two_replicas_read_each_message_once_and_report_once(
    server: SlackServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    for number in range(6):
        channel = f"C0MANY{number}"
        server.channels[channel] = []
        before(server, "U1", LEAK, channel=channel)
    async with bot(server, checker, types, tmp_path / "b.db"), bot(server, checker, types, tmp_path / "b.db"):
        report = shown(await reported(server, "30d everywhere"))
        await until(lambda: in_dm(server, ADMIN, "The search is done"))
    assert "Of 6 messages of the last 30 days, 6 would have been answered" in report
    assert len(in_dm(server, ADMIN, "would have been answered")) == 1


async def test_rate_limits_are_waited_out(slack: SlackServer) -> None:
    parent = before(slack, "U1", LEAK)
    before(slack, "U2", LEAK, thread_ts=parent)
    slack.faults.limited = 0.3
    assert "Of 2 messages of the last 30 days, 2 would have been answered" in shown(await reported(slack))


async def test_a_deleted_channel_and_one_that_is_closed_are_named_and_never_called_clean(slack: SlackServer) -> None:
    slack.elsewhere.append(CLOSED)
    parent = before(slack, "U1", "any news?")
    before(slack, "U2", "none", thread_ts=parent)
    away(slack)
    await halts(slack)
    del slack.channels[OTHER]
    slack.refusals.clear()
    await until(lambda: in_dm(slack, ADMIN, "would have been answered"))
    report = shown(in_dm(slack, ADMIN, "would have been answered"))
    assert "I may not read" in report
    assert f"<#{OTHER}>, <#{CLOSED}>" in report


async def test_an_admin_pauses_resumes_and_stops(slack: SlackServer) -> None:
    parent = before(slack, "U1", LEAK)
    before(slack, "U2", LEAK, thread_ts=parent)
    away(slack)
    await halts(slack)
    (progress,) = in_dm(slack, ADMIN, "I am searching")
    await presses(slack, ADMIN, progress, "Pause", container={"message_ts": progress["ts"]})
    assert in_dm(slack, ADMIN, "The search is paused") == [progress], "it is the same message"
    slack.refusals.clear()
    assert "under way" in shown(await asks(slack, ADMIN, "history 7d"))
    assert "paused already" in shown(await asks(slack, ADMIN, "history pause"))
    away(slack)
    await presses(slack, ADMIN, progress, "Resume")
    assert in_dm(slack, ADMIN, "I am searching") == [progress]
    await presses(slack, ADMIN, progress, "Stop")
    report = shown(in_dm(slack, ADMIN, "would have been answered"))
    assert "Of 1 message" in report
    assert "as the search was stopped" in report
    assert "The search is over" in shown(await asks(slack, ADMIN, "history resume"))


async def test_a_message_that_is_mended_or_deleted_leaves_the_list(slack: SlackServer) -> None:
    edited, deleted = before(slack, "U1", LEAK), before(slack, "U2", LEAK)
    report = await reported(slack)
    assert "1 to 2 of 2" in shown(await presses(slack, ADMIN, report, "Show the 2 messages"))
    slack.edit(GENERAL, edited, "never mind")
    slack.delete(GENERAL, deleted)
    await until(lambda: not slack.unacknowledged)
    assert "Nothing is left" in shown(await presses(slack, ADMIN, report, "Show the 2 messages"))


async def test_an_author_is_told_once_in_private_and_may_look(slack: SlackServer) -> None:
    parent = before(slack, "U1", LEAK)
    before(slack, "U1", LEAK, thread_ts=parent)
    before(slack, "U2", LEAK)
    report = await reported(slack)
    listed = await presses(slack, ADMIN, report, "Show the 3 messages")
    assert "4111 1111" not in shown(listed)
    await presses(slack, ADMIN, listed, "Resolve")
    await presses(slack, ADMIN, report, "Tell all authors")
    await until(lambda: slack.posts["DU1"])
    (notice,) = slack.posts["DU1"]
    assert "4111 1111" not in shown(notice)
    assert "[CREDIT_CARD_1]" in shown(await presses(slack, "U1", notice, "Show me"))
    assert "nothing left to tell" in shown(await presses(slack, ADMIN, report, "Tell all authors"))
    assert len(slack.posts["DU1"]) == 1
    assert not [code for code in payloads([report, listed, notice]) if not IDS.fullmatch(code)], "buttons carry ids alone"


async def test_an_author_who_has_paused_notices_is_told_later(
    server: SlackServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    before(server, "U1", LEAK)
    before(server, "U2", LEAK)
    async with bot(server, checker, types, tmp_path / "b.db") as responder:
        await asks(server, "U1", "pause 1h")
        report = await reported(server)
        await presses(server, ADMIN, report, "Tell all authors")
        await until(lambda: server.posts["DU2"])
        await responder.maintenance.chores()
        assert not server.posts["DU1"]
        soon = datetime.now(UTC) + timedelta(hours=2)
        assert [each.id for each in await responder.store.past_findings.due(["slack"], soon, 9)] == ["U1"]


async def test_who_cannot_be_reached_stands_in_the_list_again(slack: SlackServer) -> None:
    before(slack, "U1", LEAK)
    slack.dm_closed.add("U1")
    report = await reported(slack)
    listed = await presses(slack, ADMIN, report, "Show it")
    await presses(slack, ADMIN, listed, "Tell the author")
    async with asyncio.timeout(60):
        while "could not be reached" not in shown(again := await presses(slack, ADMIN, report, "Show it")):
            pass
    slack.dm_closed.clear()
    await presses(slack, ADMIN, again, "Tell the author")
    await until(lambda: slack.posts["DU1"])


async def test_files_are_read_and_what_could_not_be_is_said(slack: SlackServer) -> None:
    good = shared(slack.hold("people.csv", CARD))
    before(slack, "U1", "see here", subtype="file_share", files=[good])
    before(slack, "U2", "and here", subtype="file_share", files=[shared(f"{slack.url}/files/none", size=10**9)])
    report = shown(await reported(slack))
    assert "Of 2 messages of the last 30 days, 1 would have been answered" in report
    assert "1 file or text could not be read" in report


async def test_a_slow_app_says_beforehand_how_long_it_will_take(slack: SlackServer) -> None:
    for number in range(30):
        before(slack, "U1", "hello", days=number / 3)
    slack.slow = True
    plan = shown(await asks(slack, ADMIN, "history 30d"))
    assert "only 15 messages at a time" in plan
    assert "1,000 messages take about 2 hours" in plan
    assert "there may be 96 messages here: that takes about 14 minutes" in plan


async def test_what_is_there_altogether_is_no_rate(slack: SlackServer) -> None:
    for number in range(5):
        before(slack, "U1", "hello", days=0.001 + number / 100_000)
    plan = shown(await asks(slack, ADMIN, "history 30d"))
    assert "there may be 5 messages here" in plan


async def test_a_burst_of_an_hour_says_nothing_about_a_month(slack: SlackServer) -> None:
    for number in range(40):
        before(slack, "U1", "hello", days=number / 1000)
    plan = shown(await asks(slack, ADMIN, "history 30d"))
    assert "How many there are here cannot be estimated." in plan
    assert "there may be" not in plan


@pytest.fixture
async def new(server: SlackServer, checker: Checker, types: EntityTypes) -> AsyncIterator[SlackServer]:
    """The first week, in which nobody is told anything."""
    shadow = AT_ONCE.model_copy(update={"shadow_days": 7})
    async with a_responder(checker, types, throttle=shadow) as responder, connected(server, responder):
        yield server


async def test_whoever_adds_the_bot_is_offered_a_look_before_it_is_switched_on(new: SlackServer) -> None:
    before(new, "U1", LEAK)
    before(new, "U1", LEAK, days=8)
    new.add_bot(ADMIN)
    await until(lambda: "last 7 days first" in shown(new.ephemerals))
    offer = next(post for post in new.ephemerals if "last 7 days first" in shown(post))
    plan = await presses(new, ADMIN, offer, "Look at the last 7 days")
    await presses(new, ADMIN, plan, "Start")
    await until(lambda: in_dm(new, ADMIN, "would have been answered"))
    (report,) = in_dm(new, ADMIN, "would have been answered")
    assert "Of 1 message of the last 7 days, 1 would have been answered" in shown(report)
    assert "Nobody has been told anything yet." in shown(report)
    assert not new.told("U1")
    assert "switched on" in shown(await presses(new, ADMIN, report, "Switch me on"))
    new.say("U2", LEAK)
    await until(lambda: new.told("U2"))
    assert "last 7 days first" not in shown(await asks(new, ADMIN, "settings")), "once is enough"


async def test_an_admin_is_offered_it_at_the_first_use_where_somebody_else_added_the_bot(new: SlackServer) -> None:
    new.add_bot("U1")
    assert "last 7 days first" in shown(await asks(new, ADMIN, "settings"))
    assert "last 7 days first" not in shown(new.ephemerals)
