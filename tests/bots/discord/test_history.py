"""``/privacy-admin history`` over the real discord.py client: channels, open and archived threads, forums."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.entities import EntityTypes
from config.responding import HistorySettings
from core.checker import Checker
from tests.fakes.discord_rest import GENERAL, GUILD, LOBBY, OWNER, SUPPORT, Json, user_of
from tests.fakes.discord_rules import HISTORY
from tests.fakes.discord_server import DiscordServer
from tests.fakes.pressing import IDS, discord_press, payloads
from tests.fakes.waiting import until, until_so
from tests.scenarios.responders import AT_ONCE, FAST, ResponderUnderTest, a_responder

from .test_conversation import ANN, BEN, LEAK, connected, server

__all__ = ["server"]
OPEN, ARCHIVED, FORUM, POST = "200000000000000020", "200000000000000021", "200000000000000022", "200000000000000023"
_EPOCH_MS = 1_420_070_400_000


def before(server: DiscordServer, user: str, text: str, channel: str = GENERAL, days: float = 1, **more: object) -> str:
    """A message that was posted before the bot came; no event goes out."""
    moment = datetime.now(UTC) - timedelta(days=days)
    number = sum(map(len, server.messages.values()))
    snowflake = str((int(moment.timestamp() * 1000) + number - _EPOCH_MS) << 22)
    about: Json = {"id": snowflake, "timestamp": moment.isoformat(), "content": text}
    server.messages[channel].append(server._message(channel, user_of(user), about | more))
    server.messages[channel].sort(key=lambda line: int(str(line["id"])))
    return snowflake


@pytest.fixture
async def discord(server: DiscordServer, checker: Checker, types: EntityTypes) -> AsyncIterator[DiscordServer]:
    """Nothing is checked there yet, as no channel was chosen."""
    server.messages |= {OPEN: [], ARCHIVED: [], FORUM: [], POST: []}
    server.threads |= {OPEN: GENERAL, ARCHIVED: GENERAL, POST: FORUM}
    server.archived, server.kinds[FORUM] = [ARCHIVED], 15
    async with a_responder(checker, types) as responder, connected(server, responder, mode=""):
        yield server


def shown(part: object) -> str:
    return json.dumps(part, ensure_ascii=False)


async def answered(server: DiscordServer, token: str) -> Json:
    await until(lambda: len(server.answers[token]) > 1)
    return server.answers[token][-1]


async def presses(server: DiscordServer, user: str, post: Json, label: str) -> Json:
    """A button of a direct message, or of an answer that only the user sees."""
    pressed = discord_press(post, label)
    if "id" in post:
        return await answered(server, server.press(user, pressed, post, directly=True))
    return await answered(server, server.press(user, pressed, ephemeral=True))


async def reported(server: DiscordServer, words: str) -> Json:
    """The report of a search that the server's owner has begun."""
    plan = await answered(server, server.command(OWNER, f"history {words}"))
    await presses(server, OWNER, plan, "Start")
    await until(lambda: [post for post in server.told(OWNER) if "would have been answered" in shown(post)], 45)
    return next(post for post in server.told(OWNER) if "would have been answered" in shown(post))


async def test_channels_threads_and_forums_are_searched_and_only_the_admin_is_told(discord: DiscordServer) -> None:
    for channel in (GENERAL, OPEN, ARCHIVED, POST):
        before(discord, ANN, LEAK, channel)
    before(discord, ANN, LEAK, days=40)
    before(discord, BEN, "hello", SUPPORT)
    report = shown(await reported(discord, "30d everywhere"))
    assert "4 would have been answered" in report
    assert f"<#{GENERAL}>: 3 of" in report
    assert f"<#{FORUM}>: 1 of" in report
    assert "4111 1111" not in report
    assert not discord.told(ANN)


