"""Searches of the history: one a workspace, with a row for each channel that says how far it has been read and who reads it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, RowMapping, and_, case, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ..history import OVER, ChannelRun, ChannelState, Run, RunState, Tally
from ..message import MessageRef, Place
from ..records import FindingRecord
from .database import Database
from .heartbeat import Heartbeat, living
from .past_findings import PastFindings
from .rows import in_workspace
from .tables import history_channels as channels
from .tables import history_runs as runs


class History:
    """The tables of searches. A channel is read by one process at a time, and of a workspace one channel at a time.

    The latter because a platform limits how often a workspace may be asked, whichever process asks.
    """

    def __init__(
        self, database: Database, holder: str, dead_after: timedelta, heartbeat: Heartbeat, findings: PastFindings
    ) -> None:
        """Holder: this process's own id."""
        self._database = database
        self._holder = holder
        self._dead_after = dead_after
        self._heartbeat = heartbeat
        self._findings = findings

    async def begin(self, run: Run, places: Sequence[tuple[str, ChannelState]]) -> bool:
        """Starts a search in place of an older one that is over; False where one is still under way."""
        values = _run_values(run)
        statement = self._database.insert(runs).values(**values)
        key = ("platform", "workspace")
        taken = statement.on_conflict_do_update(
            index_elements=list(key),
            set_={name: value for name, value in values.items() if name not in key},
            where=runs.c.state.in_(OVER),
        ).returning(runs.c.id)
        rows = [
            {"platform": run.platform, "workspace": run.workspace, "channel": channel, "number": number, "state": state.value}
            | {"counts": {}}
            for number, (channel, state) in enumerate(places)
        ]
        async with self._database.writing() as connection:
            if (await connection.execute(taken)).scalar_one_or_none() is None:
                return False
            await connection.execute(delete(channels).where(in_workspace(channels, run.platform, run.workspace)))
            if rows:
                await connection.execute(insert(channels), rows)
        return True

    async def of(self, platform: str, workspace: str) -> Run | None:
        """The workspace's last search, over or not."""
        async with self._database.reading() as connection:
            row = (await connection.execute(select(runs).where(in_workspace(runs, platform, workspace)))).mappings().one_or_none()
        return _run(row) if row else None

    async def running(self, platforms: Sequence[str]) -> list[Run]:
        """All that are under way, and not paused."""
        statement = select(runs).where(runs.c.platform.in_(platforms), runs.c.state == RunState.RUNNING)
        async with self._database.reading() as connection:
            return [_run(row) for row in (await connection.execute(statement.order_by(runs.c.started_at))).mappings()]

    async def channels(self, run: Run) -> list[ChannelRun]:
        """The search's channels, in the order in which they are read."""
        statement = select(channels).where(in_workspace(channels, run.platform, run.workspace)).order_by(channels.c.number)
        async with self._database.reading() as connection:
            return [_channel(row, run.id) for row in (await connection.execute(statement)).mappings()]

    async def change(self, run: Run, state: RunState, now: datetime) -> bool:
        """Pauses, resumes, stops or ends it; False where it is over, or another one has begun."""
        going = and_(_is(run), runs.c.state.not_in(OVER), runs.c.state != state)
        async with self._database.writing() as connection:
            changed = await connection.execute(update(runs).where(going).values(state=state.value, changed_at=now))
        return changed.rowcount > 0

    async def note(self, run: Run, *, notice: MessageRef | None = None, pause_ms: int | None = None) -> None:
        """Records where its progress is shown, or how long it waits between two calls."""
        values: dict[str, object] = {}
        if notice:
            values |= {"notice_channel": notice.channel, "notice_message": notice.id}
        if pause_ms is not None:
            values["pause_ms"] = pause_ms
        async with self._database.writing() as connection:
            await connection.execute(update(runs).where(_is(run)).values(**values))

    async def claim(self, run: Run, now: datetime) -> ChannelRun | None:
        """The next channel to read; None where there is none, another process reads one, or the search is not running."""
        await self._heartbeat.ensure_alive(now)
        alive = living(now, self._dead_after)
        here = in_workspace(channels, run.platform, run.workspace)
        free = or_(channels.c.holder.in_(("", self._holder)), channels.c.holder.not_in(alive))
        locked = select(runs.c.state).where(_is(run))
        async with self._database.writing() as connection:
            if self._database.shared:
                locked = locked.with_for_update()
            if (await connection.execute(locked)).scalar_one_or_none() != RunState.RUNNING:
                return None
            todo = select(channels).where(here, channels.c.state == ChannelState.TODO)
            if (await connection.execute(todo.where(~free).limit(1))).first():
                return None
            row = (await connection.execute(todo.order_by(channels.c.number).limit(1))).mappings().one_or_none()
            if row is None:
                return None
            await connection.execute(
                update(channels).where(here, channels.c.channel == row["channel"]).values(holder=self._holder)
            )
        return _channel(row, run.id)

    async def save(
        self, claim: ChannelRun, run: Run, tally: Tally, position: str, reached: datetime | None, now: datetime
    ) -> bool:
        """Records a page and what was found on it, in one transaction; False where it is not ours any more, and nothing is.

        Position: an empty string at the end of the channel, which is then read.
        """
        async with self._database.writing() as connection:
            ours = and_(self._ours(claim), select(runs.c.id).where(_is(run)).exists())
            held = await connection.execute(update(channels).where(ours).values(position=position, tries=0))
            if not held.rowcount:
                return False
            counts, known = await self._found(claim, tally.found, connection, now)
            values = {
                "messages": channels.c.messages + tally.messages,
                "alarms": channels.c.alarms + len(tally.found),
                "known": channels.c.known + known,
                "unread": channels.c.unread + tally.unread,
            }
            more: dict[str, object] = {"counts": counts} if tally.found else {}
            if not position:  # at once: without a position, whoever took it over would begin anew
                more |= {"state": ChannelState.READ.value, "holder": ""}
            if reached:
                more["reached"] = reached
            await connection.execute(update(channels).where(ours).values(**values, **more))
        return True

    async def _found(
        self, claim: ChannelRun, found: Sequence[FindingRecord], connection: AsyncConnection, now: datetime
    ) -> tuple[dict[str, int], int]:
        """Records findings. Returns the channel's numbers by type, and how many of the findings were known before."""
        known = 0
        row = (await connection.execute(select(channels.c.counts).where(self._ours(claim)))).scalar_one()
        counts: dict[str, int] = dict(row)
        for record in found:
            known += not await self._findings.note(record, connection, now)
            for kind, number in record.counts.items():
                counts[kind] = counts.get(kind, 0) + number
        return counts, known

    async def end(self, claim: ChannelRun, state: ChannelState) -> None:
        """The channel is read, or cannot be."""
        await self._set(claim, state=state.value, holder="")

    async def give_back(self, claim: ChannelRun, *, tried: bool = False) -> None:
        """Whoever comes next may go on with it. Tried: a try has failed."""
        await self._set(claim, holder="", tries=channels.c.tries + tried)

    async def cut(self, run: Run) -> None:
        """The search's bound is reached: what is still to be read is not read."""
        todo = and_(in_workspace(channels, run.platform, run.workspace), channels.c.state == ChannelState.TODO)
        async with self._database.writing() as connection:
            await connection.execute(update(channels).where(todo).values(state=ChannelState.CUT.value, holder=""))

    async def numbers(self, run: Run) -> tuple[int, int]:
        """How many messages were read so far, and how many channels are still to be read."""
        todo = func.sum(case((channels.c.state == ChannelState.TODO, 1), else_=0))
        statement = select(func.sum(channels.c.messages), todo).where(in_workspace(channels, run.platform, run.workspace))
        async with self._database.reading() as connection:
            row = (await connection.execute(statement)).one()
        return int(row[0] or 0), int(row[1] or 0)

    async def forget_before(self, moment: datetime) -> int:
        """Deletes older searches that do not run, with their channels; returns how many."""
        old = select(runs.c.platform, runs.c.workspace).where(runs.c.changed_at < moment, runs.c.state != RunState.RUNNING)
        async with self._database.writing() as connection:
            gone = (await connection.execute(old)).all()
            for platform, workspace in gone:
                for table in (channels, runs):
                    await connection.execute(delete(table).where(in_workspace(table, platform, workspace)))
        return len(gone)

    async def _set(self, claim: ChannelRun, **values: object) -> None:
        async with self._database.writing() as connection:
            await connection.execute(update(channels).where(self._ours(claim)).values(**values))

    def _ours(self, claim: ChannelRun) -> ColumnElement[bool]:
        here = in_workspace(channels, claim.place.platform, claim.place.workspace) & (channels.c.channel == claim.place.channel)
        return and_(here, channels.c.holder == self._holder, channels.c.state == ChannelState.TODO)


def _is(run: Run) -> ColumnElement[bool]:
    return in_workspace(runs, run.platform, run.workspace) & (runs.c.id == run.id)


def _run_values(run: Run) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(run, name) for name in ("platform", "workspace", "id", "asker", "days")}
    values |= {"state": run.state.value, "first_look": int(run.first_look), "pause_ms": run.pause_ms}
    return values | {"started_at": run.started_at, "changed_at": run.started_at, "notice_channel": "", "notice_message": ""}


def _run(row: RowMapping) -> Run:
    notice = MessageRef(row["platform"], row["workspace"], row["notice_channel"], row["notice_message"])
    return Run(
        row["id"],
        row["platform"],
        row["workspace"],
        row["asker"],
        RunState(row["state"]),
        row["days"],
        row["started_at"],
        bool(row["first_look"]),
        row["pause_ms"],
        notice if row["notice_message"] else None,
    )


def _channel(row: RowMapping, run: str) -> ChannelRun:
    names = ("position", "reached", "messages", "alarms", "known", "unread", "tries", "counts")
    place = Place(row["platform"], row["workspace"], row["channel"])
    return ChannelRun(run, place, ChannelState(row["state"]), **{name: row[name] for name in names})
