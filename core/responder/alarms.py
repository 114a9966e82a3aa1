"""Answers an alarm: claims it, tells the author where that is due, and records it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from config.responding import ThrottleSettings

from ..fingerprint import fingerprint
from ..message import Message, MessageRef
from ..metrics import Metrics
from ..ports import Chat, Clock, Person, RateLimited, TokenRefused
from ..records import FindingRecord, State
from ..settings_resolver import PlaceSettings, SettingsResolver
from ..store.claims import Claim, Claims, HeldClaim
from ..store.database import Database
from ..store.findings import Findings
from ..store.workspaces import Workspaces
from ..verdict import Severity, Verdict
from .attachments import borrowed
from .checks import MessageChecks
from .notices import Notices, author_of
from .privacy_channel import PrivacyChannel
from .recent_changes import RecentChanges
from .throttle import HOUR, due

_log = structlog.get_logger("responder")
LATE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Alarms:
    """Answers messages that alarm, or that could not be checked. ``key`` keys fingerprints.

    ``unrecorded``: notices that were sent while the database went away; they are recorded at the next try, not sent again.
    """

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    checks: MessageChecks
    notices: Notices
    privacy_channel: PrivacyChannel
    findings: Findings
    workspaces: Workspaces
    claims: Claims
    database: Database
    recent_changes: RecentChanges
    throttle: ThrottleSettings
    clock: Clock
    metrics: Metrics
    key: bytes
    unrecorded: dict[Claim, FindingRecord] = field(default_factory=dict)

    async def answer(
        self, message: Message, verdict: Verdict | None, place_settings: PlaceSettings, version: str, holding: HeldClaim | None
    ) -> Message | None:
        """Claims, tells and records. Verdict: None where the message could not be checked.

        Holding: a claim that was taken already. Returns the message as it stands by now, where it is another version that is
        to be handled.
        """
        claim = Claim(message.ref, version)
        if holding and holding.claim == claim:
            return await self._answer_claimed(message, verdict, place_settings, holding, again=True)
        async with self.claims.claimed(claim, self.clock.now(), uncounted=TokenRefused) as held:
            if held.ours:
                return await self._answer_claimed(message, verdict, place_settings, held, again=held.again)
        self.metrics.message(message.ref.platform, "seen before")
        return None

    async def _answer_claimed(
        self, message: Message, verdict: Verdict | None, place_settings: PlaceSettings, held: HeldClaim, *, again: bool
    ) -> Message | None:
        current = await self._current(message, again=again)
        if current is None or self.checks.version_of(current) != held.claim.version:
            return await self._overtaken(current, held)
        await self._tell(message, verdict, place_settings, held, again=again)
        return None

    async def _current(self, message: Message, *, again: bool) -> Message | None:
        """The message as it is now: one that comes late may have been edited or deleted since, which needs no notice."""
        if again or late(message, self.clock.now()) or message.ref in self.recent_changes:
            current = await self.chats[message.ref.platform].fetch(message.ref)
            return borrowed(current, message) if current else None
        return message

    async def _overtaken(self, current: Message | None, held: HeldClaim) -> Message | None:
        """The message was edited or deleted meanwhile. Returns the version to handle, if there is one."""
        await held.finish(None)
        if current is None:
            await self.notices.withdraw(held.claim.ref, State.DELETED)
        return current

    async def _tell(
        self, message: Message, verdict: Verdict | None, place_settings: PlaceSettings, held: HeldClaim, *, again: bool
    ) -> None:
        """Delivers where that is due, and records that it was done."""
        record = await self._plan(message, verdict, place_settings, held.claim.version)
        earlier = await self.findings.of(message.ref)
        if record.state in (State.OPEN, State.UNCHECKED):
            record = await self._sent(message, verdict, place_settings, record, held, again=again)
        else:
            if record.state is not State.SHADOW:
                await self.notices.revoke_secrets(message, verdict, place_settings)
            await self.privacy_channel.post(record, again=again)
            await self._save(record, held)
        if earlier and earlier.notice and earlier.notice != record.notice and not await self.findings.shared(earlier):
            await self.chats[message.ref.platform].withdraw(earlier.notice)
        self._count(record)

    async def _sent(
        self,
        message: Message,
        verdict: Verdict | None,
        place_settings: PlaceSettings,
        record: FindingRecord,
        held: HeldClaim,
        *,
        again: bool,
    ) -> FindingRecord:
        """Sends the notice and records it; returns the record. While it waits for a rate limit, other notices may be sent."""
        claim = held.claim
        while True:
            try:
                async with self.notices.one_at_a_time(self.chats[message.ref.platform]):
                    sent = self.unrecorded.get(claim) or await self.notices.deliver(
                        message, verdict, place_settings, record, again=again
                    )
                    self.unrecorded[claim] = sent
                    await self.privacy_channel.post(sent, again=again)
                    await self._save(sent, held)
                    return self.unrecorded.pop(claim)
            except RateLimited as limit:
                await asyncio.sleep(limit.seconds)

    async def _save(self, record: FindingRecord, held: HeldClaim) -> None:
        """Records the finding and finishes the claim in one transaction."""
        async with self.database.writing() as connection:
            await self.findings.save(record, connection, self.clock.now())
            await held.finish(connection)

    def _count(self, record: FindingRecord) -> None:
        platform, state = record.ref.platform, record.state.value
        self.metrics.message(platform, state)
        self.metrics.found(platform, record.counts)
        _log.info("alarm", platform=platform, severity=record.severity, types=sorted(record.counts), state=state)

    async def _plan(
        self, message: Message, verdict: Verdict | None, place_settings: PlaceSettings, version: str
    ) -> FindingRecord:
        """What is to be done about the finding, as its record."""
        now, person = self.clock.now(), author_of(message)
        severity = verdict.decision.severity if verdict else Severity.LOW
        state, when = State.OPEN if verdict else State.UNCHECKED, None
        # Another app cannot be told; the privacy channel and the numbers are.
        silent = await self.settings.silenced(person, place_settings) or (State.SILENT if message.author.bot else None)
        if silent is State.SHADOW:
            # A server that was joined while we ran begins its shadow days here.
            await self.workspaces.add(message.ref.platform, message.ref.workspace, "", now)
        if silent:
            state = silent
        elif verdict and not self.chats[message.ref.platform].capabilities.demonstration:
            notifications = await self.findings.notifications(person, now - HOUR)
            when = due(
                now, [each for each in notifications if each.ref != message.ref], message.ref.channel, severity, self.throttle
            )
            state = State.WAITING if when else state
        counts = verdict.counts if verdict else {}
        thread = message.place.thread
        return FindingRecord(message.ref, person.id, version, severity.value, counts, state, now, thread, when)

    async def on_blocked(self, ref: MessageRef, author: Person, entity_type: str) -> None:
        """Records a message that the platform blocked by a rule that we installed; it told the author itself."""
        version = fingerprint(self.key, "BLOCKED", ref.id)
        record = FindingRecord(ref, author.id, version, Severity.HIGH.value, {entity_type: 1}, State.BLOCKED, self.clock.now())
        async with self.database.writing() as connection:
            await self.findings.save(record, connection)
        self._count(record)


def late(message: Message, now: datetime) -> bool:
    """Whether the message was written a while ago: it may have been edited or deleted since."""
    return message.sent_at is not None and now - message.sent_at > LATE
