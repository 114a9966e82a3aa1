"""People's own consent to have their messages deleted for them."""

import sqlalchemy as sa
from alembic import op

from core.store.tables import Moment

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the table."""
    op.create_table(
        "consents",
        sa.Column("platform", sa.String(length=64), nullable=False),
        sa.Column("workspace", sa.String(length=255), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "person", name="pk_consents"),
    )
