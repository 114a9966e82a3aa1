"""Schedules of reminders, and their posts: each planned time is posted once, even if a process dies meanwhile."""

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, RowMapping, and_, delete, func, or_, select, update

from ..message import MessageRef
from .claimed import Held, Outcome, claimed
from .database import Database
from .heartbeat import Heartbeat, living
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
    """One post: its topic, where it is, when it was planned and when it was made."""

    schedule: str
    planned: datetime
    made: datetime
    topic: str
    channel: str
    message: str


@dataclass(frozen=True, slots=True)
class PostingClaim:
    """Something that happens once at its time: a schedule's id, or another name for what it is, and when it was planned."""

    schedule: str
    planned: datetime


HeldPosting = Held[PostingClaim, [MessageRef | None, str]]


class Reminders:
    """The tables of schedules and posts."""

    def __init__(self, database: Database, holder: str, dead_after: timedelta, heartbeat: Heartbeat) -> None:
        """Holder: this process's own id."""
        self._database = database
        self._heartbeat = heartbeat
        self._holder = holder
        self._dead_after = dead_after
        # As with claims on messages: one of ours that is not here was left over when the database went away.
        self._in_hand: set[PostingClaim] = set()

    async def save(self, schedule: Schedule, now: datetime) -> None:
        """Adds or changes a schedule; times planned before now are not posted."""
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
        """The schedule with that id."""
        async with self._database.reading() as connection:
            row = (await connection.execute(select(schedules).where(schedules.c.id == schedule))).mappings().one_or_none()
        return _schedule(row) if row else None

    async def remove(self, schedule: str) -> None:
        """Deletes a schedule."""
        async with self._database.writing() as connection:
            await connection.execute(delete(schedules).where(schedules.c.id == schedule))

    def claimed(self, schedule: str, planned: datetime, now: datetime) -> AbstractAsyncContextManager[HeldPosting]:
        """One posting for the length of an ``async with``, and what came of asking for it; see ``claimed.claimed``."""
        return claimed(self, self.finish, self._heartbeat, PostingClaim(schedule, planned), now)

    async def take(self, claim: PostingClaim, now: datetime) -> Outcome:
        """Claims one posting; as with claims on messages."""
        if claim in self._in_hand:
            return Outcome.HELD
        self._in_hand.add(claim)
        outcome = Outcome.HELD
        try:
            outcome = await self._take(claim, now)
        finally:
            if outcome not in (Outcome.MINE, Outcome.AGAIN):
                self._in_hand.discard(claim)
        return outcome

    async def _take(self, claim: PostingClaim, now: datetime) -> Outcome:
        alive = living(now, self._dead_after)
        row = {"schedule": claim.schedule, "planned_at": claim.planned, "holder": self._holder, "at": now}
        fresh = self._database.insert(posts).values(row)
        key = _key(claim)
        async with self._database.writing() as connection:
            if (await connection.execute(fresh.on_conflict_do_nothing().returning(posts.c.schedule))).first():
                return Outcome.MINE
            free = and_(key, posts.c.done == 0, or_(posts.c.holder.in_(("", self._holder)), posts.c.holder.not_in(alive)))
            if (await connection.execute(update(posts).where(free).values(holder=self._holder, at=now))).rowcount:
                return Outcome.AGAIN
            done = (await connection.execute(select(posts.c.done).where(key))).scalar_one_or_none()
            return Outcome.DONE if done else Outcome.HELD

    async def give_back(self, claim: PostingClaim, *, tried: bool = True) -> None:
        """Frees a posting that could not be made now; no effect on one that another process holds. Tries are not counted."""
        self._in_hand.discard(claim)
        ours = and_(_key(claim), posts.c.done == 0, posts.c.holder == self._holder)
        async with self._database.writing() as connection:
            await connection.execute(update(posts).where(ours).values(holder=""))

    async def forget(self, claim: PostingClaim) -> bool:
        """Forgets a posting that was made, so that it can be made anew; whether there was one."""
        async with self._database.writing() as connection:
            gone = await connection.execute(delete(posts).where(_key(claim), posts.c.done == 1))
        return gone.rowcount > 0

    async def finish(self, claim: PostingClaim, ref: MessageRef | None = None, topic: str = "") -> None:
        """Records where a posting stands, and that it is the next topic's turn; None where it was skipped."""
        self._in_hand.discard(claim)
        place = {"channel": ref.channel, "message": ref.id, "topic": topic} if ref else {}
        async with self._database.writing() as connection:
            await connection.execute(update(posts).where(_key(claim)).values(done=1, holder="", **place))
            if ref:
                turn = {"turn": schedules.c.turn + 1}
                await connection.execute(update(schedules).where(schedules.c.id == claim.schedule).values(turn))

    async def last_done(self, schedule: str, until: datetime) -> datetime | None:
        """The newest planned time, up to a moment, that is posted or skipped."""
        newest = select(func.max(posts.c.planned_at))
        where = (posts.c.schedule == schedule, posts.c.done == 1, posts.c.planned_at <= until)
        async with self._database.reading() as connection:
            moment: datetime | None = (await connection.execute(newest.where(*where))).scalar_one()
        return moment

    async def postings(self, schedules_of: Iterable[str], since: datetime) -> list[Posting]:
        """Posts of these schedules that were made, newest first."""
        where = (posts.c.schedule.in_(list(schedules_of)), posts.c.message != "", posts.c.planned_at >= since)
        async with self._database.reading() as connection:
            rows = await connection.execute(select(posts).where(*where).order_by(posts.c.planned_at.desc()))
            return [_posting(row) for row in rows.mappings()]

    async def forget_before(self, moment: datetime) -> int:
        """Deletes older postings; returns how many."""
        async with self._database.writing() as connection:
            return (await connection.execute(delete(posts).where(posts.c.done == 1, posts.c.at < moment))).rowcount


def _key(claim: PostingClaim) -> ColumnElement[bool]:
    return and_(posts.c.schedule == claim.schedule, posts.c.planned_at == claim.planned)


def _posting(row: RowMapping) -> Posting:
    return Posting(row["schedule"], row["planned_at"], row["at"], row["topic"], row["channel"], row["message"])


def _schedule(row: RowMapping) -> Schedule:
    where = (row["platform"], row["workspace"], row["channel"])
    cron, zone, guides, creator = row["cron"], row["zone"], tuple(row["guides"]), row["creator"]
    flags = (bool(row["paused"]), bool(row["nudge"]))
    return Schedule(row["id"], *where, cron, zone, guides, creator, *flags, int(row["turn"]), row["at"])
