"""Token rotation: where an app has it on, a token lives twelve hours, and is exchanged for the next one in time.

Source: docs.slack.dev, "Using token rotation". A refresh token is good once; the next one comes with the token.
"""

import asyncio
import hashlib
import json
import random
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace

import structlog
from slack_sdk.errors import SlackApiError, SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator

from config.errors import ConfigError
from core.ports import Clock
from core.store.installations import Installations

_log = structlog.get_logger("slack")
_EARLY_MINUTES = 120
_LOOK_SECONDS = 60.0


@dataclass(frozen=True, slots=True, repr=False)
class KeptToken:
    """What is kept of an installation, encrypted. Expires at: seconds since the epoch, 0 for never.

    First: a hash of the configured refresh token from which it descends, if it does.
    """

    bot_token: str
    refresh_token: str = ""
    expires_at: int = 0
    first: str = ""

    def as_secret(self) -> str:
        """As it is encrypted."""
        return json.dumps({name: value for name, value in asdict(self).items() if value})

    @classmethod
    def read(cls, secret: str) -> "KeptToken":
        """What ``as_secret`` gave."""
        return cls(**json.loads(secret))


class Rotation:
    """Looks after tokens that expire. Replicas do it side by side: whose exchange fails takes what another has kept."""

    def __init__(
        self, installations: Installations, clock: Clock, rotator: AsyncTokenRotator, renewed: Callable[[str], Awaitable[object]]
    ) -> None:
        """Renewed: told a workspace's next token."""
        self._installations = installations
        self._clock = clock
        self._rotator = rotator
        self._renewed = renewed
        self._known: dict[str, str] = {}

    async def begin_with(self, refresh_token: str) -> None:
        """Exchanges a configured refresh token, unless a descendant of it is kept; raises ConfigError."""
        first = hashlib.sha256(refresh_token.encode()).hexdigest()
        if any(KeptToken.read(secret).first == first for secret in (await self._installations.all("slack")).values()):
            return
        rotator, now = self._rotator, self._clock.now()
        try:
            told = await rotator.client.oauth_v2_access(
                client_id=rotator.client_id,
                client_secret=rotator.client_secret,
                grant_type="refresh_token",
                refresh_token=refresh_token,
            )
        except SlackApiError as error:
            hint = "copy the app's present one from its page"
            reason = error.response.get("error", "")
            raise ConfigError(f"environment: SLACK_REFRESH_TOKEN: Slack refuses it ({reason}); {hint}") from None
        owner = str(((told.get("enterprise") if told.get("is_enterprise_install") else told.get("team")) or {}).get("id") or "")
        ends = int(now.timestamp()) + int(told["expires_in"])
        kept = KeptToken(str(told["access_token"]), str(told["refresh_token"]), ends, first)
        await self._installations.save("slack", owner, kept.as_secret(), "", now)

    async def watch(self) -> None:
        """For ever."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS * (1 + random.random()))  # noqa: S311 - so that replicas do not meet
            try:
                await self.turn()
            except Exception as error:  # noqa: BLE001 - a database or a network that is away must not end it
                _log.warning("token_not_rotated", platform="slack", error=type(error).__name__)

    async def turn(self) -> None:
        """Exchanges what expires soon, and takes over what another replica has exchanged."""
        for owner, secret in (await self._installations.all("slack")).items():
            kept = await self._current(owner, KeptToken.read(secret))
            before, self._known[owner] = self._known.get(owner), kept.bot_token
            if before not in (None, kept.bot_token):
                await self._renewed(kept.bot_token)

    async def _current(self, owner: str, kept: KeptToken) -> KeptToken:
        if not kept.refresh_token:
            return kept
        bot = Bot(
            bot_token=kept.bot_token,
            bot_id="",
            bot_user_id="",
            bot_refresh_token=kept.refresh_token,
            bot_token_expires_at=kept.expires_at,
            installed_at=0.0,
        )
        try:
            found = await self._rotator.perform_bot_token_rotation(bot=bot, minutes_before_expiration=_EARLY_MINUTES)
        except SlackTokenRotationError:
            again = await self._installations.find("slack", owner)
            if again is None or KeptToken.read(again) == kept:
                _log.error("token_not_rotated", platform="slack", error="refused")
            return KeptToken.read(again) if again else kept
        if found is None:
            return kept
        ends = int(found.bot_token_expires_at or 0)
        fresh = replace(kept, bot_token=found.bot_token, refresh_token=str(found.bot_refresh_token), expires_at=ends)
        await self._installations.renew("slack", owner, fresh.as_secret(), self._clock.now())
        return fresh
