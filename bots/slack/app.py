"""Connects: Bolt in Socket Mode, the channels that we are in, what came meanwhile."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from config.errors import ConfigError
from core.message import Place
from core.ports import Capabilities, Unavailable, Undeliverable
from core.responder import Responder

from ..web import listen, serve
from . import CAPABILITIES, MODES
from .api import Identity, SlackApi
from .chat import SlackChat
from .connection import Connections
from .events import Events
from .files import Files
from .listeners import listen_to_events, listen_to_people
from .settings import SlackSettings
from .web import build_web

_log = structlog.get_logger("slack")
T = TypeVar("T")
Connected = Callable[[], Awaitable[None]]
_KINDS = "public_channel,private_channel,mpim,im"
_PAUSE_SECONDS = 2.0


def build_app(client: AsyncWebClient, events: Events, who: Identity, signing_secret: str = "") -> AsyncApp:
    """Bolt's app; an event is acknowledged when it has been handled, a person's command at once.

    Bolt's own authorization would ask ``auth.test`` first, and acknowledge an event unhandled where that fails. Signing
    secret: of the requests in HTTP mode; what comes by Socket Mode is not signed.
    """

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=who.team, bot_user_id=who.me, bot_token=client.token)

    app = AsyncApp(
        client=client,
        authorize=authorize,
        process_before_response=True,
        signing_secret=signing_secret or "none",
        request_verification_enabled=bool(signing_secret),
    )
    listen_to_events(app, events, who.me)
    listen_to_people(app, events)
    return app


async def run(settings: SlackSettings, responder: Responder, max_bytes: int) -> None:
    """Until cancelled; raises ConfigError where a token is missing or refused."""
    missing = settings.missing
    if settings.bot_token is None or missing:
        raise ConfigError(f"environment: {missing}: is not set; see docs/slack.md, or `run playground`, which needs no token")
    client = AsyncWebClient(settings.bot_token.get_secret_value(), base_url=settings.api_url)
    api, files = SlackApi(client), Files(settings.bot_token.get_secret_value(), max_bytes)
    who = await _identity(api)
    admin = _admin(settings)
    chat = SlackChat(api, who, _capabilities(who, may_delete=admin is not None), files.download, admin)
    events = Events(responder, files.download, chat.open_form, settings.assistants)
    secret = settings.signing_secret.get_secret_value() if settings.http and settings.signing_secret else ""
    app = build_app(client, events, who, secret)

    async def connected() -> None:
        await responder.connected("slack", chat, await _places(api, who.team), [who.team])
        _log.info("connected", platform="slack")

    await (_by_http(app, settings, responder, connected) if settings.http else _by_sockets(app, settings, responder, connected))


async def _by_sockets(app: AsyncApp, settings: SlackSettings, responder: Responder, connected: Connected) -> None:
    token = settings.app_token.get_secret_value() if settings.app_token else ""
    connections = Connections(app, token, settings.connections, settings.silence_seconds, partial(responder.reconnected, "slack"))
    try:
        await connections.open()
        await connected()
        await connections.watch()
    finally:
        await connections.close()


async def _by_http(app: AsyncApp, settings: SlackSettings, responder: Responder, connected: Connected) -> None:
    listener = listen(settings.host, settings.port, "slack", "set SLACK_PORT to another port")
    async with asyncio.TaskGroup() as group:
        group.create_task(serve(build_web(app, responder), listener))
        await connected()


def _admin(settings: SlackSettings) -> SlackApi | None:
    if settings.user_token is None:
        return None
    return SlackApi(AsyncWebClient(settings.user_token.get_secret_value(), base_url=settings.api_url))


def _capabilities(who: Identity, *, may_delete: bool) -> Capabilities:
    """What this installation allows: posting in a person's name by scope, deleting by an admin's token."""
    customize = "chat:write.customize" in who.scopes
    modes = (*MODES[:2], "replace", *MODES[2:]) if customize and may_delete else MODES
    return replace(CAPABILITIES, repost_as_author=customize, delete_others=may_delete, modes=modes)


async def _identity(api: SlackApi) -> Identity:
    try:
        return await _patiently(api.identity)
    except Undeliverable as error:
        raise ConfigError(f"environment: SLACK_BOT_TOKEN: Slack refuses it ({error}); copy it from the app's page") from None


async def _patiently(ask: Callable[[], Awaitable[T]]) -> T:
    """Asks until Slack answers: without knowing where we are, nothing can begin."""
    while True:
        try:
            return await ask()
        except Unavailable as error:
            _log.warning("waiting_for_platform", platform="slack", error=str(error))
            await asyncio.sleep(_PAUSE_SECONDS)


async def _places(api: SlackApi, team: str) -> dict[Place, int]:
    """Where we are members; the cursor of each begins now."""
    now = int(time.time() * 1_000_000)
    places: dict[Place, int] = {}
    page: dict[str, object] = {"types": _KINDS, "limit": 200, "exclude_archived": "true"}
    while True:
        try:
            answer = await _patiently(lambda: api.read("users.conversations", **page))
        except Undeliverable as error:
            _log.error("channels_unknown", platform="slack", error=str(error))
            return places
        places |= {Place("slack", team, str(channel["id"])): now for channel in answer["channels"]}
        page["cursor"] = str(answer.get("response_metadata", {}).get("next_cursor") or "")
        if not page["cursor"]:
            return places
