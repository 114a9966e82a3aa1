"""A message is read again because somebody asked: what it says, that it is gone, or why it could not be read."""

import structlog

from .. import wording
from ..message import Message, MessageRef
from ..ports import NotAllowed, Unavailable, Undeliverable
from ..reply import Reply
from .kit import Kit

_log = structlog.get_logger("responder")


async def read_again(kit: Kit, ref: MessageRef) -> Message | Reply | None:
    """The message, None where the platform says that it is gone, or what to say to whoever asked."""
    try:
        return await kit.chat(ref.platform).fetch(ref)
    except NotAllowed as error:
        _log.info("may_not_read", platform=ref.platform, error=str(error))
        return wording.may_not_read()
    except (Unavailable, Undeliverable) as error:
        _log.warning("not_read", platform=ref.platform, error=str(error))
        return wording.not_read_now()
