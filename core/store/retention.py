"""The daily purge: deletes each kind of row after its retention time."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from config.store import RetentionSettings

from .allowlist import AllowlistEntries
from .claims import Claims
from .cursors import Cursors
from .findings import Findings
from .history import History
from .reminders import Reminders
from .unread_files import UnreadFiles
from .workspaces import Workspaces


class Retention:
    """Purges by age."""

    def __init__(
        self,
        days: RetentionSettings,
        *,
        allowlist: AllowlistEntries,
        claims: Claims,
        cursors: Cursors,
        findings: Findings,
        history: History,
        reminders: Reminders,
        unread_files: UnreadFiles,
        workspaces: Workspaces,
    ) -> None:
        """Days: how long each kind is kept."""
        self._days = days
        self._allowlist = allowlist
        self._claims, self._cursors, self._findings = claims, cursors, findings
        self._history = history
        self._reminders, self._unread_files, self._workspaces = reminders, unread_files, workspaces

    async def purge(self, now: datetime) -> Mapping[str, int]:
        """Deletes what is older than its kind's time, or over; returns kind -> number."""

        def before(days: int) -> datetime:
            return now - timedelta(days=days)

        return {
            "allowlist": await self._allowlist.forget_expired(now),
            "claims": await self._claims.forget_before(before(self._days.claims)),
            "threads": await self._cursors.forget_before(before(self._days.threads)),
            "findings": await self._findings.forget_before(before(self._days.findings)),
            "history": await self._history.forget_before(before(self._days.findings)),
            "unread_files": await self._unread_files.forget_before(before(self._days.findings)),
            "posts": await self._reminders.forget_before(before(self._days.posts)),
            "audit": await self._workspaces.forget_before(before(self._days.audit)),
        }
