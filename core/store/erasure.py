"""What is stored about a person or a workspace, and its deletion."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, delete, func, select, update

from ..ports import Person
from .database import Database
from .rows import in_workspace, of_person
from .tables import (
    allowlist,
    audit,
    claims,
    confirmations,
    consents,
    cursors,
    findings,
    history_channels,
    history_runs,
    installations,
    later,
    posts,
    schedules,
    settings,
    unread_files,
    workspaces,
)

_OF_WORKSPACE = (
    findings,
    claims,
    cursors,
    allowlist,
    unread_files,
    history_channels,
    history_runs,
    settings,
    audit,
    confirmations,
    later,
    consents,
    installations,
    schedules,
    workspaces,
)
# What belongs to the team and names a person: table, column, and which rows.
_NAMED_IN: tuple[tuple[Table, str, tuple[ColumnElement[bool], ...]], ...] = (
    (workspaces, "installer", ()),
    (installations, "installer", ()),
    (audit, "subject", (audit.c.scope == "person",)),
)


@dataclass(frozen=True, slots=True)
class EntryCounts:
    """Number of entries by kind, in words for people."""

    entries: Mapping[str, int]

    @property
    def total(self) -> int:
        """All entries."""
        return sum(self.entries.values())


class Erasure:
    """Reads and deletes across all tables."""

    def __init__(self, database: Database) -> None:
        """Database: already up to date."""
        self._database = database

    def _of(self, person: Person, *, everywhere: bool) -> dict[str, tuple[ColumnElement[bool], Table, str]]:
        """By its name for people: the rows, and the column that is emptied where they stay."""

        def theirs(table: Table, column: str) -> ColumnElement[bool]:
            return of_person(table, person, column, everywhere=everywhere)

        own = theirs(allowlist, "subject") & (allowlist.c.scope == "person")
        for_others = theirs(allowlist, "actor") & (allowlist.c.scope != "person")
        return {
            "messages with findings (kinds of data, time and place)": (theirs(findings, "author"), findings, ""),
            "files that were not read (kind, time and place)": (theirs(unread_files, "author"), unread_files, ""),
            "values that you marked as not a leak for yourself": (own, allowlist, ""),
            "values that you marked as not a leak for others": (for_others, allowlist, "actor"),
            "settings of your own": (theirs(settings, "subject") & (settings.c.scope == "person"), settings, ""),
            "answers to reminders": (theirs(confirmations, "person"), confirmations, ""),
            "reminders that you asked for": (theirs(later, "person"), later, ""),
            "permissions to delete your messages for you": (theirs(consents, "person"), consents, ""),
            "changes of settings": (theirs(audit, "actor"), audit, "actor"),
            "searches of the history that you started": (theirs(history_runs, "asker"), history_runs, "asker"),
            "schedules that you made": (theirs(schedules, "creator"), schedules, "creator"),
        }

    async def stored_about(self, person: Person, *, everywhere: bool = False) -> EntryCounts:
        """How much is stored about a person, in their workspace or in all of the platform's."""
        async with self._database.reading() as connection:
            counts = {}
            for name, (where, table, _) in self._of(person, everywhere=everywhere).items():
                counts[name] = int((await connection.execute(select(func.count()).select_from(table).where(where))).scalar_one())
        return EntryCounts(counts)

    async def erase_person(self, person: Person, *, everywhere: bool = False) -> EntryCounts:
        """Deletes everything of a person, as ``stored_about`` counts it.

        What belongs to the team (audit, schedules, marks for others) stays without the person's id.
        """
        gone = {}
        async with self._database.writing() as connection:
            theirs = of_person(findings, person, "author", everywhere=everywhere)
            mine = select(findings.c.workspace, findings.c.channel, findings.c.message).where(theirs)
            for workspace, channel, message in (await connection.execute(mine)).all():
                at = in_workspace(claims, person.platform, workspace)
                await connection.execute(delete(claims).where(at, claims.c.channel == channel, claims.c.message == message))
            for name, (where, table, emptied) in self._of(person, everywhere=everywhere).items():
                statement = update(table).where(where).values({emptied: ""}) if emptied else delete(table).where(where)
                gone[name] = (await connection.execute(statement)).rowcount
            for table, column, more in _NAMED_IN:
                named = of_person(table, person, column, everywhere=everywhere)
                await connection.execute(update(table).where(named, *more).values({column: ""}))
        return EntryCounts(gone)

    async def erase_workspace(self, platform: str, workspace: str) -> EntryCounts:
        """Deletes everything of a workspace."""
        gone = {}
        async with self._database.writing() as connection:
            theirs = select(schedules.c.id).where(in_workspace(schedules, platform, workspace))
            gone["posts"] = (await connection.execute(delete(posts).where(posts.c.schedule.in_(theirs)))).rowcount
            for table in _OF_WORKSPACE:
                where = in_workspace(table, platform, workspace)
                gone[table.name] = (await connection.execute(delete(table).where(where))).rowcount
        return EntryCounts(gone)
