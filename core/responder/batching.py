"""Notices that were delayed: all of one author's in one place are sent together, as one notice."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby

from config.entities import EntityTypes

from .. import wording
from ..message import Message
from ..ports import Chat, Clock, Undeliverable
from ..records import FindingRecord, State
from ..settings_resolver import SettingsResolver
from ..store.claims import Claim, ClaimKind, Claims
from ..store.database import Database
from ..store.findings import Findings
from ..verdict import Verdict
from ..workers import Unchecked
from .checks import MessageChecks
from .notices import Notices, author_of, notice_key, show

_MOST = 500


@dataclass(frozen=True, slots=True)
class BatchedNotices:
    """Sends delayed notices."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    checks: MessageChecks
    notices: Notices
    findings: Findings
    claims: Claims
    database: Database
    clock: Clock
    types: EntityTypes

    async def tell_due(self) -> None:
        """Sends everything that is due; a group that meets a problem is left for the next time."""
        waiting = [record for record in await self.findings.due(self.clock.now(), _MOST) if record.ref.platform in self.chats]
        for _, group in groupby(sorted(waiting, key=_group), key=_group):
            await self._tell_group(list(group))

    async def _tell_group(self, group: Sequence[FindingRecord]) -> None:
        first = group[0]
        claim = Claim(first.ref, first.version, ClaimKind.BURST)
        async with self.claims.claimed(claim, self.clock.now()) as held:
            if not held.ours:
                return
            still = [pair for record in group if (pair := await self._still(record))]
            async with self.notices.one_at_a_time(self.chats[first.ref.platform]):
                records = await self._deliver(still, first, again=held.again) if still else []
                async with self.database.writing() as connection:
                    for record in records:
                        await self.findings.save(record, connection, self.clock.now())
                    await held.finish(connection)

    async def _still(self, record: FindingRecord) -> tuple[FindingRecord, Message, Verdict] | None:
        """The finding with its message, if it still alarms."""
        message = await self.chats[record.ref.platform].fetch(record.ref)
        if message is None:
            await self.notices.withdraw(record.ref, State.DELETED)
            return None
        with suppress(Unchecked):
            async with self.checks.with_files(message) as whole:
                verdict, version = await self.checks.verdict_on(whole), self.checks.version_of(whole)
            if verdict.decision.alarm:
                return replace(record, version=version, counts=verdict.counts), message, verdict
        await self.notices.withdraw(record.ref, State.RESOLVED)
        return None

    async def _deliver(
        self, still: Sequence[tuple[FindingRecord, Message, Verdict]], first: FindingRecord, *, again: bool
    ) -> list[FindingRecord]:
        chat = self.chats[first.ref.platform]
        key = notice_key(first.ref, first.version)
        # The author, or an admin, may have decided otherwise while it waited.
        message = still[0][1]
        place_settings = await self.settings.of_place(message.place, chat.capabilities)
        silent = await self.settings.silenced(author_of(message), place_settings)
        if silent:
            return [replace(record, state=silent, due_at=None) for record, *_ in still]
        reply = wording.burst([(verdict, message.ref) for _, message, verdict in still], chat.capabilities, self.types)
        try:
            notice = await show(chat, place_settings, reply, message, key, again=again)
        except Undeliverable:
            return [replace(record, state=State.UNREACHABLE, due_at=None) for record, *_ in still]
        return [replace(record, state=State.OPEN, due_at=None, notice_key=key, notice=notice) for record, *_ in still]


def _group(record: FindingRecord) -> tuple[str, ...]:
    return record.ref.platform, record.ref.workspace, record.ref.channel, record.thread, record.author
