"""Workspaces and organisations whose tokens are kept: at the start, when they install, and when another replica has."""

from collections.abc import Sequence
from contextlib import suppress

import structlog

from core.ports import TokenRefused, Undeliverable
from core.store.installations import Installations

from .rotation import KeptToken
from .workspace_setup import WorkspaceSetup
from .workspaces import Teams

_log = structlog.get_logger("slack")


class Installing:
    """Looks after what is installed by OAuth."""

    def __init__(self, setup: WorkspaceSetup, teams: Teams, installations: Installations) -> None:
        """Installations: a workspace's by its own id, an organisation's by the organisation's."""
        self._setup = setup
        self._teams = teams
        self._installations = installations

    async def kept(self) -> list[str]:
        """Adds every workspace whose tokens are kept; their ids, not begun yet."""
        teams: list[str] = []
        for secret in (await self._installations.all("slack")).values():
            try:
                teams += await self._setup.add(KeptToken.read(secret).bot_token)
            except (TokenRefused, Undeliverable) as error:
                _log.warning("token_refused", platform="slack", error=str(error))
        return teams

    async def installed(self, token: str) -> None:
        """A workspace or an organisation has just installed us, or its token is a new one."""
        await self._begin(await self._setup.add(token))

    async def look_up(self, team: str, organisation: str) -> None:
        """Another replica may have installed us there, or the organisation may have added a workspace."""
        for owner in filter(None, (team, organisation)):
            kept = await self._installations.find("slack", owner)
            if kept is not None:
                before = self._teams.all
                with suppress(TokenRefused, Undeliverable):  # the token was taken back meanwhile
                    added = await self._setup.add(KeptToken.read(kept).bot_token)
                    await self._begin([each for each in added if each not in before])
                return

    async def _begin(self, teams: Sequence[str]) -> None:
        for team in teams:
            await self._setup.begin(team)
