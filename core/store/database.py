"""The database: one engine, short transactions, SQLite's pragmas, migrations at start."""

import asyncio
import errno
import secrets
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Dialect, Table, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from config.errors import ConfigError

from .database_errors import newer_version, unusable
from .upgrade import UnknownRevision, current, known, upgrade

MEMORY = "sqlite+aiosqlite://"
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
_BUSY_SECONDS = 30
_PATIENCE_SECONDS = 2
_PRIMARY = 0xFF  # the rest of a code says more
_TRIES, _PAUSE_SECONDS = 200, 0.05


def database_url(text: str, folder: Path) -> URL:
    """The address with our driver; without one, a SQLite file in the folder. Raises ConfigError."""
    if not text:
        return URL.create("sqlite+aiosqlite", database=str(folder / "privacy-check.db"))
    try:
        url = make_url(text)
        driver = _DRIVERS.get(url.drivername, url.drivername)
        url = url.set(drivername=driver)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError):
        raise ConfigError("DATABASE_URL: is no database's address; for instance postgresql://user:password@host/name") from None
    if driver not in _DRIVERS.values():
        raise ConfigError(f"DATABASE_URL: {driver!r} is not served; allowed: postgresql://... and sqlite:///...")
    return url


class _Connection(sqlite3.Connection):
    """A transaction ends with its connection, even where something still refers to a query in it.

    SQLite itself closes only when every statement is gone (sqlite.org/c3ref/close.html), and keeps its locks until then:
    a task that is cancelled in a query leaves one.
    """

    def close(self) -> None:
        """Rolls back first."""
        # Not to be asked of a connection that is closed already.
        with suppress(sqlite3.ProgrammingError):
            self.rollback()
        super().close()

    def __del__(self) -> None:
        # A task that is cancelled while it connects leaves one to nobody; Python 3.13 warns of those.
        with suppress(sqlite3.Error):
            self.close()


def _engine(url: URL, pool_size: int) -> AsyncEngine:
    if url.get_backend_name() == "sqlite":
        engine = create_async_engine(
            url,
            poolclass=AsyncAdaptedQueuePool,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=_BUSY_SECONDS,
            connect_args={"timeout": _BUSY_SECONDS, "factory": _Connection},
        )
        event.listen(engine.sync_engine, "connect", _pragmas)
        event.listen(engine.sync_engine, "begin", _begin)
        return engine
    return create_async_engine(url, pool_size=pool_size, max_overflow=pool_size, pool_pre_ping=True, pool_timeout=_BUSY_SECONDS)


def _pragmas(connection: Any, record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that begins by reading and then writes would fail where another wrote in between.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _own_file(file: Path) -> None:
    """Makes the database's file and folder readable to their owner alone; raises ConfigError where it cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
        _to_wal(file)
    except OSError as error:
        raise ConfigError(
            f"{file}: the database cannot be written: {error.strerror}; set PRIVACY_CHECK_DATA_DIR or DATABASE_URL"
        ) from None


def _to_wal(file: Path) -> None:
    """Writers no longer keep readers waiting; the file remembers it. SQLite itself does not wait for others doing the same."""
    with closing(sqlite3.connect(file, timeout=_BUSY_SECONDS)) as connection:
        for _ in range(_TRIES):
            try:
                connection.execute("PRAGMA journal_mode=WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & _PRIMARY not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    raise
            else:
                return
            threading.Event().wait(_PAUSE_SECONDS)
    raise OSError(errno.EBUSY, "another program holds it")


class Closed(RuntimeError):
    """The database is closed."""


class Database:
    """Opens transactions."""

    def __init__(self, url: URL, pool_size: int = 5) -> None:
        """Connects lazily; ``start`` brings the tables up to date."""
        self._keeper: sqlite3.Connection | None = None
        if url.get_backend_name() == "sqlite" and not url.database:
            name = f"file:{secrets.token_hex(8)}?mode=memory&cache=shared"
            # A database in memory lives as long as a connection, and a cancelled task takes its connection with it.
            self._keeper = sqlite3.connect(name, uri=True, check_same_thread=False)
            url = url.set(database=name, query={"uri": "true"})
        self._engine = _engine(url, 1 if self._keeper else pool_size)
        self._url = url
        self._closed = False
        self._open = 0
        self._none_open = asyncio.Event()
        self._none_open.set()

    @property
    def shared(self) -> bool:
        """Whether processes on other machines may use it, too."""
        return self._url.get_backend_name() != "sqlite"

    @property
    def dialect(self) -> Dialect:
        """SQLAlchemy's dialect."""
        return self._engine.dialect

    async def start(self) -> None:
        """Runs migrations under a lock, so that several processes may start at once, and all of them or none.

        Raises ConfigError where the database cannot be used: damaged, not to be written, full, or a newer program's.
        """
        with self._errors_explained():
            await self.make_file()
            async with self.writing() as connection:
                await connection.run_sync(upgrade)

    async def usable(self) -> str:
        """The revision of the tables, without changing them, or an empty string; raises ConfigError as ``start`` does."""
        with self._errors_explained():
            async with self.reading() as connection:
                return await connection.run_sync(known)

    @contextmanager
    def _errors_explained(self) -> Iterator[None]:
        where = str(self.file or "")
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            raise unusable(error, where) from None
        except UnknownRevision as error:
            raise newer_version(str(error), where) from None

    async def ping(self) -> None:
        """Raises where the database does not answer."""
        async with self.reading() as connection:
            await connection.execute(text("SELECT 1"))

    async def make_file(self) -> None:
        """Makes SQLite's file where it is not there; raises ConfigError where it cannot be written."""
        if self.file is not None:
            await asyncio.to_thread(_own_file, self.file)

    async def revision(self) -> str:
        """The revision of the tables, or an empty string where there are none; raises what the driver raises."""
        async with self.reading() as connection:
            return await connection.run_sync(current)

    @property
    def file(self) -> Path | None:
        """The SQLite file, where it is one."""
        return None if self.shared or self._keeper else Path(self._url.database or "")

    async def close(self) -> None:
        """Refuses new transactions, waits a while for those that are open, and closes all connections."""
        self._closed = True
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self._none_open.wait()
        await self._engine.dispose()
        if self._keeper:
            self._keeper.close()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that only reads; raises Closed."""
        async with self._connection() as connection, connection.begin():
            yield connection

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that reads everything as it was at one moment, however long it takes; raises Closed."""
        async with self._connection() as plain:
            # A transaction of SQLite is one anyway; PostgreSQL's usual one sees what others commit meanwhile.
            connection = await plain.execution_options(isolation_level="REPEATABLE READ") if self.shared else plain
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that writes; committed at its end, rolled back on any exception; raises Closed."""
        async with self._connection() as plain:
            connection = await plain.execution_options(writes=True)
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[AsyncConnection]:
        # A pool that is asked after its end opens a connection that nobody would close.
        if self._closed:
            raise Closed
        self._open += 1
        self._none_open.clear()
        try:
            async with self._engine.connect() as connection:
                yield connection
        finally:
            self._open -= 1
            if not self._open:
                self._none_open.set()

    def insert(self, table: Table) -> "sqlite.Insert | postgresql.Insert":
        """An INSERT that knows ON CONFLICT, which both databases write alike."""
        return postgresql.insert(table) if self.shared else sqlite.insert(table)
