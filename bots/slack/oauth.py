"""Installing and consenting by OAuth: the flow of slack-bolt, tokens kept encrypted in our own tables."""

import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib.resources import files

import yaml
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from core.ports import Clock, Person
from core.store.consents import Consents
from core.store.installations import Installations

from .rotation import KeptToken

INSTALL, REDIRECT, CONSENT_REDIRECT = "/slack/install", "/slack/oauth_redirect", "/slack/consent_redirect"
CONSENT_SCOPE = "chat:write"
_STATE_SECONDS, _APART_SECONDS = 600, 60  # the clocks of two replicas may be apart a little
_MOMENT = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Client:
    """The app's own id and secret, where the Web API is, and where people's browsers reach us."""

    id: str
    secret: str
    api_url: str
    public_url: str = ""


def scopes() -> list[str]:
    """Those of the manifest."""
    manifest = yaml.safe_load((files(__package__) / "manifest.yaml").read_text(encoding="utf-8"))
    return [str(scope) for scope in manifest["oauth_config"]["scopes"]["bot"]]


class SignedState(AsyncOAuthStateStore):
    """A state that any replica recognises: its time and a nonce under our key; the browser's cookie ties it to one person."""

    def __init__(self, key: bytes) -> None:
        """Key: any secret that all replicas share."""
        self._key = key
        self._used: dict[str, float] = {}

    def _sign(self, told: str) -> str:
        return hmac.new(self._key, f"slack-oauth-state:{told}".encode(), hashlib.sha256).hexdigest()

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        """A new state, good for ten minutes."""
        told = f"{int(time.time())}-{secrets.token_hex(8)}"
        return f"{told}-{self._sign(told)}"

    async def async_consume(self, state: str) -> bool:
        """Whether it is ours, not too old and not used before, at least with this replica."""
        told, _, signature = state.rpartition("-")
        moment, now = told.partition("-")[0], time.time()
        fresh = bool(_MOMENT.fullmatch(moment)) and -_APART_SECONDS <= now - int(moment) <= _STATE_SECONDS
        self._used = {each: end for each, end in self._used.items() if end > now}
        if not fresh or state in self._used or not hmac.compare_digest(signature.encode(), self._sign(told).encode()):
            return False
        self._used[state] = now + _STATE_SECONDS + _APART_SECONDS
        return True


class KeptInstallations(AsyncInstallationStore):
    """Saves what the flow has got, and tells of it."""

    def __init__(self, installations: Installations, clock: Clock, installed: Callable[[str], Awaitable[None]]) -> None:
        """Installed: told the bot token."""
        self._installations = installations
        self._clock = clock
        self._installed = installed

    async def async_save(self, installation: Installation) -> None:
        """One workspace's, or an organisation's for all of its workspaces. Raises BoltError for neither."""
        whole = installation.is_enterprise_install
        owner = (installation.enterprise_id if whole else installation.team_id) or ""
        if not owner or not installation.bot_token:
            raise BoltError("not an installation of the bot")
        now = self._clock.now()
        ends = int(installation.bot_token_expires_at or 0)
        secret = KeptToken(installation.bot_token, installation.bot_refresh_token or "", ends).as_secret()
        await self._installations.save("slack", owner, secret, installation.user_id or "", now)
        await self._installed(installation.bot_token)


class KeptConsents(AsyncInstallationStore):
    """Saves a person's own token."""

    def __init__(self, consents: Consents, clock: Clock) -> None:
        """Consents: the table."""
        self._consents = consents
        self._clock = clock

    async def async_save(self, installation: Installation) -> None:
        """Raises BoltError where it is not one person's in one workspace."""
        if not installation.team_id or not installation.user_id or not installation.user_token:
            raise BoltError("not the consent of a person in one workspace")
        person = Person("slack", installation.team_id, installation.user_id)
        await self._consents.save(person, installation.user_token, self._clock.now())


class _ConsentFlow(AsyncOAuthFlow):
    """Bolt's own flow takes it for granted that there is a bot's token."""

    async def run_installation(self, code: str) -> Installation | None:
        try:
            told = await self.client.oauth_v2_access(
                code=code,
                client_id=self.settings.client_id,
                client_secret=self.settings.client_secret,
                redirect_uri=self.settings.redirect_uri,
            )
        except SlackApiError:
            return None
        person, team = told.get("authed_user") or {}, told.get("team") or {}
        return Installation(user_id=str(person.get("id") or ""), team_id=team.get("id"), user_token=person.get("access_token"))


def install_flow(client: Client, kept: KeptInstallations, key: bytes) -> AsyncOAuthFlow:
    """The pages at which workspaces add the app."""
    settings = AsyncOAuthSettings(
        client_id=client.id,
        client_secret=client.secret,
        scopes=scopes(),
        user_scopes=[],  # else the library takes them from the environment
        installation_store=kept,
        state_store=SignedState(key),
        install_path=INSTALL,
        redirect_uri_path=REDIRECT,
    )
    return AsyncOAuthFlow(client=AsyncWebClient(base_url=client.api_url), settings=settings)


def consent_flow(client: Client, kept: KeptConsents, key: bytes) -> AsyncOAuthFlow:
    """The pages at which a person allows us to delete their own messages. The state's key is one of its own."""
    settings = AsyncOAuthSettings(
        client_id=client.id,
        client_secret=client.secret,
        scopes=[],
        user_scopes=[CONSENT_SCOPE],
        redirect_uri=f"{client.public_url.rstrip('/')}{CONSENT_REDIRECT}",
        installation_store=kept,
        state_store=SignedState(key + b"consent"),
        state_cookie_name="privacy-check-consent-state",
        install_page_rendering_enabled=False,
        callback_options=AsyncCallbackOptions(success=_thanks, failure=_refused),
    )
    return _ConsentFlow(client=AsyncWebClient(base_url=client.api_url), settings=settings)


async def _thanks(args: AsyncSuccessArgs) -> BoltResponse:
    return _page(200, "Thank you. Press “Delete my message” again: it works from now on. /privacy-check forget-me takes it back.")


async def _refused(args: AsyncFailureArgs) -> BoltResponse:
    return _page(args.suggested_status_code, "Nothing was allowed, and nothing is kept. You can close this page.")


def _page(status: int, words: str) -> BoltResponse:
    body = f"<!doctype html><meta charset=utf-8><title>Privacy Check</title><p>{words}</p>"
    return BoltResponse(status=status, body=body, headers={"Content-Type": "text/html; charset=utf-8"})
