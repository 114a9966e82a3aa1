"""The message that a button is about, for its author alone."""

from .. import wording
from ..message import Message, MessageRef
from ..records import State
from ..reply import Reply
from .kit import Kit, Press
from .messages import withdraw
from .reading import read_again

_GONE = "The message no longer exists."
_NOT_YOURS = "Only the author of the message can do that."


async def own_message(kit: Kit, press: Press, ref: MessageRef | None) -> Message | Reply:
    """The message, if it is there and whoever pressed wrote it; else what to say."""
    message = await read_again(kit, ref) if ref else None
    if isinstance(message, Reply):
        return message
    if message is None:
        if ref:
            await withdraw(kit, ref, State.DELETED)
        return wording.said(_GONE)
    return message if message.author.id == press.person.id else wording.said(_NOT_YOURS)
