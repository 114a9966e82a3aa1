"""Admins are told once when something breaks, and once when it is mended."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from core.ports import Unavailable
from core.store.workspaces import Scope, SettingValue
from tests.fakes.chat import PLATFORM, FileChat
from tests.scenarios.responders import ResponderUnderTest, a_responder

LINES = ("#general: I may not answer", "#support: I may not see it")


@pytest.fixture
def chat(tmp_path: Path) -> FileChat:
    return FileChat(tmp_path / "said.jsonl")


@pytest.fixture
async def responder(chat: FileChat, checker: Checker, types: EntityTypes) -> AsyncIterator[ResponderUnderTest]:
    async with a_responder(checker, types, maintenance=False) as made:
        await made.connected(PLATFORM, chat, {}, ["team"])
        yield made


def told(chat: FileChat) -> list[tuple[str, str]]:
    return [(line["to"], line["text"]) for line in chat.lines()]


async def test_each_thing_that_is_missing_is_told_once_until_it_is_mended(chat: FileChat, responder: ResponderUnderTest) -> None:
    for _ in range(2):
        await responder.on_permissions_missing(PLATFORM, "team", LINES)
    await responder.on_permissions_missing(PLATFORM, "team", LINES[:1])
    assert [to for to, _ in told(chat)] == ["maya"]
    for _ in range(2):
        await responder.on_permissions_restored(PLATFORM, "team", LINES[:1])
    assert told(chat)[1:] == [("maya", "I can do this again")]
    await responder.on_permissions_missing(PLATFORM, "team", LINES)
    assert len(told(chat)) == 3, "what breaks again is told again"


async def test_what_nobody_was_told_of_is_not_told_when_it_is_mended(chat: FileChat, responder: ResponderUnderTest) -> None:
    await responder.on_permissions_restored(PLATFORM, "team", LINES)
    assert told(chat) == []


async def test_the_privacy_channel_is_told_too(chat: FileChat, responder: ResponderUnderTest) -> None:
    await responder.settings.set(PLATFORM, "team", SettingValue(Scope.WORKSPACE, "", "privacy_channel", "privacy"), "maya")
    await responder.on_permissions_missing(PLATFORM, "team", LINES)
    assert [to for to, _ in told(chat)] == ["privacy", "maya"]


async def test_what_could_not_be_told_is_told_the_next_time(chat: FileChat, responder: ResponderUnderTest) -> None:
    chat.problem = Unavailable("away")
    with pytest.raises(Unavailable):
        await responder.on_permissions_missing(PLATFORM, "team", LINES)
    chat.problem = None
    await responder.on_permissions_missing(PLATFORM, "team", LINES)
    assert len(told(chat)) == 1


async def test_a_token_that_works_again_is_told_once_with_how_long_it_did_not(
    chat: FileChat, responder: ResponderUnderTest
) -> None:
    since = responder.clock.now() - timedelta(minutes=5)
    for _ in range(2):
        await responder.on_token_works(PLATFORM, "team", since)
    ((to, text),) = told(chat)
    assert to == "maya"
    assert f"From {since:%d %b %H:%M} to" in text
