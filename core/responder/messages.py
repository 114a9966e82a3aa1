"""Handles a message: checks it, and hands it on if it alarms."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import structlog

from ..message import Message, MessageRef
from ..metrics import Metrics
from ..ports import Chat, Clock, Undeliverable
from ..records import State
from ..settings_resolver import Mode, PlaceSettings, SettingsResolver
from ..spans import Spans
from ..store.claims import HeldClaim
from ..store.findings import Findings
from ..store.unread_files import UnreadFiles
from ..verdict import Verdict
from ..workers import Unchecked, Workers
from .alarms import Alarms, late
from .checks import MessageChecks
from .direct import DirectReplies
from .notices import Notices, author_of
from .recent_changes import RecentChanges

_log = structlog.get_logger("responder")


@dataclass(frozen=True, slots=True)
class MessageHandler:
    """Handles new, edited and deleted messages."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    workers: Workers
    checks: MessageChecks
    alarms: Alarms
    direct: DirectReplies
    notices: Notices
    findings: Findings
    unread_files: UnreadFiles
    recent_changes: RecentChanges
    clock: Clock
    metrics: Metrics
    spans: Spans

    async def on_message(self, message: Message, holding: HeldClaim | None = None) -> None:
        """Handles a new or edited message. Holding: a claim on it that was taken already.

        Ordinary messages leave no row: checking one twice does no harm, so only an answer is claimed.
        """
        newest: Message | None = message
        while newest is not None:
            with self.spans.span("message", platform=newest.ref.platform, edited=newest.edited, files=len(newest.files)):
                newest = await self._handle(newest, holding)

    async def _handle(self, message: Message, holding: HeldClaim | None) -> Message | None:
        """Returns the message as it is now, if it was edited meanwhile and must be handled again. Files are downloaded last."""
        platform = message.ref.platform
        if message.author.itself:
            return None
        if not message.author.bot and message.place.private:
            message = replace(message, asked=True)
        place_settings = await self.settings.of_place(message.place, self.chats[platform].capabilities)
        if place_settings.mode is Mode.OFF or (message.author.bot and not place_settings.bots):
            await self.direct.answer_mention(message)
            return None
        if message.edited:
            self.recent_changes.add(message.ref)
        if any(file.pending for file in message.files) and await self._exempt(message):
            await self.direct.answer_mention(message)
            self.metrics.message(platform, "exempt")
            return None
        async with self.checks.with_files(message) as whole:
            return await self._checked(whole, place_settings, holding)

    async def _checked(self, message: Message, place_settings: PlaceSettings, holding: HeldClaim | None) -> Message | None:
        """Checks the message and does what is due; returns as ``_handle``."""
        platform, version = message.ref.platform, self.checks.version_of(message)
        if self.workers.apart(message) and await self.findings.quarantined(message.ref, version):
            self.metrics.message(platform, "quarantined")
            return None
        try:
            verdict = await self.checks.check(message, place_settings)
        except Unchecked as error:
            _log.error("check_failed", platform=platform, error=str(error))
            self.metrics.message(platform, "unchecked")
            if not self.workers.apart(message):
                await self.direct.answer_mention(message)
                return None  # a bug, which may concern every message: telling people would not help them
            return await self.alarms.answer(message, None, place_settings, version, holding)
        if not verdict.decision.alarm or await self.settings.silenced(author_of(message), place_settings):
            await self.direct.answer_mention(message)
        if verdict.decision.alarm and await self._exempt(message):
            await self.direct.answer_mention(message)
            self.metrics.message(platform, "exempt")
            return None
        await self._note_unread(message, verdict)
        if verdict.decision.alarm:
            with self.spans.span("answer", severity=verdict.decision.severity.value):
                return await self.alarms.answer(message, verdict, place_settings, version, holding)
        self.metrics.message(platform, "quiet")
        if message.edited or late(message, self.clock.now()):
            await self.notices.withdraw(message.ref, State.RESOLVED)
        if message.place.private and not message.author.bot:
            await self.direct.answer_message(message, verdict, version)
        return None

    async def _note_unread(self, message: Message, verdict: Verdict) -> None:
        """Counts files that were not read, for ``status``; an edit may have removed one."""
        kinds = Counter(file.unread for file in verdict.files if file.unread and file.missing)
        kinds.update(kind for file in verdict.files for kind in file.unread_parts)
        if kinds or message.edited:
            await self.unread_files.note(message.ref, message.author.id, kinds, self.clock.now())

    async def _exempt(self, message: Message) -> bool:
        """Whether its author belongs to an exempted group; asked only if there would be something to do."""
        groups, _ = await self.settings.exempted(message.place.platform, message.place.workspace)
        if not groups:
            return False
        try:
            return await self.chats[message.place.platform].in_groups(author_of(message), groups)
        except Undeliverable as error:
            # The bot may not ask: a notice too many is better than a missing one.
            _log.warning("groups_unknown", platform=message.place.platform, error=str(error))
            return False

    async def on_delete(self, ref: MessageRef) -> None:
        """A deleted message needs no notice."""
        self.recent_changes.add(ref)
        await self.unread_files.forget(ref)
        await self.notices.withdraw(ref, State.DELETED)
