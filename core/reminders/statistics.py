"""The team's numbers, week by week: alarms by kind of data, and confirmations; never by person."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..store.answers import Answers
from ..store.findings import Findings

FEWEST = 5
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Statistics:
    """Weeks by their first day; for each the alarms by entity type, and how many people had confirmed by its end.

    ``people``: how many different people wrote what alarmed. ``messages``: that alarmed, each with one finding or several.
    """

    weeks: tuple[date, ...]
    alarms: tuple[Mapping[str, int], ...]
    confirmed: tuple[int, ...]
    people: int
    messages: int

    @property
    def total(self) -> int:
        """Findings of all kinds and weeks."""
        return sum(sum(week.values()) for week in self.alarms)

    def by_type(self) -> list[tuple[str, int]]:
        """The kinds of data, the most frequent first; none where so few people are behind them that one could guess whose."""
        counts: Counter[str] = Counter()
        for week in self.alarms:
            counts.update(week)
        return counts.most_common() if self.people >= FEWEST else []


def weeks_before(now: datetime, count: int) -> tuple[date, ...]:
    """The Mondays of the last weeks, this one's included, oldest first."""
    monday = now.date() - timedelta(days=now.weekday())
    return tuple(monday - WEEK * (count - 1 - number) for number in range(count))


def in_weeks(
    weeks: Sequence[date], alarms: Iterable[tuple[datetime, Mapping[str, int]]], confirmed: Sequence[datetime], people: int
) -> Statistics:
    """Sorts moments into weeks. Pure."""
    by_week: dict[date, Counter[str]] = {week: Counter() for week in weeks}
    messages = 0
    for at, counts in alarms:
        week = at.date() - timedelta(days=at.weekday())
        if week in by_week:
            by_week[week].update(counts)
            messages += 1
    totals = tuple(sum(at.date() < week + WEEK for at in confirmed) for week in weeks)
    return Statistics(tuple(weeks), tuple(by_week.values()), totals, people, messages)


async def statistics_of(
    findings: Findings, answers: Answers, platform: str, workspace: str, now: datetime, weeks: int
) -> Statistics:
    """Of one workspace."""
    mondays = weeks_before(now, weeks)
    since = now - WEEK * weeks
    summary = await findings.summary(platform, workspace, since)
    alarms = await findings.over_time(platform, workspace, since)
    confirmed = await answers.moments(platform, workspace, datetime.min.replace(tzinfo=now.tzinfo))
    return in_weeks(mondays, alarms, confirmed, summary.people)
