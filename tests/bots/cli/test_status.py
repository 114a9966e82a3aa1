"""``privacy-check status``: processes, places, what waits, files that were not read, and the week, without content or people."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bots.cli.status import ago, chart
from core.files.unread import Unread
from core.message import MessageRef, Place
from core.records import FindingRecord, State
from core.store.cursors import Position
from core.store.database import Database, database_url
from core.store.store import Store
from core.store.workspaces import Scope, SettingValue

from .commands import privacy_check


def filled(folder: Path) -> str:
    """The address of a database with two channels: one that is behind, and one with alarms, a mode and files."""
    address, now = f"sqlite:///{folder / 'kept.db'}", datetime.now(UTC)

    async def fill() -> None:
        store = Store(Database(database_url(address, folder)))
        await store.database.start()
        await store.heartbeat.beat(now)
        await store.cursors.save({Place("p", "team", "late"): Position(1, held_back=True)}, now - timedelta(hours=2))
        await store.cursors.save({Place("p", "team", "general"): Position(2)}, now)
        async with store.database.writing() as connection:
            for number, state in enumerate((State.OPEN, State.RESOLVED, State.HISTORY)):
                ref = MessageRef("p", "team", "general", str(number))
                await store.findings.save(FindingRecord(ref, "maya", "v1", "high", {"IBAN_CODE": 2}, state, now), connection)
        await store.unread_files.note(MessageRef("p", "team", "general", "9"), "maya", {Unread.RECORDING: 3}, now)
        for scope, subject, name, value in (
            (Scope.WORKSPACE, "", "shadow", "off"),
            (Scope.CHANNEL, "general", "mode", "dm"),
        ):
            await store.workspaces.set("p", "team", SettingValue(scope, subject, name, value), "ann", now)
        await store.database.close()

    asyncio.run(fill())
    return address


def test_it_shows_processes_places_and_the_week_without_content_or_people(tmp_path: Path) -> None:
    # On a busy machine a beat may be old before it is read.
    done = privacy_check("status", DATABASE_URL=filled(tmp_path), PRIVACY_CHECK_SHARING__DEAD_AFTER_SECONDS="3600")
    assert done.code == 0, done.err
    assert "Processes that are running: 1" in done.out
    assert "Places: 2; messages wait in 1 of them" in done.out
    late, general = (next(line.split() for line in done.out.splitlines() if name in line.split()) for name in ("late", "general"))
    assert late == ["p", "team", "late", "default", "2", "hours", "ago", "yes,", "for", "long"]
    assert general[2:4] == ["general", "dm"]
    assert general[-2:] == ["2", "3"], "alarms, without those of a search of the history, and files that were not read"
    assert "Alarms in 7 days: 2" in done.out
    assert "4 × bank account number (IBAN)" in done.out
    assert "1 open, 1 resolved" in done.out
    assert "maya" not in done.out
    assert "ann" not in done.out.split()


def test_before_the_first_start_it_says_so_and_makes_nothing(tmp_path: Path) -> None:
    done = privacy_check("status", PRIVACY_CHECK_DATA_DIR=str(tmp_path))
    assert (done.code, done.err) == (0, "")
    assert "has not run yet" in done.out
    assert not list(tmp_path.iterdir())


def test_a_database_that_is_none_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "kept.db").write_bytes(b"no database at all, but long enough to look like something" * 20)
    done = privacy_check("status", DATABASE_URL=f"sqlite:///{tmp_path / 'kept.db'}")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "doctor" in done.err


def test_a_bar_is_as_long_as_its_share() -> None:
    monday = date(2026, 11, 23)
    lines = list(chart({monday: 4, monday + timedelta(days=1): 0, monday + timedelta(days=2): 1}))
    assert lines[0] == f"  Mon 23 Nov  {'█' * 30} 4"
    assert lines[1] == "  Tue 24 Nov   0"
    assert lines[2].count("█") == 7
    assert list(chart({monday: 0})) == ["  Mon 23 Nov   0"]


@pytest.mark.parametrize(
    ("seconds", "words"), [(-5, "now"), (0, "now"), (1, "1 second ago"), (7300, "2 hours ago"), (90_000, "1 day ago")]
)
def test_spans_are_told_as_people_say_them(seconds: int, words: str) -> None:
    assert ago(timedelta(seconds=seconds)) == words
