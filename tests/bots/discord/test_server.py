"""The bot in a server: its commands, its permissions, its shards, its invite link."""

import asyncio
import json
import re
from collections.abc import Sequence
from pathlib import Path

import discord
import pytest
from discord.http import Route
from pydantic import SecretStr

from bots.discord.app import Bot, run
from bots.discord.permission_watch import Watch
from bots.discord.permissions import NEEDED
from bots.discord.settings import DiscordSettings, read_shards
from config.entities import EntityTypes
from config.errors import ConfigError
from core.checker import Checker
from core.message import MessageRef
from core.ports import Unavailable
from core.responder import Responder
from core.store.workspaces import Scope, SettingValue
from tests.bots.cli.commands import privacy_check
from tests.fakes.discord_rest import GENERAL, GUILD, OWNER
from tests.fakes.discord_server import DiscordServer
from tests.fakes.tokens import DISCORD
from tests.fakes.waiting import until, until_so
from tests.scenarios.responders import a_responder

from .test_conversation import ANN, BEN, LEAK, SERVER_GAP, connected, server
from .test_modes import answered

__all__ = ["server"]


async def test_the_commands_are_those_that_are_documented(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        await until(lambda: server.commands)
    names = {command["name"]: command for command in server.commands}
    assert names.keys() == {"privacy-check", "Check privacy", "privacy", "privacy-admin"}
    assert int(str(names["privacy-admin"]["default_member_permissions"])) == discord.Permissions(manage_guild=True).value
    words = {option["name"] for option in names["privacy"]["options"]}  # type: ignore[attr-defined]
    own = {"allowlist", "guide", "pause", "quiet"}
    assert words == {"help", "status", "stats", "reminders", "resume", "my-data", "forget-me"} | own
    guide = (Path(__file__).parents[3] / "docs" / "discord.md").read_text(encoding="utf-8")
    assert all(f"`{word}`" in guide for word in words)


async def test_a_word_of_the_group_is_answered(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        options = [{"name": "guide", "type": 1, "options": [{"name": "assistant", "type": 3, "value": "claude"}]}]
        token = server.interact(ANN, 2, {"id": "1", "name": "privacy", "type": 1, "options": options})
        await until(lambda: len(server.answers[token]) == 2)
        assert "Help improve our AI models" in json.dumps(server.answers[token])


async def both_recorded(responder: Responder) -> bool:
    since = responder.clock.now().replace(year=2000)
    return (await responder.store.findings.summary("discord", GUILD, since)).findings == 2


async def test_in_a_direct_message_a_person_asks_about_all_servers(
    server: DiscordServer, checker: Checker, types: EntityTypes, database: str
) -> None:
    async with a_responder(checker, types, database=database) as responder, connected(server, responder):
        for person in (ANN, BEN):
            server.say(person, LEAK)
            await until(lambda person=person: server.told(person))  # type: ignore[misc]
        await until_so(lambda: both_recorded(responder))
        asked = lambda words: server.command(ANN, words, directly=True)  # noqa: E731
        assert "Messages with findings" in await answered(server, asked("my-data"))
        assert "stored about you in all servers?" in await answered(server, asked("forget-me"))
        assert "you, in all servers," in await answered(server, server.press(ANN, "forgetme||||yes", directly=True))
        assert "Nothing." in await answered(server, asked("my-data"))
        summary = await responder.store.findings.summary("discord", GUILD, responder.clock.now().replace(year=2000))
        assert summary.findings == 1, "another person's stays"


async def test_marks_are_listed_page_by_page_and_in_a_direct_message_with_where_the_others_are(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        options = [{"name": "allowlist", "type": 1, "options": [{"name": "page", "type": 4, "value": 2}]}]
        token = server.interact(ANN, 2, {"id": "1", "name": "privacy", "type": 1, "options": options})
        assert "No more marks." in await answered(server, token)
        assert "listed in its channels" in await answered(server, server.command(ANN, "allowlist", directly=True))


async def test_answers_name_commands_as_they_are_typed_here(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        await until(lambda: server.commands)
        options = [{"name": "pause", "type": 1, "options": [{"name": "length", "type": 3, "value": "forever"}]}]
        token = server.interact(ANN, 2, {"id": "1", "name": "privacy", "type": 1, "options": options})
        answer = await answered(server, token)
        assert "A pause can last from a minute to 30 days" in answer
        assert "`/privacy pause length:1h`" in answer
        shown = await answered(server, server.command(OWNER, "help"))
        assert "Did you mean `/privacy status`?" in await answered(server, server.command(ANN, "staus"))
    assert "\\\\`" not in shown, "backticks are not shown as such"
    there = {
        f"/{group['name']} {option['name']}"
        for group in server.commands
        for option in group.get("options", ())  # type: ignore[attr-defined]
    }
    named = {" ".join(code.split(" ")[:2]) for code in re.findall("`(/[^`]+)`", shown)} - {
        "/privacy-check",
        "/privacy-check TEXT",
    }
    assert {name for name in named if not name.startswith("/privacy-check text:")} <= there


async def test_a_moderator_sees_in_which_public_channels_nothing_is_looked_at(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        assert "Only admins" in await answered(server, server.command(ANN, "channels"))
        before = await answered(server, server.command(OWNER, "channels"))
        await responder.settings.set("discord", GUILD, SettingValue(Scope.CHANNEL, GENERAL, "mode", "off"), OWNER)
        after = await answered(server, server.command(OWNER, "channels"))
        assert re.search(r"I am in \d+ of \d+ public channels", before)
        assert f"<#{GENERAL}>" in after
        assert f"<#{GENERAL}>" not in before
        assert "Join" not in after, "a bot sees what its role may see"


async def test_a_role_or_channel_that_is_not_there_is_not_left_alone(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        for words in ("channel nonsense", "channel 123456789012345678", "group 123456789012345678", "group everyone"):
            assert "so nothing was changed" in await answered(server, server.command(OWNER, f"exempt {words}"))
        assert "No group and no channel" in await answered(server, server.command(OWNER, "exempt"))
        assert f"<#{GENERAL}>" in await answered(server, server.command(OWNER, f"exempt channel <#{GENERAL}>"))


async def test_a_file_is_checked(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        file = {"id": "77", "filename": "a.txt", "size": 20, "url": f"{server.url}/file", "proxy_url": f"{server.url}/file"}
        data = {"id": "1", "name": "privacy-check", "type": 1, "options": [{"name": "file", "type": 11, "value": "77"}]}
        token = server.interact(ANN, 2, data | {"resolved": {"attachments": {"77": file}}})
        await until(lambda: len(server.answers[token]) == 2)
        assert "a.txt" in json.dumps(server.answers[token][1])
        assert "payment card number" in json.dumps(server.answers[token][1])


async def test_what_is_not_allowed_is_said_to_the_owner_once(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    server.everyone = str(discord.Permissions(view_channel=True, send_messages=True, read_message_history=True).value)
    async with a_responder(checker, types) as responder, connected(server, responder):
        await until(lambda: server.told(OWNER))
        assert "show the redacted version (Embed Links)" in json.dumps(server.told(OWNER))
        server.resumable = False
        await server.cut()
        await until(lambda: not server.listening)
        await until(lambda: server.listening, 30)
        await asyncio.sleep(3)
        assert len(server.told(OWNER)) == 1


async def test_what_is_taken_away_while_we_run_is_said_to_the_owner_once_and_that_it_is_mended(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    fewer = str(discord.Permissions(view_channel=True, send_messages=True, read_message_history=True).value)
    before = server.everyone
    async with a_responder(checker, types) as responder, connected(server, responder):
        for permissions in (fewer, before, fewer):
            server.allows_everyone(permissions)
            await asyncio.sleep(2.5)
        await until(lambda: len(server.told(OWNER)) > 1)
        missing, mended = map(json.dumps, server.told(OWNER))
        assert all("show the redacted version (Embed Links)" in told for told in (missing, mended))
        assert "No longer missing" not in missing
        assert "No longer missing" in mended


async def test_what_could_not_be_told_is_told_later(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    server.everyone = str(discord.Permissions(view_channel=True, send_messages=True, read_message_history=True).value)
    told: list[Sequence[str]] = []

    async def tell(guild: discord.Guild, lines: Sequence[str]) -> None:
        told.append(lines)
        if len(told) == 1:
            raise Unavailable

    settings = DiscordSettings(token=SecretStr(DISCORD), api_url=f"{server.url}/api", mode="dm")
    Route.BASE = settings.api_url
    async with a_responder(checker, types) as responder, Bot(responder, settings) as bot:
        task = asyncio.create_task(bot.start("token"))
        await until(lambda: bool(bot.guilds))
        watch = Watch(tell, again=0.01)
        await watch.look(bot.guilds[0])
        await until(lambda: len(told) == 2)
        await watch.look(bot.guilds[0])
        assert len(told) == 2
        assert told[0] == told[1]
        task.cancel()


async def test_reminders_without_words_open_a_form(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        options = [{"name": "reminders", "type": 1, "options": []}]
        for words, expected in (("sometime", "I do not know what"), ("tuesdays 9:30", "Tuesdays at 09:30")):
            token = server.interact(OWNER, 2, {"id": "1", "name": "privacy-admin", "type": 1, "options": options})
            await until(lambda token=token: server.answers[token])  # type: ignore[misc]
            form = server.answers[token][0]["data"]
            fields = [row["components"][0]["custom_id"] for row in form["components"]]  # type: ignore[index]
            values = zip(fields, (words, "Europe/Berlin", "claude"), strict=True)
            rows = [{"type": 1, "components": [{"type": 4, "custom_id": name, "value": value}]} for name, value in values]
            sent = server.interact(OWNER, 5, {"custom_id": form["custom_id"], "components": rows})  # type: ignore[index]
            await until(lambda sent=sent: len(server.answers[sent]) == 2)  # type: ignore[misc]
            assert expected in json.dumps(server.answers[sent][1])


async def test_a_server_that_removes_the_bot_leaves_nothing_behind(
    server: DiscordServer, checker: Checker, types: EntityTypes, database: str
) -> None:
    async with a_responder(checker, types, database=database) as responder, connected(server, responder):
        message = server.say(ANN, LEAK)
        await until(lambda: server.told(ANN))
        ref = MessageRef("discord", GUILD, GENERAL, message)
        async with asyncio.timeout(60):
            while await responder.store.findings.of(ref) is None:  # noqa: ASYNC110 - the responder writes it
                await asyncio.sleep(0.05)
        server._dispatch("GUILD_DELETE", {"id": GUILD})
        async with asyncio.timeout(60):
            while await responder.store.findings.of(ref) is not None:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        server.messages[GENERAL].clear()
        server.invite_bot(GUILD)
        async with asyncio.timeout(60):
            while GUILD not in {each.id for each in await responder.store.workspaces.all("discord")}:  # noqa: ASYNC110 - the responder writes it
                await asyncio.sleep(0.05)
        server.say(BEN, LEAK)
        await until(lambda: server.told(BEN))


async def test_each_shard_answers_for_its_own_servers(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    tasks = []
    async with a_responder(checker, types) as first, a_responder(checker, types) as second:
        for responder, shards in ((first, "0/2"), (second, "1/2")):
            settings = DiscordSettings(token=SecretStr(DISCORD), api_url=f"{server.url}/api", mode="dm", shards=shards)
            tasks.append(asyncio.create_task(run(settings, responder, server_gap=SERVER_GAP)))
        await until(lambda: "discord" in first.ready and "discord" in second.ready)
        places = [bool(each.watermark.places("discord")) for each in (first, second)]
        assert sorted(places) == [False, True]
        server.say(BEN, LEAK)
        await until(lambda: server.told(BEN))
        await asyncio.sleep(0.5)
        assert len(server.told(BEN)) == 1
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@pytest.mark.parametrize(("written", "expected"), [("", None), ("0-3/16", ([0, 1, 2, 3], 16)), ("5/8", ([5], 8))])
def test_shards_are_read(written: str, expected: object) -> None:
    assert read_shards(written) == expected


@pytest.mark.parametrize("written", ["x", "3-1/8", "8/8", "0-3", "1/0"])
def test_wrong_shards_are_refused_in_one_line(written: str) -> None:
    with pytest.raises(ConfigError, match="0-3/16 is one"):
        read_shards(written)


def test_the_invite_link_asks_for_what_is_used_and_nothing_more() -> None:
    done = privacy_check("discord", "invite", DISCORD_TOKEN=DISCORD)
    assert "client_id=900000000000000001" in done.out, done.err
    assert f"permissions={NEEDED.value}" in done.out
    assert "--client-id" in privacy_check("discord", "invite").err
    assert privacy_check("discord", "invite", "--client-id", "42").out.startswith(
        "https://discord.com/oauth2/authorize?client_id=42"
    )
    code = "".join(file.read_text() for file in (Path(__file__).parents[3] / "bots" / "discord").glob("*.py"))
    uses = {"manage_webhooks": "create_webhook", "manage_messages": ".delete_message(", "read_message_history": ".logs_from("}
    uses |= {"attach_files": "discord.File", "embed_links": "discord.Embed", "send_messages": ".send(", "read_messages": ""}
    uses |= {"send_messages_in_threads": "Thread"}
    assert {name for name, granted in NEEDED if granted} == uses.keys()
    assert all(call in code for call in uses.values())
