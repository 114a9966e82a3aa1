"""A long text that kills or hangs its process is reported, and the next one is checked."""

import asyncio
import multiprocessing
import os
import threading
from pathlib import Path
from typing import cast

import pytest

from config.policy import Policy
from config.responding import LoadSettings
from core.checker import Checker
from core.message import Message
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
        raise ValueError(message.text.raw)


def hostile() -> Checker:
    """Made in the worker's process."""
    return cast("Checker", Hostile())


class Still:
    """Finds nothing."""

    def __init__(self) -> None:
        self.quickened: list[Path] = []

    def quicken(self, folder: Path) -> bool:
        """Notes it."""
        self.quickened.append(folder)
        return True

    def check(self, message: Message, policy: Policy, marks: frozenset[str]) -> Verdict:
        """Nothing."""
        return Verdict((), Paste(), Redaction(message.text.raw, message.text.visible), Decision())


def still() -> Checker:
    """Made in the worker's process, at once."""
    return cast("Checker", Still())


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


async def test_a_process_that_dies_while_it_has_nothing_to_do_is_replaced(checker: Checker) -> None:
    workers = Workers(checker, still, LoadSettings(long_text=10), Metrics())
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


async def test_a_bot_with_much_to_do_is_quickened_once(tmp_path: Path) -> None:
    busy = Still()
    workers = Workers(cast("Checker", busy), None, LoadSettings(hyperscan_after=3), Metrics(), folder=tmp_path)
    seen = []
    for _ in range(8):
        await workers.check(said("a text"), Policy(), frozenset())
        for thread in threading.enumerate():
            if thread.name == "quicken":
                thread.join()
        seen.append(len(busy.quickened))
    assert seen == [0, 0, 1, 1, 1, 1, 1, 1]
    assert busy.quickened == [tmp_path]


async def test_and_never_where_nobody_wants_it(tmp_path: Path) -> None:
    busy = Still()
    for load, folder in ((LoadSettings(hyperscan_after=0), tmp_path), (LoadSettings(hyperscan_after=1), None)):
        workers = Workers(cast("Checker", busy), None, load, Metrics(), folder=folder)
        await workers.check(said("a text"), Policy(), frozenset())
    assert busy.quickened == []


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
