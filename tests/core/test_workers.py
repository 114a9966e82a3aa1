"""A long text that kills or hangs its process is reported, and the next one is checked."""

import asyncio
import multiprocessing
import os
import re
import resource
import signal
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from config.policy import Policy
from config.responding import LoadSettings
from core.checker import Checker
from core.message import Author, Message
from core.metrics import Metrics
from core.paste.kinds import Paste
from core.redaction.redaction import Redaction
from core.verdict import Decision, Verdict
from core.workers import Unchecked, Workers
from tests.messages import said


class Hostile:
    """What a checker might do at its worst."""

    def check(self, message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
        """Dies, hangs or fails, as the text says."""
        if "kill" in message.text.raw:
            os._exit(9)
        if "hang" in message.text.raw:
            threading.Event().wait()
        if "spin" in message.text.raw:
            re.search("(a+)+b", "a" * 60)
        if "memory" in message.text.raw:
            resource.setrlimit(resource.RLIMIT_AS, (1 << 30, resource.RLIM_INFINITY))
            bytearray(4 << 30)
        if "exit" in message.text.raw:
            sys.exit(message.text.raw)
        if "stop once" in message.text.raw:
            return _stopped_once(message)
        raise ValueError(message.text.raw)


def _stopped_once(message: Message) -> Verdict:
    """Stops its process, as SIGSTOP from outside does, or lets it be killed; the next one answers."""
    folder, how = message.text.raw.split("|")[1:]
    mark = Path(folder) / "seen"
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), getattr(signal, how))
    return Still().check(message, Policy(), frozenset())


def hostile() -> Checker:
    """Made in the worker's process."""
    return cast("Checker", Hostile())


