"""What is kept of marks of what is no leak, and when it goes."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from alembic import command
from sqlalchemy import Connection, inspect, literal, select, text

from core.allowlist import AllowlistEntry, EntryScope, ValueFingerprint
from core.ports import Person
from core.store.database import Database, database_url
from core.store.store import Store
from core.store.tables import allowlist
from core.store.upgrade import NEWEST, configuration
from tests.conftest import NOWHERE
from tests.fakes.clock import FakeClock

NOW = FakeClock().now()
ANN = Person("p", "w", "ann")


def entry(name: str, fingerprint: str, scope: EntryScope = EntryScope.PERSON, actor: str = "ann") -> AllowlistEntry:
    value = ValueFingerprint(fingerprint, "API_KEY", "keys")
    subject = {EntryScope.PERSON: actor, EntryScope.CHANNEL: "c", EntryScope.WORKSPACE: ""}[scope]
    return AllowlistEntry(name, value, scope, subject, actor, True, "c", NOW, NOW + timedelta(days=90))


async def test_what_is_added_is_read_until_it_ends_and_by_its_own_workspace_alone(store: Store) -> None:
    entries = [entry("1", "aa"), entry("1", "bb")]
    await store.allowlist.add("p", "w", entries)
    assert set(await store.allowlist.in_force("p", "w", NOW)) == set(entries)
    assert await store.allowlist.in_force("p", "w", NOW + timedelta(days=90)) == []
    assert await store.allowlist.in_force("p", "another", NOW) == []
    assert await store.allowlist.in_force("another", "w", NOW) == []


async def test_a_second_mark_of_a_value_takes_the_place_of_the_first(store: Store) -> None:
    await store.allowlist.add("p", "w", [entry("1", "aa"), entry("1", "bb")])
    again = replace(entry("2", "aa"), expires_at=NOW + timedelta(days=200))
    await store.allowlist.add("p", "w", [again])
    others = [entry("3", "aa", actor="ben"), entry("4", "aa", EntryScope.WORKSPACE)]
    for each in others:
        await store.allowlist.add("p", "w", [each])
    assert set(await store.allowlist.in_force("p", "w", NOW)) == {again, entry("1", "bb"), *others}


async def test_removing_takes_one_press_and_both_are_audited_without_a_value(store: Store) -> None:
    await store.allowlist.add("p", "w", [entry("1", "aa"), entry("1", "bb")])
    await store.allowlist.add("p", "w", [entry("2", "cc")])
    await store.allowlist.remove("p", "w", [entry("1", "aa"), entry("1", "bb")], "maya", NOW)
    assert await store.allowlist.in_force("p", "w", NOW) == [entry("2", "cc")]
    await store.allowlist.remove("p", "w", [entry("1", "aa")], "maya", NOW)
    changes = await store.workspaces.changes("p", "w")
    said = f"2 API_KEY; in c; until {NOW + timedelta(days=90):%Y-%m-%d}"
    assert [row[1:] for row in changes] == [
        ("maya", "allowlist", said, ""),
        ("ann", "allowlist", "", said.replace("2 ", "1 ")),
        ("ann", "allowlist", "", said),
    ]


async def test_two_presses_at_once_are_undone_by_one(store: Store) -> None:
    """Neither of two transactions need see what the other adds."""
    first = entry("1", "aa")
    await store.allowlist.add("p", "w", [first])
    names = [column.name for column in allowlist.columns]
    same = select(*(literal("2") if name == "id" else allowlist.c[name] for name in names))
    async with store.database.writing() as connection:
        await connection.execute(allowlist.insert().from_select(names, same))
    assert len(await store.allowlist.in_force("p", "w", NOW)) == 2
    await store.allowlist.add("p", "w", [entry("3", "aa", actor="ben")])
    await store.allowlist.remove("p", "w", [first], "ann", NOW)
    assert await store.allowlist.in_force("p", "w", NOW) == [entry("3", "aa", actor="ben")]


async def test_a_thousand_values_are_added_at_once(store: Store) -> None:
    await store.allowlist.add("p", "w", [entry("1", f"{number:x}") for number in range(1000)])
    assert len(await store.allowlist.in_force("p", "w", NOW)) == 1000


async def test_forget_me_deletes_one_s_own_marks_and_one_s_name_from_marks_for_others(store: Store) -> None:
    await store.allowlist.add("p", "w", [entry("1", "aa")])
    await store.allowlist.add("p", "w", [entry("2", "bb", EntryScope.WORKSPACE)])
    await store.allowlist.add("p", "w", [entry("3", "cc", actor="ben")])
    gone = await store.erasure.erase_person(ANN)
    assert gone.entries["values that you marked as not a leak for yourself"] == 1
    assert gone.entries["values that you marked as not a leak for others"] == 1
    left = {each.value.fingerprint: each.actor for each in await store.allowlist.in_force("p", "w", NOW)}
    assert left == {"bb": "", "cc": "ben"}
    async with store.database.reading() as connection:
        named = await connection.execute(text("SELECT count(*) FROM audit WHERE actor = 'ann' OR subject = 'ann'"))
        assert named.scalar_one() == 0


async def test_a_forgotten_workspace_has_no_marks_and_others_keep_theirs(store: Store) -> None:
    await store.allowlist.add("p", "w", [entry("1", "aa")])
    await store.allowlist.add("p", "another", [entry("1", "aa")])
    await store.erasure.erase_workspace("p", "w")
    assert await store.allowlist.in_force("p", "w", NOW) == []
    assert await store.allowlist.in_force("p", "another", NOW) == [entry("1", "aa")]


@pytest.mark.parametrize(("later", "left"), [(timedelta(days=89), 1), (timedelta(days=90), 0)])
async def test_the_purge_deletes_what_is_over(store: Store, later: timedelta, left: int) -> None:
    await store.allowlist.add("p", "w", [entry("1", "aa")])
    assert (await store.retention.purge(NOW + later))["allowlist"] == 1 - left
    assert len(await store.allowlist.in_force("p", "w", datetime(2000, 1, 1, tzinfo=NOW.tzinfo))) == left


async def test_marks_of_an_older_version_which_held_for_everybody_end_with_the_upgrade(empty_address: str) -> None:
    store = Store(Database(database_url(empty_address, NOWHERE)))

    def as_it_was(connection: Connection) -> None:
        command.upgrade(configuration(connection), "0004")
        of = "'slack', 'T1', 'aa', 'API_KEY', 'keys', '2026-01-01 00:00:00'"
        connection.execute(text(f"INSERT INTO marks (platform, workspace, fingerprint, entity_type, source, at) VALUES ({of})"))

    async with store.database.writing() as connection:
        await connection.run_sync(as_it_was)
    await store.database.start()
    assert await store.database.revision() == NEWEST
    assert await store.allowlist.in_force("slack", "T1", datetime(2000, 1, 1, tzinfo=NOW.tzinfo)) == []
    async with store.database.reading() as connection:
        assert not await connection.run_sync(lambda plain: inspect(plain).has_table("marks"))
    await store.database.close()
