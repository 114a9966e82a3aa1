"""What is done from time to time: say that we are alive, save cursors, take over from the dead, tell what was put off."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from ..ports import TokenRefused
from ..store.claims import MOST_TRIES, Claim
from . import shadow
from .batching import tell_due
from .catchup import Catchup
from .kit import Kit
from .messages import on_message
from .watermark import Watermark

_log = structlog.get_logger("upkeep")
_MOST_ABANDONED = 100
_DAY = timedelta(days=1)


class Maintenance:
    """Two loops: the pulse, which must not be late, and the chores, which may take their time."""

    def __init__(self, kit: Kit, frontier: Watermark, catchup: Catchup) -> None:
        """Watermark and catch-up: the responder's."""
        self._kit = kit
        self._frontier = frontier
        self._catchup = catchup
        self._tasks: list[asyncio.Task[None]] = []
        self._purged_at: datetime | None = None
        # Platforms whose places are known: what dead processes left elsewhere cannot be read yet.
        self.begun: set[str] = set()

    def start(self) -> None:
        """Begins both loops."""
        seconds = self._kit.store.sharing.beat_seconds
        self._tasks = [asyncio.create_task(_repeat(seconds, self.pulse)), asyncio.create_task(_repeat(seconds, self.chores))]

    async def close(self) -> None:
        """Ends the loops, saves the cursors and says that we leave."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await _guarded(self._leave)

    async def _leave(self) -> None:
        await self.save()
        await self._kit.store.heartbeat.leave(self._kit.clock.now())

    async def save(self) -> None:
        """Writes the cursors that moved."""
        changed = self._frontier.changed()
        await self._kit.store.cursors.save(changed, self._kit.clock.now())
        self._frontier.saved(changed)

    async def pulse(self) -> None:
        """Saves, beats, adopts what dead processes left, reads again where something failed."""
        now = self._kit.clock.now()
        await self.save()
        await self._kit.store.heartbeat.beat(now)
        for place, gap in (await self._kit.store.cursors.adopt(sorted(self.begun), now)).items():
            self._catchup.begin(place, gap)
        self._catchup.begin_holes()

    async def chores(self) -> None:
        """Answers that were begun and not finished, notices that were put off, the shadow's report, the purge."""
        for chore in (self._abandoned, self._bursts, self._reports, self._old_notes, self._purge):
            await _guarded(chore)

    async def _abandoned(self) -> None:
        now = self._kit.clock.now()
        for claim, tries in await self._kit.store.claims.abandoned(now, _MOST_ABANDONED):
            if claim.ref.platform in self._kit.chats:
                await self._take_over(claim, tries)

    async def _take_over(self, claim: Claim, tries: int) -> None:
        async with self._kit.store.claims.claimed(claim, self._kit.clock.now(), uncounted=TokenRefused) as held:
            if not held.ours:
                return
            if tries >= MOST_TRIES:
                _log.error("gave_up", platform=claim.ref.platform, count=tries)
                self._kit.metrics.message(claim.ref.platform, "given up")
                return
            message = await self._kit.chat(claim.ref.platform).fetch(claim.ref)
            if message is not None:
                await on_message(self._kit, message, holding=held)

    async def _bursts(self) -> None:
        await tell_due(self._kit)

    async def _reports(self) -> None:
        for platform in list(self._kit.chats):
            await shadow.report_due(self._kit, platform)

    async def _old_notes(self) -> None:
        """A note in the channel has done its work after a day; a private notice is gone from the screen by then anyway."""
        for platform in list(self._kit.chats):
            before = self._kit.clock.now() - _DAY
            for noted in await self._kit.store.findings.standing_before(platform, before, _MOST_ABANDONED):
                if noted.notice and not await self._kit.store.findings.shared(noted):
                    await self._kit.chat(platform).withdraw(noted.notice)
                await self._kit.store.findings.notice_gone(noted.ref)

    async def _purge(self) -> None:
        now = self._kit.clock.now()
        if self._purged_at is None or now - self._purged_at >= _DAY:
            self._kit.metrics.purged(await self._kit.store.retention.purge(now))
            self._frontier.forget_quiet_threads()
            self._purged_at = now


async def _repeat(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    while True:
        await _guarded(work)
        await asyncio.sleep(seconds)


async def _guarded(work: Callable[[], Awaitable[None]]) -> None:
    try:
        await work()
    except Exception as error:  # noqa: BLE001 - a database that is away for a while must not end the loop
        _log.warning("upkeep_failed", error=type(error).__name__, verb=getattr(work, "__name__", ""))
