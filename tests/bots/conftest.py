"""A team to act in; and every conversation on a real SQLite file and on a real PostgreSQL."""

from pathlib import Path

import pytest

from tests.fakes.postgres import fresh_database
from tests.scenarios.conftest import team

__all__ = ["team"]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    return f"sqlite:///{tmp_path / 'kept.db'}" if request.param == "sqlite" else fresh_database()
