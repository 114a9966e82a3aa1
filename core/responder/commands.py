"""``/privacy-check``: known words are commands, everything else is text to check."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

import structlog

from .. import wording
from ..commands import AS_TEXT, Misused, admins_only, resembling, usages_of
from ..message import Author, Message, MessageRef
from ..reply import Reply
from ..text import Edit, Text
from ..verdict import Verdict
from ..workers import Unchecked
from .checks import MessageChecks
from .direct import DirectReplies
from .history.first_look import FirstLook
from .interaction_replies import InteractionReplies
from .message_access import MessageAccess
from .permissions import Permissions, PermissionUnknown
from .requests import Command, Question

_log = structlog.get_logger("responder")
# An offer to look at the history would be out of place there.
_WITHOUT_OFFER = frozenset({"history", "forget-workspace"})
CommandHandler = Callable[[Command, str], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Commands:
    """Answers the command and questions about messages. ``handlers``: of each word behind the command, by that word."""

    permissions: Permissions
    checks: MessageChecks
    direct: DirectReplies
    access: MessageAccess
    replies: InteractionReplies
    first_look: FirstLook
    handlers: Mapping[str, CommandHandler]

    async def on_command(self, command: Command, text: Text) -> None:
        """Answers the command; only who asked sees it, but for a reply that is meant for everyone."""
        reply = await _answered(self._reply(command, text), command.place.platform)
        await self.replies.send(reply, command.interaction, public_in=command.place)

    async def on_question(self, question: Question) -> None:
        """Checks the message in question, and tells only who asked."""
        reply = await _answered(self._about(question), question.ref.platform)
        await self.replies.send(reply, question.interaction)

    @property
    def all_handlers(self) -> Mapping[str, CommandHandler]:
        """By the first word behind the command."""
        return {"": self._form, "help": self._help, **self.handlers}

    async def _about(self, question: Question) -> Reply:
        message = question.message or await self.access.read_again(question.ref)
        if isinstance(message, Reply):
            return message
        if message is None:
            return wording.said("I cannot read this message: it is gone, or no person wrote it.")
        return await self._verdict(replace(message, asked=True))

    async def _reply(self, command: Command, text: Text) -> Reply:
        words = " ".join(command.raw.split())
        if command.files or "\n" in command.raw.strip():
            return await self._check(command, text)
        if words.casefold().startswith(AS_TEXT):
            return await self._check(command, _behind_prefix(text))
        name, _, typed = words.partition(" ")
        name, why = name.casefold(), ""
        if name in self.all_handlers:
            try:
                return await self._done(command, text, name, typed)
            except Misused as error:
                why = str(error)
        meant = name if why else resembling(words.casefold())
        return await self._meant(command, text, meant, why) if meant else await self._check(command, text)

    async def _done(self, command: Command, text: Text, name: str, typed: str) -> Reply:
        """What the command answers; raises Misused."""
        if not admins_only(name) or await self.permissions.is_admin(command.person):
            reply = await self.all_handlers[name](command, typed)
            offered = admins_only(name) and name not in _WITHOUT_OFFER
            return await self.first_look.with_offer(reply, command.place) if offered else reply
        return await self._with_findings(command, text, wording.for_admins(name))

    async def _meant(self, command: Command, text: Text, name: str, why: str) -> Reply:
        """How to use the command that was probably meant, with what was found in the words. Why: what was wrong."""
        return await self._with_findings(command, text, wording.did_you_mean(usages_of(name), why), clean=wording.CLEAN_AS_TEXT)

    async def _with_findings(self, command: Command, text: Text, reply: Reply, *, clean: str = "") -> Reply:
        """An answer to something other than a text to check, with what was found in the words. Clean: said if that is nothing."""
        message = _asked(command, text)
        verdict = await self._checked(message)
        if verdict is None:
            return wording.joined(reply, wording.unchecked())
        if verdict.counts or verdict.decision.alarm:
            return wording.joined(await self.direct.answer(message, verdict), reply)
        return wording.joined(reply, wording.said(clean)) if clean else reply

    async def _form(self, command: Command, typed: str) -> Reply:
        return wording.form()

    async def _help(self, command: Command, typed: str) -> Reply:
        """Help on one command, or on all; if it is unknown whether somebody is an admin, admin commands are included."""
        if typed:
            if not usages_of(typed.casefold()):
                raise Misused
            return wording.help_on(usages_of(typed.casefold()))
        admin = True
        with suppress(PermissionUnknown):
            admin = await self.permissions.is_admin(command.person)
        return wording.help_text(admin=admin)

    async def _check(self, command: Command, text: Text) -> Reply:
        return await self._verdict(_asked(command, text))

    async def _checked(self, message: Message) -> Verdict | None:
        try:
            return await self.checks.verdict_on(message)
        except Unchecked as error:
            _log.error("check_failed", platform=message.place.platform, error=str(error))
            return None

    async def _verdict(self, message: Message) -> Reply:
        verdict = await self._checked(message)
        if verdict is None:
            return wording.unchecked()
        return await self.direct.answer(message, verdict)


async def _answered(work: Awaitable[Reply], platform: str) -> Reply:
    """The answer, or what is said after an error."""
    try:
        return await work
    except PermissionUnknown:
        return wording.right_unknown()
    except Exception as error:  # noqa: BLE001 - it is logged without its text
        _log.error("command_failed", platform=platform, error=type(error).__name__)
        return wording.unchecked()


def _behind_prefix(text: Text) -> Text:
    """The text without the prefix that marks it as text to check."""
    start = text.visible.casefold().find(AS_TEXT) + len(AS_TEXT)
    spaces = len(text.visible) - start - len(text.visible[start:].lstrip())
    return text.edited([Edit(0, start + spaces, "")])


def _asked(command: Command, text: Text) -> Message:
    place = command.place
    ref = MessageRef(place.platform, place.workspace, place.channel, "")
    return Message(ref, Author(command.person.id), place, text, command.files, asked=True)
