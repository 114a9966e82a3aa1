"""The real discord.py client over a real gateway: who is told what, and where."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from bots.discord.app import run
from bots.discord.settings import DiscordSettings
from config.entities import EntityTypes
from core.checker import Checker
from core.detection.fake_secrets import MIXED, made
from tests.fakes.discord_rest import GENERAL, OWNER
from tests.fakes.discord_server import DiscordServer
from tests.fakes.pressing import discord_press
from tests.fakes.tokens import DISCORD
from tests.fakes.waiting import until
from tests.scenarios.responders import ResponderUnderTest, a_responder

LEAK = "Alice Smith paid with 4111 1111 1111 1111"
NOON = "2026-11-25T12:00:00+00:00"
# Seconds. The server of these tests names its servers in one go; two seconds more would be waited for in each of 300 tests.
SERVER_GAP = 0.2
ANN, BEN, CEM = "400000000000000001", "400000000000000002", "400000000000000003"


@asynccontextmanager
async def connected(server: DiscordServer, responder: ResponderUnderTest, mode: str = "dm") -> AsyncIterator[None]:
    settings = DiscordSettings(token=SecretStr(DISCORD), api_url=f"{server.url}/api", mode=mode)
    task = asyncio.create_task(run(settings, responder, server_gap=SERVER_GAP))
    await until(lambda: "discord" in responder.ready or task.done())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    made = DiscordServer()
    await made.start()
    yield made
    await made.stop()
    assert made.mistakes == [], "Discord refuses what we have sent"
    assert made.pinging() == [], "nobody is pinged"


@pytest.fixture
async def discord(server: DiscordServer, checker: Checker, types: EntityTypes, database: str) -> AsyncIterator[DiscordServer]:
    async with a_responder(checker, types, database=database) as responder, connected(server, responder):
        yield server


async def test_half_a_surrogate_pair_hides_nothing(discord: DiscordServer) -> None:
    discord.say(ANN, LEAK.replace(" paid", f"{chr(0xD83D)} paid") + chr(0xDC00))
    await until(lambda: discord.told(ANN))
    shown = json.dumps(discord.told(ANN), ensure_ascii=False)
    assert "[CREDIT_CARD_1]" in shown
    assert "4111" not in shown


async def test_the_author_alone_is_told_by_dm_and_the_notice_goes_when_it_is_mended(discord: DiscordServer) -> None:
    message = discord.say(ANN, LEAK)
    await until(lambda: discord.told(ANN))
    (notice,) = discord.told(ANN)
    shown = json.dumps(notice, ensure_ascii=False)
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in shown
    assert "4111" not in shown
    assert discord.told(BEN) == []
    discord.edit(GENERAL, message, "never mind")
    await until(lambda: not discord.told(ANN))


async def test_an_event_that_comes_twice_is_answered_once(discord: DiscordServer) -> None:
    discord.faults.doubled = 1.0
    discord.say(ANN, LEAK)
    discord.say(BEN, LEAK)
    await until(lambda: discord.told(ANN) and discord.told(BEN))
    assert len(discord.told(ANN)) == len(discord.told(BEN)) == 1


def answers(server: DiscordServer, token: str) -> str:
    return json.dumps(server.answers[token], ensure_ascii=False)


async def test_a_command_is_answered_to_the_asker_alone(discord: DiscordServer) -> None:
    token = discord.command(ANN, LEAK)
    await until(lambda: len(discord.answers[token]) == 2)
    assert discord.answers[token][0] == {"type": 5, "data": {"flags": 64}}, "deferred at once, for the asker alone"
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in answers(discord, token)


async def test_without_a_text_there_is_a_form_whose_text_is_checked(discord: DiscordServer) -> None:
    token = discord.command(ANN, "")
    await until(lambda: discord.answers[token])
    form = discord.answers[token][0]["data"]
    field = form["components"][0]["components"][0]  # type: ignore[index]
    row = {"type": 1, "components": [{"type": 4, "custom_id": field["custom_id"], "value": LEAK}]}
    sent = discord.interact(ANN, 5, {"custom_id": form["custom_id"], "components": [row]})  # type: ignore[index]
    await until(lambda: len(discord.answers[sent]) == 2)
    assert "[CREDIT_CARD_1]" in answers(discord, sent)


async def test_buttons_of_a_notice_work_for_its_author_and_for_nobody_else(discord: DiscordServer) -> None:
    discord.say(ANN, LEAK)
    await until(lambda: discord.told(ANN))
    (notice,) = discord.told(ANN)
    for person, words in ((BEN, "Only the author"), (ANN, "passes its checksum")):
        token = discord.press(person, discord_press(notice, "Why?"), notice, directly=True)
        await until(lambda token=token: len(discord.answers[token]) == 2)  # type: ignore[misc]
        assert words in answers(discord, token)
    token = discord.press(ANN, discord_press(notice, "Delete my message"), notice, directly=True)
    await until(lambda: len(discord.answers[token]) == 2)
    assert "Your message has been deleted" in answers(discord, token)
    assert discord.messages[GENERAL] == []
    assert discord.told(ANN) == []


async def test_who_may_manage_the_server_changes_settings_by_menus(discord: DiscordServer) -> None:
    token = discord.command(OWNER, "settings")
    await until(lambda: len(discord.answers[token]) == 2)
    menus = [c for row in discord.answers[token][1]["components"] for c in row["components"] if c["type"] == 3]  # type: ignore[attr-defined]
    values = [option["value"] for menu in menus for option in menu["options"]]
    assert {"set||||style=mask", "set||||here.mode=off", "set||||shadow=on"} <= set(values)
    token = discord.interact(OWNER, 3, {"custom_id": menus[0]["custom_id"], "component_type": 3, "values": ["set||||style=mask"]})
    await until(lambda: len(discord.answers[token]) == 2)
    token = discord.command(ANN, "card 4111 1111 1111 1111")
    await until(lambda: len(discord.answers[token]) == 2)
    assert "*******************" in answers(discord, token)


@pytest.mark.parametrize("resumable", [True, False])
async def test_what_was_said_while_the_line_was_cut_is_answered(discord: DiscordServer, resumable: bool) -> None:
    discord.resumable = resumable
    await discord.cut()
    discord.say(ANN, LEAK)
    discord.say(BEN, "ordinary")
    await until(lambda: discord.told(ANN), 30)
    assert discord.told(BEN) == []


async def test_a_pause_from_a_notice_by_dm_holds_in_the_server(discord: DiscordServer) -> None:
    discord.say(ANN, LEAK)
    await until(lambda: discord.told(ANN))
    (notice,) = discord.told(ANN)
    token = discord.press(ANN, discord_press(notice, "Pause notices"), notice, directly=True)
    await until(lambda: len(discord.answers[token]) == 2)
    discord.say(ANN, "card 5555 5555 5555 4444")
    discord.say(BEN, LEAK)
    await until(lambda: discord.told(BEN))
    assert len(discord.told(ANN)) == 1


async def test_forwarded_messages_and_polls_are_read_too(discord: DiscordServer) -> None:
    snapshot = {
        "type": 0,
        "content": LEAK,
        "embeds": [],
        "attachments": [],
        "timestamp": NOON,
        "edited_timestamp": None,
        "flags": 0,
    }
    reference = {"type": 1, "message_id": "1", "channel_id": "2"}
    discord.say(ANN, "", message_snapshots=[{"message": snapshot}], message_reference=reference)
    await until(lambda: discord.told(ANN))
    assert "Redacted: the forwarded message" in json.dumps(discord.told(ANN))
    assert "4111" not in json.dumps(discord.told(ANN))
    answers = [{"answer_id": n, "poll_media": {"text": text}} for n, text in enumerate(("yes", "4111 1111 1111 1111"), 1)]
    poll = {"question": {"text": "which card?"}, "answers": answers, "expiry": "2026-12-25T00:00:00+00:00"}
    discord.say(BEN, "", poll=poll | {"allow_multiselect": False, "layout_type": 1})
    await until(lambda: discord.told(BEN))
    assert "the poll" in json.dumps(discord.told(BEN))


async def test_a_new_session_hides_nothing_that_was_missed_before_it(discord: DiscordServer) -> None:
    discord.resumable = False
    discord.say(BEN, "hello")
    await discord.cut()
    await until(lambda: not discord.listening)
    discord.say(ANN, LEAK)
    await until(lambda: discord.listening, 30)
    discord.say(CEM, LEAK)
    await until(lambda: discord.told(CEM))
    await until(lambda: discord.told(ANN))


async def test_late_events_are_not_lost_with_the_line(discord: DiscordServer) -> None:
    discord.faults.shuffled = 1.0
    for person in (ANN, BEN, CEM):
        discord.say(person, LEAK)
    await discord.cut()
    await until(lambda: all(discord.told(person) for person in (ANN, BEN, CEM)), 30)


async def test_what_was_said_while_nobody_listened_is_read_and_what_was_before_is_not(
    server: DiscordServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'kept.db'}"
    server.say(CEM, LEAK)
    async with a_responder(checker, types, database=database) as first, connected(server, first):
        server.say(BEN, "hello")
    server.say(ANN, LEAK)
    async with a_responder(checker, types, database=database) as second, connected(server, second):
        await until(lambda: server.told(ANN))
        assert server.told(CEM) == []


async def test_a_bot_that_is_stopped_as_soon_as_it_is_ready_stops_in_order(
    server: DiscordServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    with capture_logs() as logs:
        async with a_responder(checker, types, database=f"sqlite:///{tmp_path / 'kept.db'}") as first, connected(server, first):
            pass
    assert [entry for entry in logs if entry["log_level"] in {"warning", "error"}] == []


async def test_a_channel_made_while_nobody_listened_is_read_from_its_first_message(
    server: DiscordServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path / 'kept.db'}"
    async with a_responder(checker, types, database=database) as first, connected(server, first):
        server.say(BEN, "hello")
    channel = server.make_channel()
    server.say(ANN, LEAK, channel)
    async with a_responder(checker, types, database=database) as second, connected(server, second):
        await until(lambda: server.told(ANN))


async def test_what_stands_in_a_notice_s_menu_can_be_chosen_again_and_deleting_there_asks_first(discord: DiscordServer) -> None:
    """Discord's clients send a choice once, until the message is drawn anew."""
    discord.say(ANN, f"token {made('ghp_', MIXED, 36)}")
    await until(lambda: discord.told(ANN))
    (notice,) = discord.told(ANN)
    row, menu = (each["components"] for each in notice["components"])  # type: ignore[attr-defined]
    assert [button["label"] for button in row] == ["Post redacted for me", "How do I revoke this?"]
    assert (menu[0]["type"], menu[0]["placeholder"]) == (3, "More…")
    for _ in range(2):
        token = discord.press(ANN, discord_press(notice, "Why?"), notice, directly=True)
        await until(lambda token=token: len(discord.answers[token]) == 2)  # type: ignore[misc]
        assert discord.answers[token][0]["type"] == 7
        assert not {"components", "embeds", "content"} & discord.answers[token][0]["data"].keys(), "the notice stays as it is"  # type: ignore[attr-defined]
        assert discord.answers[token][1]["flags"] == 64
    asked = discord.press(ANN, discord_press(notice, "Delete my message"), notice, directly=True)
    await until(lambda: len(discord.answers[asked]) == 2)
    assert "This cannot be undone" in answers(discord, asked)
    assert len(discord.messages[GENERAL]) == 1
    sure = discord_press(discord.answers[asked][1], "Delete my message")
    token = discord.press(ANN, sure, ephemeral=True, directly=True)
    await until(lambda: len(discord.answers[token]) == 2)
    assert "Your message has been deleted" in answers(discord, token)
    assert (discord.messages[GENERAL], discord.told(ANN)) == ([], [])
