"""The allowlist: who may mark values as not a leak and for whom, undoing that, and the list of entries."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from config.entities import EntityTypes
from config.store import RetentionSettings

from .. import wording
from ..allowlist import AllowlistEntry, EntryScope, choices, leaves_the_team, severe, subject_of
from ..commands import Misused
from ..message import Message
from ..ports import Chat, Clock, Person
from ..records import State
from ..reply import Action, Reply
from ..settings_resolver import SettingsResolver
from ..store.allowlist import AllowlistEntries
from ..store.findings import Findings
from ..verdict import Verdict
from .checks import MessageChecks
from .message_access import MessageAccess
from .notices import Notices, author_of
from .permissions import Permissions
from .personal_data import is_everywhere
from .requests import Command, Press

_PAGE = re.compile(r"[0-9]{1,3}")
_MOST_VALUES = 1000


@dataclass(frozen=True, slots=True)
class Allowlisting:
    """Adds entries, removes them and lists them."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    permissions: Permissions
    access: MessageAccess
    checks: MessageChecks
    notices: Notices
    findings: Findings
    allowlist_entries: AllowlistEntries
    retention_days: RetentionSettings
    clock: Clock
    types: EntityTypes

    async def not_a_leak(self, press: Press, action: Action) -> Reply:
        """Adds what was found in the author's message to the allowlist, for the scope that they choose and may choose."""
        found = await self.access.of_author(press, action.ref)
        if isinstance(found, Reply):
            return found
        message = await self.checks.in_place(found)
        verdict = await self.checks.verdict_on(message)
        if len(verdict.values) > _MOST_VALUES:
            return wording.said(wording.TOO_MANY)
        if not verdict.values:
            await self.notices.withdraw(message.ref, State.DISMISSED)
            return wording.said("Thank you. I will not mention this message again.")
        admin, scopes = await self._choices(message, verdict)
        if not action.argument and len(scopes) > 1:
            return wording.ask_scope(message.ref, scopes)
        scope = next((each for each in scopes if each == (action.argument or EntryScope.PERSON)), None)
        if scope is None:
            return wording.said("Only an admin can mark this as not a leak for others.")
        entries = self._entries(message, verdict, scope, admin=admin)
        await self.settings.allow(message.ref, entries)
        await self.notices.withdraw(message.ref, State.DISMISSED)
        return wording.marked(message.ref, entries[0], strict=leaves_the_team(message))

    async def _choices(self, message: Message, verdict: Verdict) -> tuple[bool, tuple[EntryScope, ...]]:
        """Whether the author is an admin, and the scopes that they may choose."""
        author = author_of(message)
        if await self.permissions.is_admin(author):
            return True, choices(message, verdict.values, self.types, admin=True, manager=True)
        manager = not severe(verdict.values, self.types) and await self.permissions.manages(author, message.place)
        return False, choices(message, verdict.values, self.types, admin=False, manager=manager)

    def _entries(self, message: Message, verdict: Verdict, scope: EntryScope, *, admin: bool) -> list[AllowlistEntry]:
        now, press = self.clock.now(), secrets.token_hex(8)
        until = now + timedelta(days=self.retention_days.allowlist)
        subject, author, channel = subject_of(scope, message), message.author.id, message.ref.channel
        return [AllowlistEntry(press, value, scope, subject, author, admin, channel, now, until) for value in verdict.values]

    async def undo(self, press: Press, action: Action) -> Reply:
        """Removes the entries of one press, for whoever made them or an admin; the message's author sees the notice again."""
        platform = press.place.platform
        workspace = action.ref.workspace if action.ref else press.place.workspace
        person = Person(platform, workspace, press.person.id)
        every = await self.allowlist_entries.in_force(platform, workspace, self.clock.now())
        entries = [entry for entry in every if entry.id == action.argument]
        if not entries:
            return wording.said("This mark no longer exists.")
        if entries[0].actor != person.id and not await self.permissions.is_admin(person):
            return wording.said("Only the person who made this mark, or an admin, can undo it.")
        await self.settings.disallow(platform, workspace, entries, person.id)
        return await self._shown_again(press, action) or wording.said(wording.UNDONE)

    async def _shown_again(self, press: Press, action: Action) -> Reply | None:
        """The notice about the message, if whoever pressed is its author and it still alarms."""
        message = await self.access.of_author(press, action.ref) if action.ref else None
        if message is None or isinstance(message, Reply):
            return None
        verdict = await self.checks.verdict_on(message)
        if not verdict.decision.alarm:
            return None
        await self.findings.reopen(message.ref, self.clock.now())
        return wording.shown_again(self.notices.notice_of(message, verdict))

    async def allowlist(self, command: Command, typed: str) -> Reply:
        """``allowlist``, or ``allowlist 2`` for the second page: one's own entries; an admin sees all. Raises Misused."""
        page = int(typed) if _PAGE.fullmatch(typed) else 0
        if typed and not page:
            raise Misused
        place, person = command.place, command.person
        entries = await self.allowlist_entries.in_force(place.platform, place.workspace, self.clock.now())
        if not await self.permissions.is_admin(person):
            entries = [entry for entry in entries if entry.actor == person.id]
        reply = wording.allowlist(entries, self.types, page or 1)
        elsewhere = wording.said("Marks hold in one server each: those of a server are listed in its channels.")
        return wording.joined(elsewhere, reply) if is_everywhere(place, self.chats[place.platform].capabilities) else reply
