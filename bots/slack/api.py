"""Calls to the Web API: rate limits are waited out by method and channel, errors become the core's own."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from core.ports import RateLimited, Unavailable, Undeliverable

_log = structlog.get_logger("slack")
_MOST_WAITS = 30
_HTTP_TOO_MANY, _HTTP_BROKEN = 429, 500
_OF_SLACK = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited"})
Answer = Mapping[str, Any]


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
    """One client; a call that must wait blocks only its own method and channel."""

    def __init__(self, client: AsyncWebClient) -> None:
        """Client: with the bot's token."""
        self.client = client
        self._turns: defaultdict[tuple[str, str], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def call(self, method: str, /, **arguments: object) -> Answer:
        """Does something. The answer; raises Undeliverable where Slack says no, Unavailable where it does not answer."""
        return await self._patiently(method, str(arguments.get("channel", "")), {"http_verb": "POST", "json": arguments})

    async def read(self, method: str, /, **arguments: object) -> Answer:
        """Reads something; as ``call``."""
        return await self._patiently(method, str(arguments.get("channel", "")), {"http_verb": "GET", "params": arguments})

    async def once(self, method: str, /, **arguments: object) -> Answer:
        """Does something that must not wait within the call: raises RateLimited instead."""
        return await self._ask(method, {"http_verb": "POST", "json": arguments})

    async def identity(self) -> Identity:
        """Who we are; as ``call``. Slack tells the scopes in a header of every answer."""
        try:
            response = await self.client.auth_test()
        except SlackApiError as error:
            raise _as_ours(error) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unavailable(type(error).__name__) from None
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
        except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
            _log.info("file_left_out", platform="slack", error=type(error).__name__)
            return False
        return True

    async def _patiently(self, method: str, channel: str, request: dict[str, Any]) -> Answer:
        for _ in range(_MOST_WAITS):
            async with self._turns[method, channel]:
                try:
                    return await self._ask(method, request)
                except RateLimited as limit:
                    await asyncio.sleep(limit.seconds)
        raise Unavailable("ratelimited")

    async def _ask(self, method: str, request: dict[str, Any]) -> Answer:
        try:
            answer: Answer = (await self.client.api_call(method, **request)).data  # type: ignore[assignment]
        except SlackApiError as error:
            raise _as_ours(error) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unavailable(type(error).__name__) from None
        return answer


def _as_ours(error: SlackApiError) -> Exception:
    response = error.response
    if response.status_code == _HTTP_TOO_MANY:
        return RateLimited(float(response.headers.get("Retry-After", "1")))
    code = str(response.get("error", "")) if isinstance(response.data, dict) else ""
    if response.status_code >= _HTTP_BROKEN or code in _OF_SLACK:
        return Unavailable(code or str(response.status_code))
    return Undeliverable(code)
