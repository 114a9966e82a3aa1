"""Two workspaces never touch: one test for every table, with the same ids in both."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import func, select

from core.allowlist import AllowlistEntry, EntryScope, ValueFingerprint
from core.files.unread import Unread
from core.history import ChannelState, Run, RunState
from core.message import MessageRef, Place
from core.ports import Person
from core.records import FindingRecord, State
from core.store.answers import SnoozedReminder
from core.store.claimed import Outcome
from core.store.claims import Claim
from core.store.cursors import Position
from core.store.database import Database, database_url
from core.store.encryption import build_cipher
from core.store.reminders import PostingClaim, Schedule
from core.store.store import Store
from core.store.tables import METADATA
from core.store.workspaces import Scope, SettingValue, Workspace
from tests.fakes.clock import FakeClock

NOW = FakeClock().now()
LONG_AGO = NOW - timedelta(days=1)
FAR = NOW + timedelta(days=1)
Act = Callable[[Store, str], Awaitable[object]]


def ref(workspace: str) -> MessageRef:
    return MessageRef("p", workspace, "general", "17")


def person(workspace: str) -> Person:
    return Person("p", workspace, "maya")


def schedule(workspace: str) -> Schedule:
    return Schedule(f"s-{workspace}", "p", workspace, "general", "0 9 * * 1", "UTC", ("rotation",), "maya")


async def finding(store: Store, workspace: str) -> None:
    noted = FindingRecord(ref(workspace), "maya", "v1", "high", {"IBAN_CODE": 1}, State.UNCHECKED, NOW)
    async with store.database.writing() as connection:
        await store.findings.save(noted, connection)


async def findings(store: Store, workspace: str) -> list[object]:
    number = (await store.findings.summary("p", workspace, LONG_AGO)).findings
    mine = (await store.findings.summary_of(person(workspace))).findings
    found = await store.findings.of(ref(workspace))
    return [found, await store.findings.quarantined(ref(workspace), "v1"), number, mine]


async def post(store: Store, workspace: str) -> None:
    await store.reminders.save(schedule(workspace), NOW)
    await store.reminders.take(PostingClaim(f"s-{workspace}", NOW), NOW)
    await store.reminders.finish(PostingClaim(f"s-{workspace}", NOW), ref(workspace))


async def posts(store: Store, workspace: str) -> object:
    theirs = [each.id for each in await store.reminders.schedules("p", workspace)]
    return await store.reminders.postings(theirs, LONG_AGO)


async def cursor(store: Store, workspace: str) -> None:
    await store.cursors.save({Place("p", workspace, "general"): Position(17)}, NOW)


async def claim(store: Store, workspace: str) -> None:
    await store.claims.take(Claim(ref(workspace), "v1"), NOW)
    await store.claims.finish(Claim(ref(workspace), "v1"))


async def claimed(store: Store, workspace: str) -> object:
    """Nobody has claimed it there, where it can still be had."""
    outcome = await store.claims.take(Claim(ref(workspace), "v1"), NOW)
    if outcome is Outcome.MINE:
        await store.claims.give_back(Claim(ref(workspace), "v1"))
    return outcome is not Outcome.MINE


async def cursors(store: Store, workspace: str) -> int:
    """How many there are; a process reads those of all workspaces at once."""
    table = METADATA.tables["cursors"]
    async with store.database.reading() as connection:
        rows = await connection.execute(select(func.count()).where(table.c.workspace == workspace))
        return int(rows.scalar_one())


def a_run(workspace: str) -> Run:
    return Run("run", "p", workspace, "maya", RunState.RUNNING, 30, NOW)


async def search(store: Store, workspace: str) -> None:
    await store.history.begin(a_run(workspace), [("general", ChannelState.TODO)])


ENTRY = AllowlistEntry(
    "press", ValueFingerprint("f1", "IBAN_CODE", "bank"), EntryScope.WORKSPACE, "", "maya", True, "general", NOW, FAR
)
# What puts something of a workspace into a table, and what reads it there: nothing, False or an empty list where there is none.
TABLES: Mapping[str, tuple[Act, Act]] = {
    "workspaces": (
        lambda s, w: s.workspaces.add("p", w, "maya", NOW),
        lambda s, w: _only(s.workspaces.all("p"), w),
    ),
    "settings": (
        lambda s, w: s.workspaces.set("p", w, SettingValue(Scope.CHANNEL, "general", "mode", "off"), "maya", NOW),
        lambda s, w: s.workspaces.settings("p", w),
    ),
    "audit": (
        lambda s, w: s.workspaces.audit("p", w, SettingValue(Scope.WORKSPACE, "", "mode", "off"), "maya", "", NOW),
        lambda s, w: s.workspaces.changes("p", w),
    ),
    "allowlist": (
        lambda s, w: s.allowlist.add("p", w, [ENTRY]),
        lambda s, w: s.allowlist.in_force("p", w, NOW),
    ),
    "installations": (
        lambda s, w: s.installations.save("p", w, "secret", "maya", NOW),
        lambda s, w: s.installations.find("p", w),
    ),
    "consents": (lambda s, w: s.consents.save(person(w), "secret", NOW), lambda s, w: s.consents.find(person(w))),
    "cursors": (cursor, cursors),
    "claims": (claim, claimed),
    "findings": (finding, findings),
    "history_runs": (search, lambda s, w: s.history.of("p", w)),
    "history_channels": (search, lambda s, w: s.history.channels(a_run(w))),
    "unread_files": (
        lambda s, w: s.unread_files.note(ref(w), "maya", {Unread.PDF: 1}, NOW),
        lambda s, w: s.unread_files.numbers("p", w, "general", LONG_AGO),
    ),
    "confirmations": (
        lambda s, w: s.answers.confirm(person(w), "claude", 1, "done", NOW),
        lambda s, w: _both(s.answers.counts("p", w, "claude", 1), s.answers.of(person(w))),
    ),
    "later": (
        lambda s, w: s.answers.snooze(SnoozedReminder(person(w), "claude", NOW)),
        lambda s, w: _only(_people(s.answers.due("p", FAR, 10)), w),
    ),
    "schedules": (lambda s, w: s.reminders.save(schedule(w), NOW), lambda s, w: s.reminders.schedules("p", w)),
    "posts": (post, posts),
}
# Of no workspace: the process's own.
# Of the process, or of the one SIEM that it tells: no row names a workspace.
OF_PROCESSES = {"holders", "keys", "forwarding"}


async def _both(*reads: Awaitable[object]) -> list[object]:
    return [await read for read in reads]


async def _people(read: Awaitable[list[SnoozedReminder]]) -> list[Person]:
    return [later.person for later in await read]


async def _only(read: Awaitable[Sequence[Workspace | Person]], workspace: str) -> list[object]:
    return [each for each in await read if workspace in (each.id, getattr(each, "workspace", ""))]


def nothing(found: object) -> bool:
    return not found or (isinstance(found, list) and not any(found))


@pytest.fixture
async def store(address: str, tmp_path: Path) -> AsyncIterator[Store]:
    made = Store(Database(database_url(address, tmp_path)), cipher=build_cipher([Fernet.generate_key().decode()]))
    await made.database.start()
    yield made
    await made.database.close()


def test_every_table_is_looked_at() -> None:
    assert set(TABLES) | OF_PROCESSES == set(METADATA.tables)


@pytest.mark.parametrize("table", TABLES)
async def test_what_is_kept_of_one_workspace_is_not_seen_in_another_nor_goes_with_it(store: Store, table: str) -> None:
    put, read = TABLES[table]
    await put(store, "ours")
    assert nothing(await read(store, "theirs"))
    seen = await read(store, "ours")
    assert not nothing(seen)
    await put(store, "theirs")
    assert await read(store, "ours") == seen, "what is written of another workspace changes nothing here"
    await store.erasure.erase_person(person("theirs"))
    await store.erasure.erase_workspace("p", "theirs")
    assert nothing(await read(store, "theirs"))
    assert await read(store, "ours") == seen
