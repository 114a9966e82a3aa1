"""Who may do what: asked of the platform each time."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass

import structlog

from ..message import Place
from ..ports import Chat, Person, Unavailable, Undeliverable

_log = structlog.get_logger("responder")


class PermissionUnknown(Exception):
    """The platform could not say whether somebody may do something; whoever asked is told so, and not that they may not."""


@dataclass(frozen=True, slots=True)
class Permissions:
    """Asks the connected platforms."""

    chats: Mapping[str, Chat]

    async def is_admin(self, person: Person) -> bool:
        """Whether the person may change settings; raises PermissionUnknown where the platform could not be asked."""
        return await self._known(person.platform, self.chats[person.platform].is_admin(person))

    async def manages(self, person: Person, place: Place) -> bool:
        """Whether the person looks after the channel; raises PermissionUnknown likewise."""
        return await self._known(person.platform, self.chats[person.platform].manages(person, place))

    async def _known(self, platform: str, asked: Awaitable[bool]) -> bool:
        try:
            return await asked
        except (Unavailable, Undeliverable) as error:
            _log.warning("right_unknown", platform=platform, error=str(error))
            raise PermissionUnknown from None
