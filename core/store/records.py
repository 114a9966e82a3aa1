"""Findings and changes of settings as records for other systems: kinds, times, places, states; no content, no author."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from operator import itemgetter

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select

from .database import Database
from .tables import audit, findings

FINDING, CHANGE = "finding", "change"
# Every field of a record, in the order of columns; one that a kind of record does not have is empty.
FIELDS = (
    "id",
    "record",
    "at",
    "platform",
    "workspace",
    "channel",
    "thread",
    "message",
    "severity",
    "types",
    "state",
    "found_at",
    "actor",
    "scope",
    "subject",
    "setting",
    "old",
    "new",
)
_PAGE = 500
# The databases keep moments in microseconds.
_LEAST = timedelta(microseconds=1)
Record = Mapping[str, object]
_Row = Row[tuple[object, ...]]


class Records:
    """Reads the tables of findings and audit page by page, so that any number of rows takes the same memory."""

    def __init__(self, database: Database) -> None:
        """Database: already up to date."""
        self._database = database

    async def findings(self, since: datetime, until: datetime | None = None) -> AsyncIterator[Record]:
        """What was found, or settled, since a moment, by when it last changed; a finding is one record, in its present state."""
        table = findings.c
        key = (table.changed_at, table.platform, table.workspace, table.channel, table.message)
        statement = select(findings).where(table.changed_at >= since).order_by(*key)
        if until:
            statement = statement.where(table.changed_at < until)
        async for row in self._pages(statement, key):
            yield _finding(row)

    async def changes(self, since: datetime, until: datetime | None = None) -> AsyncIterator[Record]:
        """Who changed which setting since a moment."""
        statement = select(audit).where(audit.c.at >= since).order_by(audit.c.at, audit.c.id)
        if until:
            statement = statement.where(audit.c.at < until)
        async for row in self._pages(statement, (audit.c.at, audit.c.id)):
            yield _change(row)

    async def batch(self, after: datetime, before: datetime, most: int) -> list[tuple[datetime, Record]]:
        """Findings and changes between two moments, oldest first, each with its moment; empty where there are none.

        About so many, but what has one moment stays together: the last one's moment says what is still to come.
        """
        rows = await self._between(after, before, most + 1)
        if len(rows) <= most:
            return rows
        whole = [row for row in rows if row[0] < rows[most][0]]
        return whole or await self._between(after, rows[0][0] + _LEAST, None)

    async def _between(self, after: datetime, before: datetime, most: int | None) -> list[tuple[datetime, Record]]:
        found = select(findings).where(findings.c.changed_at > after, findings.c.changed_at < before)
        changed = select(audit).where(audit.c.at > after, audit.c.at < before)
        async with self._database.snapshot() as connection:
            ours = (await connection.execute(found.order_by(findings.c.changed_at).limit(most))).all()
            theirs = (await connection.execute(changed.order_by(audit.c.at, audit.c.id).limit(most))).all()
        records = [(row.changed_at, _finding(row)) for row in ours] + [(row.at, _change(row)) for row in theirs]
        return sorted(records, key=itemgetter(0))

    async def _pages(self, statement: Select[tuple[object, ...]], key: tuple[ColumnElement[object], ...]) -> AsyncIterator[_Row]:
        after: tuple[object, ...] | None = None
        while True:
            page = statement if after is None else statement.where(_beyond(key, after))
            async with self._database.reading() as connection:
                rows = (await connection.execute(page.limit(_PAGE))).all()
            for row in rows:
                yield row
            if len(rows) < _PAGE:
                return
            after = tuple(rows[-1]._mapping[column] for column in key)  # noqa: SLF001 - SQLAlchemy's public name for it


def _beyond(key: tuple[ColumnElement[object], ...], after: tuple[object, ...]) -> ColumnElement[bool]:
    """The condition that a row comes after another one in the key's order."""
    ways = []
    for place, (column, value) in enumerate(zip(key, after, strict=True)):
        same = [earlier == known for earlier, known in zip(key[:place], after[:place], strict=True)]
        ways.append(and_(*same, column > value))
    return or_(*ways)


def _finding(row: _Row) -> Record:
    values = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
    place = {name: values[name] for name in ("platform", "workspace", "channel", "thread", "message", "severity", "state")}
    parts = (values[name] for name in ("platform", "workspace", "channel", "message", "state"))
    return place | {
        "id": ":".join((FINDING, *map(str, parts))),
        "record": FINDING,
        "at": values["changed_at"].isoformat(),
        "found_at": values["found_at"].isoformat(),
        "types": dict(values["counts"]),
    }


def _change(row: _Row) -> Record:
    values = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
    same = {name: values[name] for name in ("platform", "workspace", "actor", "scope", "subject", "old", "new")}
    return same | {"id": f"{CHANGE}:{values['id']}", "record": CHANGE, "at": values["at"].isoformat(), "setting": values["name"]}
