"""Findings as metadata: kinds of data, counts, place, time and state."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, RowMapping, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ..message import MessageRef, Place
from ..ports import Person
from ..records import LIVE, FindingRecord, Notification, State, Summary
from .database import Database
from .rows import at_ref, in_workspace, of_person, of_ref, ref_of
from .tables import findings

# The clocks of two processes may be that far apart; what was found later than that was found before the clock was set back.
_APART = timedelta(minutes=5)
# What only a search of the history has found is old, and would make a month's numbers look bad.
_NEW = findings.c.state != State.HISTORY


class Findings:
    """The table of findings; one row a message, for its newest version."""

    def __init__(self, database: Database) -> None:
        """Database: already up to date."""
        self._database = database

    async def save(self, record: FindingRecord, connection: AsyncConnection, now: datetime | None = None) -> None:
        """Writes or replaces the message's finding, in the caller's transaction. Now: unless it is when it was found."""
        values = row_of(record) | {"changed_at": now or record.found_at}
        statement = self._database.insert(findings).values(**values)
        changed = {name: value for name, value in values.items() if name not in of_ref(record.ref)}
        await connection.execute(statement.on_conflict_do_update(index_elements=list(findings.primary_key), set_=changed))

    async def of(self, ref: MessageRef) -> FindingRecord | None:
        """The message's finding, if there is one that is not settled."""
        statement = select(findings).where(at_ref(findings, ref), findings.c.state.in_(LIVE))
        async with self._database.reading() as connection:
            row = (await connection.execute(statement)).mappings().one_or_none()
        return record_of(row) if row else None

    async def last_of(self, ref: MessageRef) -> FindingRecord | None:
        """The message's finding, settled or not."""
        async with self._database.reading() as connection:
            row = (await connection.execute(select(findings).where(at_ref(findings, ref)))).mappings().one_or_none()
        return record_of(row) if row else None

    async def open_notices_before(self, platform: str, moment: datetime, most: int) -> list[FindingRecord]:
        """Findings whose notice was posted in the message's channel before a moment and is still there, oldest first."""
        where = [findings.c.platform == platform, findings.c.state == State.OPEN, findings.c.found_at < moment]
        stands = [findings.c.notice_message != "", findings.c.notice_channel == findings.c.channel]
        statement = select(findings).where(*where, *stands).order_by(findings.c.found_at).limit(most)
        async with self._database.reading() as connection:
            return [record_of(row) for row in (await connection.execute(statement)).mappings()]

    async def notice_deleted(self, ref: MessageRef) -> None:
        """The notice about a message was deleted; the finding stays."""
        async with self._database.writing() as connection:
            await connection.execute(update(findings).where(at_ref(findings, ref)).values(notice_channel="", notice_message=""))

    async def notices_gone_in(self, place: Place) -> None:
        """The bot left a channel: its notices there cannot be changed any more."""
        where = in_workspace(findings, place.platform, place.workspace) & (findings.c.notice_channel == place.channel)
        async with self._database.writing() as connection:
            await connection.execute(update(findings).where(where).values(notice_channel="", notice_message=""))

    async def shared(self, record: FindingRecord) -> bool:
        """Whether the notice is also about another message whose finding is not settled."""
        same = in_workspace(findings, record.ref.platform, record.ref.workspace) & (findings.c.notice_key == record.notice_key)
        statement = select(findings.c.message).where(same, findings.c.state.in_(LIVE), ~at_ref(findings, record.ref)).limit(1)
        async with self._database.reading() as connection:
            return (await connection.execute(statement)).first() is not None

    async def settle(self, ref: MessageRef, state: State, now: datetime) -> None:
        """Settles the message's finding; no error if there is none."""
        statement = update(findings).where(at_ref(findings, ref), findings.c.state.in_(LIVE))
        async with self._database.writing() as connection:
            await connection.execute(statement.values(state=state, changed_at=now, due_at=None))

    async def reopen(self, ref: MessageRef, now: datetime) -> None:
        """A finding that its author had dismissed is open again."""
        statement = update(findings).where(at_ref(findings, ref), findings.c.state == State.DISMISSED)
        async with self._database.writing() as connection:
            await connection.execute(statement.values(state=State.OPEN, changed_at=now))

    async def notifications(self, person: Person, since: datetime) -> list[Notification]:
        """Notices that the person got or will get, oldest first."""
        statement = (
            select(findings)
            .where(of_person(findings, person, "author"), findings.c.found_at >= since)
            .where((findings.c.notice_key != "") | (findings.c.state == State.WAITING))
            .order_by(findings.c.found_at)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).mappings().all()
        return [Notification(row["found_at"], row["channel"], row["notice_key"], ref_of(row)) for row in rows]

    async def quarantined(self, ref: MessageRef, version: str) -> bool:
        """Whether a text of this fingerprint could not be checked before, wherever it stood in the workspace."""
        same = in_workspace(findings, ref.platform, ref.workspace) & (findings.c.version == version)
        statement = select(findings.c.version).where(same, findings.c.state == State.UNCHECKED)
        async with self._database.reading() as connection:
            return (await connection.execute(statement.limit(1))).first() is not None

    async def due(self, now: datetime, most: int) -> list[FindingRecord]:
        """Findings whose delayed notice is due, oldest first."""
        statement = select(findings).where(
            findings.c.state == State.WAITING, or_(findings.c.due_at <= now, findings.c.found_at > now + _APART)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement.order_by(findings.c.found_at).limit(most))).mappings().all()
        return [record_of(row) for row in rows]

    async def summary(self, platform: str, workspace: str, since: datetime, state: State | None = None) -> Summary:
        """Numbers about a workspace's findings, without those of a search of the history; of one state where it is given."""
        where = [in_workspace(findings, platform, workspace), findings.c.found_at >= since]
        return await self._summary([*where, findings.c.state == state if state else _NEW])

    async def over_time(self, platform: str, workspace: str, since: datetime) -> list[tuple[datetime, dict[str, int]]]:
        """When which kinds of data were found; without people."""
        where = [in_workspace(findings, platform, workspace), findings.c.found_at >= since, _NEW]
        async with self._database.reading() as connection:
            rows = await connection.execute(select(findings.c.found_at, findings.c.counts).where(*where))
            return [(row[0], dict(row[1])) for row in rows]

    async def summary_of(self, person: Person, *, everywhere: bool = False) -> Summary:
        """Numbers about everything that is stored about one person's messages. Everywhere: in all workspaces."""
        return await self._summary([of_person(findings, person, "author", everywhere=everywhere)])

    async def _summary(self, where: list[ColumnElement[bool]]) -> Summary:
        count = func.count
        totals = select(count(), count(findings.c.author.distinct()), count(findings.c.channel.distinct())).where(*where)
        async with self._database.reading() as connection:
            row = (await connection.execute(totals)).one()
            counts = await connection.execute(select(findings.c.counts).where(*where))
            types: dict[str, int] = {}
            for (each,) in counts:
                for kind, number in each.items():
                    types[kind] = types.get(kind, 0) + number
            states = await connection.execute(select(findings.c.state, count()).where(*where).group_by(findings.c.state))
            by_state = {name: int(number) for name, number in states}
        return Summary(row[0], row[1], row[2], dict(sorted(types.items(), key=lambda pair: -pair[1])), by_state)

    async def forget_before(self, moment: datetime) -> int:
        """Deletes what is older; returns how many."""
        async with self._database.writing() as connection:
            return (await connection.execute(delete(findings).where(findings.c.found_at < moment))).rowcount


def row_of(record: FindingRecord) -> dict[str, object]:
    """A finding by column."""
    notice = record.notice
    return of_ref(record.ref) | {
        "thread": record.thread,
        "author": record.author,
        "version": record.version,
        "severity": record.severity,
        "counts": dict(record.counts),
        "state": record.state.value,
        "found_at": record.found_at,
        "changed_at": record.found_at,
        "due_at": record.due_at,
        "notice_key": record.notice_key,
        "notice_channel": notice.channel if notice else "",
        "notice_message": notice.id if notice else "",
    }


def record_of(row: RowMapping) -> FindingRecord:
    """The finding in a row."""
    ref = ref_of(row)
    notice = MessageRef(ref.platform, ref.workspace, row["notice_channel"], row["notice_message"])
    return FindingRecord(
        ref,
        row["author"],
        row["version"],
        row["severity"],
        row["counts"],
        State(row["state"]),
        row["found_at"],
        row["thread"],
        row["due_at"],
        row["notice_key"],
        notice if row["notice_message"] else None,
    )
