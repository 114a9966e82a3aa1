"""Modes on Discord: nothing until moderators choose, then a note with "Show me", or a replacement by webhook."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import discord
import pytest

from config.entities import EntityTypes
from core.checker import Checker
from core.store.workspaces import Scope, SettingValue
from tests.fakes.discord_rest import BOT, GENERAL, GUILD, OWNER, ROLE, SUPPORT, Json
from tests.fakes.discord_server import DiscordServer
from tests.fakes.pressing import discord_press
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

from .test_conversation import ANN, BEN, CEM, LEAK, connected, server

__all__ = ["server"]
PEOPLE = (
    "from: Ann Lee <ann.lee@kestrel-parts.io>\nto: Bo Diaz <bo.diaz@kestrel-parts.io>\n"
    "Ann Lee, born 3 May 1984, call +44 20 7946 0958; Bo Diaz, born 4 June 1990, call +44 20 7946 0321"
)
Start = Callable[[str], AbstractAsyncContextManager[ResponderUnderTest]]


@pytest.fixture
def start(server: DiscordServer, checker: Checker, types: EntityTypes, database: str) -> Start:
    @asynccontextmanager
    async def begin(mode: str) -> AsyncIterator[ResponderUnderTest]:
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
        assert repost["author"]["username"] == f"user{ANN} (via Privacy Check)"  # type: ignore[index]
        (own,) = server.told(ANN)
        assert LEAK in json.dumps(own)
        assert of_bot(server) == []


async def test_where_replacing_is_not_allowed_a_note_is_left_and_the_owner_is_told_once(
    server: DiscordServer, start: Start
) -> None:
    server.may_post_as = False
    async with start("replace"):
        server.say(ANN, LEAK)
        server.say(BEN, LEAK)
        await until(lambda: len(of_bot(server)) == 2)
        await until(lambda: server.told(OWNER))
        assert "Messages should be replaced there, but I am not allowed to" in json.dumps(server.told(OWNER))
        assert len(server.told(OWNER)) == 1


async def test_a_server_that_adds_the_bot_reads_two_lines_and_the_choice(server: DiscordServer, start: Start) -> None:
    async with start(""):
        channel = server.invite_bot()
        await until(lambda: of_bot(server, channel))
        shown = json.dumps(of_bot(server, channel))
        assert "I do not read any channel until a moderator turns it on" in shown
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


async def test_a_chosen_category_holds_for_its_channels_and_their_threads(server: DiscordServer, start: Start) -> None:
    server.categories[GENERAL] = "200000000000000009"
    server.messages["200000000000000010"] = []
    server.threads["200000000000000010"] = GENERAL
    async with start("") as responder:
        wish = SettingValue(Scope.CHANNEL, "200000000000000009", "mode", "note")
        await responder.settings.set("discord", GUILD, wish, OWNER)
        server.say(ANN, LEAK, "200000000000000010")
        await until(lambda: of_bot(server, "200000000000000010"))
        server.say(ANN, LEAK)
        await until(lambda: of_bot(server))
        server.say(ANN, LEAK, SUPPORT)
        server.say(BEN, LEAK)
        await until(lambda: len(of_bot(server)) == 2)
        assert of_bot(server, SUPPORT) == []


async def test_roles_and_channels_are_left_alone(server: DiscordServer, start: Start) -> None:
    server.roles[BEN] = [ROLE]
    async with start("note"):
        assert "Only admins" in await answered(server, server.command(ANN, "exempt"))
        assert "No group and no channel" in await answered(server, server.command(OWNER, "exempt"))
        shown = await answered(server, exempts(server, role=ROLE))
        assert f"<@&{ROLE}>" in shown
        shown = await answered(server, exempts(server, channel=SUPPORT))
        assert f"<#{SUPPORT}>" in shown
        server.say(BEN, LEAK)
        server.say(ANN, LEAK, SUPPORT)
        server.say(CEM, LEAK)
        await until(lambda: of_bot(server))
        assert len(of_bot(server)) == 1
        assert of_bot(server, SUPPORT) == []
        assert "<@&" not in await answered(server, server.command(OWNER, f"exempt group {ROLE} off"))
        server.say(BEN, LEAK)
        await until(lambda: len(of_bot(server)) == 2)


def exempts(server: DiscordServer, role: str = "", channel: str = "") -> str:
    kind, name, value = (8, "role", role) if role else (7, "channel", channel)
    options = [{"name": "exempt", "type": 1, "options": [{"name": name, "type": kind, "value": value}]}]
    about = {"id": value, "name": "x", "permissions": "0", "position": 0, "color": 0, "hoist": False, "managed": False}
    resolved = {f"{name}s": {value: about | {"mentionable": False, "type": 0}}}
    data: Json = {"id": "1", "name": "privacy-admin", "type": 1, "options": options, "resolved": resolved}
    return server.interact(OWNER, 2, data)


async def test_a_replacement_keeps_the_reply_and_the_clean_files(server: DiscordServer, start: Start) -> None:
    clean = {"id": "1", "filename": "notes.txt", "size": 9, "url": f"{server.url}/clean", "proxy_url": ""}
    async with start("replace"):
        first = server.say(BEN, "which card?")
        reference = {"message_id": first, "channel_id": GENERAL, "guild_id": GUILD}
        message = server.say(ANN, LEAK, type=19, message_reference=reference, attachments=[clean])
        await until(lambda: not any(m["id"] == message for m in server.messages[GENERAL]))
        (repost,) = [m for m in server.messages[GENERAL] if "webhook_id" in m]
        link = f"<https://discord.com/channels/{GUILD}/{GENERAL}/{first}>"
        assert repost["content"] == f"-# ↪ {link}\n[PERSON_1] paid with [CREDIT_CARD_1]"
        assert server.uploaded == ["notes.txt"]


async def test_a_message_with_a_file_that_is_not_clean_is_not_replaced(server: DiscordServer, start: Start) -> None:
    bad = {"id": "1", "filename": "cards.txt", "size": 9, "url": f"{server.url}/file", "proxy_url": ""}
    async with start("replace"):
        message = server.say(ANN, LEAK, attachments=[bad])
        await until(lambda: of_bot(server))
        assert any(m["id"] == message for m in server.messages[GENERAL])
        assert server.uploaded == []


def posting_a_webhook(server: DiscordServer) -> str:
    """A message with the address of a webhook that is there."""
    token = "q7Zr2Lm9Kx4Vb6Nc8Tw1Hy3Gf5Dd0Ss7Pa2Jk4Lz9Qm7Vx1Zb3Lr8Nc6Tw1Hy5Gf0Jp2"
    server.posted_webhooks = {"203847561029384756": token}
    return f"use https://discord.com/api/webhooks/203847561029384756/{token}"


async def test_a_posted_webhook_is_deleted_at_discord_where_moderators_allow_it(server: DiscordServer, start: Start) -> None:
    words = posting_a_webhook(server)
    async with start("dm"):
        server.say(ANN, words)
        await until(lambda: server.told(ANN))
        assert server.posted_webhooks
        await answered(server, server.press(OWNER, "set||||revoke=on"))
        server.say(BEN, words)
        await until(lambda: server.told(BEN))
        assert not server.posted_webhooks
        assert "The posted webhook was deleted" in json.dumps(server.told(BEN))


@pytest.mark.parametrize(("user", "asked"), [(BEN, True), (ANN, False)])
async def test_whoever_may_manage_a_channel_s_messages_is_asked_for_whom_a_mark_is(
    server: DiscordServer, start: Start, user: str, asked: bool
) -> None:
    server.roles[BEN] = [ROLE]
    manage = discord.Permissions(manage_messages=True).value
    server.denied[GENERAL], server.staff[GENERAL] = manage, manage
    async with start("dm"):
        server.say(user, PEOPLE)
        await until(lambda: server.told(user))
        notice = server.told(user)[0]
        code = discord_press(notice, "Not a leak")
        answer = await answered(server, server.press(user, code, notice, directly=True))
        assert ("In this channel" in answer) is asked
        assert "Everywhere" not in answer


async def test_a_posted_webhook_stays_where_its_poster_marked_it_as_no_leak_and_goes_where_another_did(
    server: DiscordServer, start: Start
) -> None:
    words = posting_a_webhook(server)
    async with start("dm"):
        server.say(ANN, words)
        await until(lambda: server.told(ANN))
        notice = server.told(ANN)[0]
        code = discord_press(notice, "Not a leak")
        assert "Marked as not a leak" in await answered(server, server.press(ANN, code, notice, directly=True))
        await answered(server, server.press(OWNER, "set||||revoke=on"))
        before = len(server.told(ANN))
        server.say(ANN, f"{words} and {LEAK}")
        await until(lambda: len(server.told(ANN)) > before)
        assert server.posted_webhooks
        assert "webhook was deleted" not in json.dumps(server.told(ANN))
        server.say(BEN, f"{words} and {LEAK}")
        await until(lambda: server.told(BEN))
        assert not server.posted_webhooks
        assert "webhook was deleted" in json.dumps(server.told(BEN))


@pytest.mark.parametrize("mode", ["note", "replace"])
async def test_whoever_posted_a_webhook_is_told_that_it_is_gone_in_every_mode(
    server: DiscordServer, start: Start, mode: str
) -> None:
    words = posting_a_webhook(server)
    async with start(mode):
        await answered(server, server.press(OWNER, "set||||revoke=on"))
        server.say(ANN, words)
        told = of_bot if mode == "note" else lambda server: server.told(ANN)
        await until(lambda: told(server))
        assert not server.posted_webhooks
        assert "The posted webhook was deleted" in json.dumps(told(server))


async def test_where_we_may_not_write_the_author_gets_a_direct_message(server: DiscordServer, start: Start) -> None:
    async with start("note"):
        server.closed.add(SUPPORT)
        server.say(ANN, LEAK, SUPPORT)
        await until(lambda: server.told(ANN))
        assert "[PERSON_1] paid with [CREDIT_CARD_1]" in json.dumps(server.told(ANN))


async def test_commands_are_registered_once(server: DiscordServer, start: Start) -> None:
    async with start("note"):
        await until(lambda: server.syncs == 1)
    async with start("note"):
        await until(lambda: server.calls.count(f"GET applications/{BOT}/commands") == 2)
        server.say(ANN, LEAK)
        await until(lambda: of_bot(server))
    assert server.syncs == 1
    server.commands = [command for command in server.commands if command["name"] != "privacy"]
    async with start("note"):
        await until(lambda: server.syncs == 2)
    assert server.compressed == "zlib-stream"