async def test_a_channel_whose_history_is_closed_to_the_bot_is_named(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    before(server, ANN, LEAK)
    server.denied[SUPPORT] = HISTORY
    async with a_responder(checker, types) as responder, connected(server, responder, mode=""):
        report = shown(await reported(server, "30d everywhere"))
    assert "1 would have been answered" in report
    assert f"I may not read**\\n<#{SUPPORT}>" in report


async def test_all_of_an_author_s_messages_come_in_one_notice_and_once(discord: DiscordServer) -> None:
    before(discord, ANN, LEAK)
    before(discord, ANN, LEAK, OPEN)
    report = await reported(discord, "30d here")
    listed = await presses(discord, OWNER, report, "Show the 2 messages")
    left = shown(await presses(discord, OWNER, listed, "Tell the author"))
    assert "telling the author" in left
    assert "Nothing is left" in left
    await until(lambda: discord.told(ANN))
    (notice,) = discord.told(ANN)
    assert "2 older messages of yours look sensitive" in shown(notice)
    assert "4111 1111" not in shown(notice)
    assert "[CREDIT_CARD_1]" in shown(await presses(discord, ANN, notice, "Show me"))
    await presses(discord, OWNER, listed, "Tell the author")
    again = await presses(discord, OWNER, report, "Tell all authors")
    assert "nothing left to tell" in shown(again)
    assert len(discord.told(ANN)) == 1
    assert not [code for code in payloads([report, listed, notice]) if not IDS.fullmatch(code)], "buttons carry ids alone"


async def test_the_server_s_owner_is_offered_a_look_and_switches_the_bot_on(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    before(server, ANN, LEAK)
    shadow = AT_ONCE.model_copy(update={"shadow_days": 7})
    async with a_responder(checker, types, throttle=shadow) as responder, connected(server, responder, mode=""):
        await until(lambda: server.told(OWNER))
        (offer,) = server.told(OWNER)
        plan = await presses(server, OWNER, offer, "Look at the last 7 days")
        await presses(server, OWNER, plan, "Start")
        await until(lambda: len(server.told(OWNER)) > 2)
        report = server.told(OWNER)[-1]
        assert "1 would have been answered" in shown(report)
        assert "switched on" in shown(await presses(server, OWNER, report, "Switch me on"))
        server.say(BEN, LEAK)
        await until(lambda: any("Show me" in shown(post) for post in server.messages[GENERAL]))


async def test_the_report_on_shadow_mode_is_switched_off_from_the_direct_message(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    shadow = AT_ONCE.model_copy(update={"shadow_days": 7})
    async with a_responder(checker, types, throttle=shadow) as responder, connected(server, responder, mode="dm"):
        await until(lambda: server.told(OWNER))
        code = f"set|{GUILD}|-|all|shadow=off"
        assert "switched on" in shown(await answered(server, server.press(OWNER, code, directly=True)))
        server.say(ANN, LEAK)
        await until(lambda: server.told(ANN))


@asynccontextmanager
async def bot(
    server: DiscordServer, checker: Checker, types: EntityTypes, file: Path, history: HistorySettings = FAST
) -> AsyncIterator[ResponderUnderTest]:
    """A process on a database that others may share."""
    database = f"sqlite:///{file}"
    async with (
        a_responder(checker, types, database=database, history=history) as responder,
        connected(server, responder, mode=""),
    ):
        yield responder


async def halts(server: DiscordServer, words: str) -> Json:
    """Begins a search in a process that then waits a month for its next page; the progress."""
    plan = await answered(server, server.command(OWNER, f"history {words}"))
    await presses(server, OWNER, plan, "Start")
    await until(lambda: [post for post in server.told(OWNER) if "Messages read: **1**" in shown(post)])
    (progress,) = server.told(OWNER)
    return progress


async def test_a_search_is_paused_and_resumed_and_goes_on_in_another_process(
    server: DiscordServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    server.messages[OPEN], server.threads[OPEN] = [], GENERAL
    before(server, ANN, "hello", LOBBY)
    before(server, ANN, LEAK)
    before(server, BEN, LEAK, OPEN)
    before(server, BEN, LEAK, SUPPORT)
    async with bot(server, checker, types, tmp_path / "b.db", HistorySettings(calls_per_minute=0.00001, progress_seconds=0)):
        progress = await halts(server, "30d everywhere")
        assert "Only admins" in shown(await presses(server, ANN, progress, "Pause"))
        await presses(server, OWNER, progress, "Pause")
        assert "The search is paused" in shown(server.told(OWNER))
        assert "under way" in shown(await answered(server, server.command(OWNER, "history 7d")))
        await presses(server, OWNER, progress, "Resume")
        assert "I am searching" in shown(server.told(OWNER))
    del server.messages[SUPPORT]
    async with bot(server, checker, types, tmp_path / "b.db"), bot(server, checker, types, tmp_path / "b.db"):
        await until(lambda: len(server.told(OWNER)) > 1)
        await until(lambda: "The search is done" in shown(server.told(OWNER)))
    (report,) = server.told(OWNER)[1:]
    assert "2 would have been answered" in shown(report)
    assert f"I may not read**\\n<#{SUPPORT}>" in shown(report)


async def test_a_search_is_stopped_and_what_is_mended_meanwhile_leaves_the_list(
    server: DiscordServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    async def gone(responder: ResponderUnderTest) -> bool:
        return not (await responder.store.past_findings.listed("discord", GUILD, 0, 1))[1]

    server.messages[OPEN], server.threads[OPEN] = [], GENERAL
    mended = before(server, ANN, LEAK)
    before(server, BEN, "hello", OPEN)
    slowly = HistorySettings(calls_per_minute=0.00001, progress_seconds=0)
    async with bot(server, checker, types, tmp_path / "b.db", slowly) as responder:
        progress = await halts(server, "30d")
        server.delete(GENERAL, mended)
        await until_so(lambda: gone(responder))
        assert "I have stopped" in shown(await presses(server, OWNER, progress, "Stop"))
        report = server.told(OWNER)[-1]
        assert "as the search was stopped" in shown(report)
        assert "1 would have been answered" in shown(report)
        assert "Show it" not in shown(report)
        assert "The search is over" in shown(await answered(server, server.command(OWNER, "history resume")))


async def test_rate_limits_are_waited_out_and_files_are_read(discord: DiscordServer) -> None:
    address = discord.hold("people.csv", b"name,card\nAnn Lee,4111 1111 1111 1111\n")
    about: Json = {
        "id": "1",
        "filename": "people.csv",
        "size": 40,
        "content_type": "text/csv",
        "url": address,
        "proxy_url": address,
    }
    before(discord, ANN, "see here", attachments=[about])
    before(discord, BEN, "and here", attachments=[about | {"id": "2", "size": 10**9}])
    plan = await answered(discord, discord.command(OWNER, "history 30d"))
    discord.faults.limited = 0.3
    await presses(discord, OWNER, plan, "Start")
    await until(lambda: len(discord.told(OWNER)) > 1)
    report = shown(discord.told(OWNER)[-1])
    assert "1 would have been answered" in report
    assert "1 file or text could not be read" in report
