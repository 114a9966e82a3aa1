"""How far records were sent to each target, and by which process: one cursor for each, a moment and no id."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from .database import Database
from .heartbeat import living
from .tables import forwarding


class ForwardingCursors:
    """The table of targets. A target whose holder has not been seen for a while may be taken over."""

    def __init__(self, database: Database, holder: str, dead_after: timedelta) -> None:
        """Holder: this process's own id."""
        self._database = database
        self._holder = holder
        self._dead_after = dead_after

    async def take(self, target: str, beginning: datetime, now: datetime) -> datetime | None:
        """Until when the target has everything, and it is ours to send the rest; None where a living process does.

        Beginning: the cursor of a target that has none yet.
        """
        free = or_(forwarding.c.holder.in_(("", self._holder)), forwarding.c.holder.not_in(living(now, self._dead_after)))
        fresh = self._database.insert(forwarding).values(target=target, sent_until=beginning, holder="")
        mine = update(forwarding).where(forwarding.c.target == target, free).values(holder=self._holder)
        async with self._database.writing() as connection:
            await connection.execute(fresh.on_conflict_do_nothing())
            if not (await connection.execute(mine)).rowcount:
                return None
            stored = await connection.execute(select(forwarding.c.sent_until).where(forwarding.c.target == target))
            moment: datetime = stored.scalar_one()
            return moment

    async def move(self, target: str, sent_until: datetime) -> bool:
        """Everything until then was sent; False where another process has taken over meanwhile."""
        statement = update(forwarding).where(forwarding.c.target == target, forwarding.c.holder == self._holder)
        async with self._database.writing() as connection:
            return bool((await connection.execute(statement.values(sent_until=sent_until))).rowcount)

    async def give_back(self, target: str) -> None:
        """Another process may send from now on."""
        statement = update(forwarding).where(forwarding.c.target == target, forwarding.c.holder == self._holder)
        async with self._database.writing() as connection:
            await connection.execute(statement.values(holder=""))
