"""The buttons below a notice: read the message again, do what was asked, say what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog

from config.entities import EntityTypes
from config.revocation import Revocation

from .. import wording
from ..message import Message
from ..ports import Chat, Clock
from ..records import State
from ..reply import Action, Reply
from ..settings_resolver import PAUSED, SettingsResolver
from ..store.claims import Claim, ClaimKind, Claims
from ..store.workspaces import Scope, SettingValue
from .checks import MessageChecks
from .direct import DirectReplies
from .message_access import MessageAccess
from .notices import Notices, post_of
from .requests import Press

_log = structlog.get_logger("responder")
PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class MessageActions:
    """What the buttons below a notice do."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    checks: MessageChecks
    access: MessageAccess
    notices: Notices
    direct: DirectReplies
    claims: Claims
    revocation: Mapping[str, Revocation]
    clock: Clock
    types: EntityTypes

    async def why(self, press: Press, action: Action) -> Reply:
        """Why the message alarms."""
        message = await self.access.of_author(press, action.ref)
        return message if isinstance(message, Reply) else wording.why(await self.checks.verdict_on(message), self.types)

    async def show(self, press: Press, action: Action) -> Reply:
        """The notice behind a note, for the author alone."""
        message = await self.access.of_author(press, action.ref)
        if isinstance(message, Reply):
            return message
        verdict = await self.checks.verdict_on(message)
        if verdict.marked and not verdict.decision.alarm:  # who asks is told of allowlisted values, too
            asked = replace(message, asked=True)
            return await self.direct.answer(asked, await self.checks.verdict_on(asked))
        return self.notices.notice_of(message, verdict)

    async def revoke(self, press: Press, action: Action) -> Reply:
        """How to revoke the secrets in the message."""
        message = await self.access.of_author(press, action.ref)
        if isinstance(message, Reply):
            return message
        verdict = await self.checks.verdict_on(message)
        every = [*verdict.findings, *(f for file in verdict.files for f in file.findings)]
        recognizers = [(f.source.rpartition(".")[2], f.entity_type) for f in every]
        names = dict.fromkeys(name if name in self.revocation else kind for name, kind in recognizers)
        return wording.revoking([self.revocation[name] for name in names if name in self.revocation])

    async def copy(self, press: Press, action: Action) -> Reply:
        """Redacted copies of the message's files, made anew from what the platform has."""
        message = await self.access.of_author(press, action.ref)
        return message if isinstance(message, Reply) else wording.copies(await self.checks.redacted_copies(message))

    async def pause(self, press: Press, action: Action) -> Reply:
        """No notices for an hour."""
        until = (self.clock.now() + PAUSE).isoformat()
        setting = SettingValue(Scope.PERSON, press.person.id, PAUSED, until)
        # A notice that came by direct message is about a message in some workspace.
        workspace = action.ref.workspace if action.ref else press.place.workspace
        await self.settings.set(press.place.platform, workspace, setting, press.person.id)
        return wording.said(
            "You will get no notices for an hour. `/privacy-check pause 3d` makes it longer, `/privacy-check resume` ends it."
        )

    async def post_redacted(self, press: Press, action: Action) -> Reply:
        """Posts the redacted version and deletes the author's message where that is allowed."""
        message = await self.access.of_author(press, action.ref)
        if isinstance(message, Reply):
            return message
        async with self.checks.with_files(message) as whole:
            return await self._repost(press, whole)

    async def _repost(self, press: Press, message: Message) -> Reply:
        chat = self.chats[press.place.platform]
        verdict = await self.checks.verdict_on(message)
        if not verdict.findings and not any(file.findings for file in verdict.files):
            return wording.said("There is nothing left to redact in it.")
        claim = Claim(message.ref, self.checks.version_of(message), ClaimKind.POST)
        post = post_of(chat, message, verdict)
        async with self.claims.claimed(claim, self.clock.now()) as held:
            if not held.ours:
                return wording.said("The redacted version has already been posted.")
            key = f"redacted:{claim.version[:8]}:{message.ref.id}"
            await chat.post_as(press.person, message.place, post, key, again=held.again)
        replaced = wording.replaced(verdict, self.types)
        if would_go := sum(not file.survives_deletion for file in message.files) - len(post.files):
            return wording.posted_beside(message.ref, would_go, replaced)
        if await chat.delete(message.ref, press.person):
            await self.notices.withdraw(message.ref, State.DELETED)
            return wording.said(f"Your message was replaced with its redacted version. {replaced}")
        posted = f"The redacted version is posted. {replaced}"
        return wording.cannot_delete(message.ref, press.person.id, chat.capabilities.consent_page, posted)

    async def delete(self, press: Press, action: Action) -> Reply:
        """Deletes the author's message."""
        message = await self.access.of_author(press, action.ref)
        if isinstance(message, Reply):
            return message
        if action.argument:
            return wording.ask_delete(message.ref, press.person.id)
        chat = self.chats[press.place.platform]
        if await chat.delete(message.ref, press.person):
            await self.notices.withdraw(message.ref, State.DELETED)
            return wording.said("Your message has been deleted. If there was a secret in it, revoke it anyway.")
        return wording.cannot_delete(message.ref, press.person.id, chat.capabilities.consent_page)
