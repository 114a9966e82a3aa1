"""A workspace that has removed us leaves nothing behind, whatever of it is still being read, and may come back."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from config.entities import EntityTypes
from core.checker import Checker
from core.message import Author, Message, MessageRef, Place
from core.ports import Person, Target
from core.reply import Reply
from core.store.tables import claims, cursors, findings, workspaces
from core.text import Text
from tests.fakes.chat import PLATFORM, FileChat
from tests.scenarios.responders import ResponderUnderTest, a_responder

HERE, ELSEWHERE = Place(PLATFORM, "team", "general"), Place(PLATFORM, "other", "general")


def leak(place: Place, number: int) -> Message:
    ref = MessageRef(PLATFORM, place.workspace, place.channel, str(number))
    return Message(ref, Author("maya"), place, Text.plain("card 4111 1111 1111 1111"))


class Slow(FileChat):
    """Its history goes on when it is told to."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.reading, self.goes_on = asyncio.Event(), asyncio.Event()

    async def history(self, place: Place, position: int, after: datetime | None) -> AsyncIterator[Message]:
        if place == HERE:
            yield leak(HERE, 11)
            self.reading.set()
            await self.goes_on.wait()
            yield leak(HERE, 12)


async def rows_of(responder: ResponderUnderTest, workspace: str) -> int:
    async with responder.store.database.reading() as connection:
        counts = [
            (await connection.execute(select(func.count()).select_from(table).where(table.c.workspace == workspace))).scalar_one()
            for table in (findings, claims, cursors, workspaces)
        ]
    return sum(counts)


@pytest.fixture
async def chat(tmp_path: Path) -> Slow:
    return Slow(tmp_path / "sent.jsonl")


async def test_what_is_still_read_or_comes_late_leaves_no_row(chat: Slow, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types, maintenance=False) as responder:
        await responder.connected(PLATFORM, chat, {HERE: 1, ELSEWHERE: 1})
        responder.reconnected(PLATFORM)
        await chat.reading.wait()
        await responder.on_removed(PLATFORM, "team")
        chat.goes_on.set()
        await responder.on_message(leak(HERE, 13))
        await responder.on_message(leak(ELSEWHERE, 13))
        await responder.catchup.idle()
        await responder.maintenance.beat()
        assert await rows_of(responder, "team") == 0
        assert await rows_of(responder, "other") > 0


async def test_who_installs_us_again_is_looked_after_again(chat: Slow, checker: Checker, types: EntityTypes) -> None:
    chat.goes_on.set()
    async with a_responder(checker, types, maintenance=False) as responder:
        await responder.connected(PLATFORM, chat, {HERE: 1})
        await responder.on_removed(PLATFORM, "team")
        await responder.connected(PLATFORM, chat, {HERE: 20})
        await responder.on_message(leak(HERE, 21))
        assert len(chat.lines()) == 1
        assert await rows_of(responder, "team") > 0


class Stuck(FileChat):
    """A notice is under way until it is told to arrive."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.sending, self.arrives = asyncio.Event(), asyncio.Event()

    async def deliver(
        self, reply: Reply, to: Target, key: str, *, reader: Person | None = None, again: bool = False
    ) -> MessageRef:
        self.sending.set()
        await self.arrives.wait()
        return await super().deliver(reply, to, key, reader=reader, again=again)


async def test_a_workspace_that_adds_the_bot_again_at_once_is_not_erased_then(
    tmp_path: Path, checker: Checker, types: EntityTypes
) -> None:
    """Work that goes on when the bot is removed is waited for, and erased afterwards; by then the workspace may be back."""
    chat = Stuck(tmp_path / "sent.jsonl")
    async with a_responder(checker, types, maintenance=False) as responder:
        await responder.connected(PLATFORM, chat, {HERE: 1})
        late = asyncio.create_task(responder.on_message(leak(HERE, 11)))
        await chat.sending.wait()
        removed = asyncio.create_task(responder.on_removed(PLATFORM, "team"))
        async with asyncio.timeout(60):
            while await rows_of(responder, "team"):  # noqa: ASYNC110 - the database has no event for it
                await asyncio.sleep(0)
        await responder.connected(PLATFORM, chat, {HERE: 1}, ["team"])
        chat.arrives.set()
        await removed
        await late
        assert "team" in {each.id for each in await responder.store.workspaces.all(PLATFORM)}
