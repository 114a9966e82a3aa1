"""Builds the parts of a search: each gets what it needs and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from config.entities import EntityTypes
from config.responding import HistorySettings, ThrottleSettings

from ...ports import Chat, Clock
from ...settings_resolver import SettingsResolver
from ...store.store import Store
from ...workers import Workers
from ..checks import MessageChecks
from ..notices import Notices
from ..permissions import Permissions
from ..recent_changes import RecentChanges
from .author_notices import AuthorNotices
from .commands import HistoryCommands
from .first_look import FirstLook
from .page_checks import LowPriority, PageChecks
from .progress import Progress
from .reports import HistoryReports
from .walker import HistoryWalker


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryServices:
    """What the responder calls."""

    queue: LowPriority
    walker: HistoryWalker
    commands: HistoryCommands
    notices: AuthorNotices
    first_look: FirstLook


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryParts:
    """What is there already. ``checks``: with room for files of its own. ``key`` keys the names of claims."""

    chats: Mapping[str, Chat]
    store: Store
    settings: SettingsResolver
    permissions: Permissions
    checks: MessageChecks
    notices: Notices
    workers: Workers
    recent_changes: RecentChanges
    history: HistorySettings
    throttle: ThrottleSettings
    clock: Clock
    types: EntityTypes
    key: bytes


def build_history(given: HistoryParts) -> HistoryServices:
    """The parts, which begin to work once the walker is started."""
    store, chats, clock = given.store, given.chats, given.clock
    queue = LowPriority()
    progress = Progress(chats, store.history, clock, timedelta(seconds=given.history.progress_seconds))
    reports = HistoryReports(chats, store.history, store.past_findings, store.claims, clock, given.types)
    pages = PageChecks(chats, given.settings, given.checks, given.workers, given.recent_changes, clock, queue)
    walker = HistoryWalker(
        given.history,
        chats=chats,
        history=store.history,
        pages=pages,
        progress=progress,
        reports=reports,
        clock=clock,
        beat_seconds=store.sharing.beat_seconds,
    )
    notices = _author_notices(given)
    commands = HistoryCommands(
        settings=given.history,
        chats=chats,
        resolver=given.settings,
        permissions=given.permissions,
        workspaces=store.workspaces,
        history=store.history,
        findings=store.past_findings,
        progress=progress,
        reports=reports,
        notices=notices,
        clock=clock,
        wake=walker.wake,
    )
    look = FirstLook(chats, given.settings, given.permissions, store.reminders, clock, given.key)
    return HistoryServices(queue=queue, walker=walker, commands=commands, notices=notices, first_look=look)


def _author_notices(given: HistoryParts) -> AuthorNotices:
    store = given.store
    return AuthorNotices(
        chats=given.chats,
        settings=given.settings,
        checks=given.checks,
        notices=given.notices,
        history=store.history,
        past=store.past_findings,
        findings=store.findings,
        claims=store.claims,
        database=store.database,
        throttle=given.throttle,
        clock=given.clock,
        types=given.types,
        key=given.key,
    )
