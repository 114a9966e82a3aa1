"""The answer to a command, a press or a question."""

from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from ..fingerprint import fingerprint
from ..message import Place
from ..ports import Chat, Interaction, Undeliverable
from ..reply import Audience, Reply

_log = structlog.get_logger("responder")


@dataclass(frozen=True, slots=True)
class InteractionReplies:
    """Sends answers; that somebody cannot be reached is logged."""

    chats: Mapping[str, Chat]
    key: bytes

    async def send(self, reply: Reply, interaction: Interaction, public_in: Place | None = None) -> None:
        """Answers whoever asked. Public in: where a reply that is for everyone is posted; without it, only the asker sees it."""
        public = public_in if reply.audience is Audience.EVERYONE else None
        # The platform's token is a secret while it is valid; a key may be shown.
        key = f"answer:{fingerprint(self.key, 'ANSWER', interaction.token)}"
        reader = None if public else interaction.person
        try:
            await self.chats[interaction.place.platform].deliver(reply, public or interaction, key, reader=reader)
        except Undeliverable:
            _log.info("unreachable", platform=interaction.place.platform)
