"""What people answered to guides, and reminders that they snoozed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select

from ..ports import Person
from .database import Database
from .rows import in_workspace, of_person
from .tables import confirmations, later


@dataclass(frozen=True, slots=True)
class SnoozedReminder:
    """Somebody asked to be reminded of a guide later."""

    person: Person
    guide: str
    due_at: datetime


class Answers:
    """The tables of confirmations and of snoozed reminders; one row a person and guide."""

    def __init__(self, database: Database) -> None:
        """Database: already up to date."""
        self._database = database

    async def confirm(self, person: Person, guide: str, version: int, answer: str, now: datetime) -> None:
        """Saves a person's answer to a guide, in place of an earlier one; a snoozed reminder is dropped."""
        values = {"version": version, "answer": answer, "at": now}
        statement = self._database.insert(confirmations).values(**_of(person), guide=guide, **values)
        columns = list(confirmations.primary_key)
        async with self._database.writing() as connection:
            await connection.execute(statement.on_conflict_do_update(index_elements=columns, set_=values))
            await connection.execute(delete(later).where(of_person(later, person, "person"), later.c.guide == guide))

    async def counts(self, platform: str, workspace: str, guide: str, version: int) -> dict[str, int]:
        """Answer -> number of people, of answers to this version of the guide or a newer one."""
        where = [in_workspace(confirmations, platform, workspace), confirmations.c.guide == guide]
        statement = select(confirmations.c.answer, func.count()).where(*where, confirmations.c.version >= version)
        async with self._database.reading() as connection:
            return {answer: int(n) for answer, n in await connection.execute(statement.group_by(confirmations.c.answer))}

    async def who(self, platform: str, workspace: str, guide: str, version: int) -> frozenset[str]:
        """The people who answered to this version of the guide or a newer one."""
        where = [in_workspace(confirmations, platform, workspace), confirmations.c.guide == guide]
        statement = select(confirmations.c.person).where(*where, confirmations.c.version >= version)
        async with self._database.reading() as connection:
            return frozenset(row[0] for row in await connection.execute(statement))

    async def of(self, person: Person) -> Mapping[str, tuple[str, int]]:
        """Guide -> the person's answer, and to which version."""
        columns = (confirmations.c.guide, confirmations.c.answer, confirmations.c.version)
        async with self._database.reading() as connection:
            rows = await connection.execute(select(*columns).where(of_person(confirmations, person, "person")))
            return {row[0]: (row[1], int(row[2])) for row in rows}

    async def moments(self, platform: str, workspace: str, since: datetime) -> list[datetime]:
        """When answers were given, oldest first; not by whom."""
        where = [in_workspace(confirmations, platform, workspace), confirmations.c.at >= since]
        async with self._database.reading() as connection:
            rows = await connection.execute(select(confirmations.c.at).where(*where).order_by(confirmations.c.at))
            return [row[0] for row in rows]

    async def snooze(self, asked: SnoozedReminder) -> None:
        """Saves a snoozed reminder, in place of an earlier one about the same guide."""
        statement = self._database.insert(later).values(**_of(asked.person), guide=asked.guide, due_at=asked.due_at)
        columns = list(later.primary_key)
        async with self._database.writing() as connection:
            await connection.execute(statement.on_conflict_do_update(index_elements=columns, set_={"due_at": asked.due_at}))

    async def due(self, platform: str, now: datetime, most: int) -> list[SnoozedReminder]:
        """Snoozed reminders that are due, oldest first."""
        statement = select(later).where(later.c.platform == platform, later.c.due_at <= now)
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement.order_by(later.c.due_at).limit(most))).mappings().all()
        return [SnoozedReminder(Person(r["platform"], r["workspace"], r["person"]), r["guide"], r["due_at"]) for r in rows]

    async def reminded(self, asked: SnoozedReminder) -> None:
        """Deletes a reminder that was sent; no effect if it was snoozed again meanwhile."""
        mine = of_person(later, asked.person, "person") & (later.c.guide == asked.guide)
        async with self._database.writing() as connection:
            await connection.execute(delete(later).where(mine, later.c.due_at == asked.due_at))


def _of(person: Person) -> dict[str, str]:
    return {"platform": person.platform, "workspace": person.workspace, "person": person.id}
