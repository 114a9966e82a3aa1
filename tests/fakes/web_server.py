"""What the fake platforms share: a real web server with sockets that can be cut."""

import asyncio
from collections.abc import Coroutine

from aiohttp import web

from .faults import Faults


class WebServer:
    """Listens on a free port of this machine."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.sockets: set[web.WebSocketResponse] = set()
        self.calls: list[str] = []
        self.url = ""
        self._tasks: set[asyncio.Task[None]] = set()
        self._runner: web.AppRunner | None = None

    def routes(self, router: web.UrlDispatcher) -> None:
        """Adds the platform's addresses."""
        raise NotImplementedError

    async def start(self) -> None:
        """Begins to listen."""
        app = web.Application(client_max_size=10_000_000)
        self.routes(app.router)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Ends everything."""
        for task in self._tasks:
            task.cancel()
        await self.cut()
        if self._runner:
            await self._runner.cleanup()

    async def cut(self) -> None:
        """Every connection breaks."""
        for socket in list(self.sockets):
            if socket._req and socket._req.transport:
                socket._req.transport.abort()
        self.sockets.clear()

    def behind(self, work: Coroutine[None, None, None]) -> None:
        """Runs on while the caller goes on."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
