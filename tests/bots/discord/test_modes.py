"""Modes on Discord: nothing until moderators choose, then a note with "Show me", or a replacement by webhook."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from core.responder import Responder
from tests.fakes.discord_server import BOT, GENERAL, OWNER, DiscordServer, Json
from tests.fakes.waiting import until
from tests.scenarios.kits import a_responder

from .test_conversation import ANN, BEN, CEM, LEAK, connected, server

__all__ = ["server"]
Start = Callable[[str], AbstractAsyncContextManager[Responder]]


@pytest.fixture
def start(server: DiscordServer, checker: Checker, types: EntityTypes, database: str) -> Start:
    @asynccontextmanager
    async def begin(mode: str) -> AsyncIterator[Responder]:
        async with a_responder(checker, types, database=database) as responder, connected(server, responder, mode):
            yield responder

    return begin


def of_bot(server: DiscordServer, channel: str = GENERAL) -> list[Json]:
    return [m for m in server.messages[channel] if m["author"]["id"] == BOT and "webhook_id" not in m]  # type: ignore[index]


async def answered(server: DiscordServer, token: str, count: int = 2) -> str:
    await until(lambda: len(server.answers[token]) >= count)
    return json.dumps(server.answers[token][-1], ensure_ascii=False)


async def test_no_channel_is_looked_at_until_a_moderator_chooses_it(server: DiscordServer, start: Start) -> None:
    async with start(""):
        server.say(ANN, LEAK)
        await answered(server, server.press(ANN, "set||||here.mode=note"))
        server.say(BEN, LEAK)
        assert "Only admins" in await answered(server, server.press(ANN, "set||||here.mode=note"))
        assert of_bot(server) == []
        await answered(server, server.press(OWNER, "set||||here.mode=note"))
        server.say(CEM, LEAK)
        await until(lambda: of_bot(server))
        assert server.told(ANN) == server.told(BEN) == server.told(CEM) == []


async def test_a_note_answers_the_message_and_shows_its_author_alone_what_it_is(server: DiscordServer, start: Start) -> None:
    async with start("note"):
        message = server.say(ANN, LEAK)
        await until(lambda: of_bot(server))
        (note,) = of_bot(server)
        assert str(note["message_reference"]["message_id"]) == message  # type: ignore[index]
        assert "CREDIT_CARD" not in json.dumps(note)
        code = note["components"][0]["components"][0]["custom_id"]  # type: ignore[index]
        assert "Only the author" in await answered(server, server.press(BEN, code, note))
        assert "[PERSON_1] paid with [CREDIT_CARD_1]" in await answered(server, server.press(ANN, code, note))
        server.edit(GENERAL, message, "never mind")
        await until(lambda: not of_bot(server))


async def test_a_message_is_replaced_in_its_author_s_name_and_the_author_alone_gets_it_back(
    server: DiscordServer, start: Start
) -> None:
    async with start("replace"):
        message = server.say(ANN, LEAK)
        await until(lambda: not any(m["id"] == message for m in server.messages[GENERAL]))
        (repost,) = [m for m in server.messages[GENERAL] if "webhook_id" in m]
        assert repost["content"] == "[PERSON_1] paid with [CREDIT_CARD_1]"
        assert repost["author"]["username"] == f"user{ANN}"  # type: ignore[index]
        (own,) = server.told(ANN)
        assert LEAK in json.dumps(own)
        assert of_bot(server) == []


async def test_a_server_that_adds_the_bot_reads_two_lines_and_the_choice(server: DiscordServer, start: Start) -> None:
    async with start(""):
        channel = server.invite_bot()
        await until(lambda: of_bot(server, channel))
        shown = json.dumps(of_bot(server, channel))
        assert "I read no channel until a moderator says so" in shown
        assert all(label in shown for label in ("This channel", "All channels", "A weekly reminder here"))


async def test_other_bots_are_left_alone_unless_a_channel_is_set_so_and_then_nobody_is_answered(
    server: DiscordServer, start: Start
) -> None:
    bot = {"author": {"id": "77", "username": "crm", "discriminator": "0", "avatar": None, "bot": True}}
    async with start("note") as responder:
        server.say("77", LEAK, **bot)
        embed = {"type": "rich", "title": "New lead", "description": LEAK}
        await answered(server, server.command(OWNER, "privacy-channel"))
        await answered(server, server.press(OWNER, "set||||here.bots=on"))
        server.say("77", "", **bot, embeds=[embed])
        await until(lambda: of_bot(server))
        (case,) = of_bot(server)
        assert "A finding of high severity" in json.dumps(case)
        server.say(ANN, LEAK)
        await until(lambda: len(of_bot(server)) == 3)
        assert responder.ready
