"""The queue is bounded, people come first, and nothing stops it."""

import asyncio

import pytest

from core.fair_queue import Owner
from core.responder.work_queue import Lane, Overloaded, Priority, WorkQueue


async def test_people_who_wait_come_first() -> None:
    queue, order, gate = WorkQueue(10, 1), list[str](), asyncio.Event()

    def job(name: str) -> object:
        async def run() -> None:
            await gate.wait()
            order.append(name)

        return run

    jobs = [queue.submit(p, job(p.name)) for p in (Priority.HISTORY, Priority.CATCHUP, Priority.MESSAGE, Priority.PERSON)]  # type: ignore[arg-type]
    gate.set()
    await asyncio.gather(*jobs)
    assert order == ["PERSON", "MESSAGE", "CATCHUP", "HISTORY"]
    await queue.close(1)


async def test_when_it_is_full_it_says_so_and_people_are_taken_all_the_same() -> None:
    queue, gate = WorkQueue(2, 1), asyncio.Event()

    async def wait() -> None:
        await gate.wait()

    jobs = [queue.submit(Priority.MESSAGE, wait) for _ in range(2)]
    with pytest.raises(Overloaded):
        queue.submit(Priority.MESSAGE, wait)
    jobs.append(queue.submit(Priority.PERSON, wait))
    gate.set()
    await asyncio.gather(*jobs)
    await queue.close(1)


async def test_a_job_that_fails_stops_nothing() -> None:
    queue = WorkQueue(10, 1)

    async def fail() -> None:
        raise ValueError

    async def work() -> None:
        pass

    failing, working = queue.submit(Priority.MESSAGE, fail), queue.submit(Priority.MESSAGE, work)
    await working
    assert isinstance(failing.exception(), ValueError)
    await queue.close(1)


async def test_closing_finishes_what_it_can_and_cancels_the_rest() -> None:
    queue, done = WorkQueue(10, 1), list[int]()

    async def quick() -> None:
        done.append(1)

    async def endless() -> None:
        await asyncio.Event().wait()

    first, stuck = queue.submit(Priority.MESSAGE, quick), queue.submit(Priority.MESSAGE, endless)
    await queue.close(0.05)
    assert (done, first.done(), stuck.cancelled()) == ([1], True, True)
    with pytest.raises(Overloaded):
        queue.submit(Priority.PERSON, quick)


async def test_short_messages_and_commands_never_wait_behind_long_ones() -> None:
    queue, gate, done = WorkQueue(100, 2), asyncio.Event(), list[str]()

    async def long() -> None:
        await gate.wait()

    async def short() -> None:
        done.append("short")

    held = [queue.submit(Priority.MESSAGE, long, Owner(("slack", "one"), f"u{n}"), Lane.LONG) for n in range(20)]
    held += [queue.submit(Priority.PERSON, long, Owner(("slack", "one"), f"u{n}"), Lane.LONG) for n in range(20)]
    await queue.submit(Priority.MESSAGE, short)
    await queue.submit(Priority.PERSON, short)
    assert done == ["short", "short"]
    gate.set()
    await asyncio.gather(*held)
    await queue.close(1)


async def test_one_persons_messages_leave_room_for_anothers() -> None:
    queue, gate, done = WorkQueue(100, 2), asyncio.Event(), list[str]()

    async def slow() -> None:
        await gate.wait()

    async def quick() -> None:
        done.append("quick")

    held = [queue.submit(Priority.MESSAGE, slow, Owner(("slack", "one"), "maya")) for _ in range(20)]
    await queue.submit(Priority.MESSAGE, quick, Owner(("slack", "one"), "jonas"))
    assert done == ["quick"]
    gate.set()
    await asyncio.gather(*held)
    await queue.close(1)
