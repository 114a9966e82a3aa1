"""HTTP mode: Slack calls us at a public address; every request is signed."""

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler, to_async_bolt_request, to_starlette_response
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from core.responder import Responder

from ..health import build_app as build_health
from .oauth import INSTALL, REDIRECT

PATH = "/slack/events"


def build_web(app: AsyncApp, responder: Responder, flow: AsyncOAuthFlow | None = None) -> Starlette:
    """Events, commands and buttons at one address, and what a load balancer asks. Flow: where workspaces install by OAuth."""
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    async def install(request: Request) -> Response:
        assert flow is not None
        asked = to_async_bolt_request(request, b"")
        answer = flow.handle_installation if request.url.path == INSTALL else flow.handle_callback
        return to_starlette_response(await answer(asked))

    pages = [Route(path, install) for path in (INSTALL, REDIRECT)] if flow else []
    health: list[BaseRoute] = list(build_health(responder, frozenset({"slack"})).routes)
    return Starlette(routes=[Route(PATH, events, methods=["POST"]), *pages, *health])
