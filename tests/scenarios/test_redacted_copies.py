"""A button gives redacted copies of a message's files, made anew each time, to its author alone."""

import base64
from collections.abc import AsyncIterator

import pytest

from config.entities import EntityTypes
from core.checker import Checker

from .team import Team, a_team, buttons, shown

TABLE = base64.b64encode(b"name,card\nAnn Lee,4539 1488 0343 6467\n").decode()
PDF = base64.b64encode(b"%PDF-1.7 ...").decode()
COPY = b"name,card\n[PERSON_1],[CREDIT_CARD_1]\n"
File = dict[str, str]


@pytest.fixture
async def team(checker: Checker, types: EntityTypes) -> AsyncIterator[Team]:
    async with a_team(checker, types) as made:
        yield made


def files(replies: list[dict[str, object]]) -> list[tuple[str, bytes]]:
    blocks = [block for reply in replies for block in reply["blocks"] if block["kind"] == "file"]  # type: ignore[attr-defined]
    return [(block["name"], base64.b64decode(block["content"])) for block in blocks]


async def test_the_author_gets_a_copy_of_each_file_that_has_one_and_learns_why_others_have_none(team: Team) -> None:
    jonas, priya = team.person("jonas"), team.person("priya")
    await jonas.says("here", [{"name": "people.csv", "content": TABLE}, {"name": "plan.pdf", "content": PDF}])
    answer = await jonas.presses("Redacted copy")
    assert "A copy of people.csv, in which 2 values are replaced." in answer
    assert "There is no redacted copy of plan.pdf. This is a PDF that is damaged" in answer
    assert files(await jonas.sees()) == [("people.redacted.csv", COPY)]
    assert files(await priya.sees()) == []


async def test_nobody_else_gets_a_copy(team: Team) -> None:
    jonas, priya = team.person("jonas"), team.person("priya")
    await jonas.says("here", [{"name": "people.csv", "content": TABLE}])
    (code,) = [b["code"] for reply in await jonas.sees() for b in buttons(reply) if b["label"] == "Redacted copy"]
    assert TABLE not in str(code)
    assert "Only the author" in await priya.forges(str(code))
    assert files(await priya.sees()) == []


async def test_a_message_that_is_gone_has_no_copy_any_more(team: Team) -> None:
    jonas = team.person("jonas")
    message = await jonas.says("here", [{"name": "people.csv", "content": TABLE}])
    (code,) = [b["code"] for reply in await jonas.sees() for b in buttons(reply) if b["label"] == "Redacted copy"]
    await jonas.deletes(message)
    assert "no longer exists" in await jonas.forges(str(code))


async def test_no_copy_is_offered_where_nothing_was_found_in_a_file(team: Team) -> None:
    priya = team.person("priya", "partner-acme")
    await priya.says("card 4539 1488 0343 6467", [{"name": "plan.pdf", "content": PDF}])
    (notice,) = await priya.sees()
    assert "Redacted copy" not in shown(notice)


async def test_a_file_of_the_page_s_own_is_shown_beside_its_copy_or_why_there_is_none(team: Team) -> None:
    made = await team.send("POST", "/api/copy", name="people.csv", content=TABLE)
    shown_copy = made["copy"]
    assert isinstance(shown_copy, dict)
    assert made["said"] == ["A copy of people.csv, in which 2 values are replaced."]
    assert base64.b64decode(shown_copy["content"]) == COPY
    assert (shown_copy["before"].encode(), shown_copy["after"].encode()) == (base64.b64decode(TABLE), COPY)
    none = await team.send("POST", "/api/copy", name="plan.pdf", content=PDF)
    assert none["copy"] is None
    assert "a PDF that is damaged" in str(none["said"])
