"""Connects: Bolt in Socket Mode, several connections, a watchdog, what came meanwhile."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from config.errors import ConfigError
from core.message import Place
from core.ports import Unavailable, Undeliverable
from core.responder import Responder

from . import CAPABILITIES
from .api import SlackApi
from .chat import SlackChat
from .events import Events
from .files import Files
from .render import ACTION
from .settings import SlackSettings

_log = structlog.get_logger("slack")
_KINDS = "public_channel,private_channel,mpim,im"
_WATCH_SECONDS = 5.0
_PING_SECONDS = 5.0


def build_app(client: AsyncWebClient, events: Events) -> AsyncApp:
    """Bolt's app; an event is acknowledged when it has been handled, a person's command at once."""
    app = AsyncApp(client=client, token=client.token, process_before_response=True, request_verification_enabled=False)

    @app.event("message")
    async def message(body: Mapping[str, Any]) -> None:
        await events.on_message(body)

    @app.command("/privacy-check")
    async def command(ack: AsyncAck, body: Mapping[str, Any]) -> None:
        await ack()
        await events.on_command(body)

    @app.action({"action_id": re.compile(f"^{ACTION}")})
    async def action(ack: AsyncAck, body: Mapping[str, Any]) -> None:
        await ack()
        await events.on_action(body)

    @app.error
    async def failed(error: Exception) -> None:
        _log.warning("not_acknowledged", error=type(error).__name__)

    return app


async def run(settings: SlackSettings, responder: Responder, max_bytes: int) -> None:
    """Until cancelled; raises ConfigError where a token is missing or refused."""
    if settings.bot_token is None or settings.app_token is None:
        missing = "SLACK_BOT_TOKEN" if settings.bot_token is None else "SLACK_APP_TOKEN"
        raise ConfigError(f"environment: {missing}: is not set; see docs/command.md, or `run playground`, which needs no token")
    client = AsyncWebClient(settings.bot_token.get_secret_value(), base_url=settings.api_url)
    api, files = SlackApi(client), Files(settings.bot_token.get_secret_value(), max_bytes)
    team, me = await _identity(api)
    chat = SlackChat(api, team, me, CAPABILITIES, files.download)
    app = build_app(client, Events(responder, files.download))
    connections = [
        Connection(app, settings.app_token.get_secret_value(), settings, responder) for _ in range(settings.connections)
    ]
    async with _opened(connections):
        await responder.connected("slack", chat, await _places(api, team))
        _log.info("connected", platform="slack")
        async with asyncio.TaskGroup() as group:
            for connection in connections:
                group.create_task(connection.watch())


async def _identity(api: SlackApi) -> tuple[str, str]:
    while True:
        try:
            answer = await api.call("auth.test")
        except Undeliverable as error:
            raise ConfigError(f"environment: SLACK_BOT_TOKEN: Slack refuses it ({error}); copy it from the app's page") from None
        except Unavailable as error:
            _log.warning("waiting_for_platform", platform="slack", error=str(error))
            await asyncio.sleep(_WATCH_SECONDS)
        else:
            return str(answer["team_id"]), str(answer["user_id"])


async def _places(api: SlackApi, team: str) -> dict[Place, int]:
    """Where we are members; the cursor of each begins now."""
    now = int(time.time() * 1_000_000)
    places: dict[Place, int] = {}
    cursor = ""
    while True:
        more = {"cursor": cursor} if cursor else {}
        try:
            answer = await api.read("users.conversations", types=_KINDS, limit=200, exclude_archived="true", **more)
        except (Undeliverable, Unavailable) as error:
            _log.warning("channels_unknown", platform="slack", error=str(error))
            return places
        places |= {Place("slack", team, str(channel["id"])): now for channel in answer["channels"]}
        cursor = str(answer.get("response_metadata", {}).get("next_cursor") or "")
        if not cursor:
            return places


class Connection:
    """One Socket Mode connection, which is built anew when it is silent or gone."""

    def __init__(self, app: AsyncApp, token: str, settings: SlackSettings, responder: Responder) -> None:
        """Token: the app's."""
        self._app = app
        self._token = token
        self._settings = settings
        self._responder = responder
        self._handler: AsyncSocketModeHandler | None = None
        self._heard_at = time.monotonic()
        self._heard = datetime.now(UTC)

    async def open(self) -> None:
        """Connects; raises what the network raises."""
        handler = AsyncSocketModeHandler(self._app, self._token, ping_interval=_PING_SECONDS)

        async def heard(_: object) -> None:
            self._heard_at, self._heard = time.monotonic(), datetime.now(UTC)

        handler.client.on_message_listeners.append(heard)
        self._handler = handler
        await handler.connect_async()  # type: ignore[no-untyped-call]
        await heard(None)

    async def close(self) -> None:
        """Ends it."""
        if self._handler is not None:
            await self._handler.close_async()  # type: ignore[no-untyped-call]
            self._handler = None

    async def watch(self) -> None:
        """Looks after it for ever."""
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            if await self._lost():
                await self._again()

    async def _lost(self) -> bool:
        silent = time.monotonic() - self._heard_at > self._settings.silence_seconds
        return silent or self._handler is None or not await self._handler.client.is_connected()

    async def _again(self) -> None:
        lost_at = self._heard
        try:
            await self.close()
            await self.open()
        except Exception as error:  # noqa: BLE001 - the network is away; we come again
            _log.warning("not_connected", platform="slack", error=type(error).__name__)
            return
        _log.info("connected_again", platform="slack")
        self._responder.reconnected("slack", lost_at)


@asynccontextmanager
async def _opened(connections: list[Connection]) -> AsyncIterator[None]:
    try:
        for connection in connections:
            try:
                await connection.open()
            except Exception as error:  # noqa: BLE001 - the watchdog opens it later
                _log.warning("not_connected", platform="slack", error=type(error).__name__)
        yield
    finally:
        for connection in connections:
            await connection.close()
