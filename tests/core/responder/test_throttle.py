"""One notice for a burst, not too many an hour, and not at night."""

from datetime import UTC, datetime, timedelta

import pytest

from config.responding import ThrottleSettings
from core.message import MessageRef
from core.quiet_hours import QuietHours
from core.records import Notification
from core.responder.throttle import due
from core.verdict import Severity

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
WISHES = ThrottleSettings()
REF = MessageRef("p", "team", "general", "1")


def told(seconds_ago: float, channel: str = "general", key: str = "k") -> Notification:
    return Notification(NOW - timedelta(seconds=seconds_ago), channel, key, REF)


def test_the_first_comes_at_once() -> None:
    assert due(NOW, [], "general", Severity.HIGH, WISHES) is None


def test_the_next_within_a_minute_waits_for_the_burst_to_end_even_if_it_is_critical() -> None:
    assert due(NOW, [told(40), told(5, key="")], "general", Severity.CRITICAL, WISHES) == NOW + timedelta(seconds=20)


def test_another_channel_or_a_minute_later_is_no_burst() -> None:
    assert due(NOW, [told(40, "random"), told(61)], "general", Severity.HIGH, WISHES) is None


def test_after_six_in_an_hour_the_next_waits_unless_it_is_critical() -> None:
    six = [told(3000 - 100 * n, key=f"k{n}") for n in range(6)]
    assert due(NOW, six, "general", Severity.HIGH, WISHES) == NOW + timedelta(seconds=600)
    assert due(NOW, six, "general", Severity.CRITICAL, WISHES) is None


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-24T20:59:00+00:00", None),
        ("2026-11-24T21:00:00+00:00", "2026-11-25T07:00:00+00:00"),
        ("2026-11-25T06:59:00+00:00", "2026-11-25T07:00:00+00:00"),
        ("2026-11-25T07:00:00+00:00", None),
        ("2026-03-28T23:00:00+00:00", "2026-03-29T06:00:00+00:00"),  # the clock goes forward in Berlin in this night
    ],
)
def test_quiet_hours_are_by_the_person_s_own_clock(now: str, until: str | None) -> None:
    moment = datetime.fromisoformat(now)
    expected = datetime.fromisoformat(until) if until else None
    assert QuietHours.read("22:00-8 Europe/Berlin").until(moment) == expected


def test_equal_times_are_no_quiet_hours() -> None:
    assert QuietHours.read("12:00-12:00 UTC").until(NOW) is None


def test_quiet_hours_by_day() -> None:
    assert QuietHours.read("11-13 UTC").until(NOW) == NOW + timedelta(hours=1)
    assert str(QuietHours.read("9-17:30 America/New_York")) == "09:00-17:30 America/New_York"


@pytest.mark.parametrize("text", ["", "22-8", "22-8 Nowhere/Town", "x-8 UTC", "25-8 UTC", "22 UTC"])
def test_what_is_no_quiet_hours(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        QuietHours.read(text)
