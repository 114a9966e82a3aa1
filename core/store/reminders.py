"""Schedules of reminders, their posts, and what people answered to a guide."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, and_, delete, func, or_, select, update

from ..message import MessageRef
from ..ports import Person
from .claims import Outcome, living
from .database import Database
from .rows import in_workspace
from .tables import confirmations, posts, schedules


@dataclass(frozen=True, slots=True)
class Schedule:
    """When which guides are posted where; ``zone`` is an IANA name, ``cron`` five fields in that zone."""

    id: str
    platform: str
    workspace: str
    channel: str
    cron: str
    zone: str
    guides: tuple[str, ...]
    creator: str
    paused: bool = False


class Reminders:
    """The tables of schedules, posts and confirmations."""

    def __init__(self, database: Database, holder: str, dead_after: timedelta) -> None:
        """Holder: this process's own id."""
        self._database = database
        self._holder = holder
        self._dead_after = dead_after

    async def keep(self, schedule: Schedule, now: datetime) -> None:
        """Adds or changes a schedule."""
        values = {name: getattr(schedule, name) for name in ("platform", "workspace", "channel", "cron", "zone", "creator")}
        values |= {"guides": list(schedule.guides), "paused": int(schedule.paused), "at": now}
        statement = self._database.insert(schedules).values(id=schedule.id, **values)
        async with self._database.writing() as connection:
            await connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))

    async def schedules(self, platform: str, workspace: str) -> list[Schedule]:
        """A workspace's schedules."""
        statement = select(schedules).where(in_workspace(schedules, platform, workspace)).order_by(schedules.c.at)
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).mappings().all()
        return [_schedule(row) for row in rows]

    async def remove(self, schedule: str) -> None:
        """Deletes a schedule."""
        async with self._database.writing() as connection:
            await connection.execute(delete(schedules).where(schedules.c.id == schedule))

    async def take(self, schedule: str, planned: datetime, now: datetime) -> Outcome:
        """Claims one posting, by schedule and planned time; as with claims on messages."""
        alive = living(now - self._dead_after)
        fresh = self._database.insert(posts).values(schedule=schedule, planned_at=planned, holder=self._holder, at=now)
        key = and_(posts.c.schedule == schedule, posts.c.planned_at == planned)
        async with self._database.writing() as connection:
            if (await connection.execute(fresh.on_conflict_do_nothing().returning(posts.c.schedule))).first():
                return Outcome.MINE
            free = and_(key, posts.c.done == 0, or_(posts.c.holder == "", posts.c.holder.not_in(alive)))
            if (await connection.execute(update(posts).where(free).values(holder=self._holder, at=now))).rowcount:
                return Outcome.AGAIN
            done = (await connection.execute(select(posts.c.done).where(key))).scalar_one_or_none()
            return Outcome.DONE if done else Outcome.HELD

    async def posted(self, schedule: str, planned: datetime, ref: MessageRef | None) -> None:
        """Records where a posting stands; None where it was skipped."""
        place = {"channel": ref.channel, "message": ref.id} if ref else {}
        key = and_(posts.c.schedule == schedule, posts.c.planned_at == planned)
        async with self._database.writing() as connection:
            await connection.execute(update(posts).where(key).values(done=1, holder="", **place))

    async def confirm(self, person: Person, guide: str, version: int, answer: str, now: datetime) -> None:
        """Notes a person's answer to a guide, instead of an earlier one."""
        key = {"platform": person.platform, "workspace": person.workspace, "person": person.id, "guide": guide}
        values = {"version": version, "answer": answer, "at": now}
        statement = self._database.insert(confirmations).values(**key, **values)
        columns = list(confirmations.primary_key)
        async with self._database.writing() as connection:
            await connection.execute(statement.on_conflict_do_update(index_elements=columns, set_=values))

    async def confirmations(self, platform: str, workspace: str, guide: str) -> dict[str, int]:
        """Answer -> number of people."""
        where = [in_workspace(confirmations, platform, workspace), confirmations.c.guide == guide]
        statement = select(confirmations.c.answer, func.count()).where(*where).group_by(confirmations.c.answer)
        async with self._database.reading() as connection:
            return {answer: int(number) for answer, number in await connection.execute(statement)}

    async def forget_before(self, moment: datetime) -> int:
        """Deletes older postings; returns how many."""
        async with self._database.writing() as connection:
            return (await connection.execute(delete(posts).where(posts.c.done == 1, posts.c.at < moment))).rowcount


def _schedule(row: RowMapping) -> Schedule:
    where = (row["platform"], row["workspace"], row["channel"])
    return Schedule(row["id"], *where, row["cron"], row["zone"], tuple(row["guides"]), row["creator"], bool(row["paused"]))
