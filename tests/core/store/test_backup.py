"""A backup holds every row of every table, and a database filled from it is the same one."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Boolean, DateTime, Integer, LargeBinary, Table, insert, select
from sqlalchemy.types import JSON

from config.errors import ConfigError
from core.store.backup import restore, save
from core.store.database import Database, database_url
from core.store.store import Store
from core.store.tables import METADATA, Moment, audit
from core.store.upgrade import NEWEST
from tests.fakes.postgres import fresh_database

NOW = datetime(2026, 11, 28, 12, 30, 15, 123456, tzinfo=UTC)


def _value(table: Table, name: str, number: int) -> object:
    kind = table.columns[name].type
    if isinstance(kind, Moment | DateTime):
        return NOW
    if isinstance(kind, Boolean):
        return True
    if isinstance(kind, Integer):
        return number
    if isinstance(kind, LargeBinary):
        return bytes(range(256))
    if isinstance(kind, JSON):
        return {"a": [number, "ü", None]}
    return f"{name[:8]} {number} ü"


async def _fill(database: Database) -> None:
    async with database.writing() as connection:
        for table in METADATA.sorted_tables:
            rows = [{name: _value(table, name, number) for name in (c.name for c in table.columns)} for number in (1, 2)]
            await connection.execute(table.delete())
            await connection.execute(insert(table), rows)


async def _all(database: Database) -> dict[str, list[tuple[object, ...]]]:
    async with database.reading() as connection:
        return {
            t.name: sorted((tuple(row) for row in await connection.execute(select(t))), key=repr) for t in METADATA.sorted_tables
        }


def _empty(kind: str, folder: Path) -> Database:
    folder.mkdir(exist_ok=True)
    return Database(database_url(fresh_database() if kind == "postgresql" else "", folder))


@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
async def test_every_row_of_every_table_comes_back_in_either_database(store: Store, tmp_path: Path, target: str) -> None:
    await _fill(store.database)
    saved = await save(store.database, tmp_path / "backup.gz", NOW)
    assert (saved.revision, saved.rows) == (NEWEST, 2 * len(METADATA.tables))
    other = _empty(target, tmp_path / "other")
    try:
        assert await restore(other, tmp_path / "backup.gz") == saved
        assert await _all(other) == await _all(store.database)
        async with other.writing() as connection:  # numbering goes on behind what was restored
            columns = {name: _value(audit, name, 9) for name in (c.name for c in audit.columns) if name != "id"}
            await connection.execute(insert(audit), columns)
        assert sorted(row[0] for row in (await _all(other))["audit"]) == [1, 2, 3]
    finally:
        await other.close()


async def test_a_backup_is_its_owners_alone_and_never_overwritten(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    await save(store.database, file, NOW)
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.read_bytes()
    with pytest.raises(ConfigError, match="is there already"):
        await save(store.database, file, NOW)
    assert file.read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))  # noqa: ASYNC240


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda _: b"no backup", "cannot be read"),
        (lambda content: content[: len(content) // 2], "cannot be read"),
        (lambda content: gzip.compress(b"\n".join(gzip.decompress(content).splitlines()[:-1])), "not complete"),
        (lambda _: gzip.compress(b'{"format":"other"}\n'), "is no backup"),
        (lambda content: gzip.compress(b"x" + gzip.decompress(content)), "is no backup"),
        (lambda content: gzip.compress(gzip.decompress(content).replace(NEWEST.encode(), b"9999", 1)), "newer version"),
    ],
)
async def test_what_is_no_whole_backup_is_one_line_and_changes_nothing(store: Store, tmp_path: Path, spoil, said: str) -> None:
    await _fill(store.database)
    file = tmp_path / "backup.gz"
    await save(store.database, file, NOW)
    file.write_bytes(spoil(file.read_bytes()))
    other = _empty("sqlite", tmp_path / "other")
    try:
        with pytest.raises(ConfigError, match=said) as problem:
            await restore(other, file)
        assert "\n" not in str(problem.value)
        assert await other.revision() == ""
    finally:
        await other.close()


async def test_a_database_that_is_not_empty_is_never_filled(store: Store, tmp_path: Path) -> None:
    await save(store.database, tmp_path / "backup.gz", NOW)
    with pytest.raises(ConfigError, match="has tables already"):
        await restore(store.database, tmp_path / "backup.gz")