class Still:
    """Finds nothing."""

    def check(self, message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
        """Nothing."""
        return Verdict((), Paste(), Redaction(message.text.raw, message.text.visible), Decision())


def still() -> Checker:
    """Made in the worker's process, at once."""
    return cast("Checker", Still())


SLOW = 1.5


def slow_to_build() -> Checker:
    """As the shipped one, which loads its lists and its model."""
    threading.Event().wait(SLOW)
    return still()


def real() -> Checker:
    """The shipped one, in the worker's process."""
    from bots.checking import build_checker
    from config.settings import Settings

    return build_checker(Settings())


async def test_a_text_that_kills_or_hangs_or_fails_is_unchecked_and_said_without_its_words(checker: Checker) -> None:
    workers = Workers(checker, hostile, LoadSettings(long_text=10, check_seconds=1), Metrics())
    for text in ("please kill the process", "please hang for ever", "please fail for once"):
        with pytest.raises(Unchecked) as error:
            await workers.check(said(text), Policy(), frozenset())
        assert "please" not in str(error.value)
    assert (await workers.check(said("short"), Policy(), frozenset())).findings == ()
    await workers.close()


async def test_a_text_has_so_many_seconds_of_the_processor_and_no_more(checker: Checker) -> None:
    workers = Workers(checker, hostile, LoadSettings(long_text=10, processor_seconds=0.5, check_seconds=300), Metrics())
    with pytest.raises(Unchecked, match="ProcessorSecondsUsedUp"):
        await workers.check(said("please spin for ever"), Policy(), frozenset())
    assert (await workers.check(said("short"), Policy(), frozenset())).findings == ()
    await workers.close()


async def test_what_takes_too_much_memory_or_ends_the_program_is_unchecked(checker: Checker) -> None:
    workers = Workers(checker, hostile, LoadSettings(long_text=10, processes=1), Metrics())
    for text, error in (("please take all memory", "MemoryError"), ("please exit the program", "SystemExit")):
        with pytest.raises(Unchecked) as caught:
            await workers.check(said(text), Policy(), frozenset())
        assert (str(caught.value), caught.value.__cause__, caught.value.__suppress_context__) == (error, None, True)
    await workers.close()


async def test_a_short_text_that_ends_the_program_is_unchecked_too() -> None:
    workers = Workers(hostile(), None, LoadSettings(), Metrics())
    with pytest.raises(Unchecked, match="SystemExit"):
        await workers.check(said("exit"), Policy(), frozenset())


@pytest.mark.parametrize("how", ["SIGSTOP", "SIGKILL"])
async def test_a_process_that_is_stopped_or_killed_from_outside_loses_no_text(checker: Checker, tmp_path: Path, how: str) -> None:
    workers = Workers(checker, hostile, LoadSettings(long_text=10, check_seconds=1), Metrics())
    verdict = await workers.check(said(f"stop once|{tmp_path}|{how}"), Policy(), frozenset())
    assert verdict.findings == ()
    await workers.close()


async def test_nothing_of_starting_processes_runs_on_the_event_loop(checker: Checker) -> None:
    """Whoever is asked meanwhile is answered: the loop comes back as often as it is asked to."""
    workers = Workers(checker, slow_to_build, LoadSettings(long_text=10), Metrics())
    longest, last = 0.0, time.monotonic()
    asked = asyncio.ensure_future(workers.check(said("a text of ordinary words"), Policy(), frozenset()))
    while not asked.done():
        await asyncio.sleep(0)
        now = time.monotonic()
        longest, last = max(longest, now - last), now
    await workers.close()
    assert longest < SLOW / 2


async def test_processes_begin_before_the_first_long_text_comes(checker: Checker) -> None:
    workers = Workers(checker, still, LoadSettings(long_text=10), Metrics())
    workers.start()
    assert workers._pool is not None
    await asyncio.get_running_loop().run_in_executor(workers._pool._aside, bool)
    assert len(multiprocessing.active_children()) == LoadSettings().processes
    await workers.close()


async def test_one_persons_long_texts_leave_others_their_turn(checker: Checker) -> None:
    workers = Workers(checker, still, LoadSettings(long_text=10, processes=1), Metrics())
    order = list[str]()

    async def check(author: str) -> None:
        message = replace(said("a text of ordinary words"), author=Author(author))
        await workers.check(message, Policy(), frozenset())
        order.append(author)

    await asyncio.gather(*(check("maya") for _ in range(6)), check("jonas"))
    await workers.close()
    assert order.index("jonas") <= 2, "behind the one that was running, and the one whose turn it was"


async def test_a_process_that_dies_while_it_has_nothing_to_do_is_replaced(checker: Checker) -> None:
    workers = Workers(checker, still, LoadSettings(long_text=10, processes=1), Metrics())
    for _ in range(3):
        assert (await workers.check(said("a text of ordinary words"), Policy(), frozenset())).findings == ()
        (process,) = multiprocessing.active_children()
        process.kill()
        process.join()
    await workers.close()


async def test_texts_at_once_survive_it(checker: Checker) -> None:
    workers = Workers(checker, still, LoadSettings(long_text=10, processes=2), Metrics())
    for _ in range(2):
        both = await asyncio.gather(*(workers.check(said("a text of ordinary words"), Policy(), frozenset()) for _ in range(4)))
        assert [verdict.findings for verdict in both] == [()] * 4
        for process in multiprocessing.active_children():
            process.kill()
    await workers.close()


async def test_a_long_text_comes_back_whole_from_its_process(checker: Checker) -> None:
    workers = Workers(checker, real, LoadSettings(long_text=100), Metrics())
    text = "ordinary words " * 50 + "card 4111 1111 1111 1111"
    here, apart = checker.check(said(text), Policy()), await workers.check(said(text), Policy(), frozenset())
    await workers.close()
    assert workers.apart(said(text))
    assert (apart.redaction.raw, apart.findings, apart.decision) == (here.redaction.raw, here.findings, here.decision)


async def test_nothing_begins_a_process_after_the_end(checker: Checker) -> None:
    workers = Workers(checker, still, LoadSettings(long_text=10), Metrics())
    assert (await workers.check(said("a text of ordinary words"), Policy(), frozenset())).findings == ()
    await workers.close()
    with pytest.raises(Unchecked):
        await workers.check(said("a text of ordinary words"), Policy(), frozenset())
    assert multiprocessing.active_children() == []
