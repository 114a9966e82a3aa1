"""Answers what people write, type and press: the same five methods for every platform."""

from ..message import Message, MessageRef
from ..text import Text
from . import actions, commands, messages
from .kit import Command, Kit, Press

__all__ = ["Command", "Kit", "Press", "Responder"]


class Responder:
    """What an adapter calls when something happened."""

    def __init__(self, kit: Kit) -> None:
        """Kit: what all platforms share."""
        self.kit = kit

    async def on_message(self, message: Message) -> None:
        """A new or edited message."""
        await messages.on_message(self.kit, message)

    async def on_delete(self, ref: MessageRef) -> None:
        """A message is gone."""
        await messages.on_delete(self.kit, ref)

    async def on_command(self, command: Command, text: Text) -> None:
        """``/privacy-check``; text is the command's text, decoded."""
        await commands.on_command(self.kit, command, text)

    async def on_action(self, press: Press) -> None:
        """A button."""
        await actions.on_action(self.kit, press)
