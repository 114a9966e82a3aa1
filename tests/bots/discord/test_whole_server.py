"""A server as a whole: when we are introduced, what is read after a restart, what stops nothing, what is never taken for gone."""

import asyncio
import json

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from bots.discord.app import run
from bots.discord.reposts import name_of
from bots.discord.settings import DiscordSettings
from config.entities import EntityTypes
from config.errors import ConfigError
from core.checker import Checker
from core.message import MessageRef, Place
from core.ports import NotAllowed, Person, Unavailable
from core.store.workspaces import Scope, SettingValue
from tests.fakes import discord_rules as rules
from tests.fakes.discord_rest import BOT, GENERAL, GUILD, LOBBY, OWNER, SUPPORT
from tests.fakes.discord_server import DiscordServer
from tests.fakes.tokens import DISCORD
from tests.fakes.waiting import until
from tests.scenarios.responders import a_responder

from .test_conversation import ANN, BEN, LEAK, SERVER_GAP, connected, server
from .test_modes import Start, answered, of_bot, start

__all__ = ["server", "start"]


async def test_invited_before_the_first_start_it_introduces_itself_once(server: DiscordServer, start: Start) -> None:
    for _ in range(2):
        async with start(""):
            await until(lambda: of_bot(server, LOBBY))
            await until(lambda: server.calls.count(f"GET applications/{BOT}/commands") > 0)
    (said,) = of_bot(server, LOBBY)
    assert "I do not read any channel until a moderator turns it on" in json.dumps(said)
    assert "All channels" in json.dumps(said)


async def test_a_restart_reads_the_history_of_those_channels_alone_that_are_on(
    server: DiscordServer, checker: Checker, types: EntityTypes, database: str
) -> None:
    places = [server.make_channel() for _ in range(12)]
    on = [places[3], places[7], places[9]]
    async with a_responder(checker, types, database=database) as responder, connected(server, responder, ""):
        for channel in on:
            await responder.settings.set("discord", GUILD, SettingValue(Scope.CHANNEL, channel, "mode", "note"), OWNER)
        for channel in places:
            server.say(ANN, "hello", channel)
        await asyncio.sleep(0.5)
    for channel in (on[1], on[2], on[0], places[0]):
        server.say(ANN, LEAK, channel)
    server.calls.clear()
    async with a_responder(checker, types, database=database) as responder, connected(server, responder, ""):
        await until(lambda: all(of_bot(server, channel) for channel in on))
        await responder.catchup.idle()
    read = [call.split("/")[1] for call in server.calls if call.startswith("GET channels/") and call.endswith("/messages")]
    assert read == [on[0], on[2], on[1]], "the newest first, and no channel that is off"


async def test_what_was_written_in_a_category_that_is_on_is_read_after_a_restart(
    server: DiscordServer, checker: Checker, types: EntityTypes, database: str
) -> None:
    server.categories[GENERAL] = "200000000000000009"
    async with a_responder(checker, types, database=database) as responder, connected(server, responder, ""):
        wish = SettingValue(Scope.CHANNEL, "200000000000000009", "mode", "note")
        await responder.settings.set("discord", GUILD, wish, OWNER)
        server.say(ANN, "hello")
        await asyncio.sleep(0.3)
    server.say(ANN, LEAK)
    async with a_responder(checker, types, database=database) as responder, connected(server, responder, ""):
        await until(lambda: of_bot(server))


async def test_messages_that_are_deleted_together_take_their_notes_with_them(server: DiscordServer, start: Start) -> None:
    async with start("note"):
        messages = [server.say(person, LEAK) for person in (ANN, BEN)]
        await until(lambda: len(of_bot(server)) == 2)
        server.delete_together(GENERAL, messages)
        await until(lambda: not of_bot(server))


async def test_an_event_that_the_library_cannot_read_stops_nothing(server: DiscordServer, start: Start) -> None:
    with capture_logs() as logs:
        async with start("dm"):
            server._dispatch("MESSAGE_CREATE", {"id": "no number", "secret": "4111 1111 1111 1111"})
            server._dispatch("CHANNEL_UPDATE", {"guild_id": GUILD})
            server.say(ANN, LEAK)
            await until(lambda: server.told(ANN))
    assert [log["verb"] for log in logs if log["event"] == "event_unread"] == ["MESSAGE_CREATE", "CHANNEL_UPDATE"]
    assert "4111" not in json.dumps(logs, default=str)


@pytest.mark.parametrize(
    ("code", "cure"),
    [
        (4004, "reset the token"),
        (4010, "SHARDS"),
        (4011, "SHARDS"),
        (4012, "newer release"),
        (4013, "newer release"),
        (4014, "developer portal"),
    ],
)
async def test_what_the_gateway_closes_for_good_is_told_with_what_helps(
    server: DiscordServer, checker: Checker, types: EntityTypes, code: int, cure: str
) -> None:
    server.closes_with = code
    async with a_responder(checker, types) as responder:
        settings = DiscordSettings(token=SecretStr(DISCORD), api_url=f"{server.url}/api")
        with pytest.raises(ConfigError, match=cure) as told:
            async with asyncio.timeout(20):
                await run(settings, responder, server_gap=SERVER_GAP)
    assert str(code) in str(told.value)


