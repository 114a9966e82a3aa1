"""Reads messages that came while no process was listening, in places that are checked: a few at a time, within limits.

The place with the newest message comes first; within it, the oldest message.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

import structlog

from config.responding import CatchupSettings

from ..message import Message, Place
from ..metrics import Metrics
from ..ports import Chat, Clock, NotAllowed, TokenRefused
from ..settings_resolver import Mode, SettingsResolver
from ..store.cursors import Cursors, Gap
from .rate_limiter import RateLimiter
from .watermark import Watermark
from .work_queue import Overloaded

_log = structlog.get_logger("catchup")
_MARGIN = timedelta(seconds=60)
_PACE_SECONDS = 0.5
_BEATS_BETWEEN_TRIES = 3


class Catchup:
    """Reads each place at most once at a time; a place that could not be read is tried again later."""

    def __init__(
        self,
        catchup: CatchupSettings,
        handle: Callable[[Message], Awaitable[None]],
        *,
        chats: Mapping[str, Chat],
        settings: SettingsResolver,
        cursors: Cursors,
        watermark: Watermark,
        clock: Clock,
        metrics: Metrics,
        beat_seconds: float,
    ) -> None:
        """Handle: takes a message and waits until it is done; raises Overloaded. Beat seconds: between two heartbeats."""
        self._catchup = catchup
        self._handle = handle
        self._chats = chats
        self._settings = settings
        self._cursors = cursors
        self._watermark = watermark
        self._clock = clock
        self._metrics = metrics
        self._retry_after = timedelta(seconds=beat_seconds * _BEATS_BETWEEN_TRIES)
        self._running: dict[Place, asyncio.Task[None]] = {}
        self._tried: dict[Place, datetime] = {}
        self._asking = asyncio.Lock()
        self._limiter = RateLimiter(catchup.at_once, catchup.places_per_second)

    def begin(self, place: Place, gap: Gap) -> None:
        """Starts reading the gap in the background; the watermark stays before it until that is done."""
        self._watermark.reopen(place, gap.position)
        self._tried.pop(place, None)
        self._start(place, gap.after)

    def retry_failed(self) -> None:
        """Reads places again in which a message failed, each at most every three heartbeats."""
        now = self._clock.now()
        for place in self._watermark.failed():
            if now - self._tried.get(place, now - self._retry_after) >= self._retry_after:
                self._start(place, None)

    async def close(self) -> None:
        """Stops reading; what was not read is read after the next start."""
        for task in self._running.values():
            task.cancel()
        await asyncio.gather(*self._running.values(), return_exceptions=True)

    async def stop(self, platform: str, workspace: str) -> None:
        """Stops reading a workspace's places."""
        theirs = [task for place, task in self._running.items() if (place.platform, place.workspace) == (platform, workspace)]
        for task in theirs:
            task.cancel()
        await asyncio.gather(*theirs, return_exceptions=True)

    async def leave(self, place: Place) -> None:
        """Stops reading a channel that was deleted or is closed to the bot, with its threads, and drops their cursors."""
        theirs = [task for each, task in self._running.items() if each.whole_channel == place.whole_channel]
        for task in theirs:
            task.cancel()
        await asyncio.gather(*theirs, return_exceptions=True)
        await self._leave(place.whole_channel)

    async def idle(self) -> None:
        """Waits until nothing is being read."""
        await asyncio.gather(*self._running.values())

    def _start(self, place: Place, after: datetime | None) -> None:
        if place not in self._running and place.platform in self._chats:
            self._running[place] = task = asyncio.create_task(self._read(place, after))
            task.add_done_callback(lambda _: self._running.pop(place, None))

    async def _read(self, place: Place, after: datetime | None) -> None:
        self._tried[place] = self._clock.now()
        try:
            number, failed = 0, self._watermark.failed_in(place)
            if await self._is_on(place):
                async with self._limiter.slot(self._watermark.newest(place)):
                    failed = self._watermark.failed_in(place)
                    number = await self._read_all(place, min(failed) - 1, after) if failed else 0
            self._watermark.recovered(place, failed)
            self._tried.pop(place, None)
        except NotAllowed as error:
            _log.info("place_closed", platform=place.platform, error=str(error))
            await self._leave(place)
            return
        except TokenRefused:
            self._metrics.deferred(place.platform, "catch-up failed")  # which is logged once, where it was found out
            return
        except Exception as error:  # noqa: BLE001 - the place stays behind its cursor and is read again later
            self._metrics.deferred(place.platform, "catch-up failed")
            _log.warning("catchup_failed", platform=place.platform, error=type(error).__name__)
            return
        if number:
            _log.info("caught_up", platform=place.platform, count=number)

    async def _leave(self, place: Place) -> None:
        """The place was deleted or is closed to the bot: it can never be read."""
        self._tried.pop(place, None)
        self._watermark.end(place)
        await self._cursors.end(place)

    async def _is_on(self, place: Place) -> bool:
        """Whether messages are checked there; if not, there is nothing to read."""
        chat = self._chats[place.platform]
        located = chat.located(place)
        if located is None:
            return True
        async with self._asking:  # one after the other, so that a workspace's settings are read once
            return (await self._settings.of_place(located, chat.capabilities)).mode is not Mode.OFF

    async def _read_all(self, place: Place, position: int, after: datetime | None) -> int:
        oldest = self._clock.now() - timedelta(hours=self._catchup.hours)
        since = max(after - _MARGIN, oldest) if after else oldest
        number = 0
        async for message in self._chats[place.platform].history(place, position, since):
            if number == self._catchup.messages:
                self._metrics.deferred(place.platform, "catch-up bound")
                _log.warning("catchup_cut", platform=place.platform, count=number)
                break
            await self._patiently(message)
            number += 1
        return number

    async def _patiently(self, message: Message) -> None:
        while True:
            try:
                await self._handle(message)
            except Overloaded:
                await asyncio.sleep(_PACE_SECONDS)
            else:
                return
