"""Reminders are posted at their time, late where the machine slept, and not at all where that is too late."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from config.reminders import ReminderSettings
from core.ports import Person, Unavailable, Undeliverable
from core.reminders.personal import NUDGES, OFF
from core.reminders.poster import Poster
from core.reminders.services import ReminderServices
from core.store.answers import SnoozedReminder
from core.store.database import Database, database_url
from core.store.reminders import Schedule
from core.store.store import Store
from core.store.workspaces import Scope, SettingValue
from tests.fakes.chat import FileChat
from tests.fakes.clock import FakeClock
from tests.fakes.databases import migrated

from .services import MONDAYS, at, reminder_services

BEFORE, MONDAY = at("2026-11-27T12:00+00:00"), at("2026-11-30T09:00+00:00")


@dataclass
class Office:
    store: Store
    chat: FileChat
    clock: FakeClock
    services: ReminderServices

    @property
    def poster(self) -> Poster:
        return self.services.poster

    def configure(self, config: ReminderSettings | None = None, without: frozenset[str] = frozenset()) -> None:
        """As with other settings of the process."""
        self.services = reminder_services(self.store, self.chat, self.clock, config, without)

    def told(self, to: str = "general") -> list[str]:
        return [line["text"] for line in self.chat.lines() if line["to"] == to]

    async def until(self, moment: str) -> int:
        """At a moment, everything that is due is done."""
        self.clock.time = at(moment)
        posted = await self.poster.post_due()
        await self.services.personal.remind_snoozed()
        await self.services.personal.nudge_due()
        await self.services.digest.send_due()
        return posted


@pytest.fixture(params=["sqlite", "postgresql"])
async def office(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Office]:
    address = migrated(request.param, tmp_path / "store.db")
    store = Store(Database(database_url(address, tmp_path)))
    await store.database.start()
    clock = FakeClock()
    clock.time = BEFORE
    chat = FileChat(tmp_path / "posts.jsonl", ("maya", "jonas", "priya"))
    yield Office(store, chat, clock, reminder_services(store, chat, clock))
    await store.database.close()


async def keep(office: Office, schedule: Schedule = MONDAYS) -> None:
    await office.store.reminders.save(schedule, office.clock.now())


async def test_it_is_posted_at_its_time_once_and_each_week_about_something_else(office: Office) -> None:
    await keep(office)
    assert await office.until("2026-11-30T08:59:59+00:00") == 0
    assert await office.until("2026-11-30T09:00:00+00:00") == 1
    assert await office.until("2026-11-30T09:00:30+00:00") == 0
    assert await office.until("2026-12-07T09:00:00+00:00") == 1
    assert await office.until("2026-12-14T09:00:00+00:00") == 1
    first, second, third = office.told()
    assert "Improve the model for everyone" in first
    assert "0 of 3 have confirmed." in first
    assert "Chat history & training" in first
    assert "This week's habit" in second
    assert "Claude" in third
    assert "due on" not in first


async def test_a_machine_that_slept_posts_late_and_says_so(office: Office) -> None:
    await keep(office)
    assert await office.until("2026-11-30T20:30:00+00:00") == 1
    assert "This was due on Monday at 10:00" in office.told()[0]


async def test_what_is_more_than_twelve_hours_late_is_not_posted_and_reported_once(office: Office) -> None:
    await keep(office)
    assert await office.until("2026-12-16T21:00:00+00:00") == 0
    assert await office.until("2026-12-16T21:01:00+00:00") == 0
    assert office.told() == []
    (report,) = office.told("maya")
    assert "3 reminders were due while I was away" in report
    assert await office.until("2026-12-21T09:00:00+00:00") == 1
    assert "Improve the model" in office.told()[0], "a skipped one does not use up its topic"


async def test_clock_jumps_neither_repeat_nor_silence_it(office: Office) -> None:
    await keep(office)
    assert await office.until("2026-11-30T09:00:00+00:00") == 1
    assert await office.until("2026-11-23T09:00:00+00:00") == 0, "back"
    assert await office.until("2026-11-30T09:00:00+00:00") == 0
    assert await office.until("2027-01-04T09:00:00+00:00") == 1, "forward"
    assert await office.until("2026-12-07T09:00:00+00:00") == 0, "it was missed by then, and reported"
    assert await office.until("2027-01-11T09:00:00+00:00") == 1


async def test_a_change_does_not_make_up_for_what_was_planned_before_it(office: Office) -> None:
    await keep(office)
    office.clock.time = at("2026-11-30T11:00:00+00:00")
    await keep(office, replace(MONDAYS, cron="0 9 * * mon"))
    assert await office.until("2026-11-30T11:01:00+00:00") == 0
    assert await office.until("2026-12-07T08:00:00+00:00") == 1


async def test_a_paused_one_rests(office: Office) -> None:
    await keep(office, replace(MONDAYS, paused=True))
    assert await office.until("2026-11-30T09:00:00+00:00") == 0


async def test_a_platform_that_is_away_is_asked_again_until_it_is_too_late(office: Office) -> None:
    await keep(office)
    office.chat.problem = Unavailable("500")
    assert await office.until("2026-11-30T09:00:00+00:00") == 0
    office.chat.problem = None
    assert await office.until("2026-11-30T09:05:00+00:00") == 1
    assert len(office.told()) == 1


async def test_a_channel_that_is_closed_to_us_is_reported_and_the_next_is_tried(office: Office) -> None:
    await keep(office)
    office.chat.problem = Undeliverable("not_in_channel")
    assert await office.until("2026-11-30T09:00:00+00:00") == 0
    office.chat.problem = None
    assert await office.until("2026-11-30T09:01:00+00:00") == 0
    assert await office.until("2026-12-07T09:00:00+00:00") == 1


async def test_one_schedule_s_problem_keeps_no_other_waiting(office: Office) -> None:
    await keep(office, replace(MONDAYS, id="broken", cron="nonsense"))
    await keep(office)
    assert await office.until("2026-11-30T09:00:00+00:00") == 1


async def test_the_line_follows_the_answers_at_most_every_five_seconds(office: Office) -> None:
    await keep(office)
    await office.until("2026-11-30T09:00:00+00:00")
    live_progress = office.services.live_progress
    for name in ("maya", "jonas"):
        await office.store.answers.confirm(Person("p", "team", name), "chatgpt", 1, "done", MONDAY)
        await live_progress.answered("p", "team", "chatgpt")
    await office.store.answers.confirm(Person("p", "team", "priya"), "chatgpt", 1, "unused", MONDAY)
    await live_progress.answered("p", "team", "chatgpt")
    assert [text.splitlines()[-1] for text in office.told()] == ["0 of 3 have confirmed.", "1 of 3 has confirmed."]
    office.clock.passes(seconds=5)
    await live_progress.redraw()
    assert office.told()[-1].endswith("2 of 3 have confirmed. 1 person does not need it.")
    assert len(office.told()) == 3
    assert office.chat.lines()[-1]["replaces"]


async def test_remind_me_tomorrow_comes_tomorrow_by_dm_after_quiet_hours(office: Office) -> None:
    priya = Person("p", "team", "priya")
    await office.store.answers.snooze(SnoozedReminder(priya, "chatgpt", at("2026-12-01T09:00+00:00")))
    hours = SettingValue(Scope.PERSON, "priya", "quiet_hours", "08:00-12:00 UTC")
    await office.store.workspaces.set("p", "team", hours, "priya", BEFORE)
    for moment in ("2026-12-01T08:59+00:00", "2026-12-01T09:00+00:00", "2026-12-01T11:59+00:00"):
        await office.until(moment)
        assert office.told("priya") == []
    await office.until("2026-12-01T12:00+00:00")
    await office.until("2026-12-01T12:01+00:00")
    (text,) = office.told("priya")
    assert "You asked to be reminded." in text


async def test_a_nudge_goes_to_those_who_have_not_answered_once_a_month_and_not_to_who_does_not_want_it(office: Office) -> None:
    await keep(office, replace(MONDAYS, nudge=True))
    await office.store.answers.confirm(Person("p", "team", "maya"), "chatgpt", 1, "done", BEFORE)
    no_more = SettingValue(Scope.PERSON, "priya", NUDGES, OFF)
    await office.store.workspaces.set("p", "team", no_more, "priya", BEFORE)
    await office.until("2026-11-30T09:00:00+00:00")
    await office.until("2026-12-02T09:00:00+00:00")
    assert office.told("jonas") == []
    for day in ("03T09:00", "03T09:01", "07T09:00", "10T09:00", "14T09:00", "17T09:00", "21T09:00", "24T09:00"):
        await office.until(f"2026-12-{day}:00+00:00")
    assert len(office.told("jonas")) == 1
    assert "once a month at most" in office.told("jonas")[0]
    assert [text for text in office.told("maya") if "once a month at most" in text] == [
        text for text in office.told("maya") if "Claude" in text
    ], "maya has not answered the later ones"
    assert office.told("priya") == []


async def test_without_the_wish_nobody_is_nudged(office: Office) -> None:
    await keep(office)
    await office.until("2026-11-30T09:00:00+00:00")
    await office.until("2026-12-03T09:00:00+00:00")
    assert office.told("jonas") == []


async def test_the_language_is_the_workspace_s(office: Office) -> None:
    await keep(office)
    wish = SettingValue(Scope.WORKSPACE, "", "language", "de")
    await office.store.workspaces.set("p", "team", wish, "maya", BEFORE)
    await office.until("2026-11-30T20:00:00+00:00")
    (text,) = office.told()
    assert "Zwei Minuten" in text
    assert "Das war am Montag um 10:00 fällig" in text
    assert "0 von 3 haben es bestätigt." in text


async def test_guides_that_are_turned_off_are_left_out(office: Office) -> None:
    office.configure(without=frozenset({"chatgpt"}))
    await keep(office)
    await office.until("2026-11-30T09:00:00+00:00")
    assert "Claude" in office.told()[0]


async def test_admins_get_the_month_s_numbers_once_where_there_are_any(office: Office) -> None:
    await office.store.workspaces.add("p", "team", "maya", BEFORE)
    await office.until("2026-12-01T09:00:00+00:00")
    assert office.told("maya") == []
    for name in ("jonas", "priya"):
        await office.store.answers.confirm(Person("p", "team", name), "chatgpt", 1, "done", at("2026-12-10T10:00+00:00"))
    for moment in ("2027-01-01T08:59+00:00", "2027-01-01T09:00+00:00", "2027-01-01T09:01+00:00"):
        await office.until(moment)
    (text,) = office.told("maya")
    assert "2 confirmations of guides so far" in text
    office.configure(ReminderSettings(digest=False))
    await office.until("2027-02-01T09:00+00:00")
    assert len(office.told("maya")) == 1


async def test_a_guide_that_is_not_confirmed_is_posted_in_turn_where_the_settings_ask_for_it(office: Office) -> None:
    for config, poe in ((ReminderSettings(), False), (ReminderSettings(include_unconfirmed=("poe",)), True)):
        office.configure(config)
        told = [str(await office.poster._reply(replace(MONDAYS, turn=turn), MONDAY)) for turn in range(40)]
        assert any("privacy shield" in text for text in told) is poe
