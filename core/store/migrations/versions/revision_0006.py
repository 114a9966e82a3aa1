"""Marks of what is no leak say who made them, for whom, where and until when.

The marks before held for a whole workspace, whoever had made them, and did not say who that was. None can become that
member's own, so all of them end here: what they hid is told again, and may be marked again.
"""

import sqlalchemy as sa
from alembic import op

from core.store.tables import Moment

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the allowlist and ends the marks before it."""
    op.create_table(
        "allowlist",
        sa.Column("platform", sa.String(length=64), nullable=False),
        sa.Column("workspace", sa.String(length=255), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("entity_type", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("actor", sa.String(length=255), nullable=False),
        sa.Column("by_admin", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=255), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "id", "fingerprint", name="pk_allowlist"),
    )
    op.create_index("ix_allowlist_expires_at", "allowlist", ["expires_at"], unique=False)
    op.drop_table("marks")
