"""Whatever a message shows is read; settings of forums and categories; commands that people take with them."""

import asyncio

import pytest

from bots.discord.app import Bot
from bots.discord.settings import DiscordSettings
from config.entities import EntityTypes
from core.checker import Checker
from tests.fakes.discord_rest import GENERAL, GUILD, OWNER, SUPPORT, Json
from tests.fakes.discord_server import DiscordServer
from tests.fakes.waiting import until
from tests.scenarios.responders import a_responder

from .test_conversation import ANN, BEN, LEAK, server
from .test_modes import Start, answered, of_bot, start

__all__ = ["server", "start"]
POST, FORUM = "200000000000000010", "200000000000000008"
APP = {"author": {"id": "77", "username": "crm", "discriminator": "0", "avatar": None, "bot": True}}
FILE = {"id": "1", "filename": "plan.txt", "size": 9, "url": "", "proxy_url": "", "description": LEAK}


async def test_the_alt_text_of_a_file_is_read(server: DiscordServer, start: Start) -> None:
    async with start("note"):
        server.say(ANN, "", attachments=[FILE | {"url": f"{server.url}/clean"}])
        await until(lambda: of_bot(server))


@pytest.mark.parametrize(
    "shown",
    [
        {"embeds": [{"type": "rich", "author": {"name": LEAK}}]},
        {"embeds": [{"type": "rich", "footer": {"text": LEAK}}]},
        {"embeds": [{"type": "rich", "fields": [{"name": "Lead", "value": LEAK}]}]},
        {"flags": 1 << 15, "components": [{"type": 17, "id": 1, "components": [{"type": 10, "id": 2, "content": LEAK}]}]},
        {
            "flags": 1 << 15,
            "components": [
                {
                    "type": 9,
                    "id": 1,
                    "components": [{"type": 10, "id": 2, "content": LEAK}],
                    "accessory": {"type": 2, "id": 3, "style": 1, "label": "x", "custom_id": "x"},
                }
            ],
        },
    ],
    ids=["author", "footer", "field", "container", "section"],
)
async def test_whatever_another_app_shows_is_read(server: DiscordServer, start: Start, shown: Json) -> None:
    async with start("note"):
        await answered(server, server.command(OWNER, "privacy-channel"))
        await answered(server, server.press(OWNER, "set||||here.bots=on"))
        server.say("77", "", **APP, **shown)
        await until(lambda: of_bot(server))


def a_forum(server: DiscordServer) -> None:
    server.messages[FORUM], server.messages[POST] = [], []
    server.kinds[FORUM], server.threads[POST] = 15, FORUM


async def test_the_title_of_a_forum_post_is_read_with_its_first_message_and_when_it_changes(
    server: DiscordServer, start: Start
) -> None:
    a_forum(server)
    server.titles[POST] = LEAK
    async with start("note"):
        server.say(ANN, "please help", POST, id=POST)
        await until(lambda: of_bot(server, POST))
        (note,) = of_bot(server, POST)
        code = note["components"][0]["components"][0]["custom_id"]  # type: ignore[index]
        assert "payment card number" in await answered(server, server.press(ANN, code, note))
        server.renames(POST, "please help")
        await until(lambda: not of_bot(server, POST))


async def test_the_name_of_a_thread_is_read(server: DiscordServer, start: Start) -> None:
    async with start("note"):
        server.messages[POST], server.threads[POST], server.titles[POST] = [], GENERAL, LEAK
        server.opens_thread(POST, ANN)
        await until(lambda: of_bot(server, POST))
        (note,) = of_bot(server, POST)
        code = note["components"][0]["components"][0]["custom_id"]  # type: ignore[index]
        assert "payment card number" in await answered(server, server.press(ANN, code, note))


def settings(server: DiscordServer, channel: str = "") -> str:
    inside = [{"name": "channel", "type": 7, "value": channel}] if channel else []
    about: Json = {"id": channel, "name": "x", "permissions": "0", "type": 15, "position": 0}
    data: Json = {
        "id": "1",
        "name": "privacy-admin",
        "type": 1,
        "options": [{"name": "settings", "type": 1, "options": inside}],
        "resolved": {"channels": {channel: about}} if channel else {},
    }
    return server.interact(OWNER, 2, data)


