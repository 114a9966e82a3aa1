"""Files on Discord: downloaded only where the channel is on, never too much at once, and a lost one loses no words."""

import json
from pathlib import Path

import pytest

from config.entities import EntityTypes
from config.settings import FileSettings
from core.checker import Checker
from tests.fakes.discord_rest import Json
from tests.fakes.discord_server import DiscordServer
from tests.fakes.file_store import FileStore
from tests.fakes.pressing import discord_press
from tests.fakes.waiting import until
from tests.scenarios.responders import a_responder

from .test_conversation import ANN, BEN, LEAK, connected, server

__all__ = ["server"]
CARD = b"card 4111 1111 1111 1111"


def attached(address: str, name: str = "notes.txt", size: int = 24, media_type: str = "text/plain", number: str = "1") -> Json:
    return {"id": number, "filename": name, "size": size, "url": address, "proxy_url": "", "content_type": media_type}


def told(server: DiscordServer, person: str) -> str:
    return json.dumps(server.told(person), ensure_ascii=False)


async def test_a_channel_that_is_off_has_nothing_downloaded(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder, ""):
        for number in range(20):
            clips = [attached(server.hold(f"{number}", b"x" * 900), "x.txt", 900, number=f"{number}{n}") for n in range(5)]
            server.say(ANN, "look", attachments=clips)
        token = server.command(BEN, "help")
        await until(lambda: len(server.answers[token]) == 2)
        assert responder.ready
    assert server.log.requests == []


async def test_what_cannot_be_read_or_is_too_large_is_not_downloaded(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    films = [
        attached(server.hold("x"), "x.mp4", 9_000_000, "video/mp4"),
        attached(server.hold("y"), "y.csv", 10**9, "text/csv", "2"),
    ]
    async with a_responder(checker, types) as responder, connected(server, responder):
        server.say(ANN, LEAK, attachments=films)
        await until(lambda: server.told(ANN))
    assert "x.mp4 was not read. This is sound or video" in told(server, ANN)
    assert "y.csv was not read. It is too large" in told(server, ANN)
    assert server.log.requests == []


@pytest.mark.parametrize("after", [-1, 0, 5])
async def test_a_file_store_that_drops_the_connection_loses_no_words(
    server: DiscordServer, checker: Checker, types: EntityTypes, after: int
) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        server.say(ANN, LEAK, attachments=[attached(server.hold("notes.txt", CARD, broken_off=after))])
        await until(lambda: server.told(ANN))
    assert "[PERSON_1] paid with [CREDIT_CARD_1]" in told(server, ANN)
    assert "notes.txt was not read. It could not be downloaded." in told(server, ANN)


async def test_files_come_from_discord_alone(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    strangers = FileStore()
    await strangers.start()
    async with a_responder(checker, types) as responder, connected(server, responder):
        server.say(ANN, LEAK, attachments=[attached(strangers.hold("notes.txt", CARD))])
        await until(lambda: server.told(ANN))
    await strangers.stop()
    assert "notes.txt was not read. It is stored by another service" in told(server, ANN)
    assert strangers.log.requests == []


async def test_files_that_are_read_at_once_have_one_limit(server: DiscordServer, checker: Checker, types: EntityTypes) -> None:
    limit = FileSettings(at_once_bytes=200_000)
    async with a_responder(checker, types, files=limit) as responder, connected(server, responder):
        for number in range(5):
            file = server.hold(f"{number}.txt", CARD + b" " * 20_000, seconds=0.2)
            server.say(ANN, "look", attachments=[attached(file, f"{number}.txt", 20_024, number=str(number))])
        await until(lambda: len(server.told(ANN)) == 5)
    assert server.log.most_open == 1


async def test_a_direct_question_names_what_was_not_read(
    server: DiscordServer, checker: Checker, types: EntityTypes, tmp_path: Path
) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        file = attached(server.hold("scan.mp4"), "scan.mp4", 100, "video/mp4", "77")
        data = {"id": "1", "name": "privacy-check", "type": 1, "options": [{"name": "file", "type": 11, "value": "77"}]}
        token = server.interact(ANN, 2, data | {"resolved": {"attachments": {"77": file}}})
        await until(lambda: len(server.answers[token]) == 2)
    answer = json.dumps(server.answers[token][1])
    assert "scan.mp4 was not read. This is sound or video" in answer
    assert "No personal data or secrets" not in answer


async def test_a_redacted_copy_comes_with_an_answer_that_only_the_author_sees(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    async with a_responder(checker, types) as responder, connected(server, responder):
        server.say(ANN, "look", attachments=[attached(server.hold("notes.txt", CARD))])
        await until(lambda: server.told(ANN))
        notice = server.told(ANN)[0]
        for person in (BEN, ANN):
            token = server.press(person, discord_press(notice, "Redacted copy"), notice, directly=True)
            await until(lambda token=token: len(server.answers[token]) == 2)
            if person == BEN:
                assert "Only the author" in json.dumps(server.answers[token])
                assert server.sent_files == []
    assert server.sent_files == [("notes.redacted.txt", "card [CREDIT_CARD_1]")]
    assert server.answers[token][-1]["flags"] == 64


async def test_a_copy_that_discord_does_not_take_is_said_not_to_be_there(
    server: DiscordServer, checker: Checker, types: EntityTypes
) -> None:
    server.takes_files = False
    async with a_responder(checker, types) as responder, connected(server, responder):
        server.say(ANN, "look", attachments=[attached(server.hold("notes.txt", CARD))])
        await until(lambda: server.told(ANN))
        notice = server.told(ANN)[0]
        token = server.press(ANN, discord_press(notice, "Redacted copy"), notice, directly=True)
        await until(lambda: len(server.answers[token]) == 2)
        assert "Discord did not take the file" in json.dumps(server.answers[token])
