"""Somebody says that what was found is no leak: for whom that holds, how it is taken back, and that nobody is denied an answer."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from config.entities import EntityTypes
from core.checker import Checker
from core.records import State
from core.reply import Verb
from tests.fakes.databases import migrated

from .stages import STAGES, Stage, code_in_answer
from .test_everywhere import PLACES, become, until

TOKEN = "ghp_" + "4fK9qLm2" + "XzR7tBw1" + "YcN5vHd8" + "JsP3gTa6" + "EuQo"
SECRET = f"the deploy token is {TOKEN}"
MAIL = "Alice Smith, born 3 May 1984, lives in 12 Rose Street, Leeds, write to alice.smith@kestrel-parts.io"
MARKED = "Marked as not a leak until"


@pytest.fixture(params=PLACES, ids="-".join)
async def stage(request: pytest.FixtureRequest, checker: Checker, types: EntityTypes, tmp_path: Path) -> AsyncIterator[Stage]:
    name, kind = request.param
    database = migrated(kind, tmp_path / "kept.db")
    async with STAGES[name](checker, types, database) as made:
        yield made


async def audit(stage: Stage) -> list[tuple[str, str, str, str]]:
    """(actor, name, old, new) of all workspaces, newest first."""
    store, rows = stage.responder.store, []
    for platform in stage.responder.chats:
        for workspace in await store.workspaces.all(platform):
            rows += [row[1:] for row in await store.workspaces.changes(platform, workspace.id)]
    return rows


async def test_a_member_s_mark_holds_for_their_own_posts_and_nobody_else_s(stage: Stage) -> None:
    await stage.says("ann", SECRET)
    await until(lambda: stage.told("ann"))
    before = len(await stage.told("ann"))
    answer = await stage.presses("ann", "Not a leak")
    assert MARKED in answer
    assert "in your own posts" in answer
    assert "Everywhere" not in answer
    await stage.says("ann", SECRET + ", as I said")
    await stage.says("ben", SECRET)
    await until(lambda: stage.told("ben"))
    assert len(await stage.told("ann")) <= before


async def test_a_direct_request_never_denies_what_a_mark_covers(stage: Stage) -> None:
    await stage.says("ann", SECRET)
    await until(lambda: stage.told("ann"))
    await stage.presses("ann", "Not a leak")
    answer = await stage.asks("ann", f"token {TOKEN}")
    assert "No personal data or secrets were found" not in answer
    assert "This needs your attention now: an API key or token" in answer
    assert "Marked as not a leak: an API key or token, by " in answer
    assert "token [API_KEY_1]" in answer
    assert TOKEN not in answer
    others = await stage.asks("ben", f"token {TOKEN}")
    assert "This needs your attention now: an API key or token" in others
    assert "Marked as not a leak" not in others, "it holds for another's posts alone"


async def test_one_press_undoes_a_mark_and_the_notice_is_there_again(stage: Stage) -> None:
    await stage.says("ann", SECRET)
    await until(lambda: stage.told("ann"))
    answer = await stage.presses("ann", "Not a leak")
    await become(stage, {State.DISMISSED: 1})
    again = await stage.presses_in("ann", answer, "Undo")
    assert "Undone" in again
    assert "the deploy token is [API_KEY_1]" in again
    await become(stage, {State.OPEN: 1})
    assert "Marked as not a leak" not in await stage.asks("ann", f"token {TOKEN}")
    assert "no longer exists" in await stage.presses_in("ann", answer, "Undo")


async def test_an_admin_is_asked_for_whom_and_may_say_everywhere(stage: Stage) -> None:
    await stage.says("eve", SECRET)
    await until(lambda: stage.told("eve"))
    asked = await stage.presses("eve", "Not a leak")
    assert all(label in asked for label in ("For my own posts", "In this channel", "Everywhere"))
    assert MARKED not in asked
    answer = await stage.presses_in("eve", asked, "Everywhere")
    assert "for everybody in all channels" in answer
    await stage.says("ann", SECRET)
    await stage.says("ann", "card 5555 5555 5555 4444")
    await until(lambda: stage.told("ann"))
    await asyncio.sleep(0.1)
    (notice,) = await stage.told("ann")
    assert "card [CREDIT_CARD_1]" in notice


async def test_a_member_cannot_forge_a_mark_for_others_nor_undo_an_admin_s(stage: Stage) -> None:
    await stage.says("ann", SECRET)
    await until(lambda: stage.told("ann"))
    mine = await stage.presses("ann", "Not a leak")
    for scope in ("workspace", "channel", "evil"):
        assert "Only an admin" in await stage.forges("ann", code_of(mine, "Undo", scope))
    await stage.says("eve", SECRET)
    await until(lambda: stage.told("eve"))
    asked = await stage.presses("eve", "Not a leak")
    answer = await stage.presses_in("eve", asked, "In this channel")
    assert "for everybody in this channel" in answer
    assert "Only the person who made this mark" in await stage.presses_in("ann", answer, "Undo")
    assert "Undone" in await stage.presses_in("eve", answer, "Undo")


def code_of(answer: str, label: str, scope: str) -> str:
    """The code of a mark for that scope at the message that an answer's button is about."""
    _, workspace, channel, message, _ = code_in_answer(answer, label).split("|")
    return f"notleak|{workspace}|{channel}|{message}|{scope}"