async def test_a_forum_is_set_as_a_whole_and_what_is_on_where_is_shown(server: DiscordServer, start: Start) -> None:
    a_forum(server)
    async with start(""):
        page = await answered(server, settings(server, FORUM))
        assert f"<#{FORUM}>" in page
        code = f"set||||in.{FORUM}.mode=note"
        assert code in page
        assert "a short reply; only its author can look" in page
        assert "Only admins" in await answered(server, server.press(ANN, code))
        assert f'"{code}", "default": true' in await answered(server, server.press(OWNER, code, ephemeral=True))
        server.say(ANN, LEAK, POST)
        await until(lambda: of_bot(server, POST))
        shown = await answered(server, server.command(OWNER, "settings modes"))
        assert f"**note: a short reply; only its author can look**\\n<#{FORUM}>" in shown
        assert '"set||||mode=off", "default": true' in shown
        assert "set||||mode=log" in await answered(server, server.press(OWNER, "set||||mode=note"))
        server.say(BEN, LEAK, SUPPORT)
        await until(lambda: of_bot(server, SUPPORT))


async def test_a_note_pings_its_author_where_a_channel_is_set_so(server: DiscordServer, start: Start) -> None:
    async with start("note"):
        server.say(ANN, LEAK)
        await until(lambda: of_bot(server))
        await answered(server, server.press(OWNER, f"set||||in.{GENERAL}.ping=on"))
        server.say(BEN, LEAK)
        await until(lambda: len(of_bot(server)) == 2)
    sent = [body for _, path, body in server.bodies if path.endswith("/messages") and "message_reference" in body]
    assert [body["allowed_mentions"]["replied_user"] for body in sent] == [False, True]  # type: ignore[index]


async def test_people_take_check_with_them_and_nothing_of_the_place_is_known(server: DiscordServer, start: Start) -> None:
    async with start("note") as responder:
        await until(lambda: server.commands)
        by_name = {command["name"]: command for command in server.commands}
        for name in ("privacy-check", "Check privacy"):
            assert sorted(by_name[name]["integration_types"]) == [0, 1]  # type: ignore[call-overload]
            assert sorted(by_name[name]["contexts"]) == [0, 1, 2]  # type: ignore[call-overload]
        assert by_name["privacy-admin"]["integration_types"] == [0]
        message = server._message("880000000000000002", {"id": BEN, "username": "ben", "discriminator": "0", "avatar": None}, {})
        message["content"] = LEAK
        data: Json = {"id": "1", "name": "Check privacy", "type": 3, "target_id": message["id"]}
        data |= {"resolved": {"messages": {message["id"]: message}}}
        token = server.interact(ANN, 2, data, "880000000000000002", elsewhere="880000000000000001")
        assert "[CREDIT_CARD_1]" in await answered(server, token)
        assert server.answers[token][0] == {"type": 5, "data": {"flags": 64}}
        assert not [call for call in server.calls if "880000000000000002" in call]
        assert {each.id for each in await responder.store.workspaces.all("discord")} == {GUILD}


async def test_a_message_that_comes_with_the_question_is_not_read_again(server: DiscordServer, start: Start) -> None:
    async with start("note"):
        message = server._message(
            GENERAL, {"id": BEN, "username": "ben", "discriminator": "0", "avatar": None}, {"content": LEAK}
        )
        data: Json = {"id": "1", "name": "Check privacy", "type": 3, "target_id": message["id"]}
        token = server.interact(ANN, 2, data | {"resolved": {"messages": {message["id"]: message}}})
        assert "[CREDIT_CARD_1]" in await answered(server, token)
        assert f"GET channels/{GENERAL}/messages/{message['id']}" not in server.calls


async def test_sessions_of_different_keys_are_begun_together(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    settings = DiscordSettings(api_url=f"{server.url}/api")
    async with a_responder(checker, types) as responder:
        bot = Bot(responder, settings)
        loop = asyncio.get_running_loop()
        bot._at_once = 16
        began = loop.time()
        for shard in range(16):
            await bot.before_identify_hook(shard, initial=shard == 0)
        assert loop.time() - began < 1, "sixteen keys"
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await bot.before_identify_hook(16)


@pytest.mark.parametrize(
    "shown",
    [
        {"embeds": [{"type": "rich", "title": "New lead", "description": LEAK}]},
        {"flags": 1 << 15, "components": [{"type": 17, "id": 1, "components": [{"type": 10, "id": 2, "content": LEAK}]}]},
        {"attachments": [FILE | {"size": 10**9, "url": "https://cdn.discordapp.com/x", "filename": "plan.png"}]},
    ],
    ids=["embed", "components", "alt text"],
)
async def test_whatever_is_forwarded_is_read(server: DiscordServer, start: Start, shown: Json) -> None:
    common: Json = {"type": 0, "content": "", "embeds": [], "attachments": [], "timestamp": "2026-11-25T12:00:00+00:00"}
    snapshot = common | {"edited_timestamp": None, "flags": 0} | shown
    async with start("note"):
        reference = {"type": 1, "message_id": "1", "channel_id": "2"}
        server.say(ANN, "", message_snapshots=[{"message": snapshot}], message_reference=reference)
        await until(lambda: of_bot(server))
