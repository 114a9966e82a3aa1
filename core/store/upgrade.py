"""Brings the tables up to date: Alembic, from the package's own folder."""

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

# The last of ours: a database that has it is not shown to Alembic, which takes long to import.
NEWEST = "0009"
_VERSIONS = "alembic_version"
_LOCK = 7_160_311_402  # any number that no other program on the server is likely to lock


def configuration(connection: Connection) -> "Config":
    """Alembic's settings for a running transaction."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(str(files(__package__))) / "migrations"))
    config.attributes["connection"] = connection
    return config


def current(connection: Connection) -> str:
    """The revision that stands in the database, or an empty string."""
    if not inspect(connection).has_table(_VERSIONS):
        return ""
    return connection.execute(text(f"SELECT version_num FROM {_VERSIONS}")).scalar() or ""  # noqa: S608 - our own name


class UnknownRevision(Exception):
    """The tables are of a revision that is none of ours; its text is that revision."""


def upgrade(connection: Connection) -> None:
    """To the newest revision, within the connection's transaction; others wait for its end. Raises UnknownRevision."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    if known(connection) == NEWEST:
        return
    upgrade_to(connection, "head")


def known(connection: Connection) -> str:
    """The revision that stands in the database, or an empty string; raises UnknownRevision."""
    now = current(connection)
    if now in ("", NEWEST) or knows(connection, now):
        return now
    raise UnknownRevision(now)


def upgrade_to(connection: Connection, revision: str) -> None:
    """To that revision; as above."""
    from alembic import command

    command.upgrade(configuration(connection), revision)


def knows(connection: Connection, revision: str) -> bool:
    """Whether a revision is one of ours, and not a newer program's."""
    from alembic.script import ScriptDirectory

    return any(script.revision == revision for script in ScriptDirectory.from_config(configuration(connection)).walk_revisions())
