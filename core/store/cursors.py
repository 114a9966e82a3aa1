"""Cursors: how far each process has handled everything in each place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, and_, case, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from ..message import Place
from .database import Database
from .heartbeat import living
from .rows import of_place
from .tables import cursors, holders

_Read = tuple[str, str, str, str, int, int, datetime]
_PLACE = ("platform", "workspace", "channel", "thread")


@dataclass(frozen=True, slots=True)
class Position:
    """Everything up to ``at`` is handled. ``held_back``: something behind it was received and is not handled yet."""

    at: int
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Messages to read again: those newer than ``position`` and, if it is given, than ``after``."""

    position: int
    after: datetime | None = None


class Cursors:
    """A row a place and process, so that each writes only its own; a dead process's rows are adopted by a living one."""

    def __init__(self, database: Database, holder: str, dead_after: timedelta) -> None:
        """Holder: this process's own id."""
        self._database = database
        self._holder = holder
        self._dead_after = dead_after

    async def save(self, positions: Mapping[Place, Position], now: datetime) -> None:
        """Saves this process's own positions."""
        if not positions:
            return
        own = {"holder": self._holder, "moved_at": now}
        rows = [of_place(p) | own | {"position": a.at, "held_back": int(a.held_back)} for p, a in positions.items()]
        statement = self._database.insert(cursors)
        names = ("position", "held_back", "moved_at")
        statement = statement.on_conflict_do_update(
            index_elements=list(cursors.primary_key), set_={name: statement.excluded[name] for name in names}
        )
        async with self._database.writing() as connection:
            await connection.execute(statement, rows)

    async def adopt(self, platforms: Sequence[str], now: datetime) -> dict[Place, Gap]:
        """Takes over the places of dead processes on these platforms; returns what must be read again.

        In one transaction: if this process dies, too, the next finds them under its name.
        """
        alive = living(now, self._dead_after)
        theirs = and_(cursors.c.holder.not_in(alive), cursors.c.holder != self._holder, cursors.c.platform.in_(platforms))
        columns = (*(cursors.c[name] for name in _PLACE), cursors.c.position, cursors.c.held_back, holders.c.seen_at)
        statement = select(*columns).outerjoin(holders, holders.c.id == cursors.c.holder).where(theirs)
        async with self._database.writing() as connection:
            rows = (await connection.execute(statement.with_for_update(of=cursors) if self._database.shared else statement)).all()
            gaps = _gaps(rows, now)
            if gaps:
                await connection.execute(delete(cursors).where(theirs))
                await connection.execute(self._lowered(), [self._adopted(place, gap, now) for place, gap in gaps.items()])
        return gaps

    def _adopted(self, place: Place, gap: Gap, now: datetime) -> dict[str, object]:
        row = {"holder": self._holder, "position": gap.position, "held_back": 1, "moved_at": now}
        return of_place(place) | row

    def _lowered(self) -> "sqlite.Insert | postgresql.Insert":
        statement = self._database.insert(cursors)
        theirs = statement.excluded.position
        least = case((cursors.c.position < theirs, cursors.c.position), else_=theirs)
        columns = list(cursors.primary_key)
        return statement.on_conflict_do_update(index_elements=columns, set_={"position": least, "held_back": 1})

    async def end(self, place: Place) -> None:
        """Deletes all processes' cursors of a place; of a channel those of its threads, too."""
        here = [cursors.c[name] == getattr(place, name) for name in (_PLACE if place.thread else _PLACE[:-1])]
        async with self._database.writing() as connection:
            await connection.execute(delete(cursors).where(*here))

    async def forget_before(self, moment: datetime) -> int:
        """Deletes cursors of threads that were quiet since, and processes long dead; returns how many cursors."""
        async with self._database.writing() as connection:
            old = await connection.execute(delete(cursors).where(cursors.c.thread != "", cursors.c.moved_at < moment))
            used = select(cursors.c.holder)
            await connection.execute(delete(holders).where(holders.c.seen_at < moment, holders.c.id.not_in(used)))
            return old.rowcount


def _gaps(rows: Sequence[Row[_Read]], now: datetime) -> dict[Place, Gap]:
    """The lowest position a place; where nothing was held back, only what came since the process was last seen.

    A moment that is still to come says nothing: the clock was set back since.
    """
    gaps: dict[Place, Gap] = {}
    for row in rows:
        place = Place(row.platform, row.workspace, row.channel, row.thread)
        position, after = row.position, None if row.held_back or (row.seen_at and row.seen_at > now) else row.seen_at
        before = gaps.get(place)
        if before:
            after = min(after, before.after) if after and before.after else None
            position = min(position, before.position)
        gaps[place] = Gap(position, after)
    return gaps
