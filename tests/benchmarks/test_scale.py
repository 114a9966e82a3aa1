"""What the simulation of many workspaces says and counts."""

import pytest

from benchmarks.scale import Figures, Traffic, VirtualClock, a_second, rows


def test_a_second_of_the_peak_is_what_the_sizing_page_assumes() -> None:
    """2,000 messages a workspace and day, the peak three times the mean."""
    assert a_second(1) == pytest.approx(0.0694, abs=0.0001)
    traffic = Traffic(10_000, ["lunch?"], VirtualClock())
    messages = list(traffic.second())
    assert len(messages) == traffic.said == 694
    assert traffic.alarming == sum("charge" in message.text.raw for message in messages) == 3
    assert len({message.ref for message in messages}) == 694
    assert len({message.place.workspace for message in messages}) > 600
    assert len(list(Traffic(1, ["lunch?"], VirtualClock()).second())) == 1


def test_figures_are_told_by_message_and_by_second_of_the_clock() -> None:
    traffic = Traffic(1_000, ["lunch?"], VirtualClock())
    for _ in range(10):
        list(traffic.second())
    spent = {"own": 14.0, "database": 7.0, "xact_commit": 100.0, "tup_inserted": 30.0, "tup_updated": 20.0}
    told = dict(rows([Figures(1_000, 9.0, traffic, 3, 10, [0.01, 0.02], spent, 512.0, 1.0, 300.0)]))
    assert told["processor time a message, bot, ms"] == [f"{14_000 / traffic.said:.2f}"]
    assert told["cores at the peak, bot"] == ["1.40"]
    assert told["processes that keep up, each at 70% of a core"] == ["2"]
    assert told["transactions a second"] == ["10"]
    assert told["rows written a second"] == ["5"]
    assert told["a heartbeat with the cursors, processor ms, most"] == ["20"]