async def test_the_owner_is_told_by_channel_what_is_missing(server: DiscordServer, start: Start) -> None:
    server.denied[SUPPORT] = rules.MANAGE_MESSAGES | rules.MANAGE_WEBHOOKS | rules.SEND_IN_THREADS
    async with start("note"):
        await until(lambda: server.told(OWNER))
    said = json.dumps(server.told(OWNER))
    assert f"#{SUPPORT}" in said
    assert all(name in said for name in ("Manage Messages", "Manage Webhooks", "Send Messages in Threads"))
    assert f"#{GENERAL}" not in said


async def test_where_replacing_is_refused_the_owner_reads_in_which_channel(server: DiscordServer, start: Start) -> None:
    async with start("replace"):
        await until(lambda: server.syncs)
        server.denied[GENERAL] = rules.MANAGE_WEBHOOKS
        server.say(ANN, LEAK)
        await until(lambda: server.told(OWNER))
        assert f"<#{GENERAL}>" in json.dumps(server.told(OWNER))


async def test_a_replacement_gives_the_author_their_words_to_the_letter(server: DiscordServer, start: Start) -> None:
    words = f"**bold** see <#{SUPPORT}> and https://discord.com/channels/{GUILD}/{GENERAL}\n```py\nx = 1\n```\n{LEAK}"
    async with start("replace"):
        message = server.say(ANN, words)
        await until(lambda: not any(m["id"] == message for m in server.messages[GENERAL]))
        await until(lambda: server.told(ANN))
        assert server.sent_files == [("your-message.txt", words)], "with a fence in it, as a file"
        plain = f"**bold** see <#{SUPPORT}>: {LEAK}"
        server.say(BEN, plain)
        await until(lambda: server.told(BEN))
        assert f"```\\n{plain}\\n```" in json.dumps(server.told(BEN), ensure_ascii=False)


async def test_what_a_webhook_cannot_post_is_not_replaced(server: DiscordServer, start: Start) -> None:
    sticker = {"id": "5", "name": "wave", "format_type": 1}
    async with start("replace"):
        message = server.say(ANN, LEAK, sticker_items=[sticker])
        await until(lambda: of_bot(server))
        assert any(m["id"] == message for m in server.messages[GENERAL])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ann", "Ann"),
        ("Discord Ann", "Dis-cord Ann"),
        ("clyde", "cly-de"),
        ("everyone", "every-one"),
        ("Here", "He-re"),
        ("groundsphere", "groundsphere"),
        ("ann@work #1", "ann-work -1"),
        ("x" * 90, "x" * 50),
    ],
)
def test_a_name_that_a_webhook_may_not_bear_is_parted_by_a_hyphen(name: str, shown: str) -> None:
    assert name_of(name) == shown
    assert not rules.BAD_NAMES.search(name_of(name))


async def test_whoever_is_called_discord_is_reposted_all_the_same(server: DiscordServer, start: Start) -> None:
    server.names[ANN] = "Discord Clyde"
    async with start("replace"):
        message = server.say(ANN, LEAK)
        await until(lambda: not any(m["id"] == message for m in server.messages[GENERAL]))
    (repost,) = [m for m in server.messages[GENERAL] if "webhook_id" in m]
    assert repost["author"]["username"] == "Dis-cord Cly-de (via Privacy Check)"  # type: ignore[index]


async def test_only_a_webhook_of_our_own_is_used(server: DiscordServer, start: Start) -> None:
    other = {"id": "71", "type": 1, "token": "hook", "channel_id": GENERAL, "guild_id": GUILD, "name": "Privacy Check"}
    server.webhooks.append(other | {"user": {"id": OWNER, "username": "x", "discriminator": "0", "avatar": None}})
    async with start("replace"):
        message = server.say(ANN, LEAK)
        await until(lambda: not any(m["id"] == message for m in server.messages[GENERAL]))
    (repost,) = [m for m in server.messages[GENERAL] if "webhook_id" in m]
    assert repost["webhook_id"] != "71"
    assert {"Privacy Check posts redacted versions in their authors' names"} <= set(server.reasons)
    assert any(reason.startswith("Privacy Check: replaced") for reason in server.reasons)


async def test_only_discord_s_own_word_says_that_something_is_gone(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        chat = responder.chats["discord"]
        message = server.say(BOT, "hello")
        ref, place = MessageRef("discord", GUILD, GENERAL, message), Place("discord", GUILD, GENERAL)
        assert await chat.fetch(MessageRef("discord", GUILD, GENERAL, "42")) is None
        assert await chat.fetch(MessageRef("discord", GUILD, "77", message)) is None
        assert await chat.delete(MessageRef("discord", GUILD, GENERAL, "42"))
        server.everyone = str(rules.EVERYTHING & ~rules.HISTORY)
        with pytest.raises(NotAllowed):
            await chat.fetch(ref)
        server.allows_everyone(server.everyone)
        await asyncio.sleep(0.3)
        with pytest.raises(NotAllowed):
            [line async for line in chat.history(place, 0, None)]
        server.faults.broken = 1.0
        # All at once: discord.py tries each five times, and pauses longer and longer.
        asked = (chat.fetch(ref), chat.is_admin(Person("discord", GUILD, BEN)), chat.delete(ref))
        answers = await asyncio.gather(*asked, return_exceptions=True)
        assert [type(answer) for answer in answers] == [Unavailable] * 3
        server.faults.clear()


async def test_roles_come_with_the_message_and_are_not_asked_for(server: DiscordServer, start: Start) -> None:
    async with start("note"):
        await answered(server, server.command(OWNER, "exempt group 600000000000000001"))
        server.calls.clear()
        server.say(ANN, LEAK)
        await until(lambda: of_bot(server))
        assert not [call for call in server.calls if "/members/" in call]
