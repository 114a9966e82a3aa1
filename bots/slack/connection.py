"""Socket Mode connections: several a process, each built anew when it is silent or gone, and what was missed is known."""

import asyncio
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp

_log = structlog.get_logger("slack")
_WATCH_SECONDS = 5.0
_PING_SECONDS = 5.0
_HEAD = 100


class Connection:
    """One connection. The library opens its sockets again by itself; each begins with a "hello"."""

    def __init__(self, app: AsyncApp, token: str, silence: float, began: Callable[["Connection"], None]) -> None:
        """Token: the app's. Silence: seconds without a frame after which all is built anew. Began: told of each hello."""
        self._app = app
        self._token = token
        self._silence = silence
        self._began = began
        self._handler: AsyncSocketModeHandler | None = None
        self._heard = time.time()
        self._pong = 0.0
        self.up_since = 0.0

    @property
    def alive_at(self) -> float:
        """When it was last known to work, in seconds since the epoch: a frame, or the answer to a ping."""
        pong = self._handler.client.last_ping_pong_time if self._handler else None
        self._pong = max(self._pong, pong or 0.0)
        return max(self._heard, self._pong)

    async def open(self) -> None:
        """Connects; where the network is away, the watchdog tries again."""
        handler = AsyncSocketModeHandler(self._app, self._token, ping_interval=_PING_SECONDS)
        handler.client.on_message_listeners.append(self._frame)
        self._handler = handler
        try:
            await handler.connect_async()  # type: ignore[no-untyped-call]
        except Exception as error:  # noqa: BLE001 - whatever the network says
            _log.warning("not_connected", platform="slack", error=type(error).__name__)

    async def close(self) -> None:
        """Ends it."""
        if self._handler is not None:
            await self._handler.close_async()  # type: ignore[no-untyped-call]
            self._handler = None

    async def watch(self) -> None:
        """Looks after it for ever. After silence Slack's own retries bring what was missed."""
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            if time.time() - self._heard > self._silence or not await self.connected():
                await self.close()
                await self.open()
                self._heard = max(self._heard, time.time() - self._silence / 2)

    async def connected(self) -> bool:
        """Whether the library holds it for connected."""
        return self._handler is not None and bool(await self._handler.client.is_connected())

    async def _frame(self, frame: aiohttp.WSMessage) -> None:
        text = frame.data if isinstance(frame.data, str) else ""
        if "hello" in text[:_HEAD] and json.loads(text).get("type") == "hello":
            self._began(self)
            self.up_since = time.time()
        self._heard = time.time()


class Connections:
    """All of a process: something was missed only where none of them worked."""

    def __init__(self, app: AsyncApp, token: str, count: int, silence: float, missed: Callable[[datetime], None]) -> None:
        """Missed: told since when, once there is a connection again."""
        self._all = [Connection(app, token, silence, self._began) for _ in range(count)]
        self._missed = missed

    async def open(self) -> None:
        """Opens all."""
        for connection in self._all:
            await connection.open()

    async def close(self) -> None:
        """Ends all."""
        for connection in self._all:
            await connection.close()

    async def watch(self) -> None:
        """Looks after all for ever."""
        async with asyncio.TaskGroup() as group:
            for connection in self._all:
                group.create_task(connection.watch())

    def _began(self, connection: Connection) -> None:
        """A socket said hello. The first one of a connection follows no gap."""
        lost_at = connection.alive_at
        others = (other for other in self._all if other is not connection)
        covered = any(0 < other.up_since <= lost_at and other.alive_at >= time.time() - 2 * _PING_SECONDS for other in others)
        if connection.up_since and not covered:
            _log.info("connected_again", platform="slack")
            self._missed(datetime.fromtimestamp(lost_at, UTC))
