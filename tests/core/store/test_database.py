"""Tables come by migrations, under a lock, and are what the models say."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from config.errors import ConfigError
from core.store.database import Database, database_url
from core.store.store import Store
from core.store.tables import METADATA
from core.store.upgrade import newest


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
        assert await store.database.revision() == await connection.run_sync(newest)


async def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    async def fails() -> None:
        async with store.database.writing() as connection:
            await connection.execute(METADATA.tables["keys"].insert().values(name="x", value=b"y"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fails()
    async with store.database.reading() as connection:
        assert (await connection.execute(METADATA.tables["keys"].select())).all() == []


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
