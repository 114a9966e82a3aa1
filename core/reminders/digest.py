"""The month's numbers for admins, on its first day, in words and as a picture."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import structlog

from config.entities import EntityTypes
from config.reminders import ReminderSettings

from ..fingerprint import claim_name
from ..ports import Chat, Clock, Undeliverable
from ..reply import Audience, Bars, Block, Chart, Fields, Paragraph, Reply
from ..settings_resolver import SettingsResolver
from ..store.answers import Answers
from ..store.findings import Findings
from ..store.reminders import Reminders
from ..store.workspaces import Workspaces
from ..wording import number_of
from .chart import chart
from .statistics import FEWEST, Statistics, statistics_of

_log = structlog.get_logger("reminders")
_WEEKS, _HOUR = 8, 9


@dataclass(slots=True)
class Digest:
    """Writes to the first admin of each workspace, once a month, where there is something to tell."""

    chats: Mapping[str, Chat]
    settings: SettingsResolver
    workspaces: Workspaces
    reminders: Reminders
    findings: Findings
    answers: Answers
    reminder_settings: ReminderSettings
    types: EntityTypes
    clock: Clock
    key: bytes

    async def send_due(self) -> None:
        """On the first of the month, from nine o'clock UTC on."""
        now = self.clock.now()
        if now.day != 1 or now.hour < _HOUR or not self.reminder_settings.digest:
            return
        for platform in list(self.chats):
            for workspace in await self.workspaces.all(platform):
                if await self.settings.of_workspace(platform, workspace.id, "digest") != "off":
                    await self._send(platform, workspace.id, now)

    async def _send(self, platform: str, workspace: str, now: datetime) -> None:
        month = now.replace(hour=0, minute=0, second=0, microsecond=0)
        claim = claim_name(self.key, "digest", platform, workspace)
        async with self.reminders.claimed(claim, month, now) as held:
            if not held.ours:
                return
            statistics = await statistics_of(self.findings, self.answers, platform, workspace, now, _WEEKS)
            chat = self.chats[platform]
            admins = await chat.admins(workspace) if statistics.total or any(statistics.confirmed) else []
            if admins:
                with suppress(Undeliverable):
                    key = f"{claim}:{month:%Y-%m}"
                    await chat.deliver(self.reply(statistics), admins[0], key, again=held.again)

    def reply(self, statistics: Statistics) -> Reply:
        """The numbers in words, and the picture where it can be drawn."""
        blocks: list[Block] = [Paragraph("Privacy in numbers", strong=True), Paragraph(in_words(statistics))]
        kinds = tuple((self.types[kind].plural, str(number)) for kind, number in statistics.by_type()[:8])
        if kinds:
            blocks.append(Fields(kinds))
        picture = chart(statistics, self.types)
        if picture:
            blocks.append(Chart(picture, in_words(statistics)))
        elif statistics.total:
            blocks.append(Bars("Findings by week", findings_by_week(statistics)))
        return Reply(Audience.AUTHOR, tuple(blocks))


def findings_by_week(statistics: Statistics) -> tuple[tuple[str, int], ...]:
    """(First day, number of findings) pairs, the oldest first."""
    numbers = (sum(week.values()) for week in statistics.alarms)
    return tuple((f"{day:%d %b}", number) for day, number in zip(statistics.weeks, numbers, strict=True))


def in_words(statistics: Statistics) -> str:
    """What the picture shows, for whoever cannot see it."""
    weeks = len(statistics.weeks)
    this, before = (sum(week.values()) for week in (statistics.alarms[-1], statistics.alarms[-2]))
    total = number_of(statistics.total, "finding", "findings")
    messages = number_of(statistics.messages, "message", "messages")
    findings = f"{total} (in {messages}) in {weeks} weeks, {this} of them this week and {before} the week before."
    now = number_of(statistics.confirmed[-1], "confirmation", "confirmations")
    confirmed = f"{now} of guides so far, {statistics.confirmed[0]} of them eight weeks ago."
    few = f" Fewer than {FEWEST} people are behind the findings, so they are not broken down by kind."
    return f"{findings} {confirmed}{few if 0 < statistics.people < FEWEST else ''}"
