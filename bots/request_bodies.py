"""Bodies of requests, bounded as they come: what a header says of their length need not be true."""

import asyncio

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PATIENCE_SECONDS = 30
_SAFE = frozenset({"GET", "HEAD"})
TOO_LARGE = (413, "This is too large to check here.")
_TOO_SLOW = (408, "The request took too long to arrive.")


class Bounded:
    """ASGI middleware: hands on whole bodies, and refuses those that are too large or too slow."""

    def __init__(self, app: ASGIApp, max_body: int) -> None:
        """Max body: bytes."""
        self._app = app
        self._max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A body that is refused is not read to its end: the connection is closed."""
        if scope["type"] != "http" or scope["method"] in _SAFE:
            await self._app(scope, receive, send)
            return
        body = await self._body(receive)
        if isinstance(body, tuple):
            await JSONResponse({"error": body[1]}, body[0], {"Connection": "close"})(scope, receive, send)
            return
        await self._app(scope, _again(body, receive), send)

    async def _body(self, receive: Receive) -> bytes | tuple[int, str]:
        parts = bytearray()
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                while True:
                    message = await receive()
                    parts += message.get("body", b"")
                    if len(parts) > self._max_body:
                        return TOO_LARGE
                    if not message.get("more_body", False):
                        return bytes(parts)
        except TimeoutError:
            return _TOO_SLOW


def _again(body: bytes, receive: Receive) -> Receive:
    """Hands on what was read, then what comes."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again
