"""Marks of what is no leak: who may make one for whom, taking it back, and the list."""

import re
import secrets
from datetime import timedelta

from .. import wording
from ..allowlist import AllowlistEntry, EntryScope, choices, leaves_the_team, severe, subject_of
from ..commands import Misused
from ..message import Message
from ..ports import Person
from ..records import State
from ..reply import Action, Reply
from ..verdict import Verdict
from .delivery import notice_of
from .forgetting import is_everywhere
from .kit import Command, Kit, Press, author_of
from .messages import withdraw
from .own_message import own_message

_PAGE = re.compile(r"[0-9]{1,3}")
_MOST_VALUES = 1000


async def not_a_leak(kit: Kit, press: Press, action: Action) -> Reply:
    """Marks what was found in the author's message, for whom they may and choose; a plain member's mark is for themselves."""
    found = await own_message(kit, press, action.ref)
    if isinstance(found, Reply):
        return found
    message = await kit.in_place(found)
    verdict = await kit.verdict_on(message)
    if len(verdict.values) > _MOST_VALUES:
        return wording.said(wording.TOO_MANY)
    if not verdict.values:
        await withdraw(kit, message.ref, State.DISMISSED)
        return wording.said("Thank you. I will not mention this message again.")
    admin, scopes = await _choices(kit, message, verdict)
    if not action.argument and len(scopes) > 1:
        return wording.ask_scope(message.ref, scopes)
    scope = next((each for each in scopes if each == (action.argument or EntryScope.PERSON)), None)
    if scope is None:
        return wording.said("Only an admin can mark this as not a leak for others.")
    entries = _entries(kit, message, verdict, scope, admin=admin)
    await kit.book.allow(message.ref, entries)
    await withdraw(kit, message.ref, State.DISMISSED)
    return wording.marked(message.ref, entries[0], strict=leaves_the_team(message))


async def _choices(kit: Kit, message: Message, verdict: Verdict) -> tuple[bool, tuple[EntryScope, ...]]:
    """Whether the author is an admin, and what they may choose."""
    author = author_of(message)
    if await kit.is_admin(author):
        return True, choices(message, verdict.values, kit.types, admin=True, manager=True)
    manager = not severe(verdict.values, kit.types) and await kit.manages(author, message.place)
    return False, choices(message, verdict.values, kit.types, admin=False, manager=manager)


def _entries(kit: Kit, message: Message, verdict: Verdict, scope: EntryScope, *, admin: bool) -> list[AllowlistEntry]:
    now, press = kit.clock.now(), secrets.token_hex(8)
    until = now + timedelta(days=kit.store.retention_days.allowlist)
    subject, author, channel = subject_of(scope, message), message.author.id, message.ref.channel
    return [AllowlistEntry(press, value, scope, subject, author, admin, channel, now, until) for value in verdict.values]


async def undo(kit: Kit, press: Press, action: Action) -> Reply:
    """Takes a mark back: whoever made it may, and any admin; its author sees the notice again."""
    platform = press.place.platform
    workspace = action.ref.workspace if action.ref else press.place.workspace
    person = Person(platform, workspace, press.person.id)
    every = await kit.store.allowlist.in_force(platform, workspace, kit.clock.now())
    entries = [entry for entry in every if entry.id == action.argument]
    if not entries:
        return wording.said("This mark no longer exists.")
    if entries[0].actor != person.id and not await kit.is_admin(person):
        return wording.said("Only the person who made this mark, or an admin, can undo it.")
    await kit.book.disallow(platform, workspace, entries, person.id)
    return await _shown_again(kit, press, action) or wording.said(wording.UNDONE)


async def _shown_again(kit: Kit, press: Press, action: Action) -> Reply | None:
    """The notice about the message that the mark was made at, where it is the presser's and still alarms."""
    message = await own_message(kit, press, action.ref) if action.ref else None
    if message is None or isinstance(message, Reply):
        return None
    verdict = await kit.verdict_on(message)
    if not verdict.decision.alarm:
        return None
    await kit.store.findings.reopen(message.ref, kit.clock.now())
    return wording.shown_again(notice_of(kit, message, verdict))


async def allowlist(kit: Kit, command: Command, typed: str) -> Reply:
    """``allowlist``, or ``allowlist 2`` for a further page: one's own marks; an admin sees those of all. Raises Misused."""
    page = int(typed) if _PAGE.fullmatch(typed) else 0
    if typed and not page:
        raise Misused
    place, person = command.place, command.person
    entries = await kit.store.allowlist.in_force(place.platform, place.workspace, kit.clock.now())
    if not await kit.is_admin(person):
        entries = [entry for entry in entries if entry.actor == person.id]
    reply = wording.allowlist(entries, kit.types, page or 1)
    elsewhere = wording.said("Marks hold in one server each: those of a server are listed in its channels.")
    return wording.joined(elsewhere, reply) if is_everywhere(kit, place) else reply
