"""Serves the page: routes, headers, limits, and the server itself."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from config.settings import Settings
from core.ports import Capabilities
from core.responder import Responder

from .. import web
from . import CAPABILITIES
from .chat import PlaygroundChat
from .compare import Compare
from .demo_team import CHANNELS, Room
from .events import BadRequest, Events
from .same_origin import Guard
from .settings import PlaygroundSettings, playground_settings

_PAGE = Path(str(files(__package__))) / "page"


def build_app(
    settings: PlaygroundSettings, responder: Responder, max_body: int, capabilities: Capabilities = CAPABILITIES
) -> Starlette:
    """The web application; ``max_body`` in bytes. It connects the playground when its lifespan begins."""
    room = Room()
    chat = PlaygroundChat(room, capabilities)
    events, compare = Events(room, responder), Compare(responder)

    async def page(request: Request) -> Response:
        return FileResponse(_PAGE / "index.html", headers={"Cache-Control": "no-store"})

    async def state(request: Request) -> Response:
        return JSONResponse(room.state(request.query_params.get("person", "")))

    async def stream(request: Request) -> Response:
        return StreamingResponse(_stream(room, request.query_params.get("person", "")), media_type="text/event-stream")

    routes = [
        Route("/", page),
        Route("/api/state", state),
        Route("/api/events", stream),
        Route("/api/messages", events.post_message, methods=["POST"]),
        Route("/api/messages/{id}", events.edit_message, methods=["PUT"]),
        Route("/api/messages/{id}", events.delete_message, methods=["DELETE"]),
        Route("/api/undo", events.undo, methods=["POST"]),
        Route("/api/start", events.start, methods=["POST"]),
        Route("/api/commands", events.command, methods=["POST"]),
        Route("/api/presses", events.press, methods=["POST"]),
        Route("/api/check", compare.check, methods=["POST"]),
        Route("/api/copy", compare.copy, methods=["POST"]),
        Route("/api/restore", compare.restore, methods=["POST"]),
        Mount("/page", StaticFiles(directory=_PAGE)),
    ]
    hosts = ["127.0.0.1", "localhost", "[::1]", *settings.allowed_hosts]
    middleware = [
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(Guard, max_body=max_body),
    ]

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await responder.connected("playground", chat, {each.place(): 0 for each in CHANNELS})
        yield

    handlers = {BadRequest: _refused, ValidationError: _invalid}
    app = Starlette(routes=routes, middleware=middleware, exception_handlers=handlers, lifespan=lifespan)
    app.state.events = events
    return app


async def _stream(room: Room, person: str) -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    async for event in room.watch(person):
        yield f"data: {json.dumps(event)}\n\n"


async def _refused(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 400)


async def _invalid(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": "The request is not of the expected form."}, 400)


async def serve(settings: Settings, responder: Responder) -> None:
    """Prints the address and serves until cancelled; raises ConfigError."""
    mine = playground_settings(settings)
    app = build_app(mine, responder, settings.files.max_bytes * 2)
    app.state.events.begin()
    hint = "set PRIVACY_CHECK_PLAYGROUND_PORT to another port (0 takes a free one)"
    listener = web.listen(mine.host, mine.port, "playground", hint)
    listener.listen()  # whoever follows the address at once waits until the page is there
    host = f"[{mine.host}]" if ":" in mine.host else mine.host
    print(f"Privacy Check's playground: http://{host}:{listener.getsockname()[1]}", flush=True)
    await web.serve(app, listener)
