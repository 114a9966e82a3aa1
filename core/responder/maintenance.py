"""Periodic work: the heartbeat, saving cursors, taking over from dead processes, sending delayed notices, the purge."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

import structlog

from ..metrics import Metrics
from ..ports import Chat, Clock, TokenRefused
from ..store.claims import MOST_TRIES, Claim, Claims
from ..store.cursors import Cursors
from ..store.findings import Findings
from ..store.heartbeat import Heartbeat
from ..store.retention import Retention
from .batching import BatchedNotices
from .catchup import Catchup
from .history.author_notices import AuthorNotices
from .messages import MessageHandler
from .shadow import ShadowReports
from .watermark import Watermark

_log = structlog.get_logger("maintenance")
_MOST_ABANDONED = 100
_DAY = timedelta(days=1)


class Maintenance:
    """Two loops: the heartbeat, which must not be late, and the chores, which may take long."""

    def __init__(
        self,
        *,
        chats: Mapping[str, Chat],
        heartbeat: Heartbeat,
        cursors: Cursors,
        claims: Claims,
        findings: Findings,
        retention: Retention,
        messages: MessageHandler,
        batched: BatchedNotices,
        shadow: ShadowReports,
        past: AuthorNotices,
        watermark: Watermark,
        catchup: Catchup,
        clock: Clock,
        metrics: Metrics,
        beat_seconds: float,
    ) -> None:
        """Beat seconds: between two heartbeats."""
        self._chats = chats
        self._heartbeat = heartbeat
        self._cursors = cursors
        self._claims = claims
        self._findings = findings
        self._retention = retention
        self._messages = messages
        self._batched = batched
        self._shadow = shadow
        self._past = past
        self._watermark = watermark
        self._catchup = catchup
        self._clock = clock
        self._metrics = metrics
        self._beat_seconds = beat_seconds
        self._tasks: list[asyncio.Task[None]] = []
        self._purged_at: datetime | None = None
        # Platforms whose places are known; on others nothing can be taken over yet.
        self.begun: set[str] = set()

    def start(self) -> None:
        """Starts both loops."""
        seconds = self._beat_seconds
        self._tasks = [asyncio.create_task(_repeat(seconds, self.beat)), asyncio.create_task(_repeat(seconds, self.chores))]

    async def close(self) -> None:
        """Stops the loops, saves the cursors and signs off, so that other processes can take over at once."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await _guarded(self._leave)

    async def _leave(self) -> None:
        await self.save()
        await self._heartbeat.leave(self._clock.now())

    async def save(self) -> None:
        """Saves the cursors that moved."""
        changed = self._watermark.changed()
        await self._cursors.save(changed, self._clock.now())
        self._watermark.saved(changed)

    async def beat(self) -> None:
        """Saves cursors, says that the process is alive, takes over from dead processes, retries what failed."""
        now = self._clock.now()
        await self.save()
        await self._heartbeat.beat(now)
        for place, gap in (await self._cursors.adopt(sorted(self.begun), now)).items():
            self._catchup.begin(place, gap)
        self._catchup.retry_failed()

    async def chores(self) -> None:
        """Unfinished answers, delayed notices, notices about older messages, reports on shadow mode, old notes, the purge."""
        for chore in (self._abandoned, self._batches, self._past_notices, self._reports, self._old_notes, self._purge):
            await _guarded(chore)

    async def _abandoned(self) -> None:
        now = self._clock.now()
        for claim, tries in await self._claims.abandoned(now, _MOST_ABANDONED):
            if claim.ref.platform in self._chats:
                await self._take_over(claim, tries)

    async def _take_over(self, claim: Claim, tries: int) -> None:
        async with self._claims.claimed(claim, self._clock.now(), uncounted=TokenRefused) as held:
            if not held.ours:
                return
            if tries >= MOST_TRIES:
                _log.error("gave_up", platform=claim.ref.platform, count=tries)
                self._metrics.message(claim.ref.platform, "given up")
                return
            message = await self._chats[claim.ref.platform].fetch(claim.ref)
            if message is not None:
                await self._messages.on_message(message, holding=held)

    async def _batches(self) -> None:
        await self._batched.tell_due()

    async def _past_notices(self) -> None:
        await self._past.tell_due()

    async def _reports(self) -> None:
        for platform in list(self._chats):
            await self._shadow.report_due(platform)

    async def _old_notes(self) -> None:
        """Deletes notes in channels after a day; private notices have disappeared from the screen by then."""
        for platform in list(self._chats):
            before = self._clock.now() - _DAY
            for record in await self._findings.open_notices_before(platform, before, _MOST_ABANDONED):
                if record.notice and not await self._findings.shared(record):
                    await self._chats[platform].withdraw(record.notice)
                await self._findings.notice_deleted(record.ref)

    async def _purge(self) -> None:
        now = self._clock.now()
        if self._purged_at is None or now - self._purged_at >= _DAY:
            self._metrics.purged(await self._retention.purge(now))
            self._watermark.forget_quiet_threads()
            self._purged_at = now


async def _repeat(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    while True:
        await _guarded(work)
        await asyncio.sleep(seconds)


async def _guarded(work: Callable[[], Awaitable[None]]) -> None:
    try:
        await work()
    except Exception as error:  # noqa: BLE001 - a database that is away for a while must not end the loop
        _log.warning("maintenance_failed", error=type(error).__name__, verb=getattr(work, "__name__", ""))
