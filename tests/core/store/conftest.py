"""The same tests on a real SQLite file and a real PostgreSQL."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from core.store.database import Database, database_url
from core.store.store import Store
from tests.fakes.postgres import fresh_database


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of an empty database."""
    return f"sqlite:///{tmp_path / 'store.db'}" if request.param == "sqlite" else fresh_database()


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
