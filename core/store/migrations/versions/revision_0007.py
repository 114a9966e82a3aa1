"""How far records were sent to a system outside, and which process sends them now."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import Moment

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds the table."""
    op.create_table(
        "forwarding",
        sa.Column("target", sa.String(length=64), nullable=False),
        sa.Column("sent_until", Moment(), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("target", name="pk_forwarding"),
    )
