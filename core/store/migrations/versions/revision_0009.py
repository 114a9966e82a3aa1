"""Searches of the history: what was asked for, how far each channel has been read, and numbers by channel."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import Moment

revision = "0009"
down_revision = "0008"
_ID, _WORD = sa.String(length=255), sa.String(length=64)


def upgrade() -> None:
    """Adds the tables."""
    op.create_table(
        "history_runs",
        sa.Column("platform", _WORD, nullable=False),
        sa.Column("workspace", _ID, nullable=False),
        sa.Column("id", _WORD, nullable=False),
        sa.Column("asker", _ID, nullable=False),
        sa.Column("state", _WORD, nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("first_look", sa.Integer(), nullable=False),
        sa.Column("pause_ms", sa.Integer(), nullable=False),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("notice_channel", _ID, nullable=False),
        sa.Column("notice_message", _ID, nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", name="pk_history_runs"),
    )
    op.create_index("ix_history_runs_changed_at", "history_runs", ["changed_at"])
    op.create_table(
        "history_channels",
        sa.Column("platform", _WORD, nullable=False),
        sa.Column("workspace", _ID, nullable=False),
        sa.Column("channel", _ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", _WORD, nullable=False),
        sa.Column("holder", _WORD, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("reached", Moment(), nullable=True),
        sa.Column("messages", sa.Integer(), nullable=False),
        sa.Column("alarms", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "channel", name="pk_history_channels"),
    )
