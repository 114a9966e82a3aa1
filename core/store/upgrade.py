"""Brings the tables up to date: Alembic, from the package's own folder."""

from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

_LOCK = 7_160_311_402  # any number that no other program on the server is likely to lock


def configuration(connection: Connection) -> Config:
    """Alembic's settings for a running transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(str(files(__package__))) / "migrations"))
    config.attributes["connection"] = connection
    return config


def current(connection: Connection) -> str:
    """The revision that stands in the database, or an empty string."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def newest(connection: Connection) -> str:
    """The newest revision that we have."""
    return ScriptDirectory.from_config(configuration(connection)).get_current_head() or ""


def upgrade(connection: Connection) -> None:
    """To the newest revision, within the connection's transaction; others wait for its end."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    command.upgrade(configuration(connection), "head")
