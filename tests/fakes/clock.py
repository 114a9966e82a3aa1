"""A clock that a test sets."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Fulfils the port Clock."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The time that was set."""
        return self.time

    def passes(self, **length: float) -> None:
        """Moves on, as timedelta's arguments say."""
        self.time += timedelta(**length)
