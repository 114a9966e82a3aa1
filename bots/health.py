"""/healthz: the process lives. /readyz: the database and all platforms are there. /metrics: numbers for Prometheus.

The last two tell strangers more than they need: they have an address of their own and are never at a platform's public one.
"""

import asyncio

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from config.settings import HealthSettings
from core.metrics import Metrics
from core.responder import Responder

from .web import listen, serve

_PATIENCE_SECONDS = 3
_WATCH_SECONDS = 0.05


async def _alive(request: Request) -> Response:
    return PlainTextResponse("ok")


# For a load balancer in front of a public address.
ALIVE = Route("/healthz", _alive)


def build_app(responder: Responder, wanted: frozenset[str]) -> Starlette:
    """The three addresses. Wanted: the platforms that must be connected."""

    async def ready(request: Request) -> Response:
        missing = sorted(wanted - responder.ready)
        if missing:
            return PlainTextResponse(f"not connected: {', '.join(missing)}", 503)
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await responder.ensure_database()
        except Exception:  # noqa: BLE001 - whatever it is, we are not ready
            return PlainTextResponse("the database does not answer", 503)
        return PlainTextResponse("ready")

    async def metrics(request: Request) -> Response:
        for platform in wanted:
            responder.metrics.connected(platform, now=platform in responder.ready)
        return Response(generate_latest(responder.metrics.registry), media_type=CONTENT_TYPE_LATEST)

    return Starlette(routes=[ALIVE, Route("/readyz", ready), Route("/metrics", metrics)])


async def watch_loop(metrics: Metrics) -> None:
    """Until cancelled: asks the event loop twenty times a second how late it is. What blocks it blocks heartbeats, too."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + _WATCH_SECONDS
        await asyncio.sleep(_WATCH_SECONDS)
        metrics.delayed(loop.time() - due)


async def serve_health(settings: HealthSettings, responder: Responder, wanted: frozenset[str]) -> None:
    """Until cancelled; raises ConfigError."""
    listener = listen(settings.host, settings.port or 0, "health", "set PRIVACY_CHECK_HEALTH__PORT to another port")
    watching = asyncio.create_task(watch_loop(responder.metrics))
    try:
        await serve(build_app(responder, wanted), listener)
    finally:
        watching.cancel()
