"""Tables come by migrations, under a lock, and are what the models say."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from config.errors import ConfigError
from core.store.database import Closed, Database, database_url
from core.store.store import Store
from core.store.tables import METADATA
from core.store.upgrade import NEWEST, configuration


@pytest.fixture
def address(empty_address: str) -> str:
    return empty_address


async def test_several_processes_may_start_at_once(open_store: Callable[[], Store]) -> None:
    stores = [open_store() for _ in range(4)]
    await asyncio.gather(*(store.database.start() for store in stores))
    keys = await asyncio.gather(*(store.fingerprint_key() for store in stores))
    assert len(set(keys)) == 1
    assert len(keys[0]) == 32


async def test_the_migrations_make_what_the_models_say(store: Store) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), METADATA))

    async with store.database.reading() as connection:
        assert await connection.run_sync(differences) == []
        assert await store.database.revision() == NEWEST


async def test_the_last_revision_is_known_without_alembic(store: Store) -> None:
    async with store.database.reading() as connection:
        scripts = ScriptDirectory.from_config(await connection.run_sync(configuration))
        assert scripts.get_current_head() == NEWEST


async def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    async def fails() -> None:
        async with store.database.writing() as connection:
            await connection.execute(METADATA.tables["keys"].insert().values(name="x", value=b"y"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fails()
    async with store.database.reading() as connection:
        assert (await connection.execute(METADATA.tables["keys"].select())).all() == []


_LONG = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
    SELECT max(i) FROM n UNION ALL SELECT 1
"""


async def test_a_transaction_that_is_cancelled_in_a_query_keeps_nobody_waiting(store: Store) -> None:
    async def reads_and_would_write() -> None:
        async with store.database.writing() as connection:
            await connection.execute(METADATA.tables["keys"].insert().values(name="x", value=b"y"))
            await connection.execute(text(_LONG))

    task = asyncio.create_task(reads_and_would_write())
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError) as held:
        await task
    async with asyncio.timeout(60), store.database.writing() as connection:
        assert (await connection.execute(METADATA.tables["keys"].select())).all() == []
    assert held.tb, "what refers to the query must not be what keeps it"


async def test_what_is_under_way_when_it_is_closed_is_finished_and_nothing_is_begun(open_store: Callable[[], Store]) -> None:
    store = open_store()
    await store.database.start()
    task = asyncio.create_task(store.fingerprint_key())
    await asyncio.sleep(0)
    await store.database.close()
    assert task.done()
    with pytest.raises(Closed):
        await store.fingerprint_key()
    again = open_store()
    assert await again.fingerprint_key() == task.result()


async def test_the_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    database = Database(database_url("", tmp_path / "data"))
    await database.start()
    await database.close()
    file = tmp_path / "data" / "privacy-check.db"
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.parametrize(
    ("address", "driver"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg"),
        ("postgresql://u:p@h/d", "postgresql+psycopg"),
        ("sqlite:///x.db", "sqlite+aiosqlite"),
    ],
)
def test_common_addresses_get_our_drivers(address: str, driver: str) -> None:
    assert database_url(address, Path()).drivername == driver


@pytest.mark.parametrize("address", ["nonsense", "oracle://u:p@h/d", "mysql://u:hunter2@h/d"])
def test_another_address_is_one_line_without_the_password(address: str) -> None:
    with pytest.raises(ConfigError, match="DATABASE_URL: ") as refused:
        database_url(address, Path())
    assert "hunter2" not in str(refused.value)


def test_a_folder_that_cannot_be_written_is_one_line() -> None:
    with pytest.raises(ConfigError, match="the database cannot be written"):
        asyncio.run(Database(database_url("", Path("/proc/nowhere"))).start())
