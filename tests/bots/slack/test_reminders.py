"""Reminders and the arrival on Slack: posted in the channel, redrawn in place, answered in private."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes.clock import FakeClock
from tests.fakes.slack_server import SlackServer
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

from .test_conversation import connected, server, told

__all__ = ["server"]


@pytest.fixture
async def responder(
    server: SlackServer, checker: Checker, types: EntityTypes, database: str
) -> AsyncIterator[ResponderUnderTest]:
    made = a_responder(checker, types, database=database, clock=FakeClock(), maintenance=False)
    async with made as responder, connected(server, responder):
        yield responder


async def passes(responder: ResponderUnderTest, **length: float) -> None:
    responder.clock.passes(**length)  # type: ignore[attr-defined]
    await responder.scheduler.look()
    await responder.scheduler.draw()


async def answered(server: SlackServer, user: str, count: int) -> str:
    await until(lambda: len(server.answers[user]) >= count)
    return json.dumps(server.answers[user][-1], ensure_ascii=False)


async def test_a_reminder_is_set_up_edited_posted_and_counted(server: SlackServer, responder: ResponderUnderTest) -> None:
    server.command("U0ADMIN", "reminders mondays 10:00 chatgpt")
    editor = await answered(server, "U0ADMIN", 1)
    assert "Mondays at 10:00 (Europe/Berlin)" in editor
    (schedule,) = await responder.store.reminders.schedules("slack", "T0TEAM")
    choice = {"action_id": "privacy_check:choice", "selected_option": {"value": f"set||||reminder.{schedule.id}.time=09:30"}}
    server.press("U0ADMIN", choice, container={"is_ephemeral": True, "message_ts": "1.2"})
    assert "09:30" in await answered(server, "U0ADMIN", 2)
    assert server.answers["U0ADMIN"][1]["replace_original"] is True
    await passes(responder, days=6)
    (post,) = server.posts["C0GENERAL"]
    assert "0 of 3 have confirmed." in json.dumps(post["blocks"])
    server.presses("U1", post, "Done")
    assert "Thank you, noted." in await answered(server, "U1", 1)
    assert server.answers["U1"][0]["replace_original"] is False
    await until(lambda: "1 of 3 has confirmed." in json.dumps(post["blocks"]))
    server.presses("U2", post, "Remind me tomorrow")
    await answered(server, "U2", 1)
    await passes(responder, days=1, minutes=1)
    assert "You asked to be reminded." in told(server, "U2")
    assert len(server.posts["C0GENERAL"]) == 1


async def test_whoever_adds_the_bot_is_asked_once_and_the_channel_gets_two_lines_once(
    server: SlackServer, responder: ResponderUnderTest
) -> None:
    server.add_bot("U0ADMIN")
    await until(lambda: server.told("U0ADMIN"))
    assert "Mondays 10:00 here" in told(server, "U0ADMIN")
    (post,) = server.posts["C0GENERAL"]
    assert "tell only its author" in json.dumps(post["blocks"])
    server.add_bot("U0ADMIN")
    server.add_bot("U1", "C0SUPPORT")
    await until(lambda: server.posts["C0SUPPORT"])
    await asyncio.sleep(0.3)
    assert len(server.posts["C0GENERAL"]) == 1
    assert len(server.told("U0ADMIN")) == 1
    assert server.told("U1") == []


async def test_the_month_s_numbers_come_with_a_picture(server: SlackServer, responder: ResponderUnderTest) -> None:
    server.members = [{"id": "U0ADMIN", "is_admin": True}]
    server.press("U1", {"action_id": "privacy_check:0", "value": "done||||chatgpt"})
    await answered(server, "U1", 1)
    moment = responder.clock.now()
    await passes(responder, days=(moment.replace(day=1) + timedelta(days=32)).replace(day=1).toordinal() - moment.toordinal())
    await until(lambda: server.told("U0ADMIN"))
    assert "1 confirmation of guides so far" in told(server, "U0ADMIN")
    await until(lambda: server.uploads)
    assert "alt_txt" in json.dumps(server.uploads) or server.uploads[0]["channel_id"] == "DU0ADMIN"
