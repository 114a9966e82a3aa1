"""Calls to the Web API by the library's own methods: rate limits are waited out by method and channel, errors are the core's."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, ParamSpec, cast

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from core.ports import RateLimited, TokenRefused, Unavailable, Undeliverable

from ..token_health import TokenHealth
from .errors import NEEDED, as_ours

_log = structlog.get_logger("slack")
_MOST_WAITS = 30
_HTTP_TOO_MANY = 429
_FAILURES = (aiohttp.ClientError, TimeoutError, OSError)
_MISSING = "missing_scope"
Answer = Mapping[str, Any]
P = ParamSpec("P")
Method = Callable[P, Awaitable[AsyncSlackResponse]]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a token is: the workspace's and the bot's own id, what it may do, and the organisation where it is all of its.

    ``me`` is the bot's user id, ``bot`` the id by which its posts are known.
    """

    team: str
    me: str
    scopes: frozenset[str] = frozenset()
    organisation: str = ""
    bot: str = ""


class SlackApi:
    """One client; a call that must wait blocks only its own method and channel.

    Each call names a method of the client, which knows how Slack wants it: by query, form or JSON.
    """

    def __init__(self, client: AsyncWebClient, health: TokenHealth | None = None) -> None:
        """Client: with the bot's token, or a person's. Health: of a workspace's token; while it is refused, nothing is asked."""
        self.client = client
        self.health = health
        self._turns: defaultdict[tuple[str, str], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def ask(self, method: Method[P], /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        """The answer; raises NotAllowed or Undeliverable where Slack says no, Unavailable where it does not answer."""
        for _ in range(_MOST_WAITS):
            async with self._turns[_name(method), str(kwargs.get("channel", ""))]:
                try:
                    return await self.once(method, *args, **kwargs)
                except RateLimited as limit:
                    await asyncio.sleep(limit.seconds)
        raise Unavailable("ratelimited")

    async def once(self, method: Method[P], /, *args: P.args, **kwargs: P.kwargs) -> Answer:
        """The same where the call must not wait: raises RateLimited instead."""
        return cast("Answer", (await self._response(method, *args, **kwargs)).data)

    async def identity(self) -> Identity:
        """Who we are; as ``once``. Slack tells the scopes in a header of every answer."""
        response = await self._respond(self.client.auth_test)
        scopes = next((value for name, value in response.headers.items() if name.lower() == "x-oauth-scopes"), "")
        known = frozenset(filter(None, map(str.strip, scopes.split(","))))
        organisation = str(response.get("enterprise_id") or "") if response.get("is_enterprise_install") else ""
        return Identity(
            str(response["team_id"]), str(response["user_id"]), known, organisation, str(response.get("bot_id") or "")
        )

    async def upload(self, channel: str, content: bytes, name: str, alt: str) -> bool:
        """Adds a file to a channel or DM; False where Slack does not take it."""
        try:
            await self.client.files_upload_v2(channel=channel, content=content, filename=name, title=name, alt_txt=alt[:1000])
        except (SlackApiError, *_FAILURES) as error:
            _log.info("file_left_out", platform="slack", error=type(error).__name__)
            return False
        return True

    async def _works(self) -> bool:
        """Whether Slack takes the token again, which was refused or lacked a scope."""
        scopes = (await self.identity()).scopes
        return self.health is None or self.health.error != _MISSING or scopes >= NEEDED

    async def _response(self, method: Method[P], /, *args: P.args, **kwargs: P.kwargs) -> AsyncSlackResponse:
        if self.health is None:
            return await self._respond(method, *args, **kwargs)
        if self.health.error:
            raise TokenRefused(self.health.error)
        try:
            return await self._respond(method, *args, **kwargs)
        except TokenRefused as error:
            self.health.refused(str(error), self._works)
            raise

    async def _respond(self, method: Method[P], /, *args: P.args, **kwargs: P.kwargs) -> AsyncSlackResponse:
        try:
            return await method(*args, **kwargs)
        except SlackApiError as error:
            raise _as_ours(_name(method), error) from None
        except _FAILURES as error:
            raise Unavailable(type(error).__name__) from None


def _name(method: Callable[..., object]) -> str:
    """``conversations.replies`` for ``client.conversations_replies``."""
    return method.__name__.replace("_", ".")


def _as_ours(method: str, error: SlackApiError) -> Unavailable | Undeliverable:
    response = error.response
    if response.status_code == _HTTP_TOO_MANY:
        return RateLimited(float(response.headers.get("Retry-After", "1")))
    told = response.data if isinstance(response.data, dict) else {}
    lacking = frozenset(filter(None, str(told.get("needed") or "").split(",")))
    return as_ours(method, str(told.get("error", "")), response.status_code, lacking)
