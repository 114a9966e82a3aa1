"""The right time, once: changes of the clock in both directions, the 31st, days by cron's own numbers."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reminders.schedule import due, next_times, spoken, trigger

from .services import at

BERLIN = "Europe/Berlin"
FIRST, LAST = datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2030-01-01")


@pytest.mark.parametrize(
    ("cron", "zone", "after", "expected"),
    [
        # The clock goes forward: ten o'clock stays ten o'clock; half past two does not exist and comes an hour later.
        ("0 10 * * *", BERLIN, "2026-03-27T23:00+00:00", ["2026-03-28T09:00", "2026-03-29T08:00", "2026-03-30T08:00"]),
        ("30 2 * * *", BERLIN, "2026-03-27T23:00+00:00", ["2026-03-28T01:30", "2026-03-29T01:30", "2026-03-30T00:30"]),
        # The clock goes back: half past two comes twice on the clock, and once here.
        ("30 2 * * *", BERLIN, "2026-10-23T23:00+00:00", ["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"]),
        ("0 10 * * sun", "America/New_York", "2026-10-28T00:00+00:00", ["2026-11-01T15:00", "2026-11-08T15:00"]),
        ("0 10 31 * *", "UTC", "2026-01-31T11:00+00:00", ["2026-03-31T10:00", "2026-05-31T10:00", "2026-07-31T10:00"]),
        ("0 10 29 2 *", "UTC", "2026-01-01T00:00+00:00", ["2028-02-29T10:00"]),
        ("0 10 * * 1", "UTC", "2026-11-25T00:00+00:00", ["2026-11-30T10:00"]),
        ("0 10 * * 0", "UTC", "2026-11-25T00:00+00:00", ["2026-11-29T10:00"]),
        ("0 10 * * 7", "UTC", "2026-11-25T00:00+00:00", ["2026-11-29T10:00"]),
        ("0 10 * * 1-5", "UTC", "2026-11-27T11:00+00:00", ["2026-11-30T10:00", "2026-12-01T10:00"]),
        ("45 5 * * *", "Asia/Kathmandu", "2026-11-25T00:30+00:00", ["2026-11-26T00:00"]),
    ],
)
def test_the_next_times(cron: str, zone: str, after: str, expected: list[str]) -> None:
    found = next_times(cron, zone, at(after), len(expected))
    assert [moment.astimezone(ZoneInfo("UTC")) for moment in found] == [at(text + "+00:00") for text in expected]


@given(
    st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Cairo", "UTC", "Asia/Tehran"]),
    st.integers(0, 23),
    st.integers(0, 59),
    st.datetimes(FIRST, LAST, timezones=st.just(ZoneInfo("UTC"))),
)
def test_a_daily_reminder_comes_once_on_every_day(zone: str, hour: int, minute: int, after: datetime) -> None:
    times = due(f"{minute} {hour} * * *", zone, after, after + timedelta(days=400))
    days = [moment.replace(tzinfo=None).date() for moment in times]
    assert len(set(days)) == len(days)
    assert (days[-1] - days[0]).days == len(days) - 1
    assert all(after < moment for moment in times)


@pytest.mark.parametrize(
    ("cron", "zone", "said"),
    [
        ("0 10 * *", "UTC", "five fields"),
        ("x 10 * * *", "UTC", "cannot read"),
        ("0 10 * * *", "Mars/Base", "no time zone 'Mars/Base'"),
        ("0 10 * * *", "../../etc/passwd", "no time zone"),
        ("*/5 * * * *", "UTC", "once a day at most"),
        ("0 9,17 * * *", "UTC", "once a day at most"),
        ("0 10 30 2 *", "UTC", "no such day"),
    ],
)
def test_a_wrong_one_is_refused_with_a_sentence(cron: str, zone: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        trigger(cron, zone)


@pytest.mark.parametrize(
    ("cron", "said"),
    [
        ("0 10 * * mon", "Mondays at 10:00 (UTC)"),
        ("30 9 * * mon,thu", "Mondays and Thursdays at 09:30 (UTC)"),
        ("0 8 * * mon-fri", "Monday to Friday at 08:00 (UTC)"),
        ("0 8 31 * *", "on day 31 of each month that has one, at 08:00 (UTC)"),
        ("0 8 1-7 * mon", "`0 8 1-7 * mon` (UTC)"),
    ],
)
def test_it_is_said_in_words(cron: str, said: str) -> None:
    assert spoken(cron, "UTC") == said
