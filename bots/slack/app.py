"""Connects: Bolt by Socket Mode or by HTTP, for the workspaces of a token and for those that install by OAuth."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from config.errors import ConfigError
from core.ports import TokenRefused, Undeliverable
from core.responder import Responder

from ..platform import unset
from ..web import listen, serve
from .connection import Connections
from .events import Events
from .installing import Installing
from .listeners import listen_to_events, listen_to_people
from .oauth import Client, KeptConsents, KeptInstallations, consent_flow, install_flow
from .recent_messages import Recent
from .rotation import Rotation
from .settings import SlackSettings
from .web import build_web
from .workspace_setup import WorkspaceSetup
from .workspaces import Teams

_log = structlog.get_logger("slack")


def build_app(events: Events, teams: Teams, api_url: str, signing_secret: str | None) -> AsyncApp:
    """Bolt's app; an event is acknowledged when it has been handled, a person's command at once.

    Bolt's own authorization would ask ``auth.test`` first, and acknowledge an event unhandled where that fails. Signing
    secret: of the requests in HTTP mode; None for Socket Mode, whose envelopes are not signed.
    """

    async def authorize(team_id: str | None, enterprise_id: str | None) -> AuthorizeResult | None:
        chat = await teams.known(team_id or "", enterprise_id or "")
        if chat is None:
            return None
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_user_id=chat.me, bot_token=chat.token)

    app = AsyncApp(
        # Without a name Bolt looks for its caller's file by reading the source of every frame: a third of a second.
        name="privacy-check",
        client=AsyncWebClient(base_url=api_url),
        authorize=authorize,  # type: ignore[arg-type]  # None is Bolt's own word for a workspace that it does not know
        process_before_response=True,
        signing_secret="none" if signing_secret is None else signing_secret,
        request_verification_enabled=signing_secret is not None,
    )
    listen_to_events(app, events)
    listen_to_people(app, events)
    return app


async def run(settings: SlackSettings, responder: Responder) -> None:
    """Until cancelled; raises ConfigError where a token is missing or refused."""
    if settings.missing:
        raise unset("slack", settings.missing)
    teams = Teams(Recent(responder.clock, responder.is_only_process))
    setup = WorkspaceSetup(settings, responder, teams)
    installing = Installing(setup, teams, responder.installations)
    found = await _own(settings, setup)
    flows: list[AsyncOAuthFlow] = []
    rotation: Rotation | None = None
    if settings.client_id:
        await responder.reencrypt_tokens()
        rotation = await _rotation(settings, responder, setup)
        found = list(dict.fromkeys([*found, *await installing.kept()]))
        teams.look_up = installing.look_up
        flows = _flows(settings, responder, installing)
    app = build_app(Events(responder, teams, settings.assistants), teams, settings.api_url, _signing_secret(settings))
    served = build_web(app if settings.http else None, *flows) if settings.http or flows else None
    listener = listen(settings.host, settings.port, "slack", "set SLACK_PORT to another port") if served else None
    async with asyncio.TaskGroup() as group:
        if rotation:
            group.create_task(rotation.watch())
        if served and listener:
            group.create_task(serve(served, listener))
        if settings.http:
            await _begin(responder, setup, found)
        else:
            await _by_socket(app, settings, responder, setup, found)


def _signing_secret(settings: SlackSettings) -> str | None:
    """Of HTTP mode, where ``missing`` has seen to it that there is one."""
    return settings.signing_secret.get_secret_value() if settings.http and settings.signing_secret else None


async def _own(settings: SlackSettings, setup: WorkspaceSetup) -> list[str]:
    """The workspaces of the token in the environment, where there is one."""
    if settings.bot_token is None:
        return []
    try:
        return await setup.add(settings.bot_token.get_secret_value())
    except (TokenRefused, Undeliverable) as error:
        raise ConfigError(f"environment: SLACK_BOT_TOKEN: Slack refuses it ({error}); copy it from the app's page") from None


async def _rotation(settings: SlackSettings, responder: Responder, setup: WorkspaceSetup) -> Rotation:
    """Kept tokens that expire are exchanged before anything is asked with them."""
    secret = settings.client_secret.get_secret_value() if settings.client_secret else ""
    client = AsyncWebClient(base_url=settings.api_url)
    rotator = AsyncTokenRotator(client_id=settings.client_id, client_secret=secret, client=client)
    rotation = Rotation(responder.installations, responder.clock, rotator, setup.add)
    if settings.refresh_token:
        await rotation.begin_with(settings.refresh_token.get_secret_value())
    await rotation.turn()
    return rotation


def _flows(settings: SlackSettings, responder: Responder, installing: Installing) -> list[AsyncOAuthFlow]:
    secret = settings.client_secret.get_secret_value() if settings.client_secret else ""
    client, key = Client(settings.client_id, secret, settings.api_url, settings.public_url), responder.signing_key
    flows = [install_flow(client, KeptInstallations(responder.installations, responder.clock, installing.installed), key)]
    return (
        [*flows, consent_flow(client, KeptConsents(responder.consents, responder.clock), key)] if settings.consent_page else flows
    )


async def _begin(responder: Responder, setup: WorkspaceSetup, teams: Sequence[str]) -> None:
    for team in teams:
        await setup.begin(team)
    if not teams:
        responder.ready.add("slack")  # nobody has installed us yet


async def _by_socket(
    app: AsyncApp, settings: SlackSettings, responder: Responder, setup: WorkspaceSetup, teams: Sequence[str]
) -> None:
    token = settings.app_token.get_secret_value() if settings.app_token else ""

    def missed(lost_at: datetime) -> None:
        setup.missed()
        responder.reconnected("slack", lost_at)

    connections = Connections(app, token, settings.connections, settings.silence_seconds, missed)
    try:
        await connections.open()
        await _begin(responder, setup, teams)
        await connections.watch()
    finally:
        await connections.close()
