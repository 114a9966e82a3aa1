"""A database that cannot be used is one clear line at the start, and nothing in it is changed or lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from config.errors import ConfigError, TryAgain
from core.store.database import Database, database_url
from core.store.database_errors import unusable
from core.store.store import Store
from core.store.upgrade import NEWEST, upgrade_to
from tests.bots.cli.commands import privacy_check


def _database(file: Path) -> Database:
    return Database(database_url(f"sqlite:///{file}", file.parent))


async def _at_revision(file: Path, revision: str) -> None:
    database = _database(file)
    await database.make_file()
    async with database.writing() as connection:
        await connection.run_sync(upgrade_to, revision)
    await database.close()


async def _refusal(database: Database) -> str:
    try:
        with pytest.raises(ConfigError) as refused:
            await database.start()
    finally:
        await database.close()
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize(
    "content", [b"this is no database at all, but it is longer than a header" * 20, b"SQLite format 3\0" + b"\xff" * 9000]
)
async def test_a_damaged_database_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "kept.db"
    file.write_bytes(content)
    assert f"{file}: the database is" in await _refusal(_database(file))
    assert file.read_bytes() == content
    done = privacy_check("doctor", PRIVACY_CHECK_DATA_DIR=str(tmp_path), DATABASE_URL=f"sqlite:///{file}")
    assert done.code == 2
    assert f"bad   database: {file}: the database is" in done.out


async def test_pages_that_were_overwritten_are_noticed_when_the_tables_are_changed(tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    await _at_revision(file, "0001")
    with file.open("r+b") as damaged:
        damaged.seek(100)
        damaged.write(b"\xff" * (file.stat().st_size - 100))
    assert "damaged; restore a backup" in await _refusal(_database(file))


async def test_a_newer_program_s_database_is_refused_and_left_as_it_is(store: Store) -> None:
    async with store.database.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(ConfigError, match=r"is of a newer version \(tables of revision 9999\); run that version"):
        await store.database.start()
    with pytest.raises(ConfigError, match="newer version"):
        await store.database.usable()
    assert await store.database.revision() == "9999"


async def test_a_disk_that_is_full_while_the_tables_are_changed_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    await _at_revision(file, "0001")
    with closing(sqlite3.connect(file)) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        before = list(connection.iterdump())
    database = _database(file)
    event.listen(database._engine.sync_engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={pages}"))
    assert "the disk is full; make room and start again, nothing was changed" in await _refusal(database)
    with closing(sqlite3.connect(file)) as connection:
        assert list(connection.iterdump()) == before
    again = _database(file)
    await again.start()
    assert await again.usable() == NEWEST
    await again.close()


def test_a_database_that_is_read_only_is_said_to_be(tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    sqlite3.connect(file).close()
    with (
        closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection,
        pytest.raises(sqlite3.OperationalError) as refused,
    ):
        connection.execute("CREATE TABLE x (y)")
    assert str(unusable(refused.value, str(file))) == (
        f"{file}: the database cannot be written: it is read-only; set PRIVACY_CHECK_DATA_DIR or DATABASE_URL"
    )


async def test_a_server_that_is_away_is_one_line() -> None:
    database = Database(database_url("postgresql://u:hunter2@127.0.0.1:1/d", Path()))
    refusal = await _refusal(database)
    assert refusal.startswith("DATABASE_URL: the database does not answer")
    assert "hunter2" not in refusal


def test_what_may_mend_itself_is_tried_again_and_what_never_does_is_not() -> None:
    passing, lasting = OperationalError("", {}, OSError()), sqlite3.DatabaseError()
    lasting.sqlite_errorname = "SQLITE_NOTADB"
    assert isinstance(unusable(passing, ""), TryAgain)
    assert not isinstance(unusable(lasting, "file.db"), TryAgain)
    lasting.sqlite_errorname = "SQLITE_FULL"
    assert isinstance(unusable(lasting, "file.db"), TryAgain)


async def test_processes_of_two_versions_use_one_database_while_the_newer_changes_it(tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    await _at_revision(file, "0001")
    older, newer = _database(file), _database(file)
    async with older.reading() as connection:
        await connection.execute(text("SELECT count(*) FROM claims"))
    await newer.start()
    async with older.writing() as connection:
        await connection.execute(text("INSERT INTO keys (name, value) VALUES ('x', 'y')"))
    async with newer.reading() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM keys WHERE name = 'x'"))).scalar() == 1
    await older.close()
    await newer.close()
