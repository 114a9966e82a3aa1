"""A backup of every table as one compressed file, and a database filled from it.

The rows are read as the database has them, not as today's code would: an older backup is restored at its own revision and
brought up to date afterwards. SQLite and PostgreSQL read each other's backups.
"""

import base64
import gzip
import json
import os
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Column, Connection, DateTime, Integer, LargeBinary, MetaData, Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from config.errors import ConfigError, is_there

from .database import Database
from .upgrade import current, knows, upgrade, upgrade_to

FORMAT, VERSION = "privacy-check backup", 1
_AT_ONCE = 500
Value = object
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds: the tables' revision, and how many rows."""

    revision: str
    rows: int


async def save(database: Database, file: Path, made_at: datetime) -> Contents:
    """Writes all tables, as they are at one moment, to a new file that only its owner can read.

    Raises ConfigError where the file is there already or cannot be written, and where the database has no tables.
    """
    part = file.with_name(f".{file.name}.part")
    try:
        with _private(file, part) as out:
            contents = await _dump(database, out, made_at)
        part.replace(file)
    except OSError as error:
        raise ConfigError(f"{file}: the backup cannot be written: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)
    return contents


@contextmanager
def _private(file: Path, part: Path) -> Iterator[IO[str]]:
    if is_there(file):
        raise ConfigError(f"{file}: is there already; name a new file")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as plain, gzip.open(plain, "wt", encoding="utf-8") as out:
        yield out


async def _dump(database: Database, out: IO[str], made_at: datetime) -> Contents:
    rows = 0
    async with database.snapshot() as connection:
        revision = await connection.run_sync(current)
        if not revision:
            raise ConfigError("database: there are no tables yet, so there is nothing to back up")
        head = {"format": FORMAT, "version": VERSION, "revision": revision, "made_at": made_at.isoformat()}
        _write(out, head)
        for table in await connection.run_sync(_tables):
            async for row in _rows(connection, table):
                _write(out, {"table": table.name, "row": row})
                rows += 1
    # The last line tells a whole file from one that was cut off.
    _write(out, {"rows": rows})
    return Contents(revision, rows)


async def _rows(connection: AsyncConnection, table: Table) -> AsyncIterator[Row]:
    result = await connection.stream(select(table).execution_options(yield_per=_AT_ONCE))
    async for row in result.mappings():
        yield {name: _plain(value) for name, value in row.items()}


def _tables(connection: Connection) -> list[Table]:
    """All tables of ours as the database has them; Alembic's own is written anew by the migrations."""
    there = MetaData()
    there.reflect(connection)
    return [table for table in there.sorted_tables if table.name != "alembic_version"]


def _plain(value: Value) -> Value:
    """As JSON has it."""
    if isinstance(value, datetime):
        # SQLite keeps no zone: what it holds is UTC.
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def _write(out: IO[str], line: Mapping[str, Value]) -> None:
    out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


async def restore(database: Database, file: Path) -> Contents:
    """Fills an empty database and brings it up to date, in one transaction.

    Raises ConfigError where the file is no whole backup, is newer than this program, or the database is not empty.
    """
    await database.make_file()
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            async with database.writing() as connection:
                return await connection.run_sync(lambda sync: _fill(sync, file, _read(file, lines)))
    except (OSError, EOFError) as error:
        said = getattr(error, "strerror", None) or "it is no backup, or it is damaged"
        raise ConfigError(f"{file}: the backup cannot be read: {said}") from None


def _read(file: Path, lines: IO[str]) -> Iterator[Row]:
    try:
        for line in lines:
            yield json.loads(line)
    except ValueError:
        raise ConfigError(f"{file}: is no backup that `privacy-check backup` wrote") from None


def _fill(connection: Connection, file: Path, lines: Iterator[Row]) -> Contents:
    head = next(lines, {})
    revision = str(head.get("revision"))
    if head.get("format") != FORMAT or head.get("version") != VERSION:
        raise ConfigError(f"{file}: is no backup that `privacy-check backup` wrote")
    if not knows(connection, revision):
        raise ConfigError(f"{file}: was made by a newer version ({revision}); install that one first")
    if current(connection):
        raise ConfigError("database: has tables already; restore into an empty one (another DATABASE_URL or data folder)")
    upgrade_to(connection, revision)
    tables = {table.name: table for table in _tables(connection)}
    rows = _insert(connection, file, tables, lines)
    if connection.dialect.name == "postgresql":
        for table in tables.values():
            _continue_numbering(connection, table)
    upgrade(connection)
    return Contents(revision, rows)


def _insert(connection: Connection, file: Path, tables: Mapping[str, Table], lines: Iterator[Row]) -> int:
    """Inserts what a backup's lines hold, some hundred rows of a table at a time; how many."""
    name, batch = "", list[Row]()
    for count, line in enumerate(lines):
        row = line.get("row")
        if batch and (row is None or line["table"] != name or len(batch) == _AT_ONCE):
            connection.execute(insert(tables[name]), batch)
            batch = []
        if not isinstance(row, dict):
            if line.get("rows") == count:
                return count
            break
        name = str(line["table"])
        columns = tables[name].columns
        batch.append({key: _kept(columns[key], value) for key, value in row.items()})
    raise ConfigError(f"{file}: the backup is not complete; nothing was restored")


def _kept(column: Column[Value], value: Value) -> Value:
    """As the column's type wants it."""
    if not isinstance(value, str):
        return value
    if isinstance(column.type, DateTime):
        moment = datetime.fromisoformat(value)
        return moment if column.type.timezone else moment.astimezone(UTC).replace(tzinfo=None)
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(value)
    return value


def _continue_numbering(connection: Connection, table: Table) -> None:
    """PostgreSQL counts ids in a sequence of its own, which rows with given ids leave where it was."""
    for column in table.primary_key.columns:
        if isinstance(column.type, Integer) and column.autoincrement is True:
            newest = connection.execute(select(func.max(column))).scalar()
            if newest is not None:
                asked = text("SELECT setval(pg_get_serial_sequence(:table, :column), :newest)")
                connection.execute(asked, {"table": table.name, "column": column.name, "newest": newest})
