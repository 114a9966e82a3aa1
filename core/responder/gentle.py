"""When somebody is told: one notice for a burst, not too many an hour, and not at night. Pure."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from config.responding import GentleSettings

from ..kept import Told
from ..verdict import Severity

HOUR = timedelta(hours=1)


def due(now: datetime, told: Sequence[Told], channel: str, severity: Severity, wishes: GentleSettings) -> datetime | None:
    """When the next notice may come; None means at once. Told: the last hour's, oldest first."""
    burst = timedelta(seconds=wishes.burst_seconds)
    recent = [t.at for t in told if t.channel == channel and now - t.at < burst]
    if recent:
        return recent[0] + burst
    keys = {t.notice_key for t in told if t.notice_key and now - t.at < HOUR}
    if len(keys) < wishes.notices_per_hour or severity is Severity.CRITICAL:
        return None
    return min(t.at for t in told if t.notice_key in keys) + HOUR


def quiet_until(now: datetime, zone: str, begins: time, ends: time) -> datetime | None:
    """The end of a person's quiet hours where it is one of them now, in the person's IANA zone; for reminders.

    Both times are by the clock on the person's wall, also on the day of a clock change; equal ones mean no quiet hours.
    """
    there = now.astimezone(ZoneInfo(zone))
    clock = there.time().replace(tzinfo=None)
    inside = begins <= clock < ends if begins <= ends else clock >= begins or clock < ends
    if not inside or begins == ends:
        return None
    day = there.date() + timedelta(days=1) if clock >= ends else there.date()
    return datetime.combine(day, ends, ZoneInfo(zone)).astimezone(now.tzinfo)
