"""The tables: ids, types, counts, times, keyed fingerprints and settings. No column holds a word of a message."""

from datetime import UTC, datetime

from sqlalchemy import JSON, BigInteger, Column, DateTime, Dialect, Index, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy.types import TypeDecorator

METADATA = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s"}
)
_ID = String(255)
_WORD = String(64)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps none of a time's zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """With its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _workspace(*, key: bool = True) -> list[Column[str]]:
    return [Column("platform", _WORD, primary_key=key, nullable=False), Column("workspace", _ID, primary_key=key, nullable=False)]


def _message() -> list[Column[str]]:
    return [*_workspace(), Column("channel", _ID, primary_key=True), Column("message", _ID, primary_key=True)]


workspaces = Table(
    "workspaces",
    METADATA,
    *_workspace(),
    Column("installer", _ID, nullable=False, default=""),
    Column("added_at", Moment, nullable=False),
    Column("reported_at", Moment),
)
settings = Table(
    "settings",
    METADATA,
    *_workspace(),
    Column("scope", _WORD, primary_key=True),
    Column("subject", _ID, primary_key=True),
    Column("name", _WORD, primary_key=True),
    Column("value", _ID, nullable=False),
)
audit = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_workspace(key=False),
    Column("actor", _ID, nullable=False),
    Column("scope", _WORD, nullable=False),
    Column("subject", _ID, nullable=False),
    Column("name", _WORD, nullable=False),
    Column("old", _ID, nullable=False),
    Column("new", _ID, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
installations = Table(
    "installations",
    METADATA,
    *_workspace(),
    Column("secret", LargeBinary, nullable=False),
    Column("installer", _ID, nullable=False, default=""),
    Column("at", Moment, nullable=False),
)
consents = Table(
    "consents",
    METADATA,
    *_workspace(),
    Column("person", _ID, primary_key=True),
    Column("secret", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
)
holders = Table(
    "holders",
    METADATA,
    Column("id", _WORD, primary_key=True),
    Column("seen_at", Moment, nullable=False),
    Column("gone", Integer, nullable=False, default=0),
)
cursors = Table(
    "cursors",
    METADATA,
    *_workspace(),
    Column("channel", _ID, primary_key=True),
    Column("thread", _ID, primary_key=True),
    Column("holder", _WORD, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("held_back", Integer, nullable=False, default=0),
    Column("moved_at", Moment, nullable=False, index=True),
)
claims = Table(
    "claims",
    METADATA,
    *_message(),
    Column("version", _WORD, primary_key=True),
    Column("deed", _WORD, primary_key=True),
    Column("holder", _WORD, nullable=False),
    Column("done", Integer, nullable=False, default=0),
    Column("tries", Integer, nullable=False, default=1),
    Column("at", Moment, nullable=False, index=True),
)
findings = Table(
    "findings",
    METADATA,
    *_message(),
    Column("thread", _ID, nullable=False, default=""),
    Column("author", _ID, nullable=False),
    Column("version", _WORD, nullable=False, index=True),
    Column("severity", _WORD, nullable=False),
    Column("counts", JSON, nullable=False),
    Column("state", _WORD, nullable=False),
    Column("found_at", Moment, nullable=False, index=True),
    Column("changed_at", Moment, nullable=False),
    Column("due_at", Moment, index=True),
    Column("notice_key", _ID, nullable=False, default=""),
    Column("notice_channel", _ID, nullable=False, default=""),
    Column("notice_message", _ID, nullable=False, default=""),
    Index("ix_findings_author", "platform", "workspace", "author", "found_at"),
)
allowlist = Table(
    "allowlist",
    METADATA,
    *_workspace(),
    Column("id", _WORD, primary_key=True),
    Column("fingerprint", _WORD, primary_key=True),
    Column("entity_type", _WORD, nullable=False),
    Column("source", _WORD, nullable=False),
    Column("scope", _WORD, nullable=False),
    Column("subject", _ID, nullable=False),
    Column("actor", _ID, nullable=False),
    Column("by_admin", Integer, nullable=False, default=0),
    Column("channel", _ID, nullable=False, default=""),
    Column("at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)
confirmations = Table(
    "confirmations",
    METADATA,
    *_workspace(),
    Column("person", _ID, primary_key=True),
    Column("guide", _WORD, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("answer", _WORD, nullable=False),
    Column("at", Moment, nullable=False),
)
schedules = Table(
    "schedules",
    METADATA,
    Column("id", _WORD, primary_key=True),
    *_workspace(key=False),
    Column("channel", _ID, nullable=False),
    Column("cron", _ID, nullable=False),
    Column("zone", _WORD, nullable=False),
    Column("guides", JSON, nullable=False),
    Column("paused", Integer, nullable=False, default=0),
    Column("nudge", Integer, nullable=False, default=0),
    Column("turn", Integer, nullable=False, default=0),
    Column("creator", _ID, nullable=False),
    Column("at", Moment, nullable=False),
)
posts = Table(
    "posts",
    METADATA,
    Column("schedule", _WORD, primary_key=True),
    Column("planned_at", Moment, primary_key=True),
    Column("holder", _WORD, nullable=False),
    Column("done", Integer, nullable=False, default=0),
    Column("topic", _WORD, nullable=False, default=""),
    Column("channel", _ID, nullable=False, default=""),
    Column("message", _ID, nullable=False, default=""),
    Column("at", Moment, nullable=False, index=True),
)
later = Table(
    "later",
    METADATA,
    *_workspace(),
    Column("person", _ID, primary_key=True),
    Column("guide", _WORD, primary_key=True),
    Column("due_at", Moment, nullable=False, index=True),
)
unread_files = Table(
    "unread_files",
    METADATA,
    *_message(),
    Column("kind", _WORD, primary_key=True),
    Column("author", _ID, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)
history_runs = Table(
    "history_runs",
    METADATA,
    *_workspace(),
    Column("id", _WORD, nullable=False),
    Column("asker", _ID, nullable=False),
    Column("state", _WORD, nullable=False),
    Column("days", Integer, nullable=False),
    Column("first_look", Integer, nullable=False, default=0),
    Column("pause_ms", Integer, nullable=False, default=0),
    Column("started_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False, index=True),
    Column("notice_channel", _ID, nullable=False, default=""),
    Column("notice_message", _ID, nullable=False, default=""),
)
history_channels = Table(
    "history_channels",
    METADATA,
    *_workspace(),
    Column("channel", _ID, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("state", _WORD, nullable=False),
    Column("holder", _WORD, nullable=False, default=""),
    Column("tries", Integer, nullable=False, default=0),
    Column("position", Text, nullable=False, default=""),
    Column("reached", Moment),
    Column("messages", Integer, nullable=False, default=0),
    Column("alarms", Integer, nullable=False, default=0),
    Column("known", Integer, nullable=False, default=0),
    Column("unread", Integer, nullable=False, default=0),
    Column("counts", JSON, nullable=False),
)
forwarding = Table(
    "forwarding",
    METADATA,
    Column("target", _WORD, primary_key=True),
    Column("sent_until", Moment, nullable=False),
    Column("holder", _WORD, nullable=False, default=""),
)
keys = Table("keys", METADATA, Column("name", _WORD, primary_key=True), Column("value", LargeBinary, nullable=False))