async def test_marks_are_audited_with_who_whom_type_place_and_time_and_never_a_value(stage: Stage) -> None:
    await stage.says("ann", SECRET)
    await until(lambda: stage.told("ann"))
    answer = await stage.presses("ann", "Not a leak")
    await stage.presses_in("ann", answer, "Undo")
    removed, added = await audit(stage)
    assert added[1:3] == ("allowlist", "")
    assert added[3].startswith("1 API_KEY; in ")
    assert (removed[2], removed[3]) == (added[3], "")
    assert added[0] == removed[0]


async def test_the_list_shows_a_member_their_own_and_an_admin_everybody_s(stage: Stage) -> None:
    await stage.says("ann", SECRET)
    await until(lambda: stage.told("ann"))
    await stage.presses("ann", "Not a leak")
    mine = await stage.asks("ann", "allowlist")
    assert "An API key or token, by " in mine
    assert "Nothing is marked as not a leak here" in await stage.asks("ben", "allowlist")
    everybodys = await stage.asks("eve", "allowlist")
    assert "An API key or token, by " in everybodys
    assert "Undone" in await stage.presses_in("eve", everybodys, "Undo no. 1")
    assert "Nothing is marked as not a leak here" in await stage.asks("ann", "allowlist")


async def test_forget_me_deletes_one_s_marks(stage: Stage) -> None:
    await stage.says("ann", SECRET)
    await until(lambda: stage.told("ann"))
    await stage.presses("ann", "Not a leak")
    assert "Values that you marked as not a leak for yourself" in await stage.asks("ann", "my-data")
    await stage.presses_in("ann", await stage.asks("ann", "forget-me"), "Delete everything about me")
    assert "Marked as not a leak" not in await stage.asks("ann", f"token {TOKEN}")


async def test_what_is_posted_in_one_s_name_is_redacted_whatever_is_marked(stage: Stage) -> None:
    if not next(iter(stage.responder.chats.values())).capabilities.repost_as_author:
        pytest.skip("nobody is posted for here")
    await stage.says("ann", SECRET)
    await until(lambda: stage.told("ann"))
    answer = await stage.presses("ann", "Not a leak")
    posted = code_of(answer, "Undo", "").replace("notleak", "post")
    assert "redacted version" in await stage.forges("ann", posted)
    (*_, shown) = await stage.posted_for("ann")
    assert "[API_KEY_1]" in shown
    assert TOKEN not in shown


async def test_a_note_s_button_does_not_deny_what_was_marked_meanwhile(stage: Stage) -> None:
    await stage.says("ann", SECRET)
    await until(lambda: stage.told("ann"))
    answer = await stage.presses("ann", "Not a leak")
    shown = await stage.forges("ann", code_of(answer, "Undo", "").replace("notleak", Verb.SHOW.value))
    assert "No personal data or secrets were found" not in shown
    assert "an API key or token" in shown
    assert "Marked as not a leak: " in shown


async def test_what_an_edit_adds_to_a_marked_message_is_told(stage: Stage) -> None:
    message = await stage.says("ann", SECRET)
    await until(lambda: stage.told("ann"))
    await stage.presses("ann", "Not a leak")
    await stage.edits("ann", message, SECRET + " and card 5555 5555 5555 4444")

    async def told() -> bool:
        return any("a payment card number" in each for each in await stage.told("ann"))

    await until(told)
