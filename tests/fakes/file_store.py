"""A far side that holds files: the platform's own, or a stranger's. It can be slow, break off, or send people elsewhere."""

import asyncio
from dataclasses import dataclass, field

from aiohttp import web

from .web_server import WebServer


@dataclass
class Held:
    """A file and how it is handed out. Broken off: after so many bytes; -1 is before the answer's first word.

    Fails: how often it is an error of the server's before it works.
    """

    content: bytes = b""
    media_type: str = "text/plain"
    status: int = 200
    seconds: float = 0.0
    broken_off: int | None = None
    location: str = ""
    fails: int = 0
    length: bool = True
    encoding: str = ""


@dataclass
class Request:
    """What was asked for, and with which token."""

    path: str
    token: str


@dataclass
class Log:
    """All requests, and how many were answered at the same time at most."""

    requests: list[Request] = field(default_factory=list)
    open: int = 0
    most_open: int = 0


class Holding:
    """Part of a server: ``hold`` files, and look at who asked for them in ``log``."""

    url: str

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[str, Held] = {}
        self.log = Log()

    def hold(self, name: str, content: bytes = b"", **how: object) -> str:
        """Keeps a file; its address."""
        self.held[name] = Held(content, **how)  # type: ignore[arg-type]
        return f"{self.url}/files/{name}"

    def hand_out(self, router: web.UrlDispatcher) -> None:
        """Adds the address of the files."""
        router.add_get("/files/{name:.*}", self._handed_out)

    async def _handed_out(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        self.log.requests.append(Request(name, request.headers.get("Authorization", "")))
        self.log.open += 1
        self.log.most_open = max(self.log.most_open, self.log.open)
        try:
            return await _answer(request, self.held.get(name, Held(status=404)))
        finally:
            self.log.open -= 1


async def _answer(request: web.Request, held: Held) -> web.StreamResponse:
    await asyncio.sleep(held.seconds)
    if held.fails:
        held.fails -= 1
        return web.Response(status=503)
    if held.broken_off == -1:
        request.transport.abort()  # type: ignore[union-attr]
    headers = {"Location": held.location} if held.location else {}
    headers |= {"Content-Encoding": held.encoding} if held.encoding else {}
    response = web.StreamResponse(status=held.status, headers=headers | {"Content-Type": held.media_type})
    if held.length:
        response.content_length = len(held.content)
    await response.prepare(request)
    await response.write(held.content[: held.broken_off])
    if held.broken_off is not None:
        request.transport.abort()  # type: ignore[union-attr]
    return response


class FileStore(Holding, WebServer):
    """A server that does nothing else."""

    def routes(self, router: web.UrlDispatcher) -> None:
        self.hand_out(router)
