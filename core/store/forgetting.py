"""What is kept of a person or a workspace, and its deletion."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, delete, func, select, update

from ..ports import Person
from .database import Database
from .rows import in_workspace, of_person
from .tables import (
    audit,
    claims,
    confirmations,
    consents,
    cursors,
    findings,
    installations,
    later,
    marks,
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
    marks,
    unread_files,
    settings,
    audit,
    confirmations,
    later,
    consents,
    installations,
    schedules,
    workspaces,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Number of entries by kind, in words for people."""

    entries: Mapping[str, int]

    @property
    def total(self) -> int:
        """All entries."""
        return sum(self.entries.values())


class Forgetting:
    """Reads and deletes across all tables."""

    def __init__(self, database: Database) -> None:
        """Database: already up to date."""
        self._database = database

    def _of(self, person: Person, *, everywhere: bool) -> dict[str, tuple[Table, ColumnElement[bool]]]:
        def theirs(table: Table, column: str) -> ColumnElement[bool]:
            return of_person(table, person, column, everywhere=everywhere)

        return {
            "findings (kinds of data, time and place)": (findings, theirs(findings, "author")),
            "files that were not read (kind, time and place)": (unread_files, theirs(unread_files, "author")),
            "settings of your own": (settings, theirs(settings, "subject") & (settings.c.scope == "person")),
            "answers to reminders": (confirmations, theirs(confirmations, "person")),
            "reminders that you asked for": (later, theirs(later, "person")),
            "permissions to delete your messages for you": (consents, theirs(consents, "person")),
            "changes of settings": (audit, theirs(audit, "actor")),
            "schedules that you made": (schedules, theirs(schedules, "creator")),
        }

    async def kept_of(self, person: Person, *, everywhere: bool = False) -> Kept:
        """What is kept of a person, in their workspace or in all of the platform's."""
        async with self._database.reading() as connection:
            counts = {}
            for name, (table, where) in self._of(person, everywhere=everywhere).items():
                counts[name] = int((await connection.execute(select(func.count()).select_from(table).where(where))).scalar_one())
        return Kept(counts)

    async def forget_person(self, person: Person, *, everywhere: bool = False) -> Kept:
        """Deletes everything of a person, as ``kept_of`` counts it.

        What belongs to the team (audit, schedules) stays without the person's id.
        """
        gone = {}
        async with self._database.writing() as connection:
            theirs = of_person(findings, person, "author", everywhere=everywhere)
            mine = select(findings.c.workspace, findings.c.channel, findings.c.message).where(theirs)
            for workspace, channel, message in (await connection.execute(mine)).all():
                at = in_workspace(claims, person.platform, workspace)
                await connection.execute(delete(claims).where(at, claims.c.channel == channel, claims.c.message == message))
            for name, (table, where) in self._of(person, everywhere=everywhere).items():
                stays = {audit: "actor", schedules: "creator"}.get(table)
                statement = update(table).where(where).values({stays: ""}) if stays else delete(table).where(where)
                gone[name] = (await connection.execute(statement)).rowcount
            for table in (workspaces, installations):
                statement = update(table).where(of_person(table, person, "installer", everywhere=everywhere)).values(installer="")
                await connection.execute(statement)
        return Kept(gone)

    async def forget_workspace(self, platform: str, workspace: str) -> Kept:
        """Deletes everything of a workspace."""
        gone = {}
        async with self._database.writing() as connection:
            theirs = select(schedules.c.id).where(in_workspace(schedules, platform, workspace))
            gone["posts"] = (await connection.execute(delete(posts).where(posts.c.schedule.in_(theirs)))).rowcount
            for table in _OF_WORKSPACE:
                where = in_workspace(table, platform, workspace)
                gone[table.name] = (await connection.execute(delete(table).where(where))).rowcount
        return Kept(gone)
