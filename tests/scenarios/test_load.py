"""Texts that break the checking, and more messages than there is room for."""

import asyncio

import pytest
from structlog.testing import capture_logs

from config.entities import EntityTypes
from config.responding import LoadSettings
from core.checker import Checker
from core.message import MessageRef
from core.responder import Overloaded
from tests.core.test_workers import hostile

from .team import a_team, shown

LEAK = "card 4111 1111 1111 1111"


async def test_a_text_that_kills_its_process_is_answered_once_and_then_left_alone(checker: Checker, types: EntityTypes) -> None:
    load = LoadSettings(long_text=100, check_seconds=2)
    async with a_team(checker, types, build=hostile, load=load) as team:
        maya, jonas = team.person("maya"), team.person("jonas")
        poison = "kill " * 40
        await maya.says(poison)
        (answer,) = await maya.sees()
        assert "could not check all of" in shown(answer)
        await jonas.says(poison)
        assert await jonas.sees() == [], "its fingerprint is in quarantine"
        await jonas.says(LEAK)
        assert len(await jonas.sees()) == 1, "the bot lives"


async def test_what_there_is_no_room_for_is_read_again_from_the_channel(checker: Checker, types: EntityTypes) -> None:
    async with a_team(checker, types, load=LoadSettings(queue=1, at_once=1)) as team:
        maya = team.person("maya")
        for number in range(5):
            await team.http.post("/api/messages", json={"author": "maya", "channel": "general", "text": f"{LEAK} {number}"})
        await team.settled()
        before = len(await maya.sees())
        for _ in range(5):
            await team.waits(seconds=60)
        assert before < 5
        assert len(await maya.sees()) == 5
        assert team.responder.watermark.failed() == {}


async def test_a_full_queue_says_so(checker: Checker, types: EntityTypes) -> None:
    async with a_team(checker, types, load=LoadSettings(queue=1, at_once=1)) as team:
        chat, messages = team.responder.chats["playground"], []
        for words in ("hello", "hello again"):
            posted = await team.person("maya").says(words)
            messages.append(await chat.fetch(MessageRef("playground", "playground", "general", posted)))
        first, second = messages
        assert first
        assert second
        waiting = team.responder.take(first)
        with capture_logs() as logs:
            for _ in range(3):
                with pytest.raises(Overloaded):
                    team.responder.take(second)
        await waiting
    refused = [line for line in logs if line["event"] == "deferred"]
    assert [(line["platform"], line["count"]) for line in refused] == [("playground", 1)], "a line each would fill a disk"


async def test_one_persons_hostile_texts_hold_up_nobody(checker: Checker, types: EntityTypes) -> None:
    """Fourteen that never end, and a colleague's card behind them is answered before the first of these is given up."""
    load = LoadSettings(long_text=100, check_seconds=300, processor_seconds=300)
    async with a_team(checker, types, build=hostile, load=load) as team:
        jonas = team.person("jonas")
        for number in range(14):
            hostile_text = f"hang {number} " * 40
            await team.http.post("/api/messages", json={"author": "maya", "channel": "general", "text": hostile_text})
        await team.http.post("/api/messages", json={"author": "jonas", "channel": "general", "text": LEAK})
        async with asyncio.timeout(60):
            while not await jonas.sees():
                await asyncio.to_thread(bool)
        assert await team.person("maya").sees() == []
