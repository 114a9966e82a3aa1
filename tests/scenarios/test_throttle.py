"""A team that is not spoken to at once: shadow days, bursts, a pause between notices."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bots.playground import CAPABILITIES
from config.entities import EntityTypes
from config.responding import ThrottleSettings
from core.checker import Checker

from .team import Team, a_team, buttons, shown

CARDS = ("4111 1111 1111 1111", "5555 5555 5555 4444", "3782 822463 10005", "6011 1111 1111 1117")
REAL = replace(CAPABILITIES, demonstration=False)


@pytest.fixture
async def new_team(checker: Checker, types: EntityTypes) -> AsyncIterator[Team]:
    async with a_team(checker, types, capabilities=REAL) as made:
        yield made


@pytest.fixture
async def busy_team(checker: Checker, types: EntityTypes) -> AsyncIterator[Team]:
    throttle = ThrottleSettings(shadow_days=0, notices_per_hour=2)
    async with a_team(checker, types, capabilities=REAL, throttle=throttle) as made:
        yield made


async def test_for_a_week_nobody_is_told_then_the_admin_gets_the_number_once_and_a_switch(new_team: Team) -> None:
    maya, jonas = new_team.person("maya"), new_team.person("jonas")
    await jonas.says(f"card {CARDS[0]}")
    await new_team.person("priya", "support").says(f"card {CARDS[1]}")
    assert await jonas.sees() == await maya.sees() == []
    await new_team.waits(days=6)
    assert await maya.sees() == []
    await new_team.waits(days=1, minutes=1)
    (report,) = await maya.sees()
    assert "2 notices would have been sent, to 2 people, in 2 channels; most often a payment card number" in shown(report)
    await new_team.waits(days=1)
    assert len(await maya.sees()) == 1
    assert await jonas.sees() == []
    assert "switched on" in await maya.presses("Switch on now")
    await jonas.says(f"now {CARDS[2]}")
    assert len(await jonas.sees()) == 1


async def test_an_admin_may_switch_on_at_once_and_nobody_else(new_team: Team) -> None:
    maya, jonas = new_team.person("maya"), new_team.person("jonas")
    assert "nobody is told yet" in await jonas.asks("status")
    assert "Only admins" in await jonas.forges("set||||shadow=off")
    assert "0 notices would have been sent" in await maya.asks("status")
    await maya.presses("Switch on now")
    before = len(await jonas.sees())
    await jonas.says(f"card {CARDS[0]}")
    assert len(await jonas.sees()) == before + 1


async def test_a_channel_may_leave_the_shadow_before_the_rest(new_team: Team) -> None:
    maya, jonas, priya = new_team.person("maya"), new_team.person("jonas"), new_team.person("priya", "support")
    assert "Shadow mode in this channel" in await maya.asks("settings")
    await maya.forges("set||||here.shadow=off")
    await jonas.says(f"card {CARDS[0]}")
    await priya.says(f"card {CARDS[1]}")
    assert (len(await jonas.sees()), len(await priya.sees())) == (1, 0)


async def test_a_burst_is_one_notice_now_and_one_a_minute_later(busy_team: Team) -> None:
    jonas = busy_team.person("jonas")
    for card in CARDS[:3]:
        await jonas.says(f"card {card}")
        busy_team.clock.passes(seconds=5)
    assert len(await jonas.sees()) == 1
    await busy_team.waits(seconds=30)
    assert len(await jonas.sees()) == 1
    await busy_team.waits(seconds=20)
    first, second = await jonas.sees()
    assert "2 more of your messages here look sensitive" in shown(second)
    assert shown(second).count("[CREDIT_CARD_1]") == 2
    assert not any(card in shown(reply) for card in CARDS for reply in (first, second))
    await busy_team.waits(minutes=5)
    assert len(await jonas.sees()) == 2
    deletes = [b for b in buttons(second) if b["label"] == "Delete my message"]
    await jonas.forges(deletes[1]["code"])
    assert await jonas.reads() == [f"card {card}" for card in CARDS[:2]]


async def test_a_notice_about_two_messages_stays_while_one_of_them_is_not_mended(busy_team: Team) -> None:
    jonas = busy_team.person("jonas")
    await jonas.says(f"card {CARDS[0]}")
    both = [await jonas.says(f"card {card}") for card in CARDS[1:3]]
    await busy_team.waits(seconds=61)
    assert len(await jonas.sees()) == 2
    await jonas.edits(both[0], "never mind")
    assert len(await jonas.sees()) == 2
    await jonas.deletes(both[1])
    assert len(await jonas.sees()) == 1


async def test_what_was_mended_within_the_burst_is_not_told(busy_team: Team) -> None:
    jonas = busy_team.person("jonas")
    await jonas.says(f"card {CARDS[0]}")
    mended = await jonas.says(f"card {CARDS[1]}")
    gone = await jonas.says(f"card {CARDS[2]}")
    await jonas.edits(mended, "never mind")
    await jonas.deletes(gone)
    await busy_team.waits(seconds=61)
    assert len(await jonas.sees()) == 1


async def test_a_pause_and_a_channel_switched_to_silence_hold_for_what_waits_already(busy_team: Team) -> None:
    maya, jonas, priya = busy_team.person("maya"), busy_team.person("jonas"), busy_team.person("priya", "support")
    for person in (jonas, priya):
        for card in CARDS[:2]:
            await person.says(f"card {card}")
    await jonas.asks("pause 2h")
    maya.channel = "support"
    await maya.forges("set||||here.mode=log")
    before = len(await jonas.sees()), len(await priya.sees())
    await busy_team.waits(seconds=61)
    assert (len(await jonas.sees()), len(await priya.sees())) == before


async def test_after_two_in_an_hour_the_next_waits_and_a_live_key_does_not(busy_team: Team) -> None:
    jonas = busy_team.person("jonas")
    for card in CARDS[:3]:
        await jonas.says(f"card {card}")
        await busy_team.waits(seconds=61)
    assert len(await jonas.sees()) == 2
    await jonas.says("ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a")
    assert len(await jonas.sees()) == 3
    await busy_team.waits(hours=1)
    assert len(await jonas.sees()) == 4


async def test_another_person_and_another_channel_are_told_at_once(busy_team: Team) -> None:
    jonas, priya = busy_team.person("jonas"), busy_team.person("priya")
    await jonas.says(f"card {CARDS[0]}")
    await priya.says(f"card {CARDS[1]}")
    jonas.channel = "support"
    await jonas.says(f"card {CARDS[2]}")
    assert (len(await jonas.sees()), len(await priya.sees())) == (2, 1)
