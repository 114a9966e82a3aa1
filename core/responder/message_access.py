"""Reads a message again for somebody: for anybody who asks about it, or for its author alone."""

from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from .. import wording
from ..message import Message, MessageRef
from ..ports import Chat, NotAllowed, Unavailable, Undeliverable
from ..records import State
from ..reply import Reply
from .notices import Notices
from .requests import Press

_log = structlog.get_logger("responder")
_GONE = "The message no longer exists."
_NOT_YOURS = "Only the author of the message can do that."


@dataclass(frozen=True, slots=True)
class MessageAccess:
    """Reads messages again through the platform."""

    chats: Mapping[str, Chat]
    notices: Notices

    async def read_again(self, ref: MessageRef) -> Message | Reply | None:
        """The message, None if the platform says that it does not exist any more, or what to say to whoever asked."""
        try:
            return await self.chats[ref.platform].fetch(ref)
        except NotAllowed as error:
            _log.info("may_not_read", platform=ref.platform, error=str(error))
            return wording.may_not_read()
        except (Unavailable, Undeliverable) as error:
            _log.warning("not_read", platform=ref.platform, error=str(error))
            return wording.not_read_now()

    async def of_author(self, press: Press, ref: MessageRef | None) -> Message | Reply:
        """The message, if whoever pressed is its author; else what to say."""
        message = await self.read_again(ref) if ref else None
        if isinstance(message, Reply):
            return message
        if message is None:
            if ref:
                await self.notices.withdraw(ref, State.DELETED)
            return wording.said(_GONE)
        return message if message.author.id == press.person.id else wording.said(_NOT_YOURS)
