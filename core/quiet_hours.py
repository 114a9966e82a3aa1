"""Quiet hours, in which a person gets no reminders. Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When a person wants no reminder, by their local time, also on the day of a clock change."""

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
        """When they end, if it is quiet now; equal times are no quiet hours."""
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
