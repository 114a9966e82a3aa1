"""Tells authors about their older messages: each in private, once, all of theirs in one notice, and only so many at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from config.entities import EntityTypes
from config.responding import ThrottleSettings

from ... import wording
from ...fingerprint import claim_name, fingerprint
from ...message import MessageRef
from ...ports import Chat, Clock, Person, Undeliverable
from ...records import FindingRecord, State
from ...reply import Reply
from ...settings_resolver import SettingsResolver
from ...store.claims import Claim, ClaimKind, Claims
from ...store.database import Database
from ...store.findings import Findings
from ...store.history import History
from ...store.past_findings import NOTICE, PastFindings
from ...verdict import Severity
from ...workers import Unchecked
from ..checks import MessageChecks
from ..notices import Notices
from ..throttle import HOUR, due

_log = structlog.get_logger("history")
# Of authors a round, which is a few seconds; and of messages, each of which is read again first, an author.
_MOST_AT_ONCE, _MOST_READ_AGAIN = 5, 50
_SLOW_MS = 10_000
_RETRY_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class AuthorNotices:
    """Sends what admins have asked for. ``key`` keys the names of claims."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    checks: MessageChecks
    notices: Notices
    history: History
    past: PastFindings
    findings: Findings
    claims: Claims
    database: Database
    throttle: ThrottleSettings
    clock: Clock
    types: EntityTypes
    key: bytes

    async def tell_due(self) -> None:
        """Tells a few of those who are to be told; one who cannot be told now is left for the next time."""
        for author in await self.past.due(sorted(self.chats), self.clock.now(), _MOST_AT_ONCE):
            try:
                await self._tell(author)
            except Exception as error:  # noqa: BLE001 - one who cannot be told now must not keep the others from it
                _log.warning("author_not_told", platform=author.platform, error=type(error).__name__)
                await self.past.delay(author, self.clock.now() + _RETRY_AFTER)

    async def page(self, author: Person, start: int, replaces: str = "") -> Reply:
        """What an author was told, from a message on."""
        return wording.past_notice(await self.past.told_to(author), author.id, start, self.types, replaces)

    async def _tell(self, author: Person) -> None:
        found = await self.past.due_of(author)
        if not found:
            return
        if wait := await self._not_before(author, found):
            await self.past.delay(author, wait)
            return
        # With the key of a notice that did not reach them: that may be tried again, once an admin asks for it.
        same = ",".join(sorted(f"{each.ref.channel}/{each.ref.id}/{each.notice_key}" for each in found))
        ref = MessageRef(author.platform, author.workspace, "", claim_name(self.key, "history", author.workspace, author.id))
        claim = Claim(ref, fingerprint(self.key, "HISTORY", same), ClaimKind.HISTORY)
        async with self.claims.claimed(claim, self.clock.now()) as held:
            if not held.ours:
                return
            still = [record for record in await self._read_again(author, found) if record]
            record = await self._deliver(author, still, f"{NOTICE}{claim.version}", again=held.again) if still else None
            async with self.database.writing() as connection:
                if record:
                    await self.past.told([each.ref for each in still], record, connection, self.clock.now())
                await held.finish(connection)

    async def _not_before(self, author: Person, found: Sequence[FindingRecord]) -> datetime | None:
        """When the author may be told, unless that is now: after their pause, and by the limit of notices an hour."""
        now = self.clock.now()
        paused = await self.settings.paused_until(author)
        if paused and paused > now:
            return paused
        earlier = await self.findings.notifications(author, now - HOUR)
        severity = max((Severity(each.severity) for each in found), key=[*Severity].index)
        return due(now, earlier, "", severity, self.throttle)

    async def _read_again(self, author: Person, found: Sequence[FindingRecord]) -> list[FindingRecord]:
        """Those that are still there and still alarm; where reading is slow, what events told of edits has to do."""
        run = await self.history.of(author.platform, author.workspace)
        if run and run.pause_ms > _SLOW_MS:
            return list(found)
        looked_at = [await self._still(record) for record in found[:_MOST_READ_AGAIN]]
        return [*filter(None, looked_at), *found[_MOST_READ_AGAIN:]]

    async def _still(self, record: FindingRecord) -> FindingRecord | None:
        try:
            message = await self.chats[record.ref.platform].fetch(record.ref)
        except Undeliverable:
            return record
        if message is None:
            await self.notices.withdraw(record.ref, State.DELETED)
            return None
        try:
            verdict = await self.checks.verdict_on(message)
        except Unchecked:
            return record
        if verdict.decision.alarm:
            return replace(record, counts=verdict.counts)
        await self.notices.withdraw(record.ref, State.RESOLVED)
        return None

    async def _deliver(self, author: Person, still: Sequence[FindingRecord], key: str, *, again: bool) -> FindingRecord:
        """The record's state, key and notice hold for all of them."""
        reply = wording.past_notice(still, author.id, 0, self.types)
        try:
            notice = await self.chats[author.platform].deliver(reply, author, key, reader=author, again=again)
        except Undeliverable:
            _log.info("unreachable", platform=author.platform)
            return replace(still[0], state=State.UNREACHABLE, notice_key=key)
        return replace(still[0], state=State.OPEN, notice_key=key, notice=notice)
