"""Reminders on Discord: posted in the channel, redrawn in place, edited in the private answer."""

import json
from collections.abc import AsyncIterator

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes.clock import FakeClock
from tests.fakes.discord_rest import GENERAL, OWNER, Json
from tests.fakes.discord_server import DiscordServer
from tests.fakes.pressing import discord_press
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

from .test_conversation import ANN, BEN, connected, server

__all__ = ["server"]


@pytest.fixture
async def responder(
    server: DiscordServer, checker: Checker, types: EntityTypes, database: str
) -> AsyncIterator[ResponderUnderTest]:
    made = a_responder(checker, types, database=database, clock=FakeClock(), maintenance=False)
    async with made as responder, connected(server, responder):
        yield responder


async def passes(responder: ResponderUnderTest, **length: float) -> None:
    responder.clock.passes(**length)  # type: ignore[attr-defined]
    await responder.scheduler.look()
    await responder.scheduler.draw()


async def answered(server: DiscordServer, token: str, count: int = 2) -> str:
    await until(lambda: len(server.answers[token]) >= count)
    return json.dumps(server.answers[token][-1], ensure_ascii=False)


def posts(server: DiscordServer) -> list[Json]:
    return [message for message in server.messages[GENERAL] if message["author"]["bot"]]  # type: ignore[index]


async def test_a_reminder_is_set_up_edited_posted_and_counted(server: DiscordServer, responder: ResponderUnderTest) -> None:
    editor = await answered(server, server.command(OWNER, "reminders mondays 10:00 chatgpt"))
    assert "Mondays at 10:00" in editor
    assert "Ask those who have not answered" not in editor, "Discord does not name the people of a channel"
    (schedule,) = await responder.store.reminders.schedules("discord", "100000000000000001")
    token = server.press(OWNER, f"set||||reminder.{schedule.id}.time=09:30", ephemeral=True)
    assert "09:30" in await answered(server, token)
    assert server.answers[token][0]["type"] == 6, "it takes the place of the editor"
    assert server.answers[token][1]["edited"] is True
    await passes(responder, days=6)
    (post,) = posts(server)
    assert "0 people have confirmed" in json.dumps(post["embeds"])
    footer = post["embeds"][0]["footer"]  # type: ignore[index]
    assert "Thank you, noted" in await answered(server, server.press(ANN, "done||||chatgpt", post))
    await until(lambda: "1 person has confirmed" in json.dumps(post["embeds"]))
    assert post["embeds"][0]["footer"]["text"] == footer["text"]  # type: ignore[index]
    await answered(server, server.press(BEN, discord_press(post, "Remind me tomorrow"), post))
    await passes(responder, days=1, minutes=1)
    await until(lambda: server.told(BEN))
    assert "You asked to be reminded" in json.dumps(server.told(BEN))
    assert len(posts(server)) == 1
    (direct,) = server.told(BEN)
    code = direct["components"][0]["components"][0]["custom_id"]  # type: ignore[index]
    await answered(server, server.press(BEN, code, direct, directly=True))
    await passes(responder, seconds=6)
    await until(lambda: "2 people have confirmed" in json.dumps(post["embeds"]))


async def test_the_month_s_numbers_come_with_a_picture(server: DiscordServer, responder: ResponderUnderTest) -> None:
    await answered(server, server.press(ANN, "done||||chatgpt"))
    await passes(responder, days=7)
    await until(lambda: server.told(OWNER))
    assert "1 confirmation of guides so far" in json.dumps(server.told(OWNER))
