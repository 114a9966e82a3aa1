"""Somebody pressed a button: it is done, and they are told what came of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import structlog

from .. import wording
from ..ports import NotAllowed
from ..reply import Action, Reply, Verb, decode_action
from .interaction_replies import InteractionReplies
from .permissions import PermissionUnknown
from .requests import Press

_log = structlog.get_logger("responder")
ActionHandler = Callable[[Press, Action], Awaitable[Reply | None]]


@dataclass(frozen=True, slots=True)
class Actions:
    """Hands each press to its handler."""

    handlers: Mapping[Verb, ActionHandler]
    replies: InteractionReplies

    async def on_action(self, press: Press) -> None:
        """Does what the button says; an unknown or forged button is answered, not obeyed."""
        try:
            action = decode_action(press.place.platform, press.code)
        except ValueError:
            await self.replies.send(wording.said("This button no longer works."), press.interaction)
            return
        if action.verb not in self.handlers:
            return
        reply = await self._answered(press, action)
        if reply is not None:
            await self.replies.send(reply, press.interaction)

    async def _answered(self, press: Press, action: Action) -> Reply | None:
        try:
            return await self.handlers[action.verb](press, action)
        except PermissionUnknown:
            return wording.right_unknown()
        except NotAllowed as error:
            _log.warning("action_not_allowed", verb=action.verb.value, error=str(error))
            return wording.not_allowed()
        except Exception as error:  # noqa: BLE001 - a press must never stop the bot
            _log.error("action_failed", verb=action.verb.value, error=type(error).__name__)
            return wording.unchecked()
