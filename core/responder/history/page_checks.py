"""Checks a page of older messages: behind everything that is live, one message at a time, and tells nobody."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace

import structlog

from ...fair_queue import Owner
from ...history import Run, Tally
from ...message import Message
from ...ports import Chat, Clock, PastPage, Undeliverable
from ...records import FindingRecord, State
from ...settings_resolver import SettingsResolver
from ...verdict import Verdict
from ...workers import Unchecked, Workers
from ..checks import MessageChecks
from ..message_queue import any_pending
from ..notices import author_of
from ..recent_changes import RecentChanges
from ..work_queue import Lane, Overloaded

_log = structlog.get_logger("history")
_PACE_SECONDS = 0.5
Submit = Callable[[Callable[[], Awaitable[None]], Owner, Lane], "asyncio.Future[None]"]


@dataclass(slots=True)
class LowPriority:
    """Where checks wait until nothing live does; the responder says where once its queue is there.

    One at a time of all workspaces: where long texts are checked in two processes, one of them is free for a live message.
    """

    submit: Submit | None = None
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def run(self, job: Callable[[], Awaitable[None]], owner: Owner, lane: Lane) -> None:
        """Returns when it is done, and raises what it raises; where the queue is full, it waits for room."""
        assert self.submit is not None
        while True:
            try:
                async with self.one_at_a_time:
                    await self.submit(job, owner, lane)
            except Overloaded:
                await asyncio.sleep(_PACE_SECONDS)
            else:
                return


@dataclass(frozen=True, slots=True)
class _Checked:
    message: Message
    version: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class PageChecks:
    """Checks pages. ``checks``: with room of their own for files, so that no live file waits for an old one."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    checks: MessageChecks
    workers: Workers
    recent_changes: RecentChanges
    clock: Clock
    queue: LowPriority = field(default_factory=LowPriority)

    async def tally(self, run: Run, page: PastPage) -> Tally:
        """What a page holds: messages, files that were not read, and what would have been answered."""
        number, unread, found = page.unread, page.unread, list[FindingRecord]()
        for message in page.messages:
            if message.author.itself or (message.sent_at and message.sent_at < run.since):
                continue
            number += 1
            checked = await self._checked(message)
            if checked is None or checked.verdict is None:
                unread += checked is not None
                continue
            unread += sum(file.missing for file in checked.verdict.files)
            if checked.verdict.decision.alarm and not await self._exempt(checked.message):
                found.append(self._record(checked, checked.verdict))
        return Tally(number, unread, tuple(found))

    async def _checked(self, message: Message) -> _Checked | None:
        """None where nobody wants it checked, or it was deleted meanwhile."""
        place_settings = await self.settings.of_place(message.place, self.chats[message.place.platform].capabilities)
        if message.author.bot and not place_settings.bots:
            return None
        results: list[_Checked] = []

        async def check() -> None:
            results.append(await self._check(message))

        lane = Lane.FILES if any_pending(message.files) else Lane.LONG if self.workers.apart(message) else Lane.SHORT
        owner = Owner((message.place.platform, message.place.workspace), message.author.id)
        await self.queue.run(check, owner, lane)
        if message.ref not in self.recent_changes:
            return results[0]
        # It was edited or deleted while we had it: only the platform knows what it is by now.
        try:
            current = await self.chats[message.ref.platform].fetch(message.ref)
        except Undeliverable:
            return results[0]
        return await self._check(current) if current else None

    async def _check(self, message: Message) -> _Checked:
        try:
            async with self.checks.with_files(message) as whole:
                place_settings = await self.settings.of_place(whole.place, self.chats[whole.place.platform].capabilities)
                version = self.checks.version_of(whole)
                return _Checked(message, version, await self.checks.check(whole, place_settings))
        except Unchecked as error:
            _log.error("check_failed", platform=message.place.platform, error=str(error))
            return _Checked(message, "", None)

    async def _exempt(self, message: Message) -> bool:
        groups, _ = await self.settings.exempted(message.place.platform, message.place.workspace)
        if not groups or message.author.bot:
            return False
        try:
            return await self.chats[message.place.platform].in_groups(author_of(message), groups)
        except Undeliverable as error:
            _log.warning("groups_unknown", platform=message.place.platform, error=str(error))
            return False

    def _record(self, checked: _Checked, verdict: Verdict) -> FindingRecord:
        """Another app cannot be told."""
        message, severity = checked.message, verdict.decision.severity.value
        state = State.SILENT if message.author.bot else State.HISTORY
        record = FindingRecord(message.ref, message.author.id, checked.version, severity, verdict.counts, state, self.clock.now())
        return replace(record, thread=message.place.thread)
