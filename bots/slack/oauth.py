"""Installing by OAuth: the flow of slack-bolt, tokens kept encrypted in our own table."""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib.resources import files

import yaml
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from core.ports import Clock
from core.store.store import Store

INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"
_STATE_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Client:
    """The app's own id and secret, and where the Web API is."""

    id: str
    secret: str
    api_url: str


def scopes() -> list[str]:
    """Those of the manifest."""
    manifest = yaml.safe_load((files(__package__) / "manifest.yaml").read_text(encoding="utf-8"))
    return [str(scope) for scope in manifest["oauth_config"]["scopes"]["bot"]]


class SignedState(AsyncOAuthStateStore):
    """A state that any replica recognises: its time and a nonce under our key; the browser's cookie ties it to one person."""

    def __init__(self, key: bytes) -> None:
        """Key: any secret that all replicas share."""
        self._key = key

    def _sign(self, told: str) -> str:
        return hmac.new(self._key, f"slack-oauth-state:{told}".encode(), hashlib.sha256).hexdigest()

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        """A new state, good for ten minutes."""
        told = f"{int(time.time())}-{secrets.token_hex(8)}"
        return f"{told}-{self._sign(told)}"

    async def async_consume(self, state: str) -> bool:
        """Whether it is ours and not too old."""
        told, _, signature = state.rpartition("-")
        moment = told.partition("-")[0]
        fresh = moment.isdecimal() and 0 <= time.time() - int(moment) <= _STATE_SECONDS
        return fresh and hmac.compare_digest(signature, self._sign(told))


class KeptInstallations(AsyncInstallationStore):
    """Saves what the flow has got, and tells of it."""

    def __init__(self, store: Store, clock: Clock, installed: Callable[[str, str], Awaitable[None]]) -> None:
        """Installed: told the workspace and its bot token."""
        self._store = store
        self._clock = clock
        self._installed = installed

    async def async_save(self, installation: Installation) -> None:
        """Raises BoltError for what is not one workspace's."""
        if not installation.team_id or not installation.bot_token:
            raise BoltError("an installation for a whole organisation is not supported: choose one workspace")
        secret = json.dumps({"bot_token": installation.bot_token})
        now = self._clock.now()
        await self._store.installations.save("slack", installation.team_id, secret, installation.user_id or "", now)
        await self._installed(installation.team_id, installation.bot_token)


def build_flow(client: Client, kept: KeptInstallations, key: bytes) -> AsyncOAuthFlow:
    """The pages at which workspaces add the app."""
    settings = AsyncOAuthSettings(
        client_id=client.id,
        client_secret=client.secret,
        scopes=scopes(),
        installation_store=kept,
        state_store=SignedState(key),
        install_path=INSTALL,
        redirect_uri_path=REDIRECT,
    )
    return AsyncOAuthFlow(client=AsyncWebClient(base_url=client.api_url), settings=settings)
