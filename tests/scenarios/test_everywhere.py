"""What people do, once for every platform: the words and the behaviour are the same."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bots.registry import platforms
from config.entities import EntityTypes
from core.checker import Checker
from core.records import State
from tests.fakes.databases import migrated

from .stages import REMEMBERING, STAGES, Stage

LEAK = "Alice Smith paid with 4111 1111 1111 1111"
REDACTED = "[PERSON_1] paid with [CREDIT_CARD_1]"
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


def test_every_platform_of_the_registry_has_a_stage() -> None:
    assert set(STAGES) == set(platforms())


PLACES = [(name, kind) for name in STAGES for kind in ("sqlite", "postgresql")]


@pytest.fixture(params=PLACES, ids="-".join)
async def stage(request: pytest.FixtureRequest, checker: Checker, types: EntityTypes, tmp_path: Path) -> AsyncIterator[Stage]:
    name, kind = request.param
    database = migrated(kind, tmp_path / "kept.db")
    async with STAGES[name](checker, types, database) as made:
        yield made


async def until(done: Callable[[], Awaitable[object]]) -> None:
    async with asyncio.timeout(60):
        while not await done():  # noqa: ASYNC110 - another task changes what is looked at
            await asyncio.sleep(0.02)


async def states(stage: Stage) -> dict[str, int]:
    """How many findings there are in each state, in all workspaces."""
    found: dict[str, int] = {}
    for platform in stage.responder.chats:
        for workspace in await stage.responder.store.workspaces.all(platform):
            summary = await stage.responder.store.findings.summary(platform, workspace.id, ALWAYS)
            found |= summary.states
    return found


async def become(stage: Stage, expected: dict[State, int]) -> None:
    """Waits until the findings are in these states: people are answered before they are written."""

    async def are() -> bool:
        return await states(stage) == expected

    await until(are)


async def test_a_paste_is_told_its_author_alone_and_mended_by_an_edit(stage: Stage) -> None:
    await stage.says("ben", "morning! Alice is late, v1.2.3 is out")
    message = await stage.says("ann", LEAK)
    await until(lambda: stage.told("ann"))
    (notice,) = await stage.told("ann")
    assert REDACTED in notice
    assert "payment card number" in notice
    assert "4111 1111" not in notice
    assert await stage.told("ben") == []
    await stage.edits("ann", message, "never mind")

    async def mended() -> bool:
        return await states(stage) == {State.RESOLVED: 1}

    await until(mended)


async def test_a_deleted_message_is_closed_and_its_buttons_say_so(stage: Stage) -> None:
    message = await stage.says("ann", LEAK)
    await until(lambda: stage.told("ann"))
    await stage.deletes("ann", message)

    async def deleted() -> bool:
        return await states(stage) == {State.DELETED: 1}

    await until(deleted)


async def test_why_says_the_reasons_and_never_the_values(stage: Stage) -> None:
    await stage.says("ann", LEAK)
    await until(lambda: stage.told("ann"))
    answer = await stage.presses("ann", "Why?")
    assert "passes its checksum" in answer
    assert "4111 1111" not in answer


async def test_a_command_is_answered_in_private_and_words_are_known(stage: Stage) -> None:
    assert "is this ok: [CREDIT_CARD_1]" in await stage.asks("ann", "is this ok: 4111 1111 1111 1111")
    assert "What I can do" in await stage.asks("ann", "help")
    assert "You will get no notices for 2 hours" in await stage.asks("ann", "pause 2h")
    assert "What I keep about you here" in await stage.asks("ann", "my-data")
    assert await stage.told("ben") == []


async def test_settings_are_for_admins_and_forged_buttons_do_nothing(stage: Stage) -> None:
    assert "Only admins can use" in await stage.asks("ann", "settings")
    assert "Only admins can change settings" in await stage.forges("ann", "set||||style=mask")
    assert "no longer works" in await stage.forges("ann", "nonsense")


async def test_an_answer_to_somebody_is_its_own_author_s_business(stage: Stage) -> None:
    question = await stage.says("ben", "which card was it?")
    await stage.says("ann", LEAK, to=question)
    await until(lambda: stage.told("ann"))
    assert await stage.told("ben") == []


@pytest.mark.parametrize("stage", [pair for pair in PLACES if pair[0] in REMEMBERING], ids="-".join, indirect=True)
async def test_what_was_written_while_the_bot_was_away_is_told_once(stage: Stage) -> None:
    await stage.says("ben", LEAK)
    await until(lambda: stage.told("ben"))
    await stage.goes_away()
    await stage.says("ann", LEAK)
    await stage.comes_back()
    await until(lambda: stage.told("ann"))
    await asyncio.sleep(0.3)
    assert (len(await stage.told("ann")), len(await stage.told("ben"))) == (1, 1)


async def test_whoever_names_the_bot_in_a_message_that_alarms_gets_the_notice_alone(stage: Stage) -> None:
    await stage.names_the_bot("ann", LEAK)
    await until(lambda: stage.told("ann"))
    await stage.says("ben", LEAK)
    await until(lambda: stage.told("ben"))
    (notice,) = await stage.told("ann")
    assert REDACTED in notice
    assert "What I can do" not in notice
