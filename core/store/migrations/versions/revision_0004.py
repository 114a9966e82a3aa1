"""Marks say which recognizer was wrong, so that ``privacy-check tune`` can."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds what a mark is about; of older ones it is not known."""
    op.add_column("marks", sa.Column("entity_type", sa.String(length=64), nullable=False, server_default=""))
    op.add_column("marks", sa.Column("source", sa.String(length=64), nullable=False, server_default=""))
