"""A team to act in; and every conversation on a real SQLite file and on a real PostgreSQL."""

from pathlib import Path

import pytest

from tests.fakes.databases import migrated
from tests.scenarios.conftest import team

__all__ = ["team"]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with its tables, and nothing in them."""
    return migrated(request.param, tmp_path / "kept.db")
