"""The same tests on a real SQLite file and a real PostgreSQL."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from core.store.database import Database, database_url
from core.store.store import Store
from tests.fakes.databases import empty, migrated

KINDS = ("sqlite", "postgresql")


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of a database with its tables, and nothing in them."""
    return migrated(request.param, tmp_path / "store.db")


@pytest.fixture(params=KINDS)
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of a database without tables, which are made by the migrations as at a first start."""
    return empty(request.param, tmp_path / "store.db")


@pytest.fixture
async def open_store(address: str, tmp_path: Path) -> AsyncIterator[Callable[[], Store]]:
    """Makes stores of several processes on the same database."""
    made: list[Store] = []

    def make() -> Store:
        made.append(Store(Database(database_url(address, tmp_path))))
        return made[-1]

    yield make
    for store in made:
        await store.database.close()


@pytest.fixture
async def store(open_store: Callable[[], Store]) -> Store:
    made = open_store()
    await made.database.start()
    return made
