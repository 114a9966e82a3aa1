"""Turns are fair between workspaces, and in each between people."""

import asyncio

from core.fair_queue import FairQueue, Owner, Slots

ONE, TWO = ("slack", "one"), ("slack", "two")


def test_workspaces_take_turns_and_in_each_the_people() -> None:
    queue = FairQueue[str]()
    for number in range(4):
        queue.push(Owner(ONE, "maya"), f"maya {number}")
    queue.push(Owner(ONE, "jonas"), "jonas")
    queue.push(Owner(TWO, "lena"), "lena")
    order = [found[1] for found in iter(queue.pop, None)]
    assert order == ["maya 0", "lena", "jonas", "maya 1", "maya 2", "maya 3"]
    assert len(queue) == 0


def test_who_may_not_have_a_turn_yet_keeps_the_place() -> None:
    queue = FairQueue[str]()
    queue.push(Owner(ONE, "maya"), "maya")
    queue.push(Owner(ONE, "jonas"), "jonas")
    assert queue.pop(lambda owner: owner.person != "maya") == (Owner(ONE, "jonas"), "jonas")
    assert queue.pop(lambda owner: owner.person != "maya") is None
    assert queue.pop() == (Owner(ONE, "maya"), "maya")


async def _held(slots: Slots, owner: Owner, gate: asyncio.Event, running: list[Owner]) -> None:
    async with slots.turn(owner):
        running.append(owner)
        await gate.wait()


async def test_one_person_has_half_of_the_slots_and_a_workspace_leaves_one_for_others() -> None:
    slots, gate, running = Slots(4), asyncio.Event(), list[Owner]()
    maya, jonas, lena = Owner(ONE, "maya"), Owner(ONE, "jonas"), Owner(TWO, "lena")
    async with slots.turn(lena):
        pass
    tasks = [asyncio.create_task(_held(slots, owner, gate, running)) for owner in (maya, maya, maya, jonas, jonas)]
    await asyncio.sleep(0)
    assert running == [maya, maya, jonas]
    tasks.append(asyncio.create_task(_held(slots, lena, gate, running)))
    await asyncio.sleep(0)
    assert running[-1] == lena
    gate.set()
    await asyncio.gather(*tasks)
    assert len(running) == 6


async def test_whoever_gives_up_waiting_takes_no_slot() -> None:
    slots, gate, running = Slots(1), asyncio.Event(), list[Owner]()
    first, second, third = (
        asyncio.create_task(_held(slots, Owner(ONE, name), gate, running)) for name in ("maya", "jonas", "lena")
    )
    await asyncio.sleep(0)
    second.cancel()
    gate.set()
    await asyncio.gather(first, third)
    assert running == [Owner(ONE, "maya"), Owner(ONE, "lena")]
