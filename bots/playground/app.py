"""Serves the page: routes, headers, limits, and the server itself."""

import json
import socket
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

import uvicorn
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from config.errors import ConfigError
from config.settings import Settings
from core.responder import Responder

from . import CAPABILITIES
from .chat import PlaygroundChat
from .compare import Compare
from .events import BadRequest, Events
from .guard import Guard
from .room import Room
from .settings import PlaygroundSettings, playground_settings

_PAGE = Path(str(files(__package__))) / "page"


def build_app(settings: PlaygroundSettings, responder: Responder, max_body: int) -> Starlette:
    """The web application; ``max_body`` in bytes."""
    room = Room()
    responder.kit.chats["playground"] = PlaygroundChat(room, CAPABILITIES)
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
        Route("/api/commands", events.command, methods=["POST"]),
        Route("/api/presses", events.press, methods=["POST"]),
        Route("/api/check", compare.check, methods=["POST"]),
        Route("/api/restore", compare.restore, methods=["POST"]),
        Mount("/page", StaticFiles(directory=_PAGE)),
    ]
    hosts = ["127.0.0.1", "localhost", "[::1]", *settings.allowed_hosts]
    middleware = [
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(Guard, max_body=max_body),
    ]
    app = Starlette(routes=routes, middleware=middleware, exception_handlers={BadRequest: _refused, ValidationError: _invalid})
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


def listen(settings: PlaygroundSettings) -> socket.socket:
    """The listening socket; raises ConfigError where the address is taken or not this machine's."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise ConfigError(
            f"playground: cannot listen on {settings.host}:{settings.port}: {error.strerror}; "
            "set PRIVACY_CHECK_PLAYGROUND_PORT to another port (0 takes a free one)"
        ) from None
    return listener


async def serve(settings: Settings, responder: Responder) -> None:
    """Prints the address and serves until SIGINT or SIGTERM."""
    mine = playground_settings(settings)
    app = build_app(mine, responder, settings.files.max_bytes * 2)
    listener = listen(mine)
    host = f"[{mine.host}]" if ":" in mine.host else mine.host
    print(f"Privacy Check's playground: http://{host}:{listener.getsockname()[1]}", flush=True)
    config = uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=2, server_header=False)
    await uvicorn.Server(config).serve(sockets=[listener])
