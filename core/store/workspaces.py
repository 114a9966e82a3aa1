"""Workspaces, their settings at three scopes, and who changed what."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import RowMapping, and_, delete, insert, or_, select, update

from .database import Database
from .rows import in_workspace
from .tables import audit, settings, workspaces


class Scope(StrEnum):
    """Whom a setting is for; the narrower wins."""

    WORKSPACE = "workspace"
    CHANNEL = "channel"
    PERSON = "person"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A team or server that the bot was added to."""

    platform: str
    id: str
    installer: str
    added_at: datetime
    reported_at: datetime | None


@dataclass(frozen=True, slots=True)
class SettingValue:
    """The value of one setting for a subject; an empty value removes the setting."""

    scope: Scope
    subject: str
    name: str
    value: str


class Workspaces:
    """The tables of workspaces, settings and audit."""

    def __init__(self, database: Database) -> None:
        """Database: already up to date."""
        self._database = database

    async def add(self, platform: str, workspace: str, installer: str, now: datetime) -> None:
        """Saves a workspace the first time that it is seen."""
        statement = self._database.insert(workspaces)
        row = {"platform": platform, "workspace": workspace, "installer": installer, "added_at": now}
        async with self._database.writing() as connection:
            await connection.execute(statement.values(**row).on_conflict_do_nothing())

    async def all(self, platform: str) -> list[Workspace]:
        """Every workspace of the platform."""
        statement = select(workspaces).where(workspaces.c.platform == platform)
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).mappings().all()
        return [_workspace(row) for row in rows]

    async def one(self, platform: str, workspace: str) -> Workspace | None:
        """A workspace; None if it is not known."""
        statement = select(workspaces).where(in_workspace(workspaces, platform, workspace))
        async with self._database.reading() as connection:
            row = (await connection.execute(statement)).mappings().one_or_none()
        return _workspace(row) if row else None

    async def unreported(self, platform: str, before: datetime, name: str, value: str, *, usual: bool) -> list[Workspace]:
        """Workspaces added before the moment of which no report was sent, and whose setting ``name`` has the value.

        Usual: whether those count, too, that have no such setting.
        """
        at = {"scope": Scope.WORKSPACE.value, "subject": "", "name": name}
        same = [settings.c[column] == workspaces.c[column] for column in ("platform", "workspace")]
        joined = workspaces.outerjoin(settings, and_(*same, *(settings.c[column] == wanted for column, wanted in at.items())))
        chosen = or_(settings.c.value == value, settings.c.value.is_(None)) if usual else settings.c.value == value
        due = and_(workspaces.c.platform == platform, workspaces.c.reported_at.is_(None), workspaces.c.added_at <= before)
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(workspaces).select_from(joined).where(due, chosen))).mappings().all()
        return [_workspace(row) for row in rows]

    async def reported(self, platform: str, workspace: str, now: datetime) -> None:
        """Records that the report on shadow mode was sent."""
        async with self._database.writing() as connection:
            where = in_workspace(workspaces, platform, workspace)
            await connection.execute(update(workspaces).where(where).values(reported_at=now))

    async def settings(self, platform: str, workspace: str) -> list[SettingValue]:
        """All settings of a workspace, its channels and people."""
        statement = select(settings).where(in_workspace(settings, platform, workspace))
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).mappings().all()
        return [SettingValue(Scope(r["scope"]), r["subject"], r["name"], r["value"]) for r in rows]

    async def set(self, platform: str, workspace: str, setting: SettingValue, actor: str, now: datetime) -> None:
        """Saves or removes one setting; a change that concerns others is audited."""
        at = {"scope": setting.scope.value, "subject": setting.subject, "name": setting.name}
        key = {"platform": platform, "workspace": workspace} | at
        where = [settings.c[name] == value for name, value in key.items()]
        async with self._database.writing() as connection:
            old = (await connection.execute(select(settings.c.value).where(*where))).scalar_one_or_none() or ""
            if old == setting.value:
                return
            if setting.value:
                statement = self._database.insert(settings).values(**key, value=setting.value)
                columns = list(settings.primary_key)
                await connection.execute(statement.on_conflict_do_update(index_elements=columns, set_={"value": setting.value}))
            else:
                await connection.execute(delete(settings).where(*where))
            if setting.scope is not Scope.PERSON:
                await connection.execute(insert(audit).values(**key, actor=actor, old=old, new=setting.value, at=now))

    async def audit(self, platform: str, workspace: str, about: SettingValue, actor: str, old: str, now: datetime) -> None:
        """Records a change of something that is no setting; its new value is the setting's."""
        row = {"platform": platform, "workspace": workspace, "actor": actor, "scope": about.scope.value, "subject": about.subject}
        async with self._database.writing() as connection:
            await connection.execute(insert(audit).values(**row, name=about.name, old=old, new=about.value, at=now))

    async def changes(self, platform: str, workspace: str, most: int = 50) -> list[tuple[datetime, str, str, str, str]]:
        """(moment, actor, name, old, new) of the last changes of settings, newest first."""
        columns = (audit.c.at, audit.c.actor, audit.c.name, audit.c.old, audit.c.new)
        statement = select(*columns).where(in_workspace(audit, platform, workspace)).order_by(audit.c.id.desc()).limit(most)
        async with self._database.reading() as connection:
            return [(row[0], row[1], row[2], row[3], row[4]) for row in await connection.execute(statement)]

    async def forget_before(self, moment: datetime) -> int:
        """Deletes older entries of the audit; returns how many."""
        async with self._database.writing() as connection:
            return (await connection.execute(delete(audit).where(audit.c.at < moment))).rowcount


def _workspace(row: RowMapping) -> Workspace:
    return Workspace(row["platform"], row["workspace"], row["installer"], row["added_at"], row["reported_at"])
