"""What was not read is never called clean: it is named to whoever asks or writes in a strict place, and counted."""

import base64
from collections.abc import AsyncIterator

import pytest

from config.entities import EntityTypes
from core.checker import Checker

from .team import Team, a_team, shown

PDF = base64.b64encode(b"%PDF-1.7 ...").decode()
SOUND = base64.b64encode(b"OggS\x00").decode()
CARD = "4539 1488 0343 6467"


@pytest.fixture
async def team(checker: Checker, types: EntityTypes) -> AsyncIterator[Team]:
    async with a_team(checker, types) as made:
        yield made


async def test_status_says_how_many_files_of_which_kinds_were_not_read(team: Team) -> None:
    jonas = team.person("jonas")
    assert "Not read here" not in await jonas.asks("status")
    first = await jonas.says("our plan", [{"name": "plan.pdf", "content": PDF}])
    await jonas.edits(first, "our new plan")
    await jonas.says("", [{"name": "a.ogg", "content": SOUND}, {"name": "b.ogg", "content": SOUND}])
    assert await jonas.sees() == [reply for reply in await jonas.sees() if not reply["about"]]
    answer = await team.person("maya").asks("status")
    assert "Not read here in the last 30 days: 2 sound or video files, 1 damaged file." in answer
    assert "plan" not in answer
    assert "Not read here" not in await team.person("maya", "support").asks("status")
    await jonas.deletes(first)
    assert "2 sound or video files." in await team.person("priya").asks("status")


async def test_what_is_counted_of_a_person_is_shown_to_them_and_forgotten_with_them(team: Team) -> None:
    jonas = team.person("jonas")
    await jonas.says("", [{"name": "plan.pdf", "content": PDF}])
    assert "Files that were not read" in await jonas.asks("my-data")
    await jonas.asks("forget-me")
    await jonas.presses("Delete everything about me")
    assert "Not read here" not in await jonas.asks("status")


async def test_in_a_strict_place_an_upload_that_was_not_read_is_told_its_author_alone(team: Team) -> None:
    priya = team.person("priya", "partner-acme")
    await priya.says("here it is", [{"name": "plan.pdf", "content": PDF}])
    (notice,) = await priya.sees()
    assert "One file was not read; in the rest, no personal data or secrets were found." in shown(notice)
    assert "plan.pdf was not read. This is a PDF" in shown(notice)
    assert "Not a leak" not in shown(notice)
    assert await team.person("jonas").sees() == []
    assert "One file could not be checked; people outside the organisation" in await priya.presses("Why?")


async def test_the_name_of_a_file_is_shown_without_what_is_personal_in_it(team: Team) -> None:
    priya = team.person("priya", "partner-acme")
    await priya.says("", [{"name": f"{CARD}\u202e.pdf", "content": PDF}])
    (notice,) = await priya.sees()
    assert "[CREDIT_CARD_1].pdf was not read" in shown(notice)
    assert "4539" not in shown(notice)
    assert "\u202e" not in shown(notice)


async def test_a_file_that_cannot_be_posted_again_does_not_go_with_the_message(team: Team) -> None:
    jonas = team.person("jonas")
    await jonas.says(f"card {CARD}", [{"name": "plan.pdf", "content": PDF}])
    answer = await jonas.presses("Post redacted for me")
    assert "Your message is still there, because a file or another part of it was not posted again and would be lost" in answer
    assert await jonas.reads() == [f"card {CARD}", "card [CREDIT_CARD_1]"]
    await jonas.presses("Delete my message")
    assert await jonas.reads() == ["card [CREDIT_CARD_1]"]
