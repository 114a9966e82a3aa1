"""What a browser needs so that no other page can use this one: strict headers, same origin only, bounded bodies."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..request_bodies import TOO_LARGE, Bounded

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_SAFE = frozenset({"GET", "HEAD"})


class Guard:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, max_body: int) -> None:
        """Max body: bytes that a request may carry."""
        self._app = Bounded(app, max_body)
        self._max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Adds the headers; refuses writes from elsewhere and what is too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        problem = self._problem(scope["method"], Headers(scope=scope))
        if problem:
            await JSONResponse({"error": problem[1]}, problem[0])(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)

    def _problem(self, method: str, headers: Headers) -> tuple[int, str] | None:
        if method in _SAFE:
            return None
        origin = headers.get("origin", "")
        if origin and origin.partition("://")[2] != headers.get("host", ""):
            return 403, "Requests from other pages are refused."
        if method != "DELETE" and headers.get("content-type", "").partition(";")[0] != "application/json":
            return 415, "Only JSON is taken."
        length = headers.get("content-length", "")
        if method != "DELETE" and not length.isdecimal():
            return 411, "The request must say its length."
        return TOO_LARGE if int(length or 0) > self._max_body else None
