"""What is reached by HTTP: Slack's calls in HTTP mode, each of them signed, the pages of OAuth, and whether the process lives."""

from collections.abc import Awaitable, Callable, Sequence

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler, to_async_bolt_request, to_starlette_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from ..health import ALIVE
from ..request_bodies import Bounded
from .oauth import CONSENT_REDIRECT, INSTALL, REDIRECT
from .replay_protection import Replays
from .settings import CONSENT

PATH = "/slack/events"
_MOST_BYTES = 5_000_000


def build_web(app: AsyncApp | None, install: AsyncOAuthFlow | None = None, consent: AsyncOAuthFlow | None = None) -> Starlette:
    """Events, commands and buttons at one address, and what a load balancer asks.

    App: None where events come by Socket Mode. Install, consent: the flows of OAuth, where there are any.
    """
    routes: list[BaseRoute] = []
    if app is not None:
        routes.append(Route(PATH, Replays(_events(AsyncSlackRequestHandler(app))).answer, methods=["POST"]))
    routes += _pages(install, INSTALL, REDIRECT) if install else ()
    routes += _pages(consent, CONSENT, CONSENT_REDIRECT) if consent else ()
    return Starlette(routes=[*routes, ALIVE], middleware=[Middleware(Bounded, max_body=_MOST_BYTES)])


def _events(handler: AsyncSlackRequestHandler) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        try:
            well_formed = bool(to_async_bolt_request(request, await request.body()).body)
        except (ValueError, AttributeError, TypeError):  # broken JSON, bytes that are no text, and JSON that is no object
            well_formed = False
        return await handler.handle(request) if well_formed else PlainTextResponse("not what Slack sends", 400)

    return handle


def _pages(flow: AsyncOAuthFlow, begins: str, returns: str) -> Sequence[BaseRoute]:
    async def begin(request: Request) -> Response:
        return to_starlette_response(await flow.handle_installation(to_async_bolt_request(request, b"")))

    async def come_back(request: Request) -> Response:
        return to_starlette_response(await flow.handle_callback(to_async_bolt_request(request, b"")))

    return Route(begins, begin), Route(returns, come_back)
