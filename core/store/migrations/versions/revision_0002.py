"""Reminders: whose turn it is, what a post was about, who is nudged, and who asked to be reminded later."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds what the scheduler needs."""
    op.add_column("schedules", sa.Column("nudge", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("schedules", sa.Column("turn", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("posts", sa.Column("topic", sa.String(length=64), nullable=False, server_default=""))
    op.create_table(
        "later",
        sa.Column("platform", sa.String(length=64), nullable=False),
        sa.Column("workspace", sa.String(length=255), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("guide", sa.String(length=64), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "person", "guide", name="pk_later"),
    )
    op.create_index("ix_later_due_at", "later", ["due_at"], unique=False)
