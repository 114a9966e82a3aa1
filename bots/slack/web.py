"""HTTP mode: Slack calls us at a public address; every request is signed."""

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from core.responder import Responder

from ..health import build_app as build_health

PATH = "/slack/events"


def build_web(app: AsyncApp, responder: Responder) -> Starlette:
    """Events, commands and buttons at one address, and what a load balancer asks."""
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    health: list[BaseRoute] = list(build_health(responder, frozenset({"slack"})).routes)
    return Starlette(routes=[Route(PATH, events, methods=["POST"]), *health])
