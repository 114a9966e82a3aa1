"""A SIEM on this machine: takes signed records by HTTP, and syslog by TCP."""

import asyncio
import hashlib
import hmac
import json

from aiohttp import web

from .web_server import WebServer

KEY = "correct-horse-battery-staple"


class Siem(WebServer):
    """Keeps what it takes. Status: its next answers."""

    def __init__(self) -> None:
        super().__init__()
        self.status = 204
        self.records: list[dict[str, object]] = []
        self.sizes: list[int] = []
        self.bodies: list[bytes] = []

    def routes(self, router: web.UrlDispatcher) -> None:
        router.add_route("*", "/{path:.*}", self._take)

    async def _take(self, request: web.Request) -> web.Response:
        self.calls.append(f"{request.method} {request.path_qs}")
        body = await request.read()
        stamp = request.headers["X-Privacy-Check-Timestamp"]
        expected = "v1=" + hmac.new(KEY.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected, request.headers["X-Privacy-Check-Signature"]):
            return web.Response(status=401)
        if request.content_type != "application/x-ndjson":
            return web.Response(status=415)
        if self.status >= 300:
            return web.Response(status=self.status, headers={"Location": "/elsewhere"})
        lines = [json.loads(line) for line in body.splitlines()]
        self.bodies.append(body)
        self.sizes.append(len(lines))
        self.records += lines
        return web.Response(status=self.status)


class SyslogListener:
    """Reads frames with octet counts until the other side closes."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.port = 0
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Begins to listen."""
        self._server = await asyncio.start_server(self._read, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Ends."""
        if self._server:
            self._server.close()
            await self._server.wait_closed()

    async def _read(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not reader.at_eof():
            count = (await reader.read(1)).strip()
            if not count:
                break
            count += (await reader.readuntil(b" ")).strip()
            self.lines.append((await reader.readexactly(int(count))).decode("ascii"))
        writer.close()
