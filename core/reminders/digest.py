"""The month's numbers for admins, on its first day, in words and as a picture."""

from contextlib import suppress
from datetime import datetime

import structlog

from ..ports import Undeliverable
from ..reply import Audience, Bars, Block, Chart, Fields, Paragraph, Reply
from ..wording import number_of
from .chart import chart
from .desk import Desk
from .statistics import FEWEST, Statistics, statistics_of

_log = structlog.get_logger("reminders")
_WEEKS, _HOUR = 8, 9


class Digest:
    """Writes to the first admin of each workspace, once a month, where there is something to tell."""

    def __init__(self, desk: Desk) -> None:
        """Desk: what all parts share."""
        self._desk = desk

    async def send_due(self) -> None:
        """On the first of the month, from nine o'clock UTC on."""
        now = self._desk.clock.now()
        if now.day != 1 or now.hour < _HOUR or not self._desk.settings.digest:
            return
        for platform in list(self._desk.chats):
            for workspace in await self._desk.store.workspaces.all(platform):
                if await self._desk.wish(platform, workspace.id, "digest") != "off":
                    await self._send(platform, workspace.id, now)

    async def _send(self, platform: str, workspace: str, now: datetime) -> None:
        reminders, month = self._desk.store.reminders, now.replace(hour=0, minute=0, second=0, microsecond=0)
        claim = self._desk.claim("digest", platform, workspace)
        async with reminders.claimed(claim, month, now) as held:
            if not held.ours:
                return
            statistics = await statistics_of(self._desk.store, platform, workspace, now, _WEEKS)
            chat = self._desk.chats[platform]
            admins = await chat.admins(workspace) if statistics.total or any(statistics.confirmed) else []
            if admins:
                with suppress(Undeliverable):
                    key = f"{claim}:{month:%Y-%m}"
                    await chat.deliver(self.reply(statistics), admins[0], key, again=held.again)

    def reply(self, statistics: Statistics) -> Reply:
        """The numbers in words, and the picture where it can be drawn."""
        blocks: list[Block] = [Paragraph("Privacy in numbers", strong=True), Paragraph(in_words(statistics))]
        kinds = tuple((self._desk.types[kind].plural, str(number)) for kind, number in statistics.by_type()[:8])
        if kinds:
            blocks.append(Fields(kinds))
        picture = chart(statistics, self._desk.types)
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
    findings = f"{total} in {weeks} weeks, {this} of them this week and {before} the week before."
    now = number_of(statistics.confirmed[-1], "confirmation", "confirmations")
    confirmed = f"{now} of guides so far, {statistics.confirmed[0]} of them eight weeks ago."
    few = f" Fewer than {FEWEST} people are behind the findings, so they are not broken down by kind."
    return f"{findings} {confirmed}{few if 0 < statistics.people < FEWEST else ''}"
