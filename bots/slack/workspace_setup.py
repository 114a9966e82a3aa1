"""From a token to a workspace that we look after: who we are there, what we may, where we are members."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TypeVar

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from core.message import Place
from core.ports import Capabilities, Person, TokenRefused, Unavailable, Undeliverable
from core.responder import Responder

from ..token_health import TokenHealth
from . import CAPABILITIES, MODES
from .api import Identity, SlackApi
from .chat import Rights, SlackChat
from .files import Files, downloader
from .settings import SlackSettings
from .workspaces import Teams

_log = structlog.get_logger("slack")
T = TypeVar("T")
_KINDS = "public_channel,private_channel,mpim,im"
_PAUSE_SECONDS = 2.0
# users.conversations gives 999 at most (docs.slack.dev): a workspace of 20,000 channels is 21 calls, which are limited.
_PAGE, _TEAMS_PAGE = 999, 200


class WorkspaceSetup:
    """Adds workspaces to those that we look after."""

    def __init__(self, settings: SlackSettings, responder: Responder, teams: Teams) -> None:
        """Teams: those that we look after."""
        self._settings = settings
        self._responder = responder
        self._teams = teams
        self._telling: set[asyncio.Task[None]] = set()

    async def add(self, token: str) -> list[str]:
        """Learns whose the token is; returns the ids of its workspaces, several where it is an organisation's.

        Waits while Slack is away; raises TokenRefused and Undeliverable.
        """
        first = SlackApi(AsyncWebClient(token, base_url=self._settings.api_url))
        who = await _patiently(first.identity)
        teams = await _teams_of(first) if who.organisation else [who.team]
        for team in teams:
            self._add(team, first.client, who)
        self._tell_readiness()
        return teams

    def missed(self) -> None:
        """Events may have been lost."""
        if self._teams.recent:
            self._teams.recent.forget()

    def _tell_readiness(self) -> None:
        """Not ready where no token works: whoever looks after us must see it. Before the first is begun nothing is."""
        if not self._teams.works:
            self._responder.ready.discard("slack")
        elif "slack" in self._responder.chats:
            self._responder.ready.add("slack")

    def _health_of(self, team: str) -> TokenHealth:
        return TokenHealth("slack", self._responder.clock, self._tell_readiness, partial(self._works_again, team))

    def _works_again(self, team: str, since: datetime) -> None:
        """What came meanwhile is read, and the workspace's admins are told."""
        self._responder.reconnected("slack", since, frozenset({team}))
        task = asyncio.create_task(self._tell_admins(team, since))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _tell_admins(self, team: str, since: datetime) -> None:
        try:
            await self._responder.on_token_works("slack", team, since)
        except Exception as error:  # noqa: BLE001 - it works again, whether or not they can be told
            _log.warning("admins_not_told", platform="slack", error=type(error).__name__)

    def _add(self, team: str, client: AsyncWebClient, who: Identity) -> None:
        api = SlackApi(client, self._health_of(team))
        admin = self._admin()
        # Whose consent it is, is known by workspace only.
        page = "" if who.organisation else self._settings.consent_page
        can = replace(_capabilities(who, may_delete=admin is not None), consent_page=page)
        source = downloader(api.client.token or "", self._settings.api_url, self._responder.download_seconds)
        rights = Rights(admin, self._settings.admin_group, self._consented)
        self._teams.add(team, SlackChat(api, replace(who, team=team), can, Files(api, source), rights))

    async def _consented(self, person: Person) -> SlackApi | None:
        """With the person's own token, where they gave it."""
        token = await self._responder.consents.find(person) if self._settings.client_id else None
        return SlackApi(AsyncWebClient(token, base_url=self._settings.api_url)) if token else None

    async def begin(self, team: str) -> None:
        """Begins its cursors, after which nothing of it is missed."""
        places = await _places(SlackApi(AsyncWebClient(self._teams.of(team).token, base_url=self._settings.api_url)), team)
        await self._responder.connected("slack", self._teams, places, [team])
        _log.info("connected", platform="slack")

    def _admin(self) -> SlackApi | None:
        token = self._settings.user_token
        return SlackApi(AsyncWebClient(token.get_secret_value(), base_url=self._settings.api_url)) if token else None


def _capabilities(who: Identity, *, may_delete: bool) -> Capabilities:
    """What this installation allows: posting in a person's name by scope, deleting by an admin's token."""
    customize = "chat:write.customize" in who.scopes
    modes = (*MODES[:2], "replace", *MODES[2:]) if customize and may_delete else MODES
    return replace(CAPABILITIES, repost_as_author=customize, delete_others=may_delete, modes=modes)


async def _patiently(ask: Callable[[], Awaitable[T]]) -> T:
    """Asks until Slack answers: without knowing where we are, nothing can begin."""
    while True:
        try:
            return await ask()
        except TokenRefused:
            raise
        except Unavailable as error:
            _log.warning("waiting_for_platform", platform="slack", error=str(error))
            await asyncio.sleep(_PAUSE_SECONDS)


async def _teams_of(api: SlackApi) -> list[str]:
    """The workspaces that an organisation has granted us."""
    teams: list[str] = []
    cursor = ""
    while True:
        ask = partial(api.ask, api.client.auth_teams_list, limit=_TEAMS_PAGE, cursor=cursor or None)
        answer = await _patiently(ask)
        teams += [str(team["id"]) for team in answer["teams"]]
        cursor = str(answer.get("response_metadata", {}).get("next_cursor") or "")
        if not cursor:
            return teams


async def _places(api: SlackApi, team: str) -> dict[Place, int]:
    """Where we are members; the cursor of each begins now."""
    now = int(time.time() * 1_000_000)
    places: dict[Place, int] = {}
    cursor = ""
    while True:
        about = partial(api.ask, api.client.users_conversations, team_id=team, types=_KINDS, exclude_archived=True)
        try:
            answer = await _patiently(partial(about, limit=_PAGE, cursor=cursor or None))
        except Undeliverable as error:
            _log.error("channels_unknown", platform="slack", error=str(error))
            return places
        places |= {Place("slack", team, str(channel["id"])): now for channel in answer["channels"]}
        cursor = str(answer.get("response_metadata", {}).get("next_cursor") or "")
        if not cursor:
            return places
