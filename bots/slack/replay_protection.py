"""A signed request that comes a second time: a command or a press of which the signature was seen is not done again."""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

# Slack's signatures are refused when they are older than five minutes; an hour's worth of the busiest app fits.
_KEPT_SECONDS, _MOST = 600.0, 30_000
_EVENT = b"{"
Handle = Callable[[Request], Awaitable[Response]]


class Replays:
    """Lets commands and presses through once. Events are sent again by Slack itself, and answered once by their claims."""

    def __init__(self, handle: Handle, now: Callable[[], float] = time.monotonic) -> None:
        """Handle: checks the signature and does what was asked. Now: in seconds."""
        self._handle = handle
        self._now = now
        self._seen: OrderedDict[str, float] = OrderedDict()

    async def answer(self, request: Request) -> Response:
        """401 for one that was done; one that failed may come again."""
        signatures = request.headers.getlist("x-slack-signature")
        if len(signatures) > 1:
            return PlainTextResponse("One signature, please.", 401)  # one of them would be checked, another remembered
        signature = "".join(signatures)
        # As Bolt tells them apart: no signature covers the content type, so that it must not be asked.
        if not signature or (await request.body()).startswith(_EVENT):
            return await self._handle(request)
        self._forget()
        if signature in self._seen:
            return PlainTextResponse("This request was done already.", 401)
        self._seen[signature] = self._now()
        done = False
        try:
            response = await self._handle(request)
            done = response.status_code < 400
        finally:
            if not done:
                self._seen.pop(signature, None)
        return response

    def _forget(self) -> None:
        oldest = next(iter(self._seen.values()), 0.0)
        while self._seen and (len(self._seen) >= _MOST or oldest < self._now() - _KEPT_SECONDS):
            self._seen.popitem(last=False)
            oldest = next(iter(self._seen.values()), 0.0)
