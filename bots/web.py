"""Serves a web application until its task is cancelled; the process's own signals stay the command's business."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from config.errors import ConfigError

_GRACE_SECONDS = 2


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves them alone: SIGTERM ends all platforms together, in order."""
        yield


def listen(host: str, port: int, what: str, hint: str) -> socket.socket:
    """The listening socket; raises ConfigError where the address is taken or not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise ConfigError(f"{what}: cannot listen on {host}:{port}: {error.strerror}; {hint}") from None
    return listener


async def serve(app: ASGIApp, listener: socket.socket) -> None:
    """Serves until cancelled; open requests get two seconds."""
    config = uvicorn.Config(
        app, log_config=None, access_log=False, timeout_graceful_shutdown=_GRACE_SECONDS, server_header=False, lifespan="on"
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        server.should_exit = True
        await running
        raise
