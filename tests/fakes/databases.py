"""Databases with all tables, copied from one that the real migrations have made once a process; empty ones to migrate."""

import sqlite3
import tempfile
from functools import lru_cache
from pathlib import Path

from sqlalchemy import create_engine

from core.store.database import Database
from core.store.upgrade import upgrade

from .postgres import fresh_database, server


def empty(kind: str, file: Path) -> str:
    """The address of a new, empty database: "sqlite", in that file, or "postgresql"."""
    return f"sqlite:///{file}" if kind == "sqlite" else fresh_database()


def migrated(kind: str, file: Path) -> str:
    """The same of one that has all tables, and nothing in them."""
    if kind != "sqlite":
        return server().fresh(_postgres())
    file.touch(mode=0o600)
    file.write_bytes(_sqlite())
    return f"sqlite:///{file}"


def migrate_in_memory(database: Database) -> None:
    """Gives all tables to a database in memory that has not started."""
    if database._keeper:
        _in_memory().backup(database._keeper)


def _migrate(address: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        upgrade(connection)
    engine.dispose()


@lru_cache(maxsize=1)
def _sqlite() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "migrated.db"
        _migrate(f"sqlite:///{file}")
        return file.read_bytes()


@lru_cache(maxsize=1)
def _in_memory() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", check_same_thread=False)
    made.deserialize(_sqlite())
    return made


@lru_cache(maxsize=1)
def _postgres() -> str:
    """The name of the database that is copied."""
    address = fresh_database()
    _migrate(address.replace("postgresql://", "postgresql+psycopg://"))
    return address.partition("?")[0].rpartition("/")[2]
