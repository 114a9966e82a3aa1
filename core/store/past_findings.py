"""Findings of a search of the history: found, listed for admins, and told their authors once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ..message import MessageRef
from ..ports import Person
from ..records import UNHANDLED, FindingRecord, State
from ..verdict import Severity
from .database import Database
from .findings import record_of, row_of
from .rows import at_ref, in_workspace, of_person, of_ref
from .tables import findings

# Begins the keys of notices about what a search has found.
NOTICE = "history:"
_WORST_FIRST = case(
    {severity.value: number for number, severity in enumerate(reversed(Severity))}, value=findings.c.severity, else_=len(Severity)
)
_UNREACHABLE = and_(findings.c.state == State.UNREACHABLE, findings.c.notice_key.startswith(NOTICE))
_OPEN = or_(and_(findings.c.state == State.HISTORY, findings.c.due_at.is_(None)), _UNREACHABLE)


class PastFindings:
    """Rows of the table of findings in the state HISTORY; ``due_at`` is set once an admin wants the author to be told."""

    def __init__(self, database: Database) -> None:
        """Database: already up to date."""
        self._database = database

    async def note(self, record: FindingRecord, connection: AsyncConnection, now: datetime) -> bool:
        """Writes what was found; False where it is known, and was handled, already."""
        values = row_of(record) | {"changed_at": now}
        statement = self._database.insert(findings).values(**values)
        changed = {name: value for name, value in values.items() if name not in of_ref(record.ref)}
        noted = statement.on_conflict_do_update(
            index_elements=list(findings.primary_key), set_=changed, where=findings.c.state.in_(UNHANDLED)
        ).returning(findings.c.message)
        return (await connection.execute(noted)).first() is not None

    async def listed(self, platform: str, workspace: str, start: int, most: int) -> tuple[list[FindingRecord], int]:
        """Those about which nothing was decided yet, the worst first, from a number on; and how many there are in all."""
        where = _undecided(platform, workspace)
        order = (_WORST_FIRST, findings.c.channel, findings.c.message.desc())
        async with self._database.reading() as connection:
            total = int((await connection.execute(select(func.count()).select_from(findings).where(where))).scalar_one())
            page = select(findings).where(where).order_by(*order).offset(start).limit(most)
            rows = (await connection.execute(page)).mappings().all()
        return [record_of(row) for row in rows], total

    async def undecided(self, ref: MessageRef) -> FindingRecord | None:
        """The message's finding, where nothing was decided about it yet."""
        where = and_(at_ref(findings, ref), _OPEN)
        async with self._database.reading() as connection:
            row = (await connection.execute(select(findings).where(where))).mappings().one_or_none()
        return record_of(row) if row else None

    async def ask_to_tell(self, platform: str, workspace: str, author: str, now: datetime) -> int:
        """The author is to be told about all of theirs, or every author where none is named; returns how many findings."""
        where = _undecided(platform, workspace)
        where = where & (findings.c.author == author) if author else where
        asked = {"state": State.HISTORY.value, "due_at": now, "changed_at": now}
        async with self._database.writing() as connection:
            return (await connection.execute(update(findings).where(where).values(asked))).rowcount

    async def dismiss(self, ref: MessageRef, now: datetime) -> bool:
        """An admin says that nothing has to be done about it; False where it was decided already."""
        where = and_(at_ref(findings, ref), _OPEN)
        async with self._database.writing() as connection:
            dismissed = update(findings).where(where).values(state=State.DISMISSED.value, changed_at=now)
            return (await connection.execute(dismissed)).rowcount > 0

    async def due(self, platforms: Sequence[str], now: datetime, most: int) -> list[Person]:
        """The authors on these platforms who are to be told now."""
        who = (findings.c.platform, findings.c.workspace, findings.c.author)
        where = and_(findings.c.platform.in_(platforms), findings.c.state == State.HISTORY, findings.c.due_at <= now)
        statement = select(*who).where(where).group_by(*who).order_by(func.min(findings.c.due_at)).limit(most)
        async with self._database.reading() as connection:
            return [Person(*row) for row in (await connection.execute(statement)).all()]

    async def due_of(self, author: Person) -> list[FindingRecord]:
        """What an author is to be told, the newest message first."""
        return await self._of(author, _due(author))

    async def delay(self, author: Person, until: datetime) -> None:
        """The author must not be told before that."""
        async with self._database.writing() as connection:
            await connection.execute(update(findings).where(_due(author)).values(due_at=until))

    async def told(self, refs: Sequence[MessageRef], values: FindingRecord, connection: AsyncConnection, now: datetime) -> None:
        """The author was told. Values: the state, the key of the notice and where it stands."""
        notice = values.notice
        row = {"state": values.state.value, "notice_key": values.notice_key, "due_at": None, "changed_at": now, "found_at": now}
        row |= {"notice_channel": notice.channel, "notice_message": notice.id} if notice else {}
        for ref in refs:
            still = and_(at_ref(findings, ref), findings.c.state == State.HISTORY)
            await connection.execute(update(findings).where(still).values(**row))

    async def told_to(self, author: Person) -> list[FindingRecord]:
        """What an author was told about older messages, and has not settled; the newest first."""
        stands = and_(findings.c.state == State.OPEN, findings.c.notice_key.startswith(NOTICE))
        return await self._of(author, and_(of_person(findings, author, "author"), stands))

    async def _of(self, author: Person, where: ColumnElement[bool]) -> list[FindingRecord]:
        async with self._database.reading() as connection:
            statement = select(findings).where(where).order_by(findings.c.message.desc())
            return [record_of(row) for row in (await connection.execute(statement)).mappings()]


def _undecided(platform: str, workspace: str) -> ColumnElement[bool]:
    """Nothing was decided yet, or the author could not be told."""
    return and_(in_workspace(findings, platform, workspace), _OPEN)


def _due(author: Person) -> ColumnElement[bool]:
    return and_(of_person(findings, author, "author"), findings.c.state == State.HISTORY, findings.c.due_at.is_not(None))
