"""Notices that were put off: what one author wrote in one place is told at once, in one notice."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import groupby

from .. import wording
from ..message import Message
from ..ports import Undeliverable
from ..records import FindingRecord, State
from ..store.claims import Claim, ClaimKind
from ..verdict import Verdict
from ..workers import Unchecked
from .delivery import show
from .kit import Kit, author_of, notice_key
from .messages import silenced, version_of, withdraw

_MOST = 500


def _group(noted: FindingRecord) -> tuple[str, ...]:
    return noted.ref.platform, noted.ref.workspace, noted.ref.channel, noted.thread, noted.author


async def tell_due(kit: Kit) -> None:
    """Tells everything whose time has come; the first problem of a group leaves that group for the next time."""
    waiting = [noted for noted in await kit.store.findings.due(kit.clock.now(), _MOST) if noted.ref.platform in kit.chats]
    for _, group in groupby(sorted(waiting, key=_group), key=_group):
        await _tell_group(kit, list(group))


async def _tell_group(kit: Kit, group: Sequence[FindingRecord]) -> None:
    first = group[0]
    claim = Claim(first.ref, first.version, ClaimKind.BURST)
    async with kit.store.claims.claimed(claim, kit.clock.now()) as held:
        if not held.ours:
            return
        still = [pair for noted in group if (pair := await _still(kit, noted))]
        async with kit.telling(kit.chat(first.ref.platform)):
            told = await _deliver(kit, still, first, again=held.again) if still else []
            async with kit.store.database.writing() as connection:
                for noted in told:
                    await kit.store.findings.record(noted, connection, kit.clock.now())
                await held.finish(connection)


async def _still(kit: Kit, noted: FindingRecord) -> tuple[FindingRecord, Message, Verdict] | None:
    """The finding with its message, where that still alarms."""
    message = await kit.chat(noted.ref.platform).fetch(noted.ref)
    if message is None:
        await withdraw(kit, noted.ref, State.DELETED)
        return None
    with suppress(Unchecked):
        async with kit.whole(message) as whole:
            verdict, version = await kit.verdict_on(whole), version_of(kit, whole)
        if verdict.decision.alarm:
            return replace(noted, version=version, counts=verdict.counts), message, verdict
    await withdraw(kit, noted.ref, State.MENDED)
    return None


async def _deliver(
    kit: Kit, still: Sequence[tuple[FindingRecord, Message, Verdict]], first: FindingRecord, *, again: bool
) -> list[FindingRecord]:
    chat = kit.chat(first.ref.platform)
    key = notice_key(first.ref, first.version)
    # The author, or an admin, may have decided otherwise while it waited.
    message = still[0][1]
    rules = await kit.book.rules(message.place, chat.capabilities)
    silent = await silenced(kit, author_of(message), rules)
    if silent:
        return [replace(noted, state=silent, due_at=None) for noted, *_ in still]
    reply = wording.burst([(verdict, message.ref) for _, message, verdict in still], chat.capabilities, kit.types)
    try:
        notice = await show(chat, rules, reply, message, key, again=again)
    except Undeliverable:
        return [replace(noted, state=State.UNREACHABLE, due_at=None) for noted, *_ in still]
    return [replace(noted, state=State.OPEN, due_at=None, notice_key=key, notice=notice) for noted, *_ in still]
