"""A finding whose message was edited so that nothing is left to report is resolved, as trackers of issues call it."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Renames the state."""
    op.execute("UPDATE findings SET state = 'resolved' WHERE state = 'mended'")
