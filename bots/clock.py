"""The machine's clock."""

from datetime import UTC, datetime


class SystemClock:
    """Fulfils the port Clock."""

    def now(self) -> datetime:
        """The machine's time in UTC."""
        return datetime.now(UTC)
