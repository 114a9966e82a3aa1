"""A notice that was sent while the database went away is recorded later, and not sent again."""

import asyncio
from collections.abc import Awaitable
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from config.entities import EntityTypes
from core.checker import Checker
from core.message import Author, Message, MessageRef, Place
from core.ports import Capabilities, Person, Target
from core.reply import Reply
from core.text import Text
from tests.fakes.chat import PLATFORM, FileChat
from tests.fakes.postgres import Postgres
from tests.scenarios.responders import a_responder


class Unlucky(FileChat):
    """Private notices cannot be looked up here, and the database goes away just after the first."""

    def __init__(self, file: Path, server: Postgres) -> None:
        super().__init__(file)
        self.capabilities = Capabilities(ephemeral_anytime=True)
        self.server = server
        self.restarted: asyncio.Task[None] | None = None
        self.message: Message | None = None

    async def fetch(self, ref: MessageRef) -> Message | None:
        return self.message

    async def deliver(
        self, reply: Reply, to: Target, key: str, *, reader: Person | None = None, again: bool = False
    ) -> MessageRef:
        sent = await super().deliver(reply, to, key, reader=reader)
        if self.restarted is None:
            self.restarted = asyncio.create_task(asyncio.to_thread(self.server.restart, 2.0))
            await asyncio.sleep(1)
        return sent


async def test_it_is_recorded_later(checker: Checker, types: EntityTypes, tmp_path: Path) -> None:
    server = Postgres()
    chat = Unlucky(tmp_path / "sent.jsonl", server)
    place = Place(PLATFORM, "team", "general")
    text = Text.plain("card 4111 1111 1111 1111")
    message = Message(MessageRef(PLATFORM, "team", "general", "17"), Author("maya"), place, text)
    chat.message = message
    async with a_responder(checker, types, database=server.fresh(), maintenance=False) as responder:
        await responder.connected(PLATFORM, chat, {place: 1})
        with pytest.raises(SQLAlchemyError):
            await responder.on_message(message)
        assert chat.restarted
        await chat.restarted
        async with asyncio.timeout(30):
            while not await _handled(responder.on_message(message)):  # noqa: ASYNC110 - the server is another process
                await asyncio.sleep(0.2)
        noted = await responder.store.findings.of(message.ref)
        assert noted is not None
        assert noted.state == "open"
        assert responder._alarms.unrecorded == {}
    assert len(chat.lines()) == 1
    server.close()


async def _handled(work: Awaitable[None]) -> bool:
    try:
        await work
    except SQLAlchemyError:
        return False
    return True
