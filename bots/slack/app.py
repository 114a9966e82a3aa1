"""Connects: Bolt by Socket Mode or by HTTP, for one workspace by its token or for many by OAuth."""

import asyncio
import json
from contextlib import suppress
from functools import partial

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_sdk.web.async_client import AsyncWebClient

from config.errors import ConfigError
from core.ports import Undeliverable
from core.responder import Responder

from ..web import listen, serve
from .connection import Connections
from .events import Events
from .joining import Joining
from .listeners import listen_to_events, listen_to_people
from .oauth import Client, KeptInstallations, build_flow
from .settings import SlackSettings
from .teams import Teams
from .web import build_web

_log = structlog.get_logger("slack")


def build_app(events: Events, teams: Teams, api_url: str, signing_secret: str = "") -> AsyncApp:
    """Bolt's app; an event is acknowledged when it has been handled, a person's command at once.

    Bolt's own authorization would ask ``auth.test`` first, and acknowledge an event unhandled where that fails. Signing
    secret: of the requests in HTTP mode; what comes by Socket Mode is not signed.
    """

    async def authorize(team_id: str | None) -> AuthorizeResult | None:
        chat = await teams.known(team_id or "")
        if chat is None:
            return None
        return AuthorizeResult(enterprise_id=None, team_id=team_id, bot_user_id=chat.me, bot_token=chat.token)

    app = AsyncApp(
        client=AsyncWebClient(base_url=api_url),
        authorize=authorize,  # type: ignore[arg-type]  # None is Bolt's own word for a workspace that it does not know
        process_before_response=True,
        signing_secret=signing_secret or "none",
        request_verification_enabled=bool(signing_secret),
    )
    listen_to_events(app, events)
    listen_to_people(app, events)
    return app


async def run(settings: SlackSettings, responder: Responder, max_bytes: int) -> None:
    """Until cancelled; raises ConfigError where a token is missing or refused."""
    if settings.missing:
        hint = "see docs/slack.md, or `run playground`, which needs no token"
        raise ConfigError(f"environment: {settings.missing}: is not set; {hint}")
    teams = Teams()
    joining = Joining(settings, responder, teams, max_bytes)
    secret = settings.signing_secret.get_secret_value() if settings.http and settings.signing_secret else ""
    app = build_app(Events(responder, teams, settings.assistants), teams, settings.api_url, secret)
    if settings.http and settings.client_id:
        await _many_by_http(app, settings, responder, joining, teams)
    else:
        await _one(app, settings, responder, joining)


async def _one(app: AsyncApp, settings: SlackSettings, responder: Responder, joining: Joining) -> None:
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    try:
        team = await joining.add(token)
    except Undeliverable as error:
        raise ConfigError(f"environment: SLACK_BOT_TOKEN: Slack refuses it ({error}); copy it from the app's page") from None
    if settings.http:
        await _serve(app, settings, responder, joining, [team])
        return
    socket_token = settings.app_token.get_secret_value() if settings.app_token else ""
    missed = partial(responder.reconnected, "slack")
    connections = Connections(app, socket_token, settings.connections, settings.silence_seconds, missed)
    try:
        await connections.open()
        await joining.begin(team)
        await connections.watch()
    finally:
        await connections.close()


async def _many_by_http(app: AsyncApp, settings: SlackSettings, responder: Responder, joining: Joining, known: Teams) -> None:
    """Every workspace whose tokens are kept, and those that install while we run."""
    store = responder.kit.store
    teams: list[str] = []
    for kept in (await store.installations.all("slack")).values():
        try:
            teams.append(await joining.add(json.loads(kept)["bot_token"]))
        except Undeliverable as error:
            _log.warning("token_refused", platform="slack", error=str(error))

    async def installed(team: str, token: str) -> None:
        await joining.add(token)
        await joining.begin(team)

    async def look_up(team: str) -> None:
        kept = await store.installations.find("slack", team)
        if kept is not None:
            with suppress(Undeliverable):  # the token was taken back meanwhile
                await installed(team, json.loads(kept)["bot_token"])

    known.look_up = look_up
    secret = settings.client_secret.get_secret_value() if settings.client_secret else ""
    client = Client(settings.client_id, secret, settings.api_url)
    kept_in = KeptInstallations(store, responder.kit.clock, installed)
    await _serve(app, settings, responder, joining, teams, build_flow(client, kept_in, responder.kit.key))


async def _serve(
    app: AsyncApp,
    settings: SlackSettings,
    responder: Responder,
    joining: Joining,
    teams: list[str],
    flow: AsyncOAuthFlow | None = None,
) -> None:
    listener = listen(settings.host, settings.port, "slack", "set SLACK_PORT to another port")
    async with asyncio.TaskGroup() as group:
        group.create_task(serve(build_web(app, responder, flow), listener))
        for team in teams:
            await joining.begin(team)
        if flow and not teams:
            responder.ready.add("slack")  # nobody has installed us yet
