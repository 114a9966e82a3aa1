"""Somebody asks what is kept, and has it deleted."""

from sqlalchemy import func, select

from core.store.tables import METADATA

from .team import Team

LEAK = "Alice Smith paid with 4111 1111 1111 1111, a.smith@kestrel-parts.io"


async def rows(team: Team) -> dict[str, int]:
    """Table -> number of rows, without those that belong to no workspace."""
    async with team.responder.store.database.reading() as connection:
        counts = {}
        for table in METADATA.sorted_tables:
            if table.name not in ("keys", "holders", "cursors"):
                counts[table.name] = (await connection.execute(select(func.count()).select_from(table))).scalar_one()
    return {name: number for name, number in counts.items() if number}


async def test_what_is_kept_of_a_person_is_shown_in_kinds_and_numbers(team: Team) -> None:
    maya = team.person("maya")
    assert "Nothing." in await maya.asks("my-data")
    await maya.says(LEAK)
    await maya.asks("pause 1h")
    answer = await maya.asks("my-data")
    assert "a payment card number" in answer
    assert "Settings of your own" in answer
    assert "4111" not in answer


async def test_forget_me_deletes_all_of_one_person_and_nothing_of_another(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await maya.says(LEAK)
    await jonas.says(LEAK)
    await maya.asks("pause 1h")
    await maya.forges("done||||chatgpt")
    assert "Delete everything stored about you here?" in await maya.asks("forget-me")
    assert (await rows(team))["findings"] == 2, "it asks first"
    answer = await maya.presses("Delete everything about me")
    assert "Findings" in answer
    assert "Answers to reminders" in answer
    await maya.asks("forget-me")
    assert "nothing to delete" in await maya.presses("Delete everything about me")
    assert "a payment card number" in await jonas.asks("my-data")
    assert await rows(team) == {"findings": 1, "claims": 1, "workspaces": 1}


async def test_forget_workspace_asks_first_and_only_admins(team: Team) -> None:
    maya, jonas = team.person("maya"), team.person("jonas")
    await jonas.says(LEAK)
    await maya.asks("settings")
    await maya.forges("set||||style=mask")
    assert "Only admins" in await jonas.asks("forget-workspace")
    assert "Only admins" in await jonas.forges("forget||||")
    assert "Delete everything" in await maya.asks("forget-workspace")
    assert (await rows(team))["findings"] == 1
    await maya.presses("Delete everything")
    assert await rows(team) == {}


async def test_one_s_own_numbers_and_the_team_s_count_the_same(team: Team) -> None:
    jonas = team.person("jonas")
    await jonas.says("card 4111 1111 1111 1111, ssn 536-22-8719, mail a.smith@kestrel-parts.io")
    mine = await jonas.asks("my-data")
    assert '["Messages with findings (kinds of data, time and place)", "1"]' in mine
    assert "3 findings in them: " in mine
    assert "3 findings (in 1 message) in 8 weeks" in await jonas.asks("stats")


async def test_findings_go_after_ninety_days_and_ordinary_messages_leave_no_row(team: Team) -> None:
    maya = team.person("maya")
    await maya.says("good morning")
    assert await rows(team) == {"workspaces": 1}
    await maya.says(LEAK)
    assert (await rows(team))["findings"] == 1
    await team.waits(days=89)
    assert (await rows(team))["findings"] == 1
    await team.waits(days=2)
    assert "findings" not in await rows(team)


async def test_who_changed_a_setting_is_noted(team: Team) -> None:
    maya = team.person("maya")
    await maya.forges("set||||sensitivity=strict")
    await maya.forges("set||||here.mode=log")
    changes = await team.responder.store.workspaces.changes("playground", "playground")
    assert [(actor, name, old, new) for _, actor, name, old, new in changes] == [
        ("maya", "mode", "", "log"),
        ("maya", "sensitivity", "", "strict"),
    ]


async def test_a_channel_that_only_logs_tells_nobody_and_one_that_is_off_keeps_nothing(team: Team) -> None:
    maya = team.person("maya")
    await maya.forges("set||||here.mode=log")
    before = len(await maya.sees())
    await maya.says(LEAK)
    assert len(await maya.sees()) == before
    assert (await rows(team))["findings"] == 1
    await maya.forges("set||||here.mode=off")
    before = len(await maya.sees())
    await maya.says(LEAK + " once more")
    assert len(await maya.sees()) == before
    assert (await rows(team))["findings"] == 1
    await team.person("priya", "support").says(LEAK)
    assert len(await team.person("priya").sees()) == 1, "another channel is as it was"
