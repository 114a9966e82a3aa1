"""Walks through the history in the background: a channel at a time, page by page, going on where any process has stopped.

It asks the platform at a pace of its own, never waits for a rate limit while holding anything, and leaves room for live calls.
"""

import asyncio
from collections.abc import Mapping

import structlog

from config.responding import HistorySettings

from ...history import ChannelRun, ChannelState, Run, RunState
from ...message import Place
from ...ports import Chat, Clock, NotAllowed, PastPage, RateLimited, TokenRefused, Unavailable, Undeliverable
from ...store.history import History
from .page_checks import PageChecks
from .progress import Progress
from .reports import HistoryReports

_log = structlog.get_logger("history")
_MOST_TRIES = 5
_BEATS_BETWEEN_TRIES = 3
# Discord allows 50 calls a second to all servers together (developer documentation, "Rate Limits").
_SECONDS_BETWEEN_ALL = 0.1
_Key = tuple[str, str]


class _Postponed(Exception):
    """The platform does not answer now."""


class HistoryWalker:
    """One task a workspace with a search under way; a channel is claimed in the database before it is read."""

    def __init__(
        self,
        settings: HistorySettings,
        *,
        chats: Mapping[str, Chat],
        history: History,
        pages: PageChecks,
        progress: Progress,
        reports: HistoryReports,
        clock: Clock,
        beat_seconds: float,
    ) -> None:
        """Beat seconds: between two looks for searches that another process has begun, or left."""
        self._settings = settings
        self._chats = chats
        self._history = history
        self._pages = pages
        self._progress = progress
        self._reports = reports
        self._clock = clock
        self._beat_seconds = beat_seconds
        self._woken = asyncio.Event()
        self._loop: asyncio.Task[None] | None = None
        self._walking: dict[_Key, asyncio.Task[None]] = {}
        # By workspace, on the event loop's own clock: when the platform may be asked again.
        self._next_call: dict[_Key, float] = {}
        self._next_of_all: dict[str, float] = {}

    def start(self) -> None:
        """Begins to look for searches."""
        self._loop = asyncio.create_task(self._look())

    def wake(self) -> None:
        """A search was begun or resumed."""
        self._woken.set()

    async def stop(self, platform: str, workspace: str) -> None:
        """Ends the walk in a workspace that has removed the bot."""
        task = self._walking.get((platform, workspace))
        if task:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def close(self) -> None:
        """Ends all walks; other processes go on from the last page that was recorded."""
        tasks = [*([self._loop] if self._loop else []), *self._walking.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self) -> None:
        while True:
            try:
                for run in await self._history.running(sorted(self._chats)):
                    self._begin(run)
            except Exception as error:  # noqa: BLE001 - a database that is away for a while must not end the loop
                _log.warning("history_not_looked", error=type(error).__name__)
            self._woken.clear()
            try:
                async with asyncio.timeout(self._beat_seconds):
                    await self._woken.wait()
            except TimeoutError:
                continue

    def _begin(self, run: Run) -> None:
        key = (run.platform, run.workspace)
        here = self._chats[run.platform].located(Place(run.platform, run.workspace, "0")) is not None
        if key not in self._walking and here:
            self._walking[key] = task = asyncio.create_task(self._walk(run))
            task.add_done_callback(lambda _: self._walking.pop(key, None))

    async def _walk(self, run: Run) -> None:
        """Reads channels while there are any that no other process reads, and reports at the end."""
        try:
            while claim := await self._history.claim(run, self._clock.now()):
                await self._channel(run, claim)
            _, todo = await self._history.numbers(run)
            if not todo and (current := await self._running(run)):
                await self._reports.finish(current)
                await self._progress.draw(await self._current(run) or current)
        except (_Postponed, Unavailable) as error:
            _log.info("history_postponed", platform=run.platform, error=str(error))
        except Exception as error:  # noqa: BLE001 - it goes on from the last page at the next look
            _log.warning("history_failed", platform=run.platform, error=type(error).__name__)

    async def _channel(self, run: Run, claim: ChannelRun) -> None:
        """Reads a channel to its end, as far as it may be read. Raises _Postponed."""
        try:
            await self._read(run, claim)
        except NotAllowed as error:
            _log.info("history_closed", platform=run.platform, error=str(error))
            await self._history.end(claim, ChannelState.CLOSED)
        except Undeliverable as error:
            _log.warning("history_refused", platform=run.platform, error=str(error))
            await self._history.end(claim, ChannelState.FAILED)
        except (TokenRefused, Unavailable) as error:
            await self._postpone(run, claim, tried=False)
            raise _Postponed(str(error)) from None
        except Exception as error:  # noqa: BLE001 - one channel that breaks must not keep the others from being read
            if claim.tries + 1 >= _MOST_TRIES:
                await self._history.end(claim, ChannelState.FAILED)
                return
            await self._postpone(run, claim, tried=True)
            raise _Postponed(type(error).__name__) from None

    async def _postpone(self, run: Run, claim: ChannelRun, *, tried: bool) -> None:
        self._hold(run, self._beat_seconds * _BEATS_BETWEEN_TRIES)
        await self._history.give_back(claim, tried=tried)

    async def _read(self, run: Run, claim: ChannelRun) -> None:
        total, _ = await self._history.numbers(run)
        position = claim.position
        while True:
            if total >= self._settings.messages:
                await self._history.cut(run)
                return
            page = await self._page(run, claim, position)
            if page is None:
                await self._history.give_back(claim)
                return
            tally = await self._pages.tally(run, page)
            if not await self._history.save(claim, run, tally, page.next, page.reached, self._clock.now()):
                return
            total, position = total + tally.messages, page.next
            if current := await self._current(run):
                await self._progress.draw(current, at_once=False)
            if not position:
                return

    async def _page(self, run: Run, claim: ChannelRun, position: str) -> PastPage | None:
        """The next page, once it may be asked for; None where the search is not running any more."""
        while current := await self._turn(run):
            self._hold(run, 60 / self._settings.calls_per_minute)
            try:
                page = await self._chats[run.platform].past(claim.place, position, run.since)
            except RateLimited as limit:
                self._hold(run, limit.seconds)
                continue
            self._hold(run, page.pace.seconds)
            if round(page.pace.seconds * 1000) != current.pause_ms:
                await self._history.note(run, pause_ms=round(page.pace.seconds * 1000))
            return page
        return None

    async def _turn(self, run: Run) -> Run | None:
        """Waits until the workspace may be asked again, and all of a platform together; None where the search runs no more.

        It looks from time to time, so that one that is stopped keeps no other from beginning.
        """
        loop = asyncio.get_running_loop()
        while (left := self._next_call.get((run.platform, run.workspace), 0.0) - loop.time()) > 0:
            await asyncio.sleep(min(left, self._beat_seconds * _BEATS_BETWEEN_TRIES))
            if not await self._running(run):
                return None
        due = max(loop.time(), self._next_of_all.get(run.platform, 0.0))
        self._next_of_all[run.platform] = due + _SECONDS_BETWEEN_ALL
        await asyncio.sleep(due - loop.time())
        return await self._running(run)

    async def _running(self, run: Run) -> Run | None:
        current = await self._current(run)
        return current if current and current.state is RunState.RUNNING else None

    async def _current(self, run: Run) -> Run | None:
        """The search as it is in the database; None where another one has begun, or all was erased."""
        current = await self._history.of(run.platform, run.workspace)
        return current if current and current.id == run.id else None

    def _hold(self, run: Run, seconds: float) -> None:
        """Nothing is asked within so many seconds."""
        key, due = (run.platform, run.workspace), asyncio.get_running_loop().time() + seconds
        self._next_call[key] = max(due, self._next_call.get(key, 0.0))
