"""Searches of the history on a real SQLite file and a real PostgreSQL: one a workspace, one process a channel, nothing twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.history import ChannelRun, ChannelState, Run, RunState, Tally
from core.message import MessageRef
from core.ports import Person
from core.records import FindingRecord, State
from core.store.store import Store
from tests.fakes.clock import FakeClock

NOW = FakeClock().now()
RUN = Run("one", "p", "team", "maya", RunState.RUNNING, 30, NOW)
TWO = [("general", ChannelState.TODO), ("random", ChannelState.TODO)]


def found(number: int = 1, author: str = "jonas") -> FindingRecord:
    ref = MessageRef("p", "team", "general", str(number))
    return FindingRecord(ref, author, "v1", "high", {"IBAN_CODE": 2}, State.HISTORY, NOW)


async def claimed(store: Store) -> ChannelRun:
    claim = await store.history.claim(RUN, NOW)
    assert claim is not None
    return claim


async def note(store: Store, *records: FindingRecord) -> None:
    await store.history.begin(RUN, TWO)
    assert await store.history.save(await claimed(store), RUN, Tally(3, 1, records), "next", None, NOW)


async def test_only_one_search_is_under_way_in_a_workspace(store: Store) -> None:
    assert await store.history.begin(RUN, TWO)
    other = Run("two", "p", "team", "maya", RunState.RUNNING, 7, NOW)
    assert not await store.history.begin(other, TWO)
    assert await store.history.change(RUN, RunState.STOPPED, NOW)
    assert not await store.history.change(RUN, RunState.RUNNING, NOW), "what is over stays so"
    assert await store.history.begin(other, TWO[:1])
    assert [each.place.channel for each in await store.history.channels(other)] == ["general"]
    assert not await store.history.change(RUN, RunState.PAUSED, NOW), "an old button changes nothing of the new one"


async def test_one_process_reads_at_a_time_and_another_goes_on_where_it_died(open_store: Callable[[], Store]) -> None:
    first, second = open_store(), open_store()
    await first.database.start()
    await first.history.begin(RUN, TWO)
    claim = await claimed(first)
    assert await second.history.claim(RUN, NOW) is None, "the platform's limit is the workspace's"
    assert await first.history.save(claim, RUN, Tally(3, 1, (found(),)), "next", None, NOW)
    later = NOW + timedelta(minutes=5)
    taken = await second.history.claim(RUN, later)
    assert taken is not None
    assert (taken.position, taken.messages, taken.alarms, taken.unread) == ("next", 3, 1, 1)
    assert not await first.history.save(claim, RUN, Tally(3, 1, (found(2),)), "", None, later), "it is not theirs any more"
    assert await second.history.save(taken, RUN, Tally(1), "", None, later)
    assert await second.history.numbers(RUN) == (4, 1)
    assert (await second.past_findings.listed("p", "team", 0, 9))[1] == 1
    assert (await claimed(first)).place.channel == "random", "what is read to its end is not begun anew"


async def test_what_is_paused_or_stopped_is_not_claimed(store: Store) -> None:
    await store.history.begin(RUN, TWO)
    await store.history.change(RUN, RunState.PAUSED, NOW)
    assert await store.history.claim(RUN, NOW) is None
    await store.history.change(RUN, RunState.RUNNING, NOW)
    assert (await claimed(store)).place.channel == "general"
    await store.history.cut(RUN)
    assert {each.state for each in await store.history.channels(RUN)} == {ChannelState.CUT}


@pytest.mark.parametrize(
    ("state", "listed"), [(State.OPEN, 0), (State.DISMISSED, 0), (State.SHADOW, 1), (State.SILENT, 1), (State.RESOLVED, 1)]
)
async def test_what_was_answered_before_is_counted_and_not_listed(store: Store, state: State, listed: int) -> None:
    handled = FindingRecord(found().ref, "jonas", "v0", "low", {"IBAN_CODE": 1}, state, NOW)
    async with store.database.writing() as connection:
        await store.findings.save(handled, connection)
    await note(store, found())
    (channel, _) = await store.history.channels(RUN)
    assert (channel.alarms, channel.known) == (1, 1 - listed)
    assert (await store.past_findings.listed("p", "team", 0, 9))[1] == listed


async def test_old_findings_are_in_no_month_s_numbers_but_in_what_a_person_s_data_are(store: Store) -> None:
    await note(store, found())
    long_ago = NOW - timedelta(days=1)
    assert (await store.findings.summary("p", "team", long_ago)).findings == 0
    assert await store.findings.over_time("p", "team", long_ago) == []
    jonas, maya = Person("p", "team", "jonas"), Person("p", "team", "maya")
    assert (await store.findings.summary_of(jonas)).findings == 1
    assert (await store.erasure.stored_about(maya)).entries["searches of the history that you started"] == 1
    await store.erasure.erase_person(maya)
    await store.erasure.erase_person(jonas)
    run = await store.history.of("p", "team")
    assert run is not None
    assert run.admin is None
    assert (await store.past_findings.listed("p", "team", 0, 9))[1] == 0


async def test_a_search_goes_after_the_time_of_findings_unless_it_still_runs(store: Store) -> None:
    await note(store, found())
    late = NOW + timedelta(days=91)
    assert (await store.retention.purge(late))["history"] == 0
    await store.history.change(RUN, RunState.DONE, NOW)
    assert (await store.retention.purge(late))["history"] == 1
    assert await store.history.channels(RUN) == []


async def test_who_could_not_be_told_is_listed_again(store: Store) -> None:
    await note(store, found(), found(2, "priya"))
    assert await store.past_findings.ask_to_tell("p", "team", "jonas", NOW) == 1
    assert await store.past_findings.due(["p"], NOW, 9) == [Person("p", "team", "jonas")]
    assert (await store.past_findings.listed("p", "team", 0, 9))[1] == 1
    untold = FindingRecord(found().ref, "jonas", "v1", "high", {}, State.UNREACHABLE, NOW, notice_key="history:x")
    async with store.database.writing() as connection:
        await store.past_findings.told([found().ref], untold, connection, NOW)
    assert await store.past_findings.due(["p"], NOW, 9) == []
    assert (await store.past_findings.listed("p", "team", 0, 9))[1] == 2
    assert await store.past_findings.dismiss(found().ref, NOW)
    assert not await store.past_findings.dismiss(found().ref, NOW)
