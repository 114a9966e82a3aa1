"""Which processes are alive: each says so from time to time; the work of a dead one may be taken over."""

from datetime import datetime, timedelta

from sqlalchemy import Select, func, select, update

from .database import Database
from .tables import holders


def living(now: datetime, dead_after: timedelta) -> Select[tuple[str]]:
    """Processes seen lately that did not sign off. One that was seen in the future died before the clock was set back."""
    return select(holders.c.id).where(holders.c.seen_at.between(now - dead_after, now + dead_after), holders.c.gone == 0)


class Heartbeat:
    """This process's row in the table of processes, and what that table says about the others."""

    def __init__(self, database: Database, holder: str, dead_after: timedelta) -> None:
        """Holder: this process's own id."""
        self._database = database
        self._holder = holder
        self._dead_after = dead_after
        self._seen_at: datetime | None = None

    async def beat(self, now: datetime) -> None:
        """Says that this process is alive; call it after the cursors are saved, as the moment counts as theirs, too."""
        statement = self._database.insert(holders).values(id=self._holder, seen_at=now)
        async with self._database.writing() as connection:
            await connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_={"seen_at": now, "gone": 0}))
        self._seen_at = now

    async def ensure_alive(self, now: datetime) -> None:
        """Beats if the last beat is long ago: others take over the claims of a process that seems dead."""
        if self._seen_at is None or abs(now - self._seen_at) > self._dead_after / 2:
            await self.beat(now)

    async def alone(self, now: datetime) -> bool:
        """Whether no other process is alive."""
        others = living(now, self._dead_after).where(holders.c.id != self._holder).limit(1)
        async with self._database.reading() as connection:
            return (await connection.execute(others)).scalar_one_or_none() is None

    async def last_seen(self) -> datetime | None:
        """When any other process was last seen; None where there never was one."""
        async with self._database.reading() as connection:
            latest = select(func.max(holders.c.seen_at)).where(holders.c.id != self._holder)
            seen_at: datetime | None = (await connection.execute(latest)).scalar_one()
            return seen_at

    async def leave(self, now: datetime) -> None:
        """Signs off: other processes may take over this one's cursors and claims at once."""
        async with self._database.writing() as connection:
            await connection.execute(update(holders).where(holders.c.id == self._holder).values(seen_at=now, gone=1))
