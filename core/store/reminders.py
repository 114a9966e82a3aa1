"""Schedules of reminders, and their postings: each planned time is posted once, whoever dies in between."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, RowMapping, and_, delete, func, or_, select, update

from ..message import MessageRef
from .claims import Outcome, living
from .database import Database
from .rows import in_workspace
from .tables import posts, schedules


@dataclass(frozen=True, slots=True)
class Schedule:
    """When what is posted where; ``zone`` is an IANA name, ``cron`` five fields in that zone.

    ``guides``: guides' keys, or ``("rotation",)``. ``turn``: how many posts were made. ``nudge``: whether those who have not
    confirmed are written to. ``changed_at``: nothing planned before it is posted.
    """

    id: str
    platform: str
    workspace: str
    channel: str
    cron: str
    zone: str
    guides: tuple[str, ...]
    creator: str
    paused: bool = False
    nudge: bool = False
    turn: int = 0
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """One post that stands somewhere: what it is about, when it was planned and when it was made."""

    schedule: str
    planned: datetime
    made: datetime
    topic: str
    channel: str
    message: str


class Reminders:
    """The tables of schedules and posts."""

    def __init__(self, database: Database, holder: str, dead_after: timedelta) -> None:
        """Holder: this process's own id."""
        self._database = database
        self._holder = holder
        self._dead_after = dead_after
        # As with claims on messages: one of ours that is not here was left over when the database went away.
        self._in_hand: set[tuple[str, datetime]] = set()

    async def keep(self, schedule: Schedule, now: datetime) -> None:
        """Adds or changes a schedule; what was planned before now is not made up for."""
        values = {name: getattr(schedule, name) for name in ("platform", "workspace", "channel", "cron", "zone", "creator")}
        values |= {"guides": list(schedule.guides), "paused": int(schedule.paused), "nudge": int(schedule.nudge), "at": now}
        statement = self._database.insert(schedules).values(id=schedule.id, turn=schedule.turn, **values)
        async with self._database.writing() as connection:
            await connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))

    async def schedules(self, platform: str, workspace: str | None = None) -> list[Schedule]:
        """A workspace's schedules, or all of a platform."""
        where = in_workspace(schedules, platform, workspace) if workspace is not None else schedules.c.platform == platform
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(schedules).where(where).order_by(schedules.c.at))).mappings().all()
        return [_schedule(row) for row in rows]

    async def schedule(self, schedule: str) -> Schedule | None:
        """One of them, by its id."""
        async with self._database.reading() as connection:
            row = (await connection.execute(select(schedules).where(schedules.c.id == schedule))).mappings().one_or_none()
        return _schedule(row) if row else None

    async def remove(self, schedule: str) -> None:
        """Deletes a schedule."""
        async with self._database.writing() as connection:
            await connection.execute(delete(schedules).where(schedules.c.id == schedule))

    async def take(self, schedule: str, planned: datetime, now: datetime) -> Outcome:
        """Claims one posting, by schedule and planned time; as with claims on messages."""
        if (schedule, planned) in self._in_hand:
            return Outcome.HELD
        self._in_hand.add((schedule, planned))
        outcome = Outcome.HELD
        try:
            outcome = await self._take(schedule, planned, now)
        finally:
            if outcome not in (Outcome.MINE, Outcome.AGAIN):
                self._in_hand.discard((schedule, planned))
        return outcome

    async def _take(self, schedule: str, planned: datetime, now: datetime) -> Outcome:
        alive = living(now, self._dead_after)
        fresh = self._database.insert(posts).values(schedule=schedule, planned_at=planned, holder=self._holder, at=now)
        key = _key(schedule, planned)
        async with self._database.writing() as connection:
            if (await connection.execute(fresh.on_conflict_do_nothing().returning(posts.c.schedule))).first():
                return Outcome.MINE
            free = and_(key, posts.c.done == 0, or_(posts.c.holder.in_(("", self._holder)), posts.c.holder.not_in(alive)))
            if (await connection.execute(update(posts).where(free).values(holder=self._holder, at=now))).rowcount:
                return Outcome.AGAIN
            done = (await connection.execute(select(posts.c.done).where(key))).scalar_one_or_none()
            return Outcome.DONE if done else Outcome.HELD

    async def give_back(self, schedule: str, planned: datetime) -> None:
        """Frees a posting that could not be made now."""
        self._in_hand.discard((schedule, planned))
        async with self._database.writing() as connection:
            await connection.execute(update(posts).where(_key(schedule, planned), posts.c.done == 0).values(holder=""))

    async def forget(self, schedule: str, planned: datetime) -> bool:
        """Forgets a posting that was made, so that it can be made anew; whether there was one."""
        async with self._database.writing() as connection:
            gone = await connection.execute(delete(posts).where(_key(schedule, planned), posts.c.done == 1))
        return gone.rowcount > 0

    async def posted(self, schedule: str, planned: datetime, ref: MessageRef | None, topic: str = "") -> None:
        """Records where a posting stands, and that it is the next topic's turn; None where it was skipped."""
        self._in_hand.discard((schedule, planned))
        place = {"channel": ref.channel, "message": ref.id, "topic": topic} if ref else {}
        async with self._database.writing() as connection:
            await connection.execute(update(posts).where(_key(schedule, planned)).values(done=1, holder="", **place))
            if ref:
                await connection.execute(update(schedules).where(schedules.c.id == schedule).values(turn=schedules.c.turn + 1))

    async def last_done(self, schedule: str, until: datetime) -> datetime | None:
        """The newest planned time, up to a moment, that is posted or skipped."""
        newest = select(func.max(posts.c.planned_at))
        where = (posts.c.schedule == schedule, posts.c.done == 1, posts.c.planned_at <= until)
        async with self._database.reading() as connection:
            moment: datetime | None = (await connection.execute(newest.where(*where))).scalar_one()
        return moment

    async def standing(self, schedules_of: Iterable[str], since: datetime) -> list[Posting]:
        """Posts of these schedules that stand somewhere, newest first."""
        where = (posts.c.schedule.in_(list(schedules_of)), posts.c.message != "", posts.c.planned_at >= since)
        async with self._database.reading() as connection:
            rows = await connection.execute(select(posts).where(*where).order_by(posts.c.planned_at.desc()))
            return [_posting(row) for row in rows.mappings()]

    async def forget_before(self, moment: datetime) -> int:
        """Deletes older postings; returns how many."""
        async with self._database.writing() as connection:
            return (await connection.execute(delete(posts).where(posts.c.done == 1, posts.c.at < moment))).rowcount


def _key(schedule: str, planned: datetime) -> ColumnElement[bool]:
    return and_(posts.c.schedule == schedule, posts.c.planned_at == planned)


def _posting(row: RowMapping) -> Posting:
    return Posting(row["schedule"], row["planned_at"], row["at"], row["topic"], row["channel"], row["message"])


def _schedule(row: RowMapping) -> Schedule:
    where = (row["platform"], row["workspace"], row["channel"])
    cron, zone, guides, creator = row["cron"], row["zone"], tuple(row["guides"]), row["creator"]
    flags = (bool(row["paused"]), bool(row["nudge"]))
    return Schedule(row["id"], *where, cron, zone, guides, creator, *flags, int(row["turn"]), row["at"])
