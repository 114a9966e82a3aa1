"""When somebody is told: one notice for a burst, not too many an hour, and not at night. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from config.responding import ThrottleSettings

from ..records import Notification
from ..verdict import Severity

HOUR = timedelta(hours=1)


def due(
    now: datetime, told: Sequence[Notification], channel: str, severity: Severity, wishes: ThrottleSettings
) -> datetime | None:
    """When the next notice may come; None means at once. Told: the last hour's, oldest first."""
    told = [t for t in told if t.at <= now]  # what is still to come was noted before the clock was set back
    burst = timedelta(seconds=wishes.burst_seconds)
    recent = [t.at for t in told if t.channel == channel and now - t.at < burst]
    if recent:
        return recent[0] + burst
    keys = {t.notice_key for t in told if t.notice_key and now - t.at < HOUR}
    if len(keys) < wishes.notices_per_hour or severity is Severity.CRITICAL:
        return None
    return min(t.at for t in told if t.notice_key in keys) + HOUR


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When a person wants no reminder, by the clock on their own wall, also on the day of a clock change."""

    begins: time
    ends: time
    zone: str

    @staticmethod
    def read(text: str) -> "QuietHours":
        """Of ``22:00-08:00 Europe/Berlin``; raises ValueError for anything else."""
        hours, _, zone = text.partition(" ")
        begins, dash, ends = hours.partition("-")
        if not dash or zone not in available_timezones():
            raise ValueError("not quiet hours")
        return QuietHours(_clock(begins), _clock(ends), zone)

    def __str__(self) -> str:
        return f"{self.begins:%H:%M}-{self.ends:%H:%M} {self.zone}"

    def until(self, now: datetime) -> datetime | None:
        """Their end where it is one of them now; equal times are no quiet hours."""
        there = now.astimezone(ZoneInfo(self.zone))
        clock = there.time().replace(tzinfo=None)
        over_night = self.begins > self.ends
        inside = clock >= self.begins or clock < self.ends if over_night else self.begins <= clock < self.ends
        if not inside:
            return None
        day = there.date() + timedelta(days=1) if clock >= self.ends else there.date()
        return datetime.combine(day, self.ends, ZoneInfo(self.zone)).astimezone(now.tzinfo)


def _clock(text: str) -> time:
    hour, _, minute = text.strip().partition(":")
    return time(int(hour), int(minute or 0))
