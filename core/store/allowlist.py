"""The allowlist: keyed fingerprints of values that people marked as not a leak, for a time."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping, delete, distinct, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.functions import count

from ..allowlist import AllowlistEntry, EntryScope, ValueFingerprint
from .database import Database
from .rows import in_workspace
from .tables import allowlist, audit

_AUDIT_NAME, _MOST_AUDITED = "allowlist", 255
_AT_ONCE = 200


class AllowlistEntries:
    """The table of the allowlist. What is added or removed is audited: who, for whom, which types, where; never a value."""

    def __init__(self, database: Database) -> None:
        """Database: already up to date."""
        self._database = database

    async def add(self, platform: str, workspace: str, entries: Sequence[AllowlistEntry]) -> None:
        """Adds the entries of one press; each takes the place of an earlier one about the same value and subject."""
        if not entries:
            return
        first = entries[0]
        whose = (allowlist.c.scope == first.scope.value) & (allowlist.c.subject == first.subject)
        same = in_workspace(allowlist, platform, workspace) & whose
        async with self._database.writing() as connection:
            for start in range(0, len(entries), _AT_ONCE):
                part = entries[start : start + _AT_ONCE]
                fingerprints = [entry.value.fingerprint for entry in part]
                await connection.execute(delete(allowlist).where(same, allowlist.c.fingerprint.in_(fingerprints)))
                await connection.execute(insert(allowlist), [_row(platform, workspace, entry) for entry in part])
            await _audit(connection, (platform, workspace), entries, first.actor, "", summary(entries), first.at)

    async def in_force(self, platform: str, workspace: str, now: datetime) -> list[AllowlistEntry]:
        """The entries that have not expired, the newest first."""
        statement = select(allowlist).where(in_workspace(allowlist, platform, workspace), allowlist.c.expires_at > now)
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement.order_by(allowlist.c.at.desc(), allowlist.c.id))).mappings().all()
        return [_entry(row) for row in rows]

    async def remove(self, platform: str, workspace: str, entries: Sequence[AllowlistEntry], actor: str, now: datetime) -> None:
        """Removes the entries of one press, and what a press at the same moment added of the same values and subject."""
        if not entries:
            return
        first, removed = entries[0], 0
        whose = (allowlist.c.scope == first.scope.value) & (allowlist.c.subject == first.subject)
        same = in_workspace(allowlist, platform, workspace) & whose
        async with self._database.writing() as connection:
            for start in range(0, len(entries), _AT_ONCE):
                fingerprints = [entry.value.fingerprint for entry in entries[start : start + _AT_ONCE]]
                gone = await connection.execute(delete(allowlist).where(same, allowlist.c.fingerprint.in_(fingerprints)))
                removed += gone.rowcount
            if removed:
                await _audit(connection, (platform, workspace), entries, actor, summary(entries), "", now)

    async def blamed(self) -> list[tuple[str, str, int, int]]:
        """(recognizer, entity type, number of entries, number of workspaces), the most frequent first."""
        many = count().label("many")
        statement = (
            select(allowlist.c.source, allowlist.c.entity_type, many, count(distinct(allowlist.c.workspace)))
            .group_by(allowlist.c.source, allowlist.c.entity_type)
            .order_by(many.desc(), allowlist.c.source)
        )
        async with self._database.reading() as connection:
            return [(row[0], row[1], row[2], row[3]) for row in await connection.execute(statement)]

    async def presses(self) -> list[tuple[str, int]]:
        """(entity type, how often somebody pressed "Not a leak" about it), the most frequent first.

        One press may be about many values.
        """
        many = count(distinct(allowlist.c.id)).label("many")
        statement = select(allowlist.c.entity_type, many).group_by(allowlist.c.entity_type)
        async with self._database.reading() as connection:
            ordered = await connection.execute(statement.order_by(many.desc(), allowlist.c.entity_type))
            return [(row[0], row[1]) for row in ordered]

    async def forget_expired(self, now: datetime) -> int:
        """Deletes expired entries; returns how many."""
        async with self._database.writing() as connection:
            return (await connection.execute(delete(allowlist).where(allowlist.c.expires_at <= now))).rowcount


def summary(entries: Sequence[AllowlistEntry]) -> str:
    """Types and numbers, where the mark was made and until when it holds; at most 255 characters."""
    kinds = Counter(entry.value.entity_type for entry in entries).most_common()
    first = entries[0]
    made = f"; in {first.channel}; until {first.expires_at:%Y-%m-%d}"
    return ", ".join(f"{number} {kind}" for kind, number in kinds)[: _MOST_AUDITED - len(made)] + made


async def _audit(
    connection: AsyncConnection,
    where: tuple[str, str],
    entries: Sequence[AllowlistEntry],
    actor: str,
    old: str,
    new: str,
    at: datetime,
) -> None:
    about = {"scope": entries[0].scope.value, "subject": entries[0].subject, "name": _AUDIT_NAME}
    row = {"platform": where[0], "workspace": where[1], "actor": actor, "old": old, "new": new, "at": at}
    await connection.execute(insert(audit).values(**row, **about))


def _row(platform: str, workspace: str, entry: AllowlistEntry) -> dict[str, object]:
    return {
        "platform": platform,
        "workspace": workspace,
        "id": entry.id,
        "fingerprint": entry.value.fingerprint,
        "entity_type": entry.value.entity_type,
        "source": entry.value.source[:64],
        "scope": entry.scope.value,
        "subject": entry.subject,
        "actor": entry.actor,
        "by_admin": int(entry.by_admin),
        "channel": entry.channel,
        "at": entry.at,
        "expires_at": entry.expires_at,
    }


def _entry(row: RowMapping) -> AllowlistEntry:
    return AllowlistEntry(
        row["id"],
        ValueFingerprint(row["fingerprint"], row["entity_type"], row["source"]),
        EntryScope(row["scope"]),
        row["subject"],
        row["actor"],
        bool(row["by_admin"]),
        row["channel"],
        row["at"],
        row["expires_at"],
    )
