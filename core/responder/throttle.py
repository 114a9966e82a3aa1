"""When a notice is sent: one for a burst, and a limited number an hour. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from config.responding import ThrottleSettings

from ..records import Notification
from ..verdict import Severity

HOUR = timedelta(hours=1)


def due(
    now: datetime, notifications: Sequence[Notification], channel: str, severity: Severity, throttle: ThrottleSettings
) -> datetime | None:
    """When the next notice may come; None means at once. Notifications: those of the last hour, oldest first."""
    past = [each for each in notifications if each.at <= now]  # a later one was recorded before the clock was set back
    burst = timedelta(seconds=throttle.burst_seconds)
    recent = [each.at for each in past if each.channel == channel and now - each.at < burst]
    if recent:
        return recent[0] + burst
    keys = {each.notice_key for each in past if each.notice_key and now - each.at < HOUR}
    if len(keys) < throttle.notices_per_hour or severity is Severity.CRITICAL:
        return None
    return min(each.at for each in past if each.notice_key in keys) + HOUR
