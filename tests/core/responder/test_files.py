"""A message with files: what comes again while it is in work joins it, and its version is what its files say."""

import asyncio
import os
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from config.entities import EntityTypes
from config.policy import Policy
from config.responding import LoadSettings
from core.checker import Checker
from core.message import Attachment, Author, Message, MessageRef, Place
from core.paste.kinds import Paste
from core.redaction.redaction import Redaction
from core.responder.checks import version_of
from core.text import Text
from core.verdict import Decision, Severity, Verdict
from tests.fakes.chat import PLATFORM, FileChat
from tests.fakes.waiting import until
from tests.messages import said
from tests.scenarios.responders import a_responder

CARD = b"card 4111 1111 1111 1111"


class Picky:
    """Dies of some files, and finds something in all others."""

    def check(self, message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
        if any(b"kill" in (file.content or b"") for file in message.files):
            os._exit(9)
        return Verdict((), Paste(), Redaction("", ""), Decision(alarm=True, severity=Severity.HIGH), counts={"IBAN_CODE": 1})


def picky() -> Checker:
    """Made in the worker's process."""
    return cast("Checker", Picky())


class Slow(FileChat):
    """Hands files out when it is told to."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.downloads, self.goes_on = 0, asyncio.Event()

    async def download(self, file: Attachment, workspace: str, most: int) -> Attachment:
        self.downloads += 1
        await self.goes_on.wait()
        return replace(file, content=CARD)


def shared(number: int, *files: Attachment, text: str = "", workspace: str = "team", edited: bool = False) -> Message:
    place = Place(PLATFORM, workspace, "general")
    ref = MessageRef(PLATFORM, workspace, "general", str(number))
    return Message(ref, Author("maya"), place, Text.plain(text), files, edited=edited)


@pytest.fixture
def chat(tmp_path: Path) -> Slow:
    return Slow(tmp_path / "sent.jsonl")


async def test_what_comes_again_while_it_is_in_work_joins_it(chat: Slow, checker: Checker, types: EntityTypes) -> None:
    file = Attachment("a.txt", len(CARD), id="F1")
    async with a_responder(checker, types, maintenance=False) as responder:
        await responder.connected(PLATFORM, chat, {Place(PLATFORM, "team", "general"): 1})
        first, again = responder.take(shared(17, file)), responder.take(shared(17, file))
        await until(lambda: chat.downloads)
        again.cancel()  # whoever gives up waiting stops nobody
        third = responder.take(shared(17, file))
        chat.goes_on.set()
        await asyncio.gather(first, third)
    assert (chat.downloads, len(chat.lines())) == (1, 1)


async def test_a_message_that_was_changed_and_changed_back_is_handled_each_time(
    chat: Slow, checker: Checker, types: EntityTypes
) -> None:
    async with a_responder(checker, types, maintenance=False) as responder:
        await responder.connected(PLATFORM, chat, {Place(PLATFORM, "team", "general"): 1})
        texts = ("one", "two", "one")
        taken = [responder.take(shared(17, text=text, edited=True)) for text in texts]
        assert len({id(done) for done in taken}) == 3
        await asyncio.gather(*taken)


async def test_a_file_that_could_not_be_checked_silences_no_other_of_its_name_and_size(
    chat: Slow, checker: Checker, types: EntityTypes
) -> None:
    def export(content: bytes) -> Attachment:
        return Attachment("export.csv", 100, content.ljust(100))

    load = LoadSettings(long_text=10, check_seconds=10)
    async with a_responder(checker, types, build=picky, load=load, maintenance=False) as responder:
        await responder.connected(PLATFORM, chat, {}, ["team", "other"])
        await responder.on_message(shared(1, export(b"kill")))
        assert "could not check all of" in chat.lines()[-1]["text"]
        await responder.on_message(shared(2, export(b"DE89")))
        assert len(chat.lines()) == 2
        await responder.on_message(shared(3, export(b"kill")))
        assert len(chat.lines()) == 2, "the same content is in quarantine here"
        await responder.on_message(shared(4, export(b"kill"), workspace="other"))
        assert "could not check all of" in chat.lines()[-1]["text"], "and is another workspace's own business there"
    assert len(chat.lines()) == 3


def test_a_version_is_what_a_message_and_its_files_say_in_their_workspace() -> None:
    key = b"k" * 32
    plain = said("hello", files=(Attachment("a.csv", 3, b"abc"),))
    versions = [
        version_of(key, message)
        for message in (
            plain,
            replace(plain, ref=replace(plain.ref, workspace="other")),
            replace(plain, files=(Attachment("a.csv", 3, b"xyz"),)),
            replace(plain, files=(Attachment("b.csv", 3, b"abc"),)),
            replace(plain, files=()),
            replace(plain, text=Text.plain("Hello")),
        )
    ]
    assert len(set(versions)) == len(versions)
    assert version_of(key, replace(plain, edited=True)) == versions[0]
