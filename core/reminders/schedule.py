"""When a reminder is due: cron in a team's own time zone, each wall-clock time once. Pure.

APScheduler's cron trigger does the calendar, on the wall clock alone: asked in a zone, it leaves out the midnight after a clock
goes forward, and fires twice where one is put back. This adds the zone, and cron's own numbering of days.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice, pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from apscheduler.triggers.cron import CronTrigger

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS = "mon-fri"
_CRON_DAYS = ("sun", *DAYS)
_MOST = 400
_LEAST_GAP = timedelta(hours=20)
_LOOKED_AT = 8
_PLAIN = re.compile(r"(\d{1,2}) (\d{1,2}) (\*|\d{1,2}) \* (\*|[a-z,-]+)")


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name; raises ValueError, with a sentence for people."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"There is no time zone {name[:40]!r}; a name such as Europe/Berlin is one.") from None


@lru_cache(maxsize=1024)
def trigger(cron: str, zone: str) -> CronTrigger:
    """The cron string on the wall clock; raises ValueError, with a sentence for people, also for one more often than daily."""
    zone_of(zone)
    fields = cron.split()
    if len(fields) != 5:
        raise ValueError("A cron string has five fields: minute, hour, day, month, day of the week.")
    minute, hour, day, month, week = fields
    try:
        made = CronTrigger(minute=minute, hour=hour, day=day, month=month, day_of_week=_named(week), timezone=UTC)
    except (ValueError, TypeError):
        raise ValueError("I cannot read this cron string.") from None
    times = list(islice(_times(made, ZoneInfo("UTC"), datetime(2026, 1, 1, tzinfo=UTC)), _LOOKED_AT))
    if not times:
        raise ValueError("There is no such day.")
    if any(after - before < _LEAST_GAP for before, after in pairwise(times)):
        raise ValueError("A reminder comes once a day at most.")
    return made


def _named(week: str) -> str:
    """Days of the week by name: cron counts from Sunday, APScheduler from Monday. A step (``*/2``) stays."""
    return re.sub(r"(?<![/\w])[0-7](?!\w)", lambda number: _CRON_DAYS[int(number[0])], week.lower())


def _times(made: CronTrigger, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    """All times after a moment, in the zone. One that a clock jumps over comes an hour later; of two alike, the first counts."""
    wall = after.astimezone(zone).replace(tzinfo=UTC) - timedelta(days=1)
    previous = None
    while (found := made.get_next_fire_time(previous, wall)) is not None:
        previous = wall = found
        planned = found.replace(tzinfo=zone)
        if planned.astimezone(UTC) > after:
            yield planned


def next_times(cron: str, zone: str, after: datetime, count: int) -> list[datetime]:
    """The next planned times, in the zone."""
    return list(islice(_times(trigger(cron, zone), zone_of(zone), after), count))


def due(cron: str, zone: str, since: datetime, until: datetime) -> list[datetime]:
    """Planned times later than ``since`` and up to ``until``, the newest 400 at most."""
    times: list[datetime] = []
    for planned in _times(trigger(cron, zone), zone_of(zone), since):
        if planned > until:
            break
        times.append(planned)
    return times[-_MOST:]


def spoken(cron: str, zone: str) -> str:
    """The cron string as a person says it; the string itself where that has no short words."""
    match = _PLAIN.fullmatch(cron)
    if not match:
        return f"`{cron}` ({zone})"
    minute, hour, day, week = match.groups()
    time = f"at {int(hour):02d}:{int(minute):02d} ({zone})"
    if day != "*":
        return f"on day {day} of each month that has one, {time}" if week == "*" else f"`{cron}` ({zone})"
    if week in ("*", WEEKDAYS):
        return f"{'daily' if week == '*' else 'Monday to Friday'} {time}"
    names = {"mon": "Mondays", "tue": "Tuesdays", "wed": "Wednesdays", "thu": "Thursdays", "fri": "Fridays"}
    names |= {"sat": "Saturdays", "sun": "Sundays"}
    return f"{' and '.join(names.get(name, name) for name in week.split(','))} {time}"
